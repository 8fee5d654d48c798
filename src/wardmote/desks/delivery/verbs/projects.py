"""The only writers of projects: asking, deciding, and telling what came of them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.delivery import states
from wardmote.desks.delivery.models import Approval, Project, ProjectResult
from wardmote.desks.delivery.queries.money import fund_of_id
from wardmote.desks.delivery.queries.projects import approvals_needed, decider_for, project_of_id
from wardmote.desks.delivery.queries.rows import project_row
from wardmote.desks.delivery.rules.money import COMMITTED, check_covers, check_sum
from wardmote.desks.delivery.rules.projects import (
    APPROVE,
    ASIDE,
    DECLINE,
    Decision,
    Outcome,
    check_decision,
    check_may_decide,
    check_outcome,
)
from wardmote.desks.delivery.verbs.entries import enter, write_down
from wardmote.desks.plan.api import aims_to_serve
from wardmote.errors import Invalid, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.now import day_of

#: What a project says of itself, in the order of its form.
SAYS = ("fund_id", "title", "purpose", "need", "aim_id", "organisation_id", "registration", "lead_id", "pence", "due")


@dataclass(frozen=True)
class Asked:
    """Money as somebody asks for it: of which fund, for what, towards which aim, and when the result will be told."""

    fund: UUID
    title: str
    purpose: str
    need: str
    aim: UUID
    organisation: UUID
    pence: int
    due: date
    lead: UUID | None = None
    registration: str = ""


@transaction.atomic
def ask_for_money(*, asked: Asked, by: Viewer, at: datetime) -> UUID:
    """Ask for money of a fund, for others to decide. Raises Invalid or NotNow for what cannot be asked."""
    _check(asked, by, at)
    row = Project.objects.create(
        partnership_id=by.tenant.id,
        **_said(asked),
        state=states.PROPOSED,
        writer_id=by.member_id,
        asked_at=at,
        asked_by=by.name,
    )
    write_down(project=row, what="asked for", words="", by=by, at=at, audited="asked", fields=SAYS)
    return row.id


@transaction.atomic
def change_project(*, project: UUID, edition: int, asked: Asked, by: Viewer, at: datetime) -> None:
    """Change what is asked before it is decided; whoever has decided already decides anew.

    Raises Superseded when somebody else changed it since `edition`, and NotNow when it has been approved or withdrawn.
    """
    row = project_row(by, project)
    if row.state not in (states.PROPOSED, states.DECLINED):
        raise NotNow(f"This project is {row.state}.", instead="What was approved is what was asked: ask for another.")
    check_is_latest(row, edition=edition)
    _check(asked, by, at)
    said = _said(asked)
    changed = [name for name in SAYS if getattr(row, name) != said[name]]
    if not changed and row.state == states.PROPOSED:
        return
    swap(row, edition=edition, **said, state=states.PROPOSED, round=row.round + 1, changer=by.member_id)
    fields = (*changed, "round")
    write_down(project=row, what="changed", words="", by=by, at=at, audited="changed", fields=fields)


@transaction.atomic
def decide(*, project: UUID, edition: int, decision: Decision, by: Viewer, at: datetime) -> None:
    """Approve, decline or stand aside, of the project as it was in `edition`. The last approval commits the money.

    Raises Refused for whoever asks or has an interest, and NotNow where the fund does not cover it.
    """
    row = project_row(by, project)
    check_is_latest(row, edition=edition)
    found, decider = project_of_id(by, row.id, day_of(at)), decider_for(by)
    needed = approvals_needed(by, day_of(at))
    check_decision(decision)
    check_may_decide(
        decision,
        decider,
        state=row.state,
        asking=found.asking,
        organisation=found.organisation,
        before=[(each.decider, each.answer) for each in found.approvals],
        needed=needed,
    )
    if decision.answer == APPROVE:
        fund = fund_of_id(by, row.fund_id)
        check_covers(fund.books, row.pence, fund.name)
    made = Approval.objects.create(
        partnership_id=by.tenant.id,
        project=row,
        round=row.round,
        member_id=decider.member,
        organisation_id=decider.organisation,
        answer=decision.answer,
        interest=decision.interest.strip(),
        words=decision.words.strip(),
        decided_at=at,
        decided_by=by.name,
    )
    audited = {APPROVE: "approved", DECLINE: "declined", ASIDE: "answered"}[decision.answer]
    audit.record(by=by, what=audited, of=("delivery", "Approval", made.id), fields=("answer", "interest"))
    words = decision.words or decision.interest
    write_down(project=row, what=decision.answer, words=words, by=by, at=at, audited=audited, fields=("state",))
    if decision.answer == DECLINE:
        swap(row, edition=row.edition, state=states.DECLINED)
    elif decision.answer == APPROVE and len(found.approved_by) + 1 >= needed:
        swap(row, edition=row.edition, state=states.APPROVED)
        enter(project=row, kind=COMMITTED, pence=row.pence, day=day_of(at), words="Approved", by=by, at=at)


@transaction.atomic
def withdraw(*, project: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Take back what is not wanted any more; what was committed of it is free again. Nothing may have been paid."""
    row = project_row(by, project)
    found = project_of_id(by, row.id, day_of(at))
    if row.state == states.WITHDRAWN:
        raise NotNow("This project is withdrawn already.", instead="Open it again if that was a mistake.")
    if row.state in (states.TAKEN_OVER, states.TAKEN_BACK):
        raise NotNow("This project came from a spreadsheet.", instead="Take it back where it was taken over wrongly.")
    if found.books.paid:
        raise NotNow(
            "Money of it has been paid, so it cannot be withdrawn.",
            instead="Tell what it did, and release what it does not need.",
        )
    _because(because)
    if found.books.committed:
        rest = -found.books.to_pay
        enter(project=row, kind=COMMITTED, pence=rest, day=day_of(at), words="Withdrawn", by=by, at=at)
    swap(row, edition=row.edition, state=states.WITHDRAWN, signed_on=None)
    told = {"what": "withdrawn", "words": because, "audited": "withdrawn"}
    write_down(project=row, **told, by=by, at=at, fields=("state",))


