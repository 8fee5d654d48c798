"""The only writers of what was raised with the county."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.governance.models import Escalation
from wardmote.desks.governance.queries.chosen import check_area, check_member
from wardmote.desks.governance.rules import escalations as rules
from wardmote.desks.plan.api import county_priorities, priorities_for
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.naming import check_no_contact
from wardmote.foundation.now import day_of

#: What an issue says of itself, in the order of its form.
SAYS = (
    *("issue", "case", "tests", "raised_on", "statutory_area_id"),
    *("priority_id", "county_priority", "owner_id"),
)
DECIDED = ("decision", "decided_on", "words")


@dataclass(frozen=True)
class EscalationSaid:
    """An issue for the county as somebody wants it written down."""

    issue: str
    case: str
    tests: tuple[str, ...]
    raised_on: date
    area: UUID | None = None
    priority: UUID | None = None
    county_priority: str = ""
    owner: UUID | None = None


@transaction.atomic
def escalate(*, said: EscalationSaid, by: Viewer, at: datetime) -> str:
    """Write down that something was raised with the county; its reference."""
    row = Escalation.objects.create(partnership_id=by.tenant.id, **_checked(said, by, at))
    audit.record(by=by, what="made", of=("governance", "Escalation", row.pk), fields=SAYS)
    return row.reference


@transaction.atomic
def change_escalation(*, escalation: UUID, edition: int, said: EscalationSaid, by: Viewer, at: datetime) -> None:
    """Change what was raised, while it waits. Raises Superseded when somebody else changed it since `edition`."""
    row = _locked(escalation, by)
    check_is_latest(row, edition=edition)
    rules.check_waiting(_state(row))
    told = _checked(said, by, at)
    changed = [name for name in SAYS if getattr(row, name) != told[name]]
    swap(row, edition=edition, **told)
    audit.record(by=by, what="changed", of=("governance", "Escalation", row.pk), fields=changed)


@transaction.atomic
def decide_escalation(
    *, escalation: UUID, decision: str, decided_on: date, words: str, by: Viewer, at: datetime
) -> None:
    """Write down what the county decided, and why."""
    row = _locked(escalation, by)
    rules.check_waiting(_state(row))
    told = {"decision": decision, "words": words}
    rules.check_decision(**told, decided=decided_on, raised=row.raised_on, today=day_of(at))
    check_no_contact(words)
    swap(row, edition=row.edition, decision=decision, decided_on=decided_on, words=words.strip())
    audit.record(by=by, what="answered", of=("governance", "Escalation", row.pk), fields=DECIDED)


@transaction.atomic
def open_escalation_again(*, escalation: UUID, by: Viewer, at: datetime) -> None:
    """Undo a decision, or that it was taken back, where that was a mistake."""
    row = _locked(escalation, by)
    if _state(row) == rules.RAISED:
        raise NotNow("The county has still to decide on this.", instead="There is nothing to undo.")
    gone = {"decision": "", "decided_on": None, "words": "", "withdrawn_at": None, "withdrawn_by": ""}
    swap(row, edition=row.edition, **gone)
    audit.record(by=by, what="restored", of=("governance", "Escalation", row.pk), fields=tuple(gone))


@transaction.atomic
def take_back_escalation(*, escalation: UUID, by: Viewer, at: datetime) -> None:
    """Take back an issue that was raised by mistake."""
    row = _locked(escalation, by)
    rules.check_waiting(_state(row))
    swap(row, edition=row.edition, withdrawn_at=at, withdrawn_by=by.name)
    fields = ("withdrawn_at", "withdrawn_by")
    audit.record(by=by, what="withdrawn", of=("governance", "Escalation", row.pk), fields=fields)


def _checked(said: EscalationSaid, by: Viewer, at: datetime) -> dict:
    days = {"raised": said.raised_on, "today": day_of(at)}
    rules.check_issue(issue=said.issue, case=said.case, tests=said.tests, **days)
    for words in (said.issue, said.case):
        check_no_contact(words)
    check_area(by, said.area)
    check_member(by, said.owner)
    if said.priority and said.priority not in {each.id for each in priorities_for(by)}:
        raise Invalid("That priority is not in a plan here any more.", instead="Choose from the priorities there are.")
    if said.county_priority and said.county_priority not in county_priorities(by):
        raise Invalid("The county has no such priority.", instead="Choose from the list.")
    return {
        "issue": said.issue.strip(),
        "case": said.case.strip(),
        "tests": [each for each in rules.TESTS if each in said.tests],
        "raised_on": said.raised_on,
        "statutory_area_id": said.area,
        "priority_id": said.priority,
        "county_priority": said.county_priority,
        "owner_id": said.owner,
    }


def _state(row: Escalation) -> str:
    return rules.WITHDRAWN if row.withdrawn_at else row.decision or rules.RAISED


def _locked(escalation: UUID, by: Viewer) -> Escalation:
    row = seen(by, Escalation, BUSINESS).select_for_update().filter(pk=escalation).first()
    if row is None:
        raise Missing("Nothing of that reference was raised here.", instead="Look in the list of what was.")
    return row
