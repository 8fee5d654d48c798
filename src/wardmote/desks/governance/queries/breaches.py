"""The readers of personal data breaches: who carries them through reads all, whoever reported one reads that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from wardmote.clocks import Due
from wardmote.desks.governance.models import Breach, BreachEntry
from wardmote.desks.governance.rules.breaches import OVER, RULE, STATES, Standing, reads_all
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.calendars.limits import local_rules
from wardmote.foundation.columns import with_names
from wardmote.foundation.once import once
from wardmote.foundation.records import Found


@dataclass(frozen=True)
class BreachSeen:
    """A breach, how it stands, and by when the Commissioner is told. `last` is the last instant of the 72 hours."""

    id: UUID
    reference: str
    organisation: UUID
    organisation_name: str
    what: str
    kinds: tuple[str, ...]
    held: tuple[str, ...]
    people: int | None
    aware_since: datetime
    in_danger: bool
    safe_at: datetime | None
    safe_by: str
    safe_words: str
    risk: str
    risk_words: str
    decision: str
    decided_at: datetime | None
    decision_words: str
    commissioner_reference: str
    people_told_on: date | None
    people_words: str
    lessons: str
    made_at: datetime
    made_by: str
    edition: int
    standing: Standing
    due: Due
    last: datetime

    @property
    def state(self) -> str:
        return self.standing.state

    @property
    def open(self) -> bool:
        return self.state not in OVER


@dataclass(frozen=True)
class BreachEntrySeen:
    """One step that was taken."""

    what: str
    words: str
    at: datetime
    by: str


@once
def breaches_for(viewer: Viewer) -> tuple[BreachSeen, ...]:
    """Those this viewer may read: people in danger first, then by how they stand, the latest of each first."""
    found = _seen(viewer, _visible(viewer).order_by("-aware_since", "id"))
    return tuple(sorted(found, key=lambda each: STATES.index(each.state)))


def breach_for(viewer: Viewer, reference: str) -> BreachSeen:
    """One of them; raises Missing."""
    found = _seen(viewer, _visible(viewer).filter(reference=reference))
    if not found:
        raise Missing("There is no such breach that you may read.", instead="Look in the list of breaches.")
    return found[0]


def breach_history(viewer: Viewer, breach: UUID) -> tuple[BreachEntrySeen, ...]:
    """The steps taken with a breach, the newest first."""
    rows = seen(viewer, BreachEntry, BUSINESS).filter(breach=breach, breach__in=_visible(viewer))
    return tuple(BreachEntrySeen(row.what, row.words, row.at, row.by) for row in rows.order_by("-at", "-id"))


def breach_entries_since(viewer: Viewer, since: datetime, most: int) -> Iterable[tuple[BreachEntry, Breach]]:
    """What others did after a moment, the newest first."""
    rows = seen(viewer, BreachEntry, BUSINESS).filter(at__gt=since, breach__in=_visible(viewer))
    beside = rows.exclude(by=viewer.name).select_related("breach").only("what", "at", "by", "breach__reference")
    for row in beside.order_by("-at")[:most]:
        yield row, row.breach


def found_breach(viewer: Viewer, record: UUID) -> Found | None:
    """What a breach is called and where its page is, for other desks that name it."""
    row = _visible(viewer).filter(pk=record).first()
    return (
        Found(f"Breach {row.reference}", reverse("show-breach", kwargs={"reference": row.reference})) if row else None
    )


def last_moment(viewer: Viewer, aware: datetime) -> tuple[Due, datetime]:
    """By when the Commissioner is told of what somebody became aware of then, and how that is counted."""
    due = local_rules(viewer).due(RULE, start=aware)
    if not isinstance(due.last, datetime):
        raise TypeError(f"{RULE} is a rule in hours, so that it ends at an instant and not on {due.last!r}")
    return due, due.last


def _visible(viewer: Viewer) -> QuerySet[Breach]:
    rows = seen(viewer, Breach, BUSINESS)
    return rows if reads_all(viewer) else rows.filter(reporter=viewer.member_id)


def _seen(viewer: Viewer, rows: QuerySet[Breach]) -> tuple[BreachSeen, ...]:
    return tuple(_of(row, *last_moment(viewer, row.aware_since)) for row in with_names(rows, "organisation"))


def _of(row: Breach, due: Due, last: datetime) -> BreachSeen:
    alike = (
        *("id", "reference", "what", "people", "aware_since", "in_danger", "safe_at", "safe_by", "safe_words", "risk"),
        *("risk_words", "decision", "decided_at", "decision_words", "commissioner_reference", "people_told_on"),
        *("people_words", "lessons", "made_at", "made_by", "edition"),
    )
    return BreachSeen(
        **{name: getattr(row, name) for name in alike},
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        kinds=tuple(row.kinds),
        held=tuple(row.held),
        standing=row.standing,
        due=due,
        last=last,
    )