@transaction.atomic
def open_again(*, project: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Put what was declined or withdrawn to be decided once more, by members who all decide anew."""
    row = project_row(by, project)
    if row.state not in (states.DECLINED, states.WITHDRAWN):
        raise NotNow(f"This project is {row.state}.", instead="There is nothing to open.")
    _because(because)
    swap(row, edition=row.edition, state=states.PROPOSED, round=row.round + 1)
    told = {"what": "opened again", "words": because, "audited": "restored"}
    write_down(project=row, **told, by=by, at=at, fields=("state",))


@transaction.atomic
def tell_result(*, project: UUID, outcome: Outcome, by: Viewer, at: datetime) -> None:
    """Tell what a project did. Telling it again corrects what was told before, which stays."""
    row = project_row(by, project)
    if row.state != states.TAKEN_OVER and (row.state != states.APPROVED or row.signed_on is None):
        raise NotNow("This project has not begun, so nothing came of it yet.", instead="Record its signed offer first.")
    check_outcome(outcome)
    names = Outcome.__dataclass_fields__
    made = ProjectResult.objects.create(
        partnership_id=by.tenant.id,
        project=row,
        **{name: getattr(outcome, name) for name in names},
        told_at=at,
        told_by=by.name,
    )
    audit.record(by=by, what="answered", of=("delivery", "ProjectResult", made.id), fields=names)
    write_down(project=row, what="result told", words="", by=by, at=at, audited="answered", fields=("result",))


@transaction.atomic
def hand_over_projects(*, by: Viewer, member: UUID, to: UUID, at: datetime) -> int:
    """Give the results that one member is to tell to another; how many."""
    rows = list(seen(by, Project, BUSINESS).filter(lead=member).select_for_update())
    for row in rows:
        swap(row, edition=row.edition, lead=to)
    audit.record(by=by, what="changed", of=("delivery", "Project", [row.id for row in rows]), fields=("lead_id",))
    return len(rows)


def _check(asked: Asked, by: Viewer, at: datetime) -> None:
    day, fund = day_of(at), fund_of_id(by, asked.fund)
    check_sum(asked.pence)
    for words, what in ((asked.title, "what the project is called"), (asked.purpose, "what the money pays for")):
        if not words.strip():
            raise Invalid(f"Say {what}.", instead="Anybody can read it once it is approved.")
    if not asked.need.strip():
        raise Invalid("Say what shows that it is needed.", instead="For example: a figure of the assessment.")
    if fund.ends < day:
        raise NotNow(
            f"The year of {fund.name} has ended.", instead="Ask for money of this year's fund, or have it opened."
        )
    if asked.aim not in {each.id for each in aims_to_serve(by, fund.area, day)}:
        raise Invalid(
            "That aim is not one of the plan of the fund's area.", instead="Choose an aim of the plan that is in force."
        )
    if asked.organisation not in {each.id for each in organisations_for(by)}:
        raise Invalid("That organisation is not in this partnership.", instead="Have it added under Agencies first.")
    if asked.lead and asked.lead not in {each.id for each in members_for(by)}:
        raise Invalid("That person is not a member of this partnership.", instead="Choose somebody who is.")
    check_covers(fund.books, asked.pence, fund.name)


def _said(asked: Asked) -> dict:
    return {
        "fund_id": asked.fund,
        "title": asked.title.strip(),
        "purpose": asked.purpose.strip(),
        "need": asked.need.strip(),
        "aim_id": asked.aim,
        "organisation_id": asked.organisation,
        "registration": asked.registration.strip(),
        "lead_id": asked.lead,
        "pence": asked.pence,
        "due": asked.due,
    }


def _because(words: str) -> None:
    if not words.strip():
        raise Invalid("Say why.", instead="The words stay with the project.")
