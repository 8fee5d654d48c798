"""Keeping, giving back and forgetting drafts. No question is asked but for one member's own."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import QueryDict

from wardmote.foundation.access.viewer import Viewer
from wardmote.foundation.drafts.models import Draft
from wardmote.foundation.drafts.tickets import Ticket

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


def keep(ticket: Ticket, posted: QueryDict, *, at: datetime) -> bool:
    """Keep what was typed, in place of what was kept before; False for more than anybody types."""
    typed = json.dumps([pair for pair in _pairs(posted) if pair[0] not in NOT_TYPED], ensure_ascii=False)
    if len(typed) > MOST or len(ticket.path) > Draft._meta.get_field("path").max_length:
        return False
    of = {"partnership": ticket.partnership, "member": ticket.member, "path": ticket.path}
    Draft.objects.update_or_create(**of, defaults={"typed": typed, "at": at, "until": at + KEPT})
    return True


def _pairs(posted: QueryDict) -> Iterable[tuple[str, str]]:
    return [(name, text) for name, texts in posted.lists() for text in texts if isinstance(text, str)]


def kept(ticket: Ticket, *, at: datetime) -> Kept | None:
    """What this member typed on this page, if it has not been sent."""
    of = {"partnership": ticket.partnership, "member": ticket.member, "path": ticket.path}
    row = Draft.objects.filter(**of, until__gt=at).first()
    return _kept(row) if row else None


def kept_of(viewer: Viewer, *, at: datetime) -> tuple[Kept, ...]:
    """Everything this member typed and has not sent, latest first."""
    rows = Draft.objects.filter(partnership=viewer.tenant.id, member=viewer.member_id, until__gt=at)
    return tuple(_kept(row) for row in rows.order_by("-at"))


def forget(ticket: Ticket) -> None:
    """It was sent, or is not wanted."""
    Draft.objects.filter(partnership=ticket.partnership, member=ticket.member, path=ticket.path).delete()


def forget_old(*, by: Viewer, at: datetime) -> None:
    """Forget what nobody came back for: a daily round."""
    Draft.objects.filter(partnership=by.tenant.id, until__lte=at).delete()


def _kept(row: Draft) -> Kept:
    data = QueryDict(mutable=True)
    for name, text in json.loads(row.typed):
        data.appendlist(name, text)
    data._mutable = False
    return Kept(row.path, data, row.at)
