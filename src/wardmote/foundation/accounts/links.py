"""One-time links by which a member sets a password: an invitation, or because theirs is forgotten.

The key of a link is made from its id and the installation's secret key whenever it is wanted, so that it is kept
nowhere: neither in the database nor in what waits to be mailed. Looking at a link changes nothing; setting a password
ends it.
"""

import hmac
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.urls import reverse

from wardmote.errors import Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.changing import change_password
from wardmote.foundation.accounts.limits import limits_on
from wardmote.foundation.accounts.models import PasswordLink
from wardmote.foundation.accounts.recording import door
from wardmote.foundation.now import day_of

ASK = "Ask an administrator of your partnership for a new invitation, or ask for a new password on the sign-in page."


@transaction.atomic
def make_link(member: AbstractBaseUser, *, kind: str, by: Viewer, at: datetime) -> PasswordLink:
    """Make a link of this kind for a member; any earlier one of theirs works no longer."""
    end_links(member.pk, by=by, at=at)
    link = PasswordLink.objects.create(
        partnership=member.partnership_id,
        member=member.pk,
        kind=kind,
        until=at + limits_on(day_of(at)).span(kind),
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=_of(link), fields=("member", "kind", "until"))
    return link


@transaction.atomic
def end_links(member_id: UUID, *, by: Viewer, at: datetime) -> int:
    """Withdraw every link of a member that still works; how many there were."""
    rows = list(PasswordLink.objects.select_for_update().filter(member=member_id, ended_at__isnull=True))
    for link in rows:
        _end(link, PasswordLink.WITHDRAWN, by, at)
        audit.record(by=by, what="withdrawn", of=_of(link), fields=("ended_at", "ended_how"))
    return len(rows)


def path_of(link: UUID) -> str:
    """The address of a link on this site, with its key; called as the mail that carries it is sent."""
    return f"{reverse('new-password')}?key={key_of(link)}"


def key_of(link: UUID) -> str:
    """The key that opens a link: its id and a keyed hash of it, 256 bits."""
    said = b"wardmote password link " + link.bytes
    return link.hex + hmac.new(settings.SECRET_KEY.encode(), said, sha256).hexdigest()


def opened(key: str, *, at: datetime) -> PasswordLink:
    """The link this key opens. Raises Missing where it opens none, NotNow where the link works no longer."""
    try:
        asked = UUID(hex=key[:32])
    except ValueError:
        asked = UUID(int=0)
    link = PasswordLink.objects.filter(pk=asked).first()
    if link is None or not hmac.compare_digest(key.encode(), key_of(link.pk).encode()):
        raise Missing("This link opens nothing here.", instead=f"Check that it was copied whole. {ASK}")
    if link.ended_how == PasswordLink.USED:
        raise NotNow("This link has been used, and it works once.", instead=f"Sign in with the password you set. {ASK}")
    if link.ended_at:
        raise NotNow("This link has been withdrawn.", instead=ASK)
    if at > link.until:
        raise NotNow("The time in which this link worked has passed.", instead=ASK)
    return link


@transaction.atomic
def set_password(key: str, *, password: str, again: str, at: datetime) -> AbstractBaseUser:
    """Set the password of the member whose link this is, and end the link and all their sessions; the member.

    Raises Invalid where the password will not do: then the link still works.
    """
    link = PasswordLink.objects.select_for_update().get(pk=opened(key, at=at).pk)
    opened(key, at=at)
    member = get_user_model().objects.filter(pk=link.member, is_active=True).first()
    if member is None:
        raise NotNow("This account is closed.", instead="Ask an administrator of your partnership.")
    by = door(member)
    change_password(member, password=password, again=again, by=by, at=at)
    _end(link, PasswordLink.USED, by, at)
    audit.record(by=by, what="ended", of=_of(link), fields=("ended_at", "ended_how"))
    return member


def _end(link: PasswordLink, how: str, by: Viewer, at: datetime) -> None:
    link.ended_at, link.ended_by, link.ended_how = at, by.name, how
    link.save(update_fields=["ended_at", "ended_by", "ended_how"])


def _of(link: PasswordLink) -> audit.Of:
    return ("accounts", "PasswordLink", link.pk)
