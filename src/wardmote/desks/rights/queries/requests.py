"""Requests for access and their parts, as who handles, prepares and looks after what is protected may read them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from wardmote.clocks import Pause
from wardmote.desks.rights.models import AccessAnswer, AccessItem, AccessPart, AccessPause, AccessRequest
from wardmote.desks.rights.models.sealed import PART, REQUEST, Subject, opened, read_about
from wardmote.desks.rights.rules import requests as rules
from wardmote.errors import Missing
from wardmote.foundation import desks
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.calendars.limits import deadline
from wardmote.foundation.now import today
from wardmote.foundation.once import once

NOT_HERE = "There is nothing here by that name."


@dataclass(frozen=True)
class PauseSeen:
    """That the clock stands still, or stood."""

    id: UUID
    why: str
    since: date
    until: date | None


@dataclass(frozen=True)
class AnswerSeen:
    """What was answered, without the file."""

    id: UUID
    number: int
    outcome: str
    way: str
    ground: str
    digest: str
    made_at: datetime
    made_by: str
    ended_at: datetime | None
    ended_by: str
    ended_words: str
    words: str


@dataclass(frozen=True)
class PartSeen:
    """One agency's part. `guarded`: only some may know of it."""

    id: UUID
    organisation: UUID
    organisation_name: str
    only: tuple[str, ...] | None
    preparer: UUID | None
    prepared_at: datetime | None
    prepared_by: str
    reviewed_at: datetime | None
    reviewed_by: str
    harm: str
    asked_of: str
    answers: tuple[AnswerSeen, ...]

    @property
    def answer(self) -> AnswerSeen | None:
        """The answer that counts."""
        return next((each for each in self.answers if each.ended_at is None), None)


@dataclass(frozen=True)
class RequestSeen:
    """A request with the parts that the viewer may know of. Who asked is in `RequestRead`."""

    id: UUID
    reference: str
    organisation: UUID
    organisation_name: str
    received_on: date
    identity: str
    extended_at: datetime | None
    extended_by: str
    withdrawn_at: datetime | None
    withdrawn_by: str
    edition: int
    made_at: datetime
    made_by: str
    pauses: tuple[PauseSeen, ...]
    parts: tuple[PartSeen, ...]

    @property
    def stopped(self) -> PauseSeen | None:
        """Why its clock stands still now, if it does."""
        return next((each for each in self.pauses if each.until is None), None)

    @property
    def rule(self) -> str:
        """By which rule of time it is answered."""
        return rules.EXTENDED if self.extended_at else rules.RULE

    @property
    def clock_pauses(self) -> tuple[Pause, ...]:
        """When its clock stood still."""
        return tuple(Pause(each.since, each.until, each.why) for each in self.pauses)

    def state_of(self, part: PartSeen) -> str:
        """How a part of it stands."""
        if self.withdrawn_at:
            return rules.WITHDRAWN
        if part.answer:
            return rules.ANSWERED
        if self.stopped:
            return rules.STOPPED
        if part.reviewed_at:
            return rules.REVIEWED
        return rules.PREPARED if part.prepared_at else rules.ASKED


@dataclass(frozen=True)
class RequestRead(RequestSeen):
    """A request with what was typed of it."""

    subject: Subject
    asked: str
    extended_words: str


@dataclass(frozen=True)
class ItemSeen:
    """One thing that is held, opened."""

    id: UUID
    heading: str
    title: str
    words: str
    source: str
    weighed: bool
    since: date | None
    decision: str
    given: str
    ground: str
    reason: str
    decided_by: str

    @property
    def shown(self) -> str:
        """What is given of it: nothing of what is kept back."""
        return {rules.GIVE: self.words, rules.BLACK_OUT: self.given}.get(self.decision, "")


@dataclass(frozen=True)
class PartRead:
    """A part, opened, with its request."""

    request: RequestRead
    part: PartSeen
    items: tuple[ItemSeen, ...]
    harm_words: str
    back_words: str

    @property
    def state(self) -> str:
        """How it stands."""
        return self.request.state_of(self.part)


