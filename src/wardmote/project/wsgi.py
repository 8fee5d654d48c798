"""What a WSGI server runs."""

import atexit
import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from wardmote.project.orphans import end_with

# Nothing that is brought in here is garbage, and looking for some meanwhile takes a fifth of the time that it takes.
gc.disable()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wardmote.project.settings")
if parent := os.environ.get("WARDMOTE_SERVED_BY"):
    end_with(int(parent))
application = get_wsgi_application()
# Every page is imported here and not by the first who asks. What is made by now stays for as long as the process does:
# looking through all of it for garbage would stop every page that is being made, for longer than most of them take.
# At the end it is let go: the engine of the evidence counts what is not, and says so in lines that are no log of ours.
get_resolver().check()
gc.collect()
gc.freeze()
gc.enable()
atexit.register(gc.unfreeze)
