"""The only writers of freedom of information requests."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.governance.models import InformationRequest, RequestPause
from wardmote.desks.governance.queries.chosen import check_body, check_member
from wardmote.desks.governance.queries.requests import request_of_id
from wardmote.desks.governance.rules import requests as rules
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.naming import check_no_contact
from wardmote.foundation.now import day_of

#: What a request says of itself, in the order of its form.
SAYS = ("organisation_id", "theirs", "subject", "received_on", "owner_id")


@dataclass(frozen=True)
class RequestSaid:
    """A request as somebody wants it written down."""

    organisation: UUID
    subject: str
    received_on: date
    theirs: str = ""
    owner: UUID | None = None


@transaction.atomic
def add_request(*, said: RequestSaid, by: Viewer, at: datetime) -> str:
    """Write a request down; its reference."""
    told = _checked(said, by, at)
    row = InformationRequest.objects.create(partnership_id=by.tenant.id, **told, made_at=at, made_by=by.name)
    audit.record(by=by, what="made", of=("governance", "InformationRequest", row.pk), fields=SAYS)
    return row.reference


@transaction.atomic
def change_request(*, request: UUID, edition: int, said: RequestSaid, by: Viewer, at: datetime) -> None:
    """Change what is written of a request. Raises Superseded when somebody else changed it since `edition`."""
    row = _open(request, by)
    check_is_latest(row, edition=edition)
    told = _checked(said, by, at)
    first = min((each.starts for each in _pauses(row, by)), default=None)
    if first and first < said.received_on:
        raise Invalid("Its clock stopped before that day.", instead="Check the day on which it came.")
    changed = [name for name in SAYS if getattr(row, name) != told[name]]
    swap(row, edition=edition, **told)
    audit.record(by=by, what="changed", of=("governance", "InformationRequest", row.pk), fields=changed)


@transaction.atomic
def stop_clock(*, request: UUID, reason: str, starts: date, by: Viewer, at: datetime) -> None:
    """Say that the clock stands still from a day on, and why."""
    row = _open(request, by)
    found = request_of_id(by, row.pk, day_of(at))
    rules.check_may_stop(stopped=found.stopped, overdue=found.state == rules.OVERDUE)
    rules.check_day(starts, received=row.received_on, today=day_of(at))
    if reason not in rules.PAUSES:
        raise Invalid("The clock does not stop for that.", instead="Choose one of the reasons there are.")
    if any(each.ends and starts < each.ends for each in _pauses(row, by)):
        raise Invalid("The clock stood still on that day already.", instead="Give a later day.")
    swap(row, edition=row.edition)
    made = RequestPause.objects.create(partnership_id=by.tenant.id, request=row, reason=reason, starts=starts)
    audit.record(by=by, what="made", of=("governance", "RequestPause", made.pk), fields=("reason", "starts"))


@transaction.atomic
def run_clock(*, request: UUID, ends: date, by: Viewer, at: datetime) -> None:
    """Say on which day the clock ran again."""
    row = _open(request, by)
    pause = _stopped(row, by)
    if pause is None:
        raise NotNow("The clock has not stopped.", instead="Stop it first.")
    rules.check_day(ends, received=pause.starts, today=day_of(at))
    swap(row, edition=row.edition)
    audit.put(RequestPause, by=by, key={"pk": pause.pk}, said={"ends": ends})


@transaction.atomic
def undo_pause(*, request: UUID, by: Viewer, at: datetime) -> None:
    """Take back the last time the clock was stopped, which was a mistake."""
    row = _open(request, by)
    pause = max(_pauses(row, by), key=lambda each: each.starts, default=None)
    if pause is None:
        raise NotNow("The clock never stopped.", instead="There is nothing to take back.")
    swap(row, edition=row.edition)
    audit.put(RequestPause, by=by, key={"pk": pause.pk}, said={"withdrawn_at": at, "withdrawn_by": by.name})


@transaction.atomic
def extend(*, request: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Write down that whoever asked was told today that more time is needed, and why."""
    row = _open(request, by)
    found = request_of_id(by, row.pk, day_of(at))
    rules.check_may_extend(extended=row.extended_on is not None, overdue=found.state == rules.OVERDUE)
    _said(because, "Say which public interests are weighed.")
    swap(row, edition=row.edition, extended_on=day_of(at), extended_because=because.strip())
    fields = ("extended_on", "extended_because")
    audit.record(by=by, what="changed", of=("governance", "InformationRequest", row.pk), fields=fields)


@transaction.atomic
def answer_request(*, request: UUID, outcome: str, answered_on: date, words: str, by: Viewer, at: datetime) -> None:
    """Write down what the answer was and on which day it went. A clock that stands still runs again from that day."""
    row = _open(request, by)
    if outcome not in rules.OUTCOMES:
        raise Invalid("That is none of the answers there are.", instead="Choose from the list.")
    rules.check_day(answered_on, received=row.received_on, today=day_of(at))
    check_no_contact(words)
    pause = _stopped(row, by)
    if pause:
        rules.check_day(answered_on, received=pause.starts, today=day_of(at))
        audit.put(RequestPause, by=by, key={"pk": pause.pk}, said={"ends": answered_on})
    swap(row, edition=row.edition, outcome=outcome, answered_on=answered_on, words=words.strip())
    fields = ("outcome", "answered_on", "words")
    audit.record(by=by, what="answered", of=("governance", "InformationRequest", row.pk), fields=fields)


@transaction.atomic
def open_request_again(*, request: UUID, by: Viewer, at: datetime) -> None:
    """Undo an answer that was written down by mistake."""
    row = _locked(request, by)
    if row.answered_on is None:
        raise NotNow("This request has not been answered.", instead="There is nothing to undo.")
    swap(row, edition=row.edition, outcome="", answered_on=None, words="")
    fields = ("outcome", "answered_on", "words")
    audit.record(by=by, what="restored", of=("governance", "InformationRequest", row.pk), fields=fields)


def _checked(said: RequestSaid, by: Viewer, at: datetime) -> dict:
    rules.check_theirs(said.theirs)
    rules.check_subject(said.subject)
    check_no_contact(said.subject)
    rules.check_day(said.received_on, received=said.received_on, today=day_of(at))
    check_body(by, said.organisation)
    check_member(by, said.owner)
    return {
        "organisation_id": said.organisation,
        "theirs": said.theirs,
        "subject": said.subject.strip(),
        "received_on": said.received_on,
        "owner_id": said.owner,
    }


def _said(words: str, ask: str) -> None:
    if not words.strip():
        raise Invalid(ask, instead="The words stay with the request.")
    check_no_contact(words)


def _pauses(row: InformationRequest, by: Viewer) -> list[RequestPause]:
    return list(seen(by, RequestPause, BUSINESS).filter(request=row, withdrawn_at__isnull=True))


def _stopped(row: InformationRequest, by: Viewer) -> RequestPause | None:
    return next((each for each in _pauses(row, by) if each.ends is None), None)


def _locked(request: UUID, by: Viewer) -> InformationRequest:
    row = seen(by, InformationRequest, BUSINESS).select_for_update().filter(pk=request).first()
    if row is None:
        raise Missing("There is no such request here.", instead="Look for it in the list of requests.")
    return row


def _open(request: UUID, by: Viewer) -> InformationRequest:
    row = _locked(request, by)
    rules.check_open(row.answered_on)
    return row
