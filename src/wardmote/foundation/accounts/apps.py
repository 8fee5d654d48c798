"""Connects the audit to the tables of signing in that are not ours."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "wardmote.foundation.accounts"
    label = "accounts"

    def ready(self) -> None:
        from wardmote.foundation.accounts import recording

        recording.connect()
