"""Makes our static files and templates findable."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "wardmote.foundation.pages"
    label = "pages"