def handlers_for(viewer: Viewer) -> tuple[tuple[UUID, UUID], ...]:
    """Whoever handles requests for access: pairs of an organisation and a member of it."""
    viewer_of = desks.the_one("viewer_of")
    found = ((viewer_of(each).organisation, each) for each in desks.the_one("members_with")(viewer, rules.HANDLES))
    return tuple((body, member) for body, member in found if body is not None)


def last_day(viewer: Viewer, found: RequestSeen) -> date:
    """The last day on which a request is answered in time; while its clock stands still, as if it ran again today."""
    due = deadline(viewer, found.rule, start=found.received_on, pauses=found.clock_pauses, as_at=today())
    if not isinstance(due.last, date) or isinstance(due.last, datetime):
        raise TypeError(f"{found.rule} is a rule in days")
    return due.last


@once
def requests_for(viewer: Viewer) -> tuple[RequestSeen, ...]:
    """Those of which this viewer handles, prepares or looks after a part, the earliest received first."""
    parts = _parts(viewer)
    rows = seen(viewer, AccessRequest, BUSINESS).filter(pk__in=parts).select_related("organisation")
    pauses = _pauses(viewer, parts)
    return tuple(
        RequestSeen(**_facts(row), pauses=pauses.get(row.pk, ()), parts=parts[row.pk])
        for row in rows.order_by("received_on", "made_at", "pk")
    )


def request_for(viewer: Viewer, reference: str) -> RequestRead:
    """One of them, with who asks; raises Missing, whether it is hidden or never was."""
    for each in requests_for(viewer):
        if each.reference == reference:
            return _opened(viewer, each)
    raise Missing(NOT_HERE, instead="Choose it from the list.")


def part_for(viewer: Viewer, part: UUID) -> PartRead:
    """One part with what it holds; raises Missing, whether it is hidden or never was."""
    for each in requests_for(viewer):
        for one in each.parts:
            if one.id == part:
                row = seen(viewer, AccessPart, BUSINESS).get(pk=part)
                typed = {
                    name: opened(PART, part, PART, part, name, getattr(row, name))
                    for name in ("harm_words", "back_words")
                }
                return PartRead(_opened(viewer, each), one, _items(viewer, part), **typed)
    raise Missing(NOT_HERE, instead="Choose it from the list.")


def request_row(viewer: Viewer, reference: str) -> AccessRequest:
    """Its row, locked for a verb; raises Missing."""
    found = request_for(viewer, reference)
    return seen(viewer, AccessRequest, BUSINESS).select_for_update().get(pk=found.id)


def request_called(viewer: Viewer, reference: str) -> AccessRequest:
    """The row of any request, by reference, for whoever prepares what they look after; raises Missing."""
    row = seen(viewer, AccessRequest, BUSINESS).filter(reference=reference.strip().upper()).first()
    if row is None:
        raise Missing("There is no such request.", instead="Ask whoever looked them up for its reference.")
    return row


def part_row(viewer: Viewer, part: UUID) -> AccessPart:
    """Its row, locked for a verb; raises Missing."""
    part_for(viewer, part)
    return seen(viewer, AccessPart, BUSINESS).select_for_update().get(pk=part)


def item_for(viewer: Viewer, part: UUID, item: UUID) -> tuple[PartRead, ItemSeen]:
    """One thing of a part; raises Missing."""
    found = part_for(viewer, part)
    for each in found.items:
        if each.id == item:
            return found, each
    raise Missing(NOT_HERE, instead="Choose it from the list.")


def item_row(viewer: Viewer, part: UUID, item: UUID) -> AccessItem:
    """Its row, locked for a verb; raises Missing."""
    item_for(viewer, part, item)
    return seen(viewer, AccessItem, BUSINESS).select_for_update().get(pk=item)


def made_for(viewer: Viewer, part: UUID, number: int) -> tuple[PartRead, AnswerSeen, str]:
    """A file as it was given, with its part and answer; raises Missing."""
    found = part_for(viewer, part)
    for each in found.part.answers:
        if each.number == number:
            row = seen(viewer, AccessAnswer, BUSINESS).get(pk=each.id)
            return found, each, opened(PART, part, "AccessAnswer", row.pk, "made", row.made)
    raise Missing(NOT_HERE, instead="Choose it from the list.")


