"""The readers of risks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from wardmote.desks.actions.api import ActionSeen
from wardmote.desks.governance.models import Risk, RiskEntry
from wardmote.desks.governance.queries.linked import RISK, linked
from wardmote.desks.governance.rules.risks import CLOSED, REVIEW, Scales, scale_of
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.calendars.limits import local_rules
from wardmote.foundation.columns import with_names
from wardmote.foundation.local_values import value_of
from wardmote.foundation.once import once
from wardmote.foundation.records import Found


@dataclass(frozen=True)
class RiskSeen:
    """A risk with its actions, how high it is, and when it is to be looked at again. `state` is as shown."""

    id: UUID
    reference: str
    category: str
    cause: str
    event: str
    effect: str
    controls: str
    likelihood: int
    impact: int
    area_id: UUID | None
    area: str
    organisation: UUID
    organisation_name: str
    owner: UUID | None
    owner_name: str
    reviewed_on: date
    review_due: date | None
    state: str
    actions: tuple[ActionSeen, ...]
    edition: int

    @property
    def closed(self) -> bool:
        return self.state == CLOSED

    @property
    def score(self) -> int:
        return self.likelihood * self.impact

    def wants_review(self, day: date) -> bool:
        """Open, and its day has come."""
        return not self.closed and self.review_due is not None and self.review_due <= day


@dataclass(frozen=True)
class RiskEntrySeen:
    """One entry of the history."""

    what: str
    likelihood: int
    impact: int
    words: str
    at: datetime
    by: str


@once
def scales_for(viewer: Viewer, day: date) -> Scales:
    """The partnership's own scales and bands on a day; raises Invalid where somebody wrote down none that can be."""

    def number(name: str) -> int:
        return int(value_of(viewer, f"governance.risk_{name}_from", day))

    return Scales(
        likelihood=scale_of("likelihood", str(value_of(viewer, "governance.risk_likelihood", day))),
        impact=scale_of("impact", str(value_of(viewer, "governance.risk_impact", day))),
        medium=number("medium"),
        high=number("high"),
        extreme=number("extreme"),
    )


@once
def risks_for(viewer: Viewer, day: date) -> tuple[RiskSeen, ...]:
    """Every risk, the highest first and those that are closed last."""
    found = _seen(viewer, _rows(viewer), day)
    return tuple(sorted(found, key=lambda each: (each.closed, -each.score, each.event)))


def risk_for(viewer: Viewer, reference: str, day: date) -> RiskSeen:
    """One risk; raises Missing."""
    found = _seen(viewer, _rows(viewer).filter(reference=reference), day)
    if not found:
        raise Missing("There is no such risk here.", instead="Look for it in the risk register.")
    return found[0]


def risk_history(viewer: Viewer, risk: UUID) -> tuple[RiskEntrySeen, ...]:
    """What happened to a risk, the newest first."""
    rows = seen(viewer, RiskEntry, BUSINESS).filter(risk=risk).order_by("-at", "-id")
    return tuple(RiskEntrySeen(row.what, row.likelihood, row.impact, row.words, row.at, row.by) for row in rows)


def risk_entries_since(viewer: Viewer, since: datetime, most: int) -> Iterable[tuple[RiskEntry, Risk]]:
    """What others did after a moment, the newest first."""
    rows = seen(viewer, RiskEntry, BUSINESS).filter(at__gt=since).exclude(by=viewer.name)
    beside = rows.select_related("risk").only("what", "at", "by", "risk__event", "risk__reference")
    for row in beside.order_by("-at")[:most]:
        yield row, row.risk


def found_risk(viewer: Viewer, record: UUID) -> Found | None:
    """What a risk is called and where its page is, for other desks that name it."""
    row = _rows(viewer).filter(pk=record).first()
    return Found(row.event, reverse("show-risk", kwargs={"reference": row.reference})) if row else None


def _rows(viewer: Viewer) -> QuerySet[Risk]:
    rows = with_names(seen(viewer, Risk, BUSINESS), "organisation", "owner", "statutory_area")
    return rows.order_by("event", "id")


def _seen(viewer: Viewer, rows: QuerySet[Risk], day: date) -> tuple[RiskSeen, ...]:
    held = list(rows)
    if not held:
        return ()
    actions = linked(viewer, RISK, [row.id for row in held], day)
    scales, limits = scales_for(viewer, day), local_rules(viewer)
    return tuple(_of(row, actions[row.id], scales, limits.due(REVIEW, start=row.reviewed_on).day) for row in held)


def _of(row: Risk, actions: tuple[ActionSeen, ...], scales: Scales, due: date | None) -> RiskSeen:
    alike = ("id", "reference", "category", "cause", "event", "effect", "controls", "likelihood", "impact")
    return RiskSeen(
        **{name: getattr(row, name) for name in (*alike, "reviewed_on", "edition")},
        area_id=row.statutory_area_id,
        area=row.statutory_area.name if row.statutory_area else "",
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        owner=row.owner_id,
        owner_name=row.owner.name if row.owner else "",
        review_due=None if row.state == CLOSED else due,
        state=CLOSED if row.state == CLOSED else scales.band(row.likelihood, row.impact),
        actions=actions,
    )
