"""A request for information as it is read: what its rows say, how it stands, and what was told on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from wardmote.desks.sharing.models import Disclosure, DisclosureRequest, Hearer, RequestedField, StoredDecision
from wardmote.desks.sharing.rules import requests as rules
from wardmote.foundation import grants
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.grants import GrantSeen
from wardmote.foundation.now import day_of, now
from wardmote.foundation.once import once


@dataclass(frozen=True)
class FieldAsked:
    """A field that is asked for."""

    id: UUID
    name: str
    record_class: str
    sensitivity: str
    patient: bool

    @property
    def sensitive(self) -> bool:
        """Whether a second person decides on it."""
        return rules.is_sensitive(self.record_class, self.sensitivity)


@dataclass(frozen=True)
class DecisionSeen:
    """A stored decision; `kept` is its record."""

    id: UUID
    reference: str
    request: UUID
    step: str
    version: str
    answer: str
    kept: Mapping[str, Any]
    made_at: datetime
    made_by: str

    @classmethod
    def from_row(cls, row: StoredDecision) -> "DecisionSeen":
        """What a row says."""
        return _alike(cls, row, request=row.request_id)

    def of(self, field: str) -> Mapping[str, Any]:
        """What it answers for one field."""
        return next((each for each in self.kept["fields"] if each["field"] == field), {})


@dataclass(frozen=True)
class DisclosureSeen:
    """What was told, without what it says. `closed` says that its recipient may not read it any more."""

    id: UUID
    number: int
    decision: UUID
    fields: tuple[str, ...]
    digest: str
    conditions: str
    destroy_by: date
    how: str
    spoken: datetime | None
    spoken_with: str
    teller: UUID | None
    made_at: datetime
    made_by: str
    released_at: datetime | None
    released_by: str
    received_at: datetime | None
    received_by: str
    ended_at: datetime | None
    ended_by: str
    destroyed_at: datetime | None
    destroyed_by: str
    grants: tuple[GrantSeen, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether a second person has to approve it."""
        return self.released_at is None and self.ended_at is None

    def is_closed(self, at: datetime) -> bool:
        """Whether nobody who was told may read it any more: each reads by all the grants that were given to them."""
        over = self.ended_at is not None or self.destroyed_at is not None or day_of(at) > self.destroy_by
        held = defaultdict(list)
        for each in self.grants:
            held[each.to_member, each.to_organisation].append(each.is_in_force(at))
        return over or (bool(held) and not any(map(all, held.values())))


@dataclass(frozen=True)
class ToldIn:
    """In which meeting's record something was told, under which version of an agreement (both by id), and which members
    of the recipient get access to it: pairs of an id and a name."""

    id: UUID
    reference: str
    version: UUID
    hearers: tuple[tuple[UUID, str], ...] = ()

    @property
    def href(self) -> str:
        """Where the record is read."""
        return reverse("show-told-in-meeting", kwargs={"reference": self.reference})


@dataclass(frozen=True)
class RequestSeen:
    """A request: who asks whom for what, how it was decided and what was told, the latest first.

    Of what was told in a meeting (`told_in`) the asker is who wrote it down.
    """

    id: UUID
    reference: str
    way: str
    asker: UUID
    recipient: UUID
    recipient_name: str
    recipient_kind: str
    holder: UUID | None
    holder_name: str
    holder_kind: str
    routine: UUID | None
    purpose: str
    facts: Mapping[str, Any]
    case: tuple[str, str, UUID] | None
    made_at: datetime
    made_by: str
    asked_at: datetime | None
    withdrawn_at: datetime | None
    withdrawn_by: str
    answered_at: datetime | None
    answered_by: str
    outcome: str
    record_by: datetime | None = None
    reviewed_at: datetime | None = None
    reviewed_by: str = ""
    finding: str = ""
    state: str = ""
    fields: tuple[FieldAsked, ...] = ()
    decisions: tuple[DecisionSeen, ...] = ()
    told: tuple[DisclosureSeen, ...] = ()
    told_in: ToldIn | None = None

    @property
    def readers(self) -> tuple[UUID, ...]:
        """The members who are told: who asked, or who heard it in a meeting."""
        return tuple(each for each, _name in self.told_in.hearers) if self.told_in else (self.asker,)

    @property
    def latest(self) -> DisclosureSeen | None:
        """What was told last, or waits to be."""
        return next(iter(self.told), None)

    @property
    def href(self) -> str:
        """Where it is read."""
        return reverse("show-sharing-request", kwargs={"reference": self.reference})

    @property
    def waits(self) -> bool:
        """Whether it waits for an answer of its holder."""
        return self.state in (rules.ASKED, rules.SECOND)

    @property
    def gravest(self) -> str:
        """The record class of a page that shows whom it is about, or what was told."""
        return rules.gravest(("C3", *(each.record_class for each in self.fields)))