def persons_in(viewer: Viewer, part: UUID) -> tuple[UUID, ...]:
    """The records of people of which a part that was read for this viewer tells."""
    rows = seen(viewer, AccessItem, BUSINESS).filter(part=part, person__isnull=False)
    return tuple(rows.order_by("person").values_list("person", flat=True).distinct())


def _parts(viewer: Viewer) -> dict[UUID, tuple[PartSeen, ...]]:
    rows: QuerySet[AccessPart] = seen(viewer, AccessPart, BUSINESS).select_related("organisation")
    mine = [
        row
        for row in rows.order_by("organisation__name", "made_at", "pk")
        if rules.may_see(viewer, row.organisation_id, row.preparer, row.only)
    ]
    answers = _answers(viewer, [row.pk for row in mine])
    found: dict[UUID, list[PartSeen]] = defaultdict(list)
    for row in mine:
        found[row.request_id].append(_part(row, answers.get(row.pk, ())))
    return {request: tuple(each) for request, each in found.items()}


def _part(row: AccessPart, answers: tuple[AnswerSeen, ...]) -> PartSeen:
    alike = ("preparer", "prepared_at", "prepared_by", "reviewed_at", "reviewed_by", "harm", "asked_of")
    return PartSeen(
        id=row.pk,
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        only=None if row.only is None else tuple(row.only),
        answers=answers,
        **{name: getattr(row, name) for name in alike},
    )


def _answers(viewer: Viewer, parts: list[UUID]) -> dict[UUID, tuple[AnswerSeen, ...]]:
    found: dict[UUID, list[AnswerSeen]] = defaultdict(list)
    alike = ("number", "outcome", "way", "ground", "digest", "made_at", "made_by", "ended_at", "ended_by")
    rows = seen(viewer, AccessAnswer, BUSINESS).filter(part__in=parts).defer("made")
    for row in rows.order_by("-number"):
        typed = {
            name: opened(PART, row.part_id, "AccessAnswer", row.pk, name, getattr(row, name))
            for name in ("words", "ended_words")
        }
        found[row.part_id].append(AnswerSeen(id=row.pk, **{name: getattr(row, name) for name in alike}, **typed))
    return {part: tuple(each) for part, each in found.items()}


def _pauses(viewer: Viewer, requests: Iterable[UUID]) -> dict[UUID, tuple[PauseSeen, ...]]:
    found: dict[UUID, list[PauseSeen]] = defaultdict(list)
    rows = seen(viewer, AccessPause, BUSINESS).filter(request__in=tuple(requests))
    for row in rows.order_by("since", "started_at"):
        found[row.request_id].append(PauseSeen(row.pk, row.why, row.since, row.until))
    return {request: tuple(each) for request, each in found.items()}


def _items(viewer: Viewer, part: UUID) -> tuple[ItemSeen, ...]:
    rows = seen(viewer, AccessItem, BUSINESS).filter(part=part).order_by("made_at", "heading", "since", "pk")
    alike = ("heading", "source", "weighed", "since", "decision", "ground", "decided_by")
    return tuple(
        ItemSeen(
            id=row.pk,
            **{name: getattr(row, name) for name in alike},
            **{
                name: opened(PART, part, "AccessItem", row.pk, name, getattr(row, name))
                for name in ("title", "words", "given", "reason")
            },
        )
        for row in rows
    )


def _facts(row: AccessRequest) -> dict:
    alike = (
        *("reference", "received_on", "identity", "extended_at", "extended_by", "withdrawn_at", "withdrawn_by"),
        *("edition", "made_at", "made_by"),
    )
    return {
        "id": row.pk,
        "organisation": row.organisation_id,
        "organisation_name": row.organisation.name,
        **{name: getattr(row, name) for name in alike},
    }


def _opened(viewer: Viewer, found: RequestSeen) -> RequestRead:
    row = seen(viewer, AccessRequest, BUSINESS).get(pk=found.id)
    typed = {
        name: opened(REQUEST, row.pk, REQUEST, row.pk, name, getattr(row, name))
        for name in ("about", "asked", "extended_words")
    }
    return RequestRead(
        **vars(found), subject=read_about(typed["about"]), asked=typed["asked"], extended_words=typed["extended_words"]
    )
