"""Keeping, giving back and forgetting drafts. No question is asked but for one member's own."""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.http import QueryDict

from wardmote.errors import Missing, NotNow, Refused
from wardmote.foundation.access.viewer import Viewer
from wardmote.foundation.drafts.models import Draft
from wardmote.foundation.drafts.tickets import Ticket
from wardmote.foundation.sealing import Case, Place, make_key, open_sealed, seal

#: How long what was typed is kept. Our own limit: long enough for a holiday, too short to be a second record.
KEPT = timedelta(days=30)
#: Longer than this is not kept: no form of ours has so much to say.
MOST = 500_000
#: What a form carries that nobody typed.
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "ticket", "show", "to"})


@dataclass(frozen=True)
class Kept:
    """What a member typed on a page, and when it was last kept."""

    path: str
    data: QueryDict
    at: datetime


@dataclass(frozen=True)
class NotSent:
    """That a member typed something on a page, and when it was last kept."""

    path: str
    at: datetime


def keep(ticket: Ticket, posted: QueryDict, *, at: datetime) -> bool:
    """Keep what was typed, sealed, in place of what was kept before.

    False for more than anybody types, and where there is no key to seal it under.
    """
    typed = json.dumps([pair for pair in _pairs(posted) if pair[0] not in NOT_TYPED], ensure_ascii=False)
    if len(typed) > MOST or len(ticket.path) > Draft._meta.get_field("path").max_length:
        return False
    of = {"partnership": ticket.partnership, "member": ticket.member, "path": ticket.path}
    try:
        with transaction.atomic():
            row, _ = Draft.objects.select_for_update().get_or_create(**of, defaults={"at": at, "until": at + KEPT})
            row.typed, row.at, row.until = _sealed(row, typed), at, at + KEPT
            row.save(update_fields=["typed", "at", "until"])
    except (Missing, Refused):
        return False
    return True


def _sealed(row: Draft, typed: str) -> str:
    try:
        return seal(_case(row.member), _place(row), typed)
    except Missing:
        # Their first draft here; or another process made their key at this moment.
        with suppress(NotNow):
            make_key(_case(row.member))
        return seal(_case(row.member), _place(row), typed)


def _case(member: UUID) -> Case:
    return Case("drafts", "Member", member)


def _place(row: Draft) -> Place:
    return Place("Draft", row.pk, "typed")


def _pairs(posted: QueryDict) -> Iterable[tuple[str, str]]:
    return [(name, text) for name, texts in posted.lists() for text in texts if isinstance(text, str)]


def kept(ticket: Ticket, *, at: datetime) -> Kept | None:
    """What this member typed on this page, if it has not been sent."""
    of = {"partnership": ticket.partnership, "member": ticket.member, "path": ticket.path}
    row = Draft.objects.filter(**of, until__gt=at).first()
    return _kept(row) if row else None


def kept_of(viewer: Viewer, *, at: datetime) -> tuple[NotSent, ...]:
    """Where this member typed what they have not sent, latest first."""
    rows = Draft.objects.filter(partnership=viewer.tenant.id, member=viewer.member_id, until__gt=at)
    return tuple(NotSent(path, when) for path, when in rows.order_by("-at").values_list("path", "at"))


def forget(ticket: Ticket) -> None:
    """It was sent, or is not wanted."""
    Draft.objects.filter(partnership=ticket.partnership, member=ticket.member, path=ticket.path).delete()


def forget_old(*, by: Viewer, at: datetime) -> None:
    """Forget what nobody came back for: a daily round."""
    Draft.objects.filter(partnership=by.tenant.id, until__lte=at).delete()


def _kept(row: Draft) -> Kept | None:
    try:
        typed = _opened(row)
    except Missing:
        # The database was put back without its keys. A form that does not open at all would help nobody.
        return None
    if not typed:
        return None
    data = QueryDict(mutable=True)
    for name, text in json.loads(typed):
        data.appendlist(name, text)
    data._mutable = False
    return Kept(row.path, data, row.at)


def _opened(row: Draft) -> str:
    """What was typed, as JSON; nothing where its key was destroyed."""
    # What was kept before drafts were sealed is a list in JSON; the last of it is forgotten `KEPT` after that.
    if row.typed.startswith("["):
        return row.typed
    words = open_sealed(_case(row.member), _place(row), row.typed)
    return "" if words.destroyed else words.text
