"""Listens for signing in and out, whose tables are third parties' and have no verbs of ours."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth import get_user_model, user_logged_in, user_logged_out, user_login_failed
from django.db import transaction

from wardmote.errors import Refused
from wardmote.foundation import desks
from wardmote.foundation.access.viewer import Viewer
from wardmote.foundation.audit.recording import record


class AuditConfig(AppConfig):
    name = "wardmote.foundation.audit"
    label = "audit"

    def ready(self) -> None:
        user_logged_in.connect(_signed_in, dispatch_uid="audit")
        user_logged_out.connect(_signed_out, dispatch_uid="audit")
        user_login_failed.connect(_was_refused, dispatch_uid="audit")


def _signed_in(user: Any, **more: Any) -> None:
    _record("signed in", user)


def _signed_out(user: Any, **more: Any) -> None:
    if user is not None and user.is_authenticated:
        _record("signed out", user)


def _was_refused(**more: Any) -> None:
    """Nothing of what was typed is kept: it may be a password in the wrong box."""
    with transaction.atomic():
        record(by="sign-in", what="refused")


def _record(what: str, member: Any) -> None:
    table = get_user_model()._meta
    with transaction.atomic():
        record(by=_viewer(member), what=what, of=(table.app_label, table.object_name, member.pk))


def _viewer(member: Any) -> Viewer | str:
    """The member as a viewer; one whose account was closed meanwhile has none, and still signs out."""
    try:
        return desks.the_one("viewer_of")(member.pk)
    except Refused:
        return "sign-in"
