"""What signing in leaves in the audit: who came in and how, who was refused, whose factors changed, who left.

Rows of django-allauth (factors, sessions, links to other sites' accounts) are audited here by Django's signals, whoever
writes them. The audit is told the member, never what they typed.
"""

from typing import Any
from uuid import UUID

from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models.signals import post_delete, post_save

from wardmote.foundation import audit, desks
from wardmote.foundation.access import Tenant, Viewer, the_system

#: The job in whose name somebody is refused, or a session ended, before anybody is known.
DOOR = "sign-in"
KINDS = {"totp": "authenticator app", "webauthn": "passkey", "recovery_codes": "recovery codes"}


def door(member: AbstractBaseUser) -> Viewer:
    """The system at this member's door: it acts where nobody has signed in."""
    return the_system(DOOR, Tenant(id=member.partnership_id, slug="", name="", made_up=False))


def of(member_id: UUID) -> audit.Of:
    """A member, as the audit is told of them."""
    return ("agencies", "Member", member_id)


@transaction.atomic
def record_entry(member: AbstractBaseUser, *, how: tuple[str, ...]) -> None:
    """Somebody came in: `how` are the steps they took."""
    viewer = desks.the_one("viewer_of")(member.pk)
    audit.record(by=viewer, what="signed in", of=of(member.pk), because=", ".join(how))


@transaction.atomic
def record_refusal(member: AbstractBaseUser | None, *, because: str) -> None:
    """Somebody was refused as this member. What was tried on nobody's account belongs to no partnership's audit."""
    if member is not None:
        audit.record(by=door(member), what="refused", of=of(member.pk), because=because)


def connect() -> None:
    """Have the tables that are not ours tell the audit."""
    post_save.connect(_factor_saved, sender=Authenticator, dispatch_uid="wardmote.factor.saved")
    post_delete.connect(_factor_deleted, sender=Authenticator, dispatch_uid="wardmote.factor.deleted")
    post_save.connect(_identity_saved, sender=SocialAccount, dispatch_uid="wardmote.identity.saved")
    post_delete.connect(_identity_deleted, sender=SocialAccount, dispatch_uid="wardmote.identity.deleted")
    post_delete.connect(_session_deleted, sender=UserSession, dispatch_uid="wardmote.session.deleted")


def _factor_saved(instance: Authenticator, created: bool, **_: Any) -> None:
    if created:
        _factor(instance, "added")


def _factor_deleted(instance: Authenticator, **_: Any) -> None:
    _factor(instance, "taken away")


def _factor(row: Authenticator, done: str) -> None:
    because = f"{KINDS[row.type]} {done}"
    audit.record(by=_whoever(row.user), what="changed", of=of(row.user_id), fields=("second_factor",), because=because)


def _identity_saved(instance: SocialAccount, created: bool, **_: Any) -> None:
    if created:
        _identity(instance, "made")


def _identity_deleted(instance: SocialAccount, **_: Any) -> None:
    _identity(instance, "taken away")


def _identity(row: SocialAccount, done: str) -> None:
    because = f"link to {row.provider} {done}"
    audit.record(by=_whoever(row.user), what="changed", of=of(row.user_id), fields=("single_sign_on",), because=because)


def _session_deleted(instance: UserSession, **_: Any) -> None:
    audit.record(by=_whoever(instance.user), what="signed out", of=of(instance.user_id))


def _whoever(member: AbstractBaseUser) -> Viewer:
    """Who acts: the member whose request this is, or the door."""
    return getattr(context.request, "reader", None) or door(member)
