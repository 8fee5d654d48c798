"""Requests for information as those may read them who ask, answer and oversee; never what was told."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from wardmote.desks.agencies.api import members_for
from wardmote.desks.sharing.models import Disclosure, DisclosureRequest, Hearer, RequestedField, StoredDecision
from wardmote.desks.sharing.models.sealed import opened
from wardmote.desks.sharing.rules import requests as rules
from wardmote.errors import Missing
from wardmote.foundation import grants
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.grants import GrantSeen
from wardmote.foundation.now import day_of, now
from wardmote.foundation.once import once
from wardmote.foundation.records import as_key

#: What a link mailed to the holder's registered mailbox answers.
PURPOSE = "sharing/answer"
#: How many requests a list shows, the latest first.
LISTED = 200


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


@once
def requests_for(viewer: Viewer) -> tuple[RequestSeen, ...]:
    """What this member may read of, the latest first, without its fields and decisions."""
    rows = _readable(viewer).select_related("holder", "recipient", "told_in").order_by("-made_at", "id")[:LISTED]
    return _seen(viewer, rows, whole=False)


def request_for(viewer: Viewer, reference: str) -> RequestSeen:
    """One of them; raises Missing."""
    return _one(viewer, _readable(viewer).filter(reference=reference))


def request_of_id(viewer: Viewer, request: UUID) -> RequestSeen:
    """One of them by its id; raises Missing."""
    return _one(viewer, _readable(viewer).filter(pk=request))


def locked_request(viewer: Viewer, reference: str) -> tuple[RequestSeen, DisclosureRequest]:
    """One of them as it is once every other act on it is done, and its row, to be changed; raises Missing."""
    found = request_for(viewer, reference)
    row = seen(viewer, DisclosureRequest, BUSINESS).select_for_update().get(pk=found.id)
    return request_for(viewer, reference), row


def answerers_of(viewer: Viewer, organisation: UUID | None) -> tuple[UUID, ...]:
    """The members with an open account who answer for an organisation, by id."""
    titles = set(map(title_of, rules.ANSWERS))
    everybody = (each for each in members_for(viewer) if each.active and each.organisation == organisation)
    return tuple(each.id for each in everybody if titles & set(each.roles))


def requests_told(viewer: Viewer, disclosures: Iterable[UUID]) -> dict[UUID, RequestSeen]:
    """The requests that the viewer may read of on which these were told, by what was told."""
    wanted = set(disclosures)
    of = dict(seen(viewer, Disclosure, BUSINESS).filter(pk__in=wanted).values_list("pk", "request"))
    rows = _readable(viewer).filter(pk__in=set(of.values()))
    found = {each.id: each for each in _seen(viewer, rows.select_related("holder", "recipient", "told_in"))}
    return {disclosure: found[request] for disclosure, request in of.items() if request in found}


def named_for(viewer: Viewer, names: Collection[str]) -> dict[str, tuple[str, str] | None]:
    """The reference and purpose of requests by their ids, their references and the ids of what was told on them; None
    for those that the viewer does not read of."""
    keys = tuple(each for name in names if (each := as_key(name)))
    of = dict(seen(viewer, Disclosure, BUSINESS).filter(pk__in=keys).values_list("pk", "request"))
    wanted = Q(pk__in={*keys, *of.values()}) | Q(reference__in=names)
    every = seen(viewer, DisclosureRequest, BUSINESS).filter(wanted).values_list("pk", "reference", "purpose")
    reads = set(_readable(viewer).filter(wanted).values_list("pk", flat=True))
    told = {pk: (reference, purpose) if pk in reads else None for pk, reference, purpose in every}
    by_reference = {reference: told[pk] for pk, reference, _purpose in every}
    return {
        **by_reference,
        **{str(pk): said for pk, said in told.items()},
        **{str(one): told.get(request) for one, request in of.items()},
    }


def told_in_meeting(viewer: Viewer, reference: str) -> tuple[RequestSeen, ...]:
    """What the viewer may read of that was told in a meeting about one case; raises Missing where there is nothing."""
    rows = _readable(viewer).filter(told_in__reference=reference).order_by("holder__name", "recipient__name", "id")
    found = _seen(viewer, rows.select_related("holder", "recipient", "told_in"))
    if not found:
        raise Missing("There is no such record of a meeting here.", instead="Look for it in the list of requests.")
    return found


def refusal_of(viewer: Viewer, request: UUID) -> str:
    """Why a request was refused, in the words of who refused it."""
    row = _readable(viewer).filter(pk=request).first()
    return opened("DisclosureRequest", row.pk, "refusal", row.refusal) if row else ""


def review_of(viewer: Viewer, request: UUID) -> str:
    """What the review of an emergency says."""
    row = _readable(viewer).filter(pk=request).first()
    return opened("DisclosureRequest", row.pk, "review", row.review) if row else ""


def reviewers_of(viewer: Viewer, found: RequestSeen) -> tuple[UUID, ...]:
    """The members who may review what was told in an emergency, and read of it, by id: never who told it."""
    reviews, oversees = set(map(title_of, rules.REVIEWS)), set(map(title_of, rules.OVERSEES))
    reads = [
        each
        for each in members_for(viewer)
        if oversees & set(each.roles) or each.organisation in (found.holder, found.recipient)
    ]
    return tuple(each.id for each in reads if each.active and reviews & set(each.roles) and each.id != found.asker)


def decision_for(viewer: Viewer, reference: str) -> tuple[RequestSeen, DecisionSeen]:
    """A stored decision and the request it is of; raises Missing."""
    rows = seen(viewer, StoredDecision, BUSINESS).filter(request__in=_readable(viewer))
    row = rows.filter(reference=reference).first()
    if row is None:
        raise Missing("There is no such decision here.", instead="Choose it from its request.")
    found = request_of_id(viewer, row.request_id)
    return found, next(each for each in found.decisions if each.reference == reference)


def decisions_for(viewer: Viewer) -> tuple[DecisionSeen, ...]:
    """Every stored decision of the partnership, the first made first."""
    rows = seen(viewer, StoredDecision, BUSINESS).order_by("made_at", "id")
    return tuple(_decision(row) for row in rows)


def _readable(viewer: Viewer) -> "QuerySet[DisclosureRequest]":
    rows = seen(viewer, DisclosureRequest, BUSINESS)
    if viewer.kind == "mailbox":
        return rows.filter(holder__name=viewer.agency, asked_at__isnull=False)
    if viewer.kind != "member" or viewer.member_id is None:
        return rows.none()
    whose, sent = Q(asker=viewer.member_id), Q(asked_at__isnull=False)
    if viewer.holds(*rules.OVERSEES):
        whose |= sent
    if viewer.holds(*rules.ANSWERS) and viewer.organisation is not None:
        whose |= sent & (Q(holder=viewer.organisation) | Q(recipient=viewer.organisation))
    heard = seen(viewer, Hearer, BUSINESS).filter(told_in=OuterRef("told_in"), member=viewer.member_id, why_not="")
    whose |= Exists(heard.filter(Q(organisation=OuterRef("recipient")) | Q(organisation=OuterRef("holder"))))
    rows = rows.annotate(heard=Exists(heard.filter(organisation=OuterRef("recipient"))))
    return rows.filter(whose)


def _one(viewer: Viewer, rows: "QuerySet[DisclosureRequest]") -> RequestSeen:
    for each in _seen(viewer, rows.select_related("holder", "recipient", "told_in")[:1]):
        return each
    raise Missing("There is no such request here.", instead="Look for it in the list of requests.")


def _seen(viewer: Viewer, rows: "QuerySet[DisclosureRequest]", *, whole: bool = True) -> tuple[RequestSeen, ...]:
    """What rows say; `whole` is with fields and decisions, which lists do not show."""
    held, at = list(rows), now()
    ids = [row.pk for row in held]
    fields, decisions, told = defaultdict(list), defaultdict(list), defaultdict(list)
    if whole:
        for field in seen(viewer, RequestedField, BUSINESS).filter(request__in=ids).order_by("name"):
            fields[field.request_id].append(_alike(FieldAsked, field))
        for decision in seen(viewer, StoredDecision, BUSINESS).filter(request__in=ids).order_by("-made_at", "id"):
            decisions[decision.request_id].append(_decision(decision))
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
    own = ((viewer.member_id, viewer.name),)
    return {(row.told_in_id, row.recipient_id): own for row in held if row.told_in_id and getattr(row, "heard", False)}


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


def _decision(row: StoredDecision) -> DecisionSeen:
    return _alike(DecisionSeen, row, request=row.request_id)


def _alike(kind: Any, row: Any, **more: Any) -> Any:
    names = [name for name in kind.__dataclass_fields__ if name not in more and hasattr(row, name)]
    return kind(**{name: getattr(row, name) for name in names}, **more)
