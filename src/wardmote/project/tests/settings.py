"""The settings the tests run under: the product's own, but for what a test must not share with an installation."""

import os
import tempfile
from importlib import import_module
from pathlib import Path

VAR = Path(tempfile.mkdtemp(prefix="wardmote-tests-"))

# An installation's settings in the developer's shell are not the tests'.
for name in ("DATABASE_URL", *(option.name for option in import_module("wardmote.project.options").OPTIONS)):
    os.environ.pop(name, None)
os.environ |= {"WARDMOTE_VAR": str(VAR), "WARDMOTE_SECRET_KEY": "only-for-tests", "WARDMOTE_GALLERY": "yes"}

product = import_module("wardmote.project.settings")
globals().update({name: value for name, value in vars(product).items() if name.isupper()})

# The made-up kind of case, whose tables tests read and write; an installation has no such thing.
INSTALLED_APPS = [*product.INSTALLED_APPS, "promises.river_patrol"]

# Files of the pages come from where they are written; only an installation gathers and hashes them.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
DATABASES = import_module("wardmote.project.tests.engines").databases_for_tests(VAR)
PASSWORD_HASHERS = ["wardmote.project.tests.hashing.QuickArgon2"]
