"""Requests for information as those may read them who ask, answer and oversee; never what was told."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from wardmote.desks.agencies.api import members_for
from wardmote.desks.sharing.models import Disclosure, DisclosureRequest, StoredDecision
from wardmote.desks.sharing.models.sealed import opened
from wardmote.desks.sharing.queries.request_seen import DecisionSeen, RequestSeen, as_seen, heard_for
from wardmote.desks.sharing.rules import requests as rules
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.listed import listed
from wardmote.foundation.once import once
from wardmote.foundation.records import as_key

#: What a link mailed to the holder's registered mailbox answers.
PURPOSE = "sharing/answer"
#: How many requests a list shows on which nothing is left to do, the latest first.
LISTED = 50


@dataclass(frozen=True)
class EmergencySeen:
    """When it was told by voice, and when somebody wrote it down."""

    id: UUID
    reference: str
    asked_at: datetime
    answered_at: datetime | None

    @property
    def href(self) -> str:
        """Where it is read."""
        return reverse("show-sharing-request", kwargs={"reference": self.reference})


@once
def requests_for(viewer: Viewer) -> tuple[RequestSeen, ...]:
    """What this member may read of, the latest first, without its fields and decisions: the latest LISTED, and however
    old every one on which something is left to do."""
    rows = _latest_first(_readable(viewer).select_related("holder", "recipient", "told_in"))
    every = _latest_first(seen(viewer, DisclosureRequest, BUSINESS)).values("pk")
    # Each way by itself has an index in order of time; all of them together have none.
    among = reduce(or_, (Q(pk__in=every.filter(way)[:LISTED]) for way in _ways(viewer)), Q(pk__in=()))
    return as_seen(viewer, listed(rows, LISTED, left=_open(viewer), among=among), whole=False)


@once
def requests_left(viewer: Viewer) -> tuple[RequestSeen, ...]:
    """Those of them alone on which something is left to do, however old, the latest first."""
    rows = _readable(viewer).filter(_open(viewer)).select_related("holder", "recipient", "told_in")
    return as_seen(viewer, _latest_first(rows), whole=False)


@once
def emergencies_for(viewer: Viewer) -> tuple[EmergencySeen, ...]:
    """What was told in emergencies and is to be written down, or was: the latest LISTED, and however old every one that
    nobody has written down."""
    rows = _readable(viewer).filter(way=rules.EMERGENCY, record_by__isnull=False, withdrawn_at__isnull=True)
    found = listed(_latest_first(rows), LISTED, left=Q(answered_at__isnull=True))
    return tuple(EmergencySeen(row.pk, row.reference, row.asked_at, row.answered_at) for row in found)


def about_case(viewer: Viewer, case: tuple[str, str, UUID]) -> tuple[RequestSeen, ...]:
    """Every one about a case that this member may read of, the latest first, without its fields and decisions."""
    desk, table, record = case
    rows = _readable(viewer).filter(case_desk=desk, case_table=table, case_record=record)
    return as_seen(
        viewer, rows.select_related("holder", "recipient", "told_in").order_by("-made_at", "id"), whole=False
    )


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
    found = {each.id: each for each in as_seen(viewer, rows.select_related("holder", "recipient", "told_in"))}
    return {disclosure: found[request] for disclosure, request in of.items() if request in found}


def named_for(viewer: Viewer, names: Collection[str]) -> dict[str, tuple[str, str] | None]:
    """The reference and purpose of requests by their ids, their references and the ids of what was told on them; None
    for those that the viewer does not read of."""
    keys = tuple(each for name in names if (each := as_key(name)))
    of = dict(seen(viewer, Disclosure, BUSINESS).filter(pk__in=keys).values_list("pk", "request"))
    rows = seen(viewer, DisclosureRequest, BUSINESS).values_list("pk", "reference", "purpose")
    # Asked for one after the other: of "this or that" no index tells, and all that there are would be gone through.
    every = {*rows.filter(pk__in={*keys, *of.values()}), *rows.filter(reference__in=names)}
    reads = set(_readable(viewer).filter(pk__in=[pk for pk, *_ in every]).values_list("pk", flat=True))
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
    found = as_seen(viewer, rows.select_related("holder", "recipient", "told_in"))
    if not found:
        raise Missing("There is no such record of a meeting here.", instead="Look for it in the list of requests.")
    return found


def records_read(viewer: Viewer, records: Collection[UUID]) -> frozenset[UUID]:
    """Of these records of what was told in meetings those of which the viewer may read something."""
    return frozenset(_readable(viewer).filter(told_in__in=records).values_list("told_in", flat=True))


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
    return tuple(DecisionSeen.from_row(row) for row in rows)


def _readable(viewer: Viewer) -> "QuerySet[DisclosureRequest]":
    rows = seen(viewer, DisclosureRequest, BUSINESS)
    if viewer.kind == "mailbox":
        return rows.filter(holder__name=viewer.agency, asked_at__isnull=False)
    ways = _ways(viewer)
    return rows.filter(reduce(or_, ways)) if ways else rows.none()


def _ways(viewer: Viewer) -> tuple[Q, ...]:
    """The ways in which a member may come to read of a request: any of them is enough; nobody else has one."""
    if viewer.kind != "member" or viewer.member_id is None:
        return ()
    own, sent = Q(asker=viewer.member_id), Q(asked_at__isnull=False)
    heard = _heard(viewer, "recipient", "holder")
    if viewer.holds(*rules.OVERSEES):
        return (own, sent, *heard)
    if viewer.holds(*rules.ANSWERS) and viewer.organisation is not None:
        return (own, sent & Q(holder=viewer.organisation), sent & Q(recipient=viewer.organisation), *heard)
    return (own, *heard)


def _latest_first(rows: "QuerySet[DisclosureRequest]") -> "QuerySet[DisclosureRequest]":
    return rows.order_by("-made_at", "id")


def _heard(viewer: Viewer, *sides: str) -> tuple[Q, ...]:
    """Told in meetings where the viewer heard them for the organisation on one of these sides: a way for each; none for
    whoever heard nothing anywhere, as most."""
    return tuple(
        Q(told_in__in=records, **{side: body}) for body, records in heard_for(viewer).items() for side in sides
    )


def _open(viewer: Viewer) -> Q:
    """On which something is left to do: to be answered, written down, reviewed or approved by whoever it is; by the
    viewer to be asked, read or destroyed."""
    rows = seen(viewer, DisclosureRequest, BUSINESS)
    told = seen(viewer, Disclosure, BUSINESS)
    waits = rows.filter(withdrawn_at__isnull=True)
    unanswered = waits.filter(Q(asked_at__isnull=False) | Q(asker=viewer.member_id), answered_at__isnull=True)
    unreviewed = waits.filter(way=rules.EMERGENCY, reviewed_at__isnull=True, asked_at__isnull=False)
    unreleased = waits.filter(pk__in=told.filter(released_at__isnull=True, ended_at__isnull=True).values("request"))
    held = rows.filter(
        reduce(or_, _heard(viewer, "recipient"), Q(asker=viewer.member_id)),
        pk__in=told.filter(destroyed_at__isnull=True).values("request"),
    )
    # Found one by one, as each has an index of its own; of all that is over none is looked at.
    first, *others = (each.values("pk") for each in (unanswered, unreviewed, unreleased, held))
    return Q(pk__in=first.union(*others))


def _one(viewer: Viewer, rows: "QuerySet[DisclosureRequest]") -> RequestSeen:
    for each in as_seen(viewer, rows.select_related("holder", "recipient", "told_in")[:1]):
        return each
    raise Missing("There is no such request here.", instead="Look for it in the list of requests.")