def as_seen(viewer: Viewer, rows: Iterable[DisclosureRequest], *, whole: bool = True) -> tuple[RequestSeen, ...]:
    """What rows say; `whole` is with fields and decisions, which lists do not show."""
    held, at = list(rows), now()
    ids = [row.pk for row in held]
    fields, decisions, told = defaultdict(list), defaultdict(list), defaultdict(list)
    if whole:
        for field in seen(viewer, RequestedField, BUSINESS).filter(request__in=ids).order_by("name"):
            fields[field.request_id].append(_alike(FieldAsked, field))
        for decision in seen(viewer, StoredDecision, BUSINESS).filter(request__in=ids).order_by("-made_at", "id"):
            decisions[decision.request_id].append(DecisionSeen.from_row(decision))
    disclosed = list(seen(viewer, Disclosure, BUSINESS).filter(request__in=ids).order_by("-number"))
    given = grants.given_on(viewer, ("sharing", "Disclosure"), [each.pk for each in disclosed])
    for one in disclosed:
        more = {"fields": tuple(one.fields), "decision": one.decision_id, "teller": one.teller_id}
        told[one.request_id].append(_alike(DisclosureSeen, one, **more, grants=given[one.pk]))
    heard = _hearers(viewer, held) if whole else _own(viewer, held)
    return tuple(
        _request(row, tuple(fields[row.pk]), tuple(decisions[row.pk]), tuple(told[row.pk]), heard, at) for row in held
    )


def _hearers(viewer: Viewer, held: Iterable[DisclosureRequest]) -> Mapping[tuple[UUID, UUID], Any]:
    """Who gets access to what was told in meetings, by record and organisation."""
    found: dict[tuple[UUID, UUID], list[tuple[UUID, str]]] = defaultdict(list)
    if records := {row.told_in_id for row in held if row.told_in_id}:
        for each in seen(viewer, Hearer, BUSINESS).filter(told_in__in=records, why_not="").order_by("name", "id"):
            found[each.told_in_id, each.organisation_id].append((each.member_id, each.name))
    return found


def _own(viewer: Viewer, held: Iterable[DisclosureRequest]) -> Mapping[tuple[UUID, UUID], Any]:
    """The same, as far as a list wants it: where it is the viewer themselves."""
    own, heard = ((viewer.member_id, viewer.name),), heard_for(viewer)
    pairs = ((row.told_in_id, row.recipient_id) for row in held if row.told_in_id)
    return {pair: own for pair in pairs if pair[0] in heard.get(pair[1], ())}


@once
def heard_for(viewer: Viewer) -> Mapping[UUID, frozenset[UUID]]:
    """The records of what was told in meetings, by id, that a member heard, by the organisation they heard them for."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    if viewer.kind == "member" and viewer.member_id is not None:
        rows = seen(viewer, Hearer, BUSINESS).filter(member=viewer.member_id, why_not="", organisation__isnull=False)
        for record, body in rows.values_list("told_in", "organisation"):
            found[body].add(record)
    return {body: frozenset(records) for body, records in found.items()}


def _request(
    row: DisclosureRequest,
    fields: tuple[FieldAsked, ...],
    decisions: tuple[DecisionSeen, ...],
    told: tuple[DisclosureSeen, ...],
    heard: Mapping[tuple[UUID, UUID], Any],
    at: datetime,
) -> RequestSeen:
    latest, told_in = next(iter(told), None), row.told_in
    facts = rules.Facts(
        asked=row.asked_at is not None,
        withdrawn=row.withdrawn_at is not None,
        outcome=row.outcome,
        second=bool(latest and latest.waits),
        closed=bool(latest and latest.is_closed(at)),
        destroyed=bool(latest and latest.destroyed_at),
        emergency=row.way == rules.EMERGENCY,
        reviewed=row.reviewed_at is not None,
    )
    return _alike(
        RequestSeen,
        row,
        asker=row.asker_id,
        recipient=row.recipient_id,
        recipient_name=row.recipient.name,
        holder=row.holder_id,
        holder_name=row.holder.name if row.holder else "",
        routine=row.routine_id,
        case=(row.case_desk, row.case_table, row.case_record) if row.case_record else None,
        state=rules.state_of(facts),
        fields=fields,
        decisions=decisions,
        told=told,
        told_in=ToldIn(
            told_in.pk, told_in.reference, told_in.version_id, tuple(heard.get((told_in.pk, row.recipient_id), ()))
        )
        if told_in
        else None,
    )


def _alike(kind: Any, row: Any, **more: Any) -> Any:
    names = [name for name in kind.__dataclass_fields__ if name not in more and hasattr(row, name)]
    return kind(**{name: getattr(row, name) for name in names}, **more)
