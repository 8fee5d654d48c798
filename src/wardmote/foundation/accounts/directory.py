"""The accounts of a partnership as its administrator sees them: who can sign in, who has not yet, who no longer may."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser

from wardmote.errors import Missing
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.factors import APP, PASSKEY
from wardmote.foundation.accounts.models import PasswordLink

#: What an account can be, in the order in which an administrator wants to see them.
NOT_INVITED, INVITED, RUN_OUT, UNFINISHED, OPEN, CLOSED = (
    "not invited", "invited", "invitation ran out", "no second factor yet", "open", "closed"
)  # fmt: skip


@dataclass(frozen=True)
class AccountSeen:
    """One member's account: `state` is one of the words above, `last` when they last signed in."""

    id: UUID
    reference: str
    name: str
    email: str
    state: str
    last: datetime | None


def accounts_for(viewer: Viewer, *, at: datetime) -> tuple[AccountSeen, ...]:
    """Every account of the viewer's partnership, by name."""
    members = list(get_user_model().objects.filter(partnership_id=viewer.tenant.id))
    return _seen(viewer, members, at)


def account_for(viewer: Viewer, reference: str, *, at: datetime) -> AccountSeen:
    """One of them, by its member's reference; raises Missing where the partnership has none such."""
    members = list(get_user_model().objects.filter(partnership_id=viewer.tenant.id, reference=reference))
    if not members:
        raise Missing("There is no such account in this partnership.", instead="Choose one from the list of accounts.")
    return _seen(viewer, members, at)[0]


def _seen(viewer: Viewer, members: list[AbstractBaseUser], at: datetime) -> tuple[AccountSeen, ...]:
    links = PasswordLink.objects.filter(
        partnership=viewer.tenant.id, kind=PasswordLink.INVITATION, ended_at__isnull=True
    )
    until = {link.member: link.until for link in links}
    secured = set(
        Authenticator.objects.filter(user__in=members, type__in=(APP, PASSKEY)).values_list("user_id", flat=True)
    )
    seen = [
        AccountSeen(
            member.pk,
            member.reference,
            member.name,
            member.email,
            _state(member, until.get(member.pk), member.pk in secured, at),
            member.last_login,
        )
        for member in members
    ]
    return tuple(sorted(seen, key=lambda each: (each.name, each.reference)))


def _state(member: AbstractBaseUser, until: datetime | None, secured: bool, at: datetime) -> str:
    if not member.is_active:
        return CLOSED
    if until is not None:
        return INVITED if at <= until else RUN_OUT
    if secured:
        return OPEN
    return UNFINISHED if member.has_usable_password() else NOT_INVITED
