"""What was opened by break-glass: a member's own; for who reviews, everybody's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Standing, Viewer, seen
from wardmote.foundation.break_glass.models import BrokenGlass
from wardmote.foundation.break_glass.rules import may_review
from wardmote.foundation.break_glass.sealed import opened_words
from wardmote.foundation.now import day_of
from wardmote.foundation.retention.over import Over, Wanted

#: How many a list shows.
LISTED = 200


@dataclass(frozen=True)
class GlassSeen:
    """One opening, without what was typed. `open` says whether it still lasts at the moment asked about."""

    id: UUID
    member: UUID
    case: str
    purpose: str
    opened_at: datetime
    opened_by: str
    until: datetime
    ended_at: datetime | None
    ended_by: str
    reviewed_at: datetime | None
    reviewed_by: str
    finding: str
    open: bool


@dataclass(frozen=True)
class GlassRead(GlassSeen):
    """One opening with what was typed of it: why, and what the review says."""

    reason: str
    words: str


def glass_for(viewer: Viewer, at: datetime) -> tuple[GlassSeen, ...]:
    """What this viewer may read of, the latest first."""
    return tuple(_seen(row, at) for row in readable(viewer).order_by("-opened_at", "pk")[:LISTED])


def one_for(viewer: Viewer, glass: UUID, at: datetime) -> GlassRead:
    """One of them, opened to be read; raises Missing."""
    row = row_for(viewer, glass)
    typed = {field: opened_words(row.pk, field, getattr(row, field)) for field in ("reason", "words")}
    return GlassRead(**vars(_seen(row, at)), **typed)


def row_for(viewer: Viewer, glass: UUID) -> BrokenGlass:
    """Its row; raises Missing where it is not here, or somebody else's and the viewer does not review."""
    row = readable(viewer).filter(pk=glass).first()
    if row is None:
        raise Missing("Nothing was opened by that name.", instead="Choose it from the list.")
    return row


def open_now(viewer: Viewer, at: datetime) -> QuerySet[BrokenGlass]:
    """What is open at a moment in the viewer's partnership."""
    rows = seen(viewer, BrokenGlass, BUSINESS)
    return rows.filter(opened_at__lte=at, until__gt=at, ended_at__isnull=True)


def standing(viewer: Viewer, at: datetime) -> Standing:
    """The cases that this member opened and that are still open, with the word they gave of having no interest."""
    rows = open_now(viewer, at).filter(member=viewer.member_id)
    opened = [((row.desk, row.table, row.record), row.purpose) for row in rows]
    return Standing(broken=frozenset(opened), clear=frozenset(case for case, _ in opened))


def kept_openings(viewer: Viewer, wanted: Wanted) -> Iterable[Over]:
    """Openings as retention needs them. One that nobody has reviewed stays; a hold may name its case."""
    rows = seen(viewer, BrokenGlass, BUSINESS)
    if wanted.reference or wanted.record_class:
        return
    if wanted.records is not None:
        rows = rows.filter(pk__in=wanted.records)
    if wanted.moment is not None:
        rows = rows.filter(reviewed_at__lt=wanted.moment)
    for row in rows.order_by("reviewed_at", "pk"):
        yield Over(
            row.pk,
            "",
            "",
            day_of(row.reviewed_at or row.opened_at),
            keepers=frozenset({row.member, row.reviewer} - {None}),
            names=frozenset({(row.desk, row.table, row.record)}),
        )


def readable(viewer: Viewer) -> QuerySet[BrokenGlass]:
    """What this viewer may read of."""
    whose = Q(pk__in=()) if viewer.member_id is None else Q(member=viewer.member_id)
    rows = seen(viewer, BrokenGlass, BUSINESS)
    return rows if may_review(viewer) else rows.filter(whose)


def _seen(row: BrokenGlass, at: datetime) -> GlassSeen:
    return GlassSeen(
        id=row.pk,
        member=row.member,
        case=f"{row.desk}.{row.table}.{row.record}",
        purpose=row.purpose,
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        until=row.until,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
        reviewed_at=row.reviewed_at,
        reviewed_by=row.reviewed_by,
        finding=row.finding,
        open=row.ended_at is None and row.opened_at <= at < row.until,
    )


def specimens() -> dict[str, dict[str, str]]:
    """An example of every address here that takes arguments, where a case was ever opened: the first that was."""
    first = BrokenGlass.objects.order_by("opened_at", "pk").values_list("pk", flat=True).first()
    names = ("show-broken-glass", "close-broken-glass", "review-broken-glass")
    return {name: {"glass": str(first)} for name in names} if first else {}
