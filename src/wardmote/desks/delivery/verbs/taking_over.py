"""The only writers of what was given in a year that had ended before it was kept here, as a spreadsheet has it.

Nobody decided on it here, so no approval is made up; and no money of a year that still runs is promised this way.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.delivery import states
from wardmote.desks.delivery.models import MoneyEntry, Project
from wardmote.desks.delivery.queries.money import fund_of_id
from wardmote.desks.delivery.queries.rows import fund_row, project_row
from wardmote.desks.delivery.rules.money import COMMITTED, PAID, check_covers, check_past, check_sums_of_past
from wardmote.desks.delivery.rules.projects import Outcome
from wardmote.desks.delivery.verbs.entries import enter, write_down
from wardmote.desks.delivery.verbs.projects import tell_result
from wardmote.errors import Invalid, NotNow
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import swap
from wardmote.foundation.naming import check_no_contact
from wardmote.foundation.now import day_of

#: What an entry says that a spreadsheet gives.
AS_IT_HAS_IT = "As the spreadsheet it was imported from has it"
NO_DAY = f"{AS_IT_HAS_IT}; it gives no day, so the last day of the year stands here"
#: What is to be done where a fund does not cover what the file says was promised of it.
TOO_MUCH = "Put the sum right in the file, or correct on the fund's page what the funder gave."


@dataclass(frozen=True)
class Past:
    """What a project was given in a year that has ended, as a spreadsheet has it; sums in pence."""

    fund: UUID
    title: str
    organisation: UUID
    committed: int
    paid: int = 0
    purpose: str = ""
    aim: UUID | None = None
    registration: str = ""
    awarded: date | None = None
    paid_on: date | None = None
    outcome: Outcome | None = None


@transaction.atomic
def take_over(*, past: Past, by: Viewer, at: datetime) -> UUID:
    """Enter what a project was given in a year that has ended. Raises NotNow while its year still runs, and where the
    fund does not cover it."""
    held = fund_row(by, past.fund)
    fund, day = fund_of_id(by, held.id), day_of(at)
    check_past(fund.ends, day, fund.name)
    check_sums_of_past(past.committed, past.paid)
    check_covers(fund.books, past.committed, fund.name, instead=TOO_MUCH)
    for words in (past.title, past.purpose, past.outcome.did if past.outcome else ""):
        check_no_contact(words, why="Anybody can read what was given.")
    for given in (past.awarded, past.paid_on):
        if given and given > day:
            raise Invalid("A day of it has not come yet.", instead="Put the day right in the file.")
    row = Project.objects.create(
        partnership_id=by.tenant.id,
        fund_id=past.fund,
        title=past.title,
        purpose=past.purpose,
        aim_id=past.aim,
        organisation_id=past.organisation,
        registration=past.registration,
        pence=past.committed,
        due=fund.ends,
        state=states.TAKEN_OVER,
        writer_id=by.member_id,
        awarded=past.awarded,
        asked_at=at,
        asked_by=by.name,
    )
    told = {"what": "taken over", "words": "", "audited": "imported", "fields": ("title", "pence", "state")}
    write_down(project=row, **told, by=by, at=at)
    for kind, pence, on in ((COMMITTED, past.committed, past.awarded), (PAID, past.paid, past.paid_on)):
        if pence:
            words = AS_IT_HAS_IT if on else NO_DAY
            enter(project=row, kind=kind, pence=pence, day=on or fund.ends, words=words, by=by, at=at)
    if past.outcome:
        tell_result(project=row.id, outcome=past.outcome, by=by, at=at)
    return row.id


@transaction.atomic
def take_back(*, project: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Reverse what was taken over wrongly: each entry of it gets its counter entry."""
    row = _in(states.TAKEN_OVER, project, because, by)
    entries = seen(by, MoneyEntry, BUSINESS).filter(project=row)
    reversed_ = set(entries.exclude(counters=None).values_list("counters", flat=True))
    for each in entries.filter(counters=None).exclude(pk__in=reversed_).order_by("number"):
        counter = {"kind": each.kind, "pence": -each.pence, "day": day_of(at), "counters": each.id}
        enter(project=row, **counter, words=because, by=by, at=at)
    _moved(row, states.TAKEN_BACK, because, audited="withdrawn", by=by, at=at)


@transaction.atomic
def put_back(*, project: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Enter again what was taken back by mistake. Raises NotNow where the fund does not cover it any more."""
    row = _in(states.TAKEN_BACK, project, because, by)
    fund = fund_of_id(by, row.fund_id)
    check_covers(fund.books, row.pence, fund.name, instead=TOO_MUCH)
    counters = seen(by, MoneyEntry, BUSINESS).filter(project=row).exclude(counters=None)
    last = counters.order_by("-number").values_list("entered_at", flat=True).first()
    for each in counters.filter(entered_at=last).order_by("number").select_related("counters"):
        again = {"kind": each.kind, "pence": -each.pence, "day": each.counters.day}
        enter(project=row, **again, words=because, by=by, at=at)
    _moved(row, states.TAKEN_OVER, because, audited="restored", by=by, at=at)


def _in(state: str, project: UUID, because: str, by: Viewer) -> Project:
    row = project_row(by, project)
    if row.state != state:
        raise NotNow(f"This project is {row.state}.", instead="Only what came from a spreadsheet is taken back.")
    if not because.strip():
        raise Invalid("Say why.", instead="The words stand in the ledger; name nobody.")
    return row


def _moved(row: Project, state: str, because: str, *, audited: str, by: Viewer, at: datetime) -> None:
    swap(row, edition=row.edition, state=state)
    what = "put back" if state == states.TAKEN_OVER else state
    write_down(project=row, what=what, words=because, by=by, at=at, audited=audited, fields=("state", "money"))
