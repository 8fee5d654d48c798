"""What a WSGI server runs."""

import os

from django.core.wsgi import get_wsgi_application

from wardmote.project.orphans import end_with

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wardmote.project.settings")
if parent := os.environ.get("WARDMOTE_SERVED_BY"):
    end_with(int(parent))
application = get_wsgi_application()
