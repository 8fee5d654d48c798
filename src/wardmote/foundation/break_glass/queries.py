"""What was opened by break-glass: a member's own; for who reviews, everybody's."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from wardmote.errors import Missing
from wardmote.foundation import desks
from wardmote.foundation.access import BUSINESS, Standing, Viewer, seen
from wardmote.foundation.break_glass.models import BrokenGlass, Release
from wardmote.foundation.break_glass.rules import AGREED, REVIEWS, may_review, stands
from wardmote.foundation.break_glass.sealed import RELEASE, opened_words
from wardmote.foundation.listed import listed
from wardmote.foundation.now import day_of
from wardmote.foundation.retention.over import Over, Wanted

#: How many a list shows.
LISTED = 200


@dataclass(frozen=True)
class ReleaseSeen:
    """What was asked of a second person, without what they typed. `state` is one of `rules.stands`."""

    state: str
    answered_at: datetime | None
    answered_by: str
    answerer: UUID | None
    answer: str
    ended_at: datetime | None


@dataclass(frozen=True)
class GlassSeen:
    """One opening, without what was typed. `open` says whether it still lasts at the moment asked about; `release` is
    what was asked of a second person with it."""

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
    release: ReleaseSeen | None


@dataclass(frozen=True)
class GlassRead(GlassSeen):
    """One opening with what was typed of it: why, what the review says, and why a second person answered so."""

    reason: str
    words: str
    answer_words: str


def glass_for(viewer: Viewer, at: datetime) -> tuple[GlassSeen, ...]:
    """What this viewer may read of, the latest first, and all that nobody has reviewed."""
    found = readable(viewer).order_by("-opened_at", "pk")
    rows = listed(found, LISTED, left=Q(reviewed_at__isnull=True))
    asked = {each.pk: each for each in releases(viewer).filter(glass__in=rows)}
    return tuple(_seen(row, asked.get(row.pk), at) for row in rows)


def one_for(viewer: Viewer, glass: UUID, at: datetime) -> GlassRead:
    """One of them, opened to be read; raises Missing."""
    row = row_for(viewer, glass)
    typed = {field: opened_words(row.pk, field, getattr(row, field)) for field in ("reason", "words")}
    asked = releases(viewer).filter(glass=row).first()
    answer = opened_words(row.pk, "words", asked.words, RELEASE) if asked else ""
    return GlassRead(**vars(_seen(row, asked, at)), **typed, answer_words=answer)


def row_for(viewer: Viewer, glass: UUID) -> BrokenGlass:
    """Its row; raises Missing where it is not here, or somebody else's and the viewer does not review."""
    row = readable(viewer).filter(pk=glass).first()
    if row is None:
        raise Missing("Nothing was opened by that name.", instead="Choose it from the list.")
    return row


def release_row(viewer: Viewer, row: BrokenGlass) -> Release:
    """What was asked with that opening, locked for a verb; raises Missing where nothing was."""
    found = releases(viewer).select_for_update().filter(glass=row).first()
    if found is None:
        raise Missing("Nobody was asked for a second word of this opening.", instead="Look at the opening again.")
    return found


def releases(viewer: Viewer) -> QuerySet[Release]:
    """What was asked of second persons, of openings that the caller has found for this viewer."""
    return seen(viewer, Release, BUSINESS)


def who_may_agree(viewer: Viewer, opener: UUID) -> Mapping[UUID, str]:
    """Who could be the second person to what `opener` opened: names by id."""
    able = {each for each in desks.the_one("members_with")(viewer, REVIEWS) if each != opener}
    return desks.the_one("names_of")(viewer, able)


def open_now(viewer: Viewer, at: datetime) -> QuerySet[BrokenGlass]:
    """What is open at a moment in the viewer's partnership."""
    rows = seen(viewer, BrokenGlass, BUSINESS)
    return rows.filter(opened_at__lte=at, until__gt=at, ended_at__isnull=True)


def standing(viewer: Viewer, at: datetime, of: Collection[UUID] | None = None) -> Standing:
    """The cases that this member opened and that are still open, with the word they gave of having no interest.

    What a second person agreed to lasts no longer than its opening, and until they take it back.
    """
    opened = {
        row.pk: ((row.desk, row.table, row.record), row.purpose)
        for row in open_now(viewer, at).filter(member=viewer.member_id)
    }
    if not opened:
        return Standing()
    agreed = releases(viewer).filter(glass__in=opened, answer=AGREED, answered_at__lte=at, ended_at__isnull=True)
    return Standing(
        broken=frozenset(opened.values()),
        agreed=frozenset(opened[glass] for glass in agreed.values_list("glass", flat=True)),
        clear=frozenset(case for case, _ in opened.values()),
    )


def kept_openings(viewer: Viewer, wanted: Wanted) -> Iterable[Over]:
    """Openings as retention needs them. One that nobody has reviewed stays; a hold may name its case."""
    rows = seen(viewer, BrokenGlass, BUSINESS)
    if wanted.reference or wanted.record_class:
        return
    if wanted.records is not None:
        rows = rows.filter(pk__in=wanted.records)
    if wanted.moment is not None:
        rows = rows.filter(reviewed_at__lt=wanted.moment)
    second = dict(releases(viewer).filter(glass__in=rows).values_list("glass", "answerer"))
    for row in rows.order_by("reviewed_at", "pk"):
        yield Over(
            row.pk,
            "",
            "",
            day_of(row.reviewed_at or row.opened_at),
            keepers=frozenset({row.member, row.reviewer, second.get(row.pk)} - {None}),
            names=frozenset({(row.desk, row.table, row.record)}),
        )


def readable(viewer: Viewer) -> QuerySet[BrokenGlass]:
    """What this viewer may read of."""
    whose = Q(pk__in=()) if viewer.member_id is None else Q(member=viewer.member_id)
    rows = seen(viewer, BrokenGlass, BUSINESS)
    return rows if may_review(viewer) else rows.filter(whose)


def _seen(row: BrokenGlass, asked: Release | None, at: datetime) -> GlassSeen:
    lasts = row.ended_at is None and row.opened_at <= at < row.until
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
        open=lasts,
        release=_released(asked, over=not lasts) if asked else None,
    )


def _released(row: Release, *, over: bool) -> ReleaseSeen:
    return ReleaseSeen(
        state=stands(row.answer, ended=row.ended_at is not None, over=over),
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        answerer=row.answerer,
        answer=row.answer,
        ended_at=row.ended_at,
    )


def specimens() -> dict[str, dict[str, str]]:
    """An example of every address here that takes arguments, where a case was ever opened: the first that was."""
    first = BrokenGlass.objects.order_by("opened_at", "pk").values_list("pk", flat=True).first()
    asked = Release.objects.order_by("glass__opened_at", "pk").values_list("glass", flat=True).first()
    names = {first: ("show-broken-glass", "close-broken-glass", "review-broken-glass")}
    names[asked] = ("answer-release", "take-release-back")
    return {name: {"glass": str(glass)} for glass, each in names.items() if glass for name in each}
