"""The only writers of data protection complaints."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.governance.models import DataComplaint, DataComplaintEntry
from wardmote.desks.governance.rules import complaints as rules
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.naming import check_no_contact
from wardmote.foundation.now import day_of

#: What a complaint says of itself, in the order of its form.
SAYS = ("organisation_id", "kind", "what", "received_on")
_TABLE = ("governance", "DataComplaint")
_UNANSWERED: Mapping[str, Any] = {"outcome": "", "answered_on": None, "answer_words": ""}


@dataclass(frozen=True)
class ComplaintSaid:
    """A complaint as somebody writes it down: of which controller, about what, and when it came."""

    organisation: UUID
    kind: str
    what: str
    received_on: date


@transaction.atomic
def receive_complaint(*, said: ComplaintSaid, by: Viewer, at: datetime) -> str:
    """Write down a complaint that came; its reference. Who complained is written down nowhere here."""
    rules.check_keeps(by)
    row = DataComplaint.objects.create(
        partnership_id=by.tenant.id, made_at=at, made_by=by.name, **_checked(said, by, at)
    )
    audit.record(by=by, what="made", of=(*_TABLE, row.pk), fields=SAYS)
    _add(row, "received", "", by, at)
    return row.reference


@transaction.atomic
def change_complaint(*, complaint: UUID, edition: int, said: ComplaintSaid, by: Viewer, at: datetime) -> None:
    """Put right what was written down. Raises Superseded when somebody else changed it since `edition`."""
    row = _locked(complaint, by)
    check_is_latest(row, edition=edition)
    rules.check_open(row.standing)
    told = _checked(said, by, at)
    if row.acknowledged_on and told["received_on"] > row.acknowledged_on:
        raise Invalid("It was acknowledged before that day.", instead="Check when it came.")
    changed = [name for name in SAYS if getattr(row, name) != told[name]]
    swap(row, edition=edition, **told)
    audit.record(by=by, what="changed", of=(*_TABLE, row.pk), fields=changed)
    _add(row, "changed", "", by, at)


@transaction.atomic
def acknowledge_complaint(*, complaint: UUID, day: date, by: Viewer, at: datetime) -> None:
    """Write down on which day the complainant was told that it came."""
    row = _locked(complaint, by)
    rules.check_acknowledged(row.standing, day=day, received_on=row.received_on, today=day_of(at))
    _step(row, "acknowledged", "", {"acknowledged_on": day}, by, at)


@transaction.atomic
def note_progress(*, complaint: UUID, words: str, by: Viewer, at: datetime) -> None:
    """Write down what was asked or done meanwhile, and that the complainant was told how far it is."""
    row = _locked(complaint, by)
    rules.check_open(row.standing)
    rules.check_words(words)
    _step(row, "progress", words, {}, by, at)


@transaction.atomic
def answer_complaint(*, complaint: UUID, outcome: str, words: str, day: date, by: Viewer, at: datetime) -> None:
    """Write down what was found, what is done about it, and on which day the complainant was told."""
    row = _locked(complaint, by)
    days = {"day": day, "received_on": row.received_on, "today": day_of(at)}
    rules.check_answer(row.standing, outcome=outcome, words=words, **days)
    told = {"outcome": outcome, "answered_on": day, "answer_words": words.strip()}
    _step(row, outcome, words, told, by, at)


@transaction.atomic
def withdraw_complaint(*, complaint: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Write down that the complainant took it back, or that it was no such complaint."""
    row = _locked(complaint, by)
    rules.check_open(row.standing)
    rules.check_words(because)
    _step(row, "withdrawn", because, {"withdrawn_at": at, "withdrawn_by": by.name}, by, at)


@transaction.atomic
def open_complaint_again(*, complaint: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Undo the last of withdrawing, answering and acknowledging, where that was a mistake."""
    row = _locked(complaint, by)
    found = row.standing
    if found.state == rules.RECEIVED:
        raise NotNow("Nothing of it has been done.", instead="There is nothing to undo.")
    rules.check_words(because)
    gone: Mapping[str, Any] = _UNANSWERED if found.outcome else {"acknowledged_on": None}
    if found.withdrawn:
        gone = {"withdrawn_at": None, "withdrawn_by": ""}
    _step(row, "opened again", because, gone, by, at)


def _step(row: DataComplaint, what: str, words: str, told: Mapping[str, Any], by: Viewer, at: datetime) -> None:
    check_no_contact(words)
    swap(row, edition=row.edition, **told)
    audit.record(by=by, what="changed", of=(*_TABLE, row.pk), fields=tuple(told))
    _add(row, what, words.strip(), by, at)


def _add(row: DataComplaint, what: str, words: str, by: Viewer, at: datetime) -> None:
    entry = DataComplaintEntry.objects.create(
        partnership_id=by.tenant.id, complaint=row, what=what, words=words, at=at, by=by.name
    )
    audit.record(by=by, what="made", of=("governance", "DataComplaintEntry", entry.pk), fields=("what", "words"))


def _checked(said: ComplaintSaid, by: Viewer, at: datetime) -> dict[str, Any]:
    told = {"what": said.what, "kind": said.kind, "received_on": said.received_on}
    rules.check_received(**told, today=day_of(at))
    check_no_contact(said.what)
    if said.organisation not in {each.id for each in organisations_for(by)}:
        raise Invalid("That is no organisation of this partnership.", instead="Choose from the list.")
    return {**told, "what": said.what.strip(), "organisation_id": said.organisation}


def _locked(complaint: UUID, by: Viewer) -> DataComplaint:
    rules.check_keeps(by)
    row = seen(by, DataComplaint, BUSINESS).select_for_update().filter(pk=complaint).first()
    if row is None:
        raise Missing("There is no such complaint here.", instead="Look in the list of complaints.")
    return row
