"""Sessions: how one begins, which a member has, and ending them: an ended one is refused on its next request.

What a session knows of itself is in the session: when it began, by which factors, when it was last used, and when its
member last showed that it is they. Django's row is the session; django-allauth's `UserSession` says whose it is and
from where. Instants in the session are seconds since 1970, UTC.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from typing import Any
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout, update_session_auth_hash
from django.db import transaction
from django.http import HttpRequest

from wardmote.foundation.accounts.limits import limits_on
from wardmote.foundation.accounts.origin import device_of
from wardmote.foundation.accounts.recording import record_entry
from wardmote.foundation.accounts.rules import why_session_is_over
from wardmote.foundation.now import day_of

BEGAN, SEEN, HOW, CONFIRMED = "wardmote_began", "wardmote_seen", "wardmote_how", "wardmote_confirmed"
#: How a session began that no password opened.
DEMONSTRATION = "demonstration"


@dataclass(frozen=True)
class SessionSeen:
    """One session of a member: `here` is the one that asks."""

    id: int
    device: str
    address: str
    began: datetime
    seen: datetime
    here: bool


@transaction.atomic
def begin(request: HttpRequest, *, how: tuple[str, ...], at: datetime) -> None:
    """Note in a session that has just begun when and how, and whose it is."""
    moment = at.timestamp()
    request.session.update({BEGAN: moment, SEEN: moment, CONFIRMED: moment, HOW: list(how)})
    UserSession.objects.create_from_request(request)
    record_entry(request.user, how=how)


def noted(session: Any, what: str) -> datetime | None:
    """One of the instants a session knows; None where it knows no such thing."""
    found = session.get(what)
    return datetime.fromtimestamp(found, UTC) if isinstance(found, int | float) else None


def used(request: HttpRequest, *, at: datetime) -> None:
    """Note that a session is in use; at most once a minute, so that reading pages writes little."""
    seen = noted(request.session, SEEN)
    if seen is None or (at - seen).total_seconds() >= 60:
        request.session[SEEN] = at.timestamp()


def is_of_demonstration(request: HttpRequest) -> bool:
    """The session was opened with one click, which nothing but a demonstration lets anybody do."""
    return request.session.get(HOW, [DEMONSTRATION]) == [DEMONSTRATION]


def confirm(request: HttpRequest, *, at: datetime) -> None:
    """Note that the member has just shown that it is they."""
    request.session[CONFIRMED] = at.timestamp()


def sessions_of(member_id: UUID, *, here: str, at: datetime) -> tuple[SessionSeen, ...]:
    """A member's sessions that are not over, the latest used first; `here` is the key of the one that asks."""
    found, limits = [], limits_on(day_of(at))
    for row in UserSession.objects.filter(user_id=member_id):
        store = _store(row.session_key)
        if seen := noted(store, SEEN):
            began = noted(store, BEGAN) or row.created_at
            if why_session_is_over(limits=limits, began=began, seen=seen, at=at):
                continue
            found.append(SessionSeen(row.pk, device_of(row.user_agent), row.ip, began, seen, row.session_key == here))
    return tuple(sorted(found, key=lambda each: each.seen, reverse=True))


@transaction.atomic
def end_of(member_id: UUID, *, only: str = "", but: str = "") -> int:
    """End a member's sessions and say how many: all, all but that with the key `but`, or the one whose id is `only`."""
    rows = UserSession.objects.filter(user_id=member_id).exclude(session_key=but)
    ended = [row for row in rows if not only or str(row.pk) == only]
    for row in ended:
        _store(row.session_key).delete()
        row.delete()
    return len(ended)


@transaction.atomic
def keep_after_password(request: HttpRequest) -> None:
    """Keep the session that asks, whose member's password has just changed; it gets a new key, and its row with it."""
    was = request.session.session_key
    update_session_auth_hash(request, request.user)
    request.session.save()
    UserSession.objects.filter(session_key=was).update(session_key=request.session.session_key)


@transaction.atomic
def end_here(request: HttpRequest) -> None:
    """End the session that asks, and forget whatever it held."""
    UserSession.objects.filter(session_key=request.session.session_key or "").delete()
    logout(request)


def _store(key: str) -> Any:
    return import_module(settings.SESSION_ENGINE).SessionStore(key)
