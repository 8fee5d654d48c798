"""The readers of freedom of information requests."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from wardmote.clocks import Due, Pause
from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.governance.models import InformationRequest, RequestPause
from wardmote.desks.governance.rules.requests import EXTENDED, OPEN, RULE
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.calendars.limits import LocalRules, local_rules
from wardmote.foundation.columns import with_names
from wardmote.foundation.once import once
from wardmote.foundation.records import Found

NOON = time(12, tzinfo=UTC)


@dataclass(frozen=True)
class RequestSeen:
    """A request with its clock on the day asked about. `due` has the last day and how it was worked out."""

    id: UUID
    reference: str
    organisation: UUID
    organisation_name: str
    areas: tuple[str, ...]
    theirs: str
    subject: str
    received_on: date
    owner: UUID | None
    owner_name: str
    extended_on: date | None
    extended_because: str
    answered_on: date | None
    outcome: str
    words: str
    pauses: tuple[Pause, ...]
    due: Due
    state: str
    edition: int

    @property
    def open(self) -> bool:
        return self.state in OPEN

    @property
    def stopped(self) -> bool:
        return any(each.ends is None for each in self.pauses)

    @property
    def last(self) -> date:
        """The last day in time."""
        return self.due.day or self.received_on

    @property
    def rule(self) -> str:
        return self.due.rule.id


@once
def requests_for(viewer: Viewer, day: date) -> tuple[RequestSeen, ...]:
    """Every request, what is open first by the day it is due, then what was answered, the latest first."""
    found = _seen(viewer, _rows(viewer), day)
    waiting = sorted((each for each in found if each.open), key=lambda each: each.last)
    done = sorted((each for each in found if not each.open), key=lambda each: each.received_on, reverse=True)
    return (*waiting, *done)


def request_for(viewer: Viewer, reference: str, day: date) -> RequestSeen:
    """One request; raises Missing."""
    found = _seen(viewer, _rows(viewer).filter(reference=reference), day)
    if not found:
        raise Missing("There is no such request here.", instead="Look for it in the list of requests.")
    return found[0]


def request_of_id(viewer: Viewer, request: UUID, day: date) -> RequestSeen:
    """One request by its id; raises Missing."""
    row = _rows(viewer).filter(pk=request).first()
    return request_for(viewer, row.reference if row else "", day)


def found_request(viewer: Viewer, record: UUID) -> Found | None:
    """What a request is called and where its page is, for other desks that name it."""
    row = _rows(viewer).filter(pk=record).first()
    return Found(row.subject, reverse("show-request", kwargs={"reference": row.reference})) if row else None


def _rows(viewer: Viewer) -> QuerySet[InformationRequest]:
    return with_names(seen(viewer, InformationRequest, BUSINESS), "organisation", "owner").order_by("received_on")


def _seen(viewer: Viewer, rows: QuerySet[InformationRequest], day: date) -> tuple[RequestSeen, ...]:
    held = list(rows)
    if not held:
        return ()
    pauses: dict[UUID, list[Pause]] = {row.id: [] for row in held}
    stops = seen(viewer, RequestPause, BUSINESS).filter(request__in=held, withdrawn_at__isnull=True)
    for each in stops.order_by("starts", "id"):
        pauses[each.request_id].append(Pause(each.starts, each.ends, each.reason))
    limits, areas = local_rules(viewer), {each.id: each.areas for each in organisations_for(viewer)}
    return tuple(_of(row, areas.get(row.organisation_id, ()), tuple(pauses[row.id]), limits, day) for row in held)


def _of(
    row: InformationRequest, areas: tuple[str, ...], pauses: tuple[Pause, ...], limits: LocalRules, day: date
) -> RequestSeen:
    rule = EXTENDED if row.extended_on else RULE
    due = limits.due(rule, start=row.received_on, pauses=pauses, as_at=row.answered_on or day)
    alike = ("id", "reference", "theirs", "subject", "received_on", "extended_on", "extended_because", "answered_on")
    return RequestSeen(
        **{name: getattr(row, name) for name in (*alike, "outcome", "words", "edition")},
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        areas=areas,
        owner=row.owner_id,
        owner_name=row.owner.name if row.owner else "",
        pauses=pauses,
        due=due,
        state=due.standing(datetime.combine(day, NOON), row.answered_on).state,
    )
