"""Tells Django of the project's own checks."""

from django.apps import AppConfig

from wardmote.project import checks


class ProjectConfig(AppConfig):
    name = "wardmote.project"
    label = "project"

    def ready(self) -> None:
        checks.register()
