"""Setting passwords: the only writers of one."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts import sessions
from wardmote.foundation.accounts.passwords import check_new_password
from wardmote.foundation.accounts.recording import of


@transaction.atomic
def change_password(member: AbstractBaseUser, *, password: str, again: str, by: Viewer, but: str = "") -> None:
    """Set a member's password and end their sessions, all but the one with the key `but`; raises Invalid."""
    check_new_password(password, again, member)
    member.set_password(password)
    member.save(update_fields=["password"])
    sessions.end_of(member.pk, but=but)
    audit.record(by=by, what="changed", of=of(member.pk), fields=("password",))
