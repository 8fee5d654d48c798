"""Receiving a request for access, putting it right, stopping its clock, extending and withdrawing it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse

from wardmote.desks.rights.models import AccessPart, AccessPause, AccessRequest
from wardmote.desks.rights.models.sealed import REQUEST, as_about, make_key_of, sealed
from wardmote.desks.rights.queries.requests import handlers_for, last_day, request_for, request_row
from wardmote.desks.rights.rules import requests as rules
from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation import audit, notices
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import swap
from wardmote.foundation.now import day_of

_OF, _PAUSE, _PART = ("rights", "AccessRequest"), ("rights", "AccessPause"), ("rights", "AccessPart")
_SAYS = ("received_on", "about", "asked", "identity")


@dataclass(frozen=True)
class RequestSaid:
    """What somebody asks: who they are, how they are written to, when it came in, and how it is known who they are."""

    received_on: date
    given: str = field(repr=False)
    family: str = field(repr=False)
    born: date | None = field(repr=False)
    contact: str = field(repr=False)
    asked: str = field(repr=False)
    identity: str
    bodies: tuple[UUID, ...] = ()


@transaction.atomic
def receive_request(*, said: RequestSaid, by: Viewer, at: datetime) -> str:
    """Write down that somebody asked what is held about them; its reference. Each agency that they ask is told.

    Raises Refused for a role that does not receive them, Invalid for what is no request.
    """
    rules.check_handles(by)
    asked = tuple(dict.fromkeys((by.organisation, *said.bodies)))
    rules.check_received(said.received_on, day_of(at), said.given, said.family, said.bodies)
    _check_answer_here(by, asked)
    _check_identity(said.identity)
    request = uuid4()
    make_key_of(REQUEST, request)
    row = AccessRequest.objects.create(
        id=request,
        partnership_id=by.tenant.id,
        organisation_id=by.organisation,
        received_on=said.received_on,
        identity=said.identity,
        made_at=at,
        made_by=by.name,
        **_typed(request, said),
    )
    audit.record(by=by, what="made", of=(*_OF, request), fields=_SAYS)
    if said.identity == rules.NOT_YET:
        _pause(row, rules.PROOF, said.received_on, by, at)
    for body in asked:
        _add_part(row, body, by, at)
    _tell(by, asked, row.reference)
    return row.reference


@transaction.atomic
def correct_request(*, request: str, edition: int, said: RequestSaid, by: Viewer, at: datetime) -> None:
    """Put right what was written down of a request, with who else is asked. Raises Superseded for an older edition.

    An agency that was asked stays asked: it answers that it holds nothing, or it is withdrawn.
    """
    row = _handled(request, by)
    rules.check_received(said.received_on, day_of(at), said.given, said.family, said.bodies)
    _check_identity(said.identity)
    if said.received_on > row.received_on and any(each.answers for each in request_for(by, request).parts):
        raise NotNow("It was answered already.", instead="Leave the day as it is.")
    swap(row, edition=edition, received_on=said.received_on, identity=said.identity, **_typed(row.pk, said))
    audit.record(by=by, what="changed", of=(*_OF, row.pk), fields=_SAYS)
    parts = seen(by, AccessPart, BUSINESS).filter(request=row, only__isnull=True)
    there = set(parts.values_list("organisation", flat=True))
    new = [each for each in said.bodies if each not in there]
    _check_answer_here(by, new)
    for body in new:
        _add_part(row, body, by, at)
    _tell(by, new, row.reference)


@transaction.atomic
def pause_request(*, request: str, why: str, since: date, by: Viewer, at: datetime) -> None:
    """Stop the clock from a day on: proof of who they are, or what they mean, was asked for."""
    row = _handled(request, by)
    found = request_for(by, request)
    if why not in rules.PAUSES:
        raise Invalid("The clock stops for nothing else.", instead="Choose one of both.")
    if found.stopped:
        raise NotNow("The clock stands still already.", instead="Write down first what came in.")
    if not row.received_on <= since <= day_of(at) or any(each.until and since < each.until for each in found.pauses):
        raise Invalid("The clock cannot stop on that day.", instead="Give the day on which they were asked.")
    _pause(row, why, since, by, at)


@transaction.atomic
def resume_request(*, request: str, until: date, identity: str, by: Viewer, at: datetime) -> None:
    """Let the clock run again from the day on which proof, or what they mean, came in."""
    row = _handled(request, by)
    pause = seen(by, AccessPause, BUSINESS).select_for_update().filter(request=row, ended_at__isnull=True).first()
    if pause is None:
        raise NotNow("The clock runs.", instead="There is nothing to write down.")
    if not pause.since <= until <= day_of(at):
        raise Invalid("It cannot have come in on that day.", instead="Give the day on which it came in.")
    _check_identity(identity)
    if pause.why == rules.PROOF and identity == rules.NOT_YET:
        raise Invalid("The clock runs again once it is known who they are.", instead="Say how that is known.")
    pause.until, pause.ended_at, pause.ended_by = until, at, by.name
    pause.save(update_fields=["until", "ended_at", "ended_by"])
    audit.record(by=by, what="ended", of=(*_PAUSE, pause.pk), fields=("until",))
    if pause.why == rules.PROOF:
        swap(row, edition=row.edition, identity=identity)
        audit.record(by=by, what="changed", of=(*_OF, row.pk), fields=("identity",))


@transaction.atomic
def extend_request(*, request: str, words: str, by: Viewer, at: datetime) -> None:
    """Take two months more, once, and within the first: they were told why. Raises NotNow afterwards."""
    row, found = _handled(request, by), request_for(by, request)
    rules.check_extends(row.received_on, last_day(by, found), day_of(at), extended=row.extended_at is not None)
    rules.check_reason(words)
    row.extended_at, row.extended_by = at, by.name
    row.extended_words = sealed(REQUEST, row.pk, REQUEST, row.pk, "extended_words", words.strip())
    row.save(update_fields=["extended_at", "extended_by", "extended_words"])
    audit.record(by=by, what="changed", of=(*_OF, row.pk), fields=("extended_at", "extended_words"))


@transaction.atomic
def withdraw_request(*, request: str, by: Viewer, at: datetime) -> None:
    """They took it back: nothing more is gathered, and what was answered stays as it is."""
    row = _handled(request, by)
    if row.withdrawn_at is not None:
        raise NotNow("They took it back already.", instead="Open it again, if that was a mistake.")
    row.withdrawn_at, row.withdrawn_by = at, by.name
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record(by=by, what="withdrawn", of=(*_OF, row.pk), fields=("withdrawn_at",))


@transaction.atomic
def open_request_again(*, request: str, by: Viewer, at: datetime) -> None:
    """They did not take it back after all: the clock has run on meanwhile."""
    row = _handled(request, by, withdrawn=True)
    row.withdrawn_at, row.withdrawn_by = None, ""
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record(by=by, what="changed", of=(*_OF, row.pk), fields=("withdrawn_at",))


def _handled(request: str, by: Viewer, *, withdrawn: bool = False) -> AccessRequest:
    """Its row, for who handles it where it was received."""
    row = request_row(by, request)
    rules.check_handles(by)
    if row.organisation_id != by.organisation:
        raise Refused("Whoever received a request keeps it right.", instead="Tell them what you know of it.")
    if withdrawn and row.withdrawn_at is None:
        raise NotNow("It is open.", instead="Go on with it.")
    if not withdrawn and row.withdrawn_at is not None:
        raise NotNow("They took it back.", instead="Open it again first.")
    return row


def _check_answer_here(by: Viewer, bodies: Iterable[UUID]) -> None:
    if not set(bodies) <= {body for body, _member in handlers_for(by)}:
        raise Invalid(
            "One of these agencies has nobody here who answers.", instead="Leave it out, and pass it on by letter."
        )


def _check_identity(identity: str) -> None:
    if identity not in rules.IDENTITY:
        raise Invalid("Nothing says how it is known who they are.", instead="Choose one of the answers.")


def _typed(request: UUID, said: RequestSaid) -> dict[str, str]:
    about = as_about(said.given, said.family, said.born, said.contact)
    typed = {"about": about, "asked": said.asked.strip()}
    return {name: sealed(REQUEST, request, REQUEST, request, name, words) for name, words in typed.items()}


def _pause(row: AccessRequest, why: str, since: date, by: Viewer, at: datetime) -> None:
    made = AccessPause.objects.create(
        partnership_id=row.partnership_id, request=row, why=why, since=since, started_at=at, started_by=by.name
    )
    audit.record(by=by, what="made", of=(*_PAUSE, made.pk), fields=("why", "since"))


def _add_part(row: AccessRequest, body: UUID, by: Viewer, at: datetime) -> None:
    part = uuid4()
    make_key_of("AccessPart", part)
    AccessPart.objects.create(
        id=part, partnership_id=row.partnership_id, request=row, organisation_id=body, made_at=at, made_by=by.name
    )
    audit.record(by=by, what="made", of=(*_PART, part), fields=("request", "organisation"))


def _tell(by: Viewer, bodies: Iterable[UUID], reference: str) -> None:
    """Whoever handles such requests in each agency that is asked."""
    wanted = set(bodies)
    members = [each for body, each in handlers_for(by) if body in wanted]
    href = reverse("show-access", kwargs={"reference": reference})
    notices.tell(by=by, members=members, words="Somebody asks what is held about them.", href=href)
