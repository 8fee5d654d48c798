"""Setting passwords: the only writers of one."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts import sessions
from wardmote.foundation.accounts.passwords import check_new_password
from wardmote.foundation.accounts.recording import of
from wardmote.foundation.accounts.telling import tell_changed


@transaction.atomic
def change_password(
    member: AbstractBaseUser, *, password: str, again: str, by: Viewer, at: datetime, but: str = ""
) -> None:
    """Set a member's password and end their sessions, all but the one with the key `but`; raises Invalid.

    Whoever had a password before is told by mail that it was changed.
    """
    check_new_password(password, again, member)
    had_one = member.has_usable_password()
    member.set_password(password)
    member.save(update_fields=["password"])
    sessions.end_of(member.pk, but=but)
    audit.record(by=by, what="changed", of=of(member.pk), fields=("password",))
    if had_one:
        tell_changed(member, at=at)
