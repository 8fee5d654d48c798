"""The only writers of what a project was promised and paid."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.delivery import states
from wardmote.desks.delivery.models import MoneyEntry, Project
from wardmote.desks.delivery.queries.projects import project_of_id
from wardmote.desks.delivery.queries.rows import project_row
from wardmote.desks.delivery.rules.money import COMMITTED, PAID, check_payment, in_pounds
from wardmote.desks.delivery.verbs.entries import enter, write_down
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import swap
from wardmote.foundation.now import day_of


@transaction.atomic
def sign_offer(*, project: UUID, day: date, by: Viewer, at: datetime) -> None:
    """Record the day on which the offer was signed. Nothing is paid before."""
    row = _approved(project, by)
    if row.signed_on:
        raise NotNow("The offer has been signed already.", instead="There is nothing to do.")
    if day > day_of(at):
        raise Invalid("That day has not come yet.", instead="Give the day on which the offer was signed.")
    swap(row, edition=row.edition, signed_on=day)
    write_down(project=row, what="offer signed", words="", by=by, at=at, audited="changed", fields=("signed_on",))


@transaction.atomic
def pay(*, project: UUID, pence: int, day: date, words: str, by: Viewer, at: datetime) -> UUID:
    """Record a payment to a project. Raises where the offer is not signed, or more is paid than was promised."""
    row = _approved(project, by)
    found = project_of_id(by, row.id, day_of(at))
    check_payment(found.books, pence, day=day, signed_on=row.signed_on, today=day_of(at))
    if not words.strip():
        raise Invalid("Say what was paid for.", instead="Anybody can read it; name nobody.")
    made = enter(project=row, kind=PAID, pence=pence, day=day, words=words, by=by, at=at)
    _told(row, "paid", f"{in_pounds(pence)}: {words}", by, at)
    return made


@transaction.atomic
def reverse_payment(*, entry: UUID, because: str, by: Viewer, at: datetime) -> UUID:
    """Counter a payment that was entered wrongly, or that came back; the counter entry's id."""
    wrong = seen(by, MoneyEntry, BUSINESS).filter(pk=entry, kind=PAID, counters=None).first()
    if wrong is None:
        raise Missing("There is no such payment here.", instead="Look for it on the project's page.")
    row = _approved(wrong.project_id, by)
    if seen(by, MoneyEntry, BUSINESS).filter(counters=wrong.id).exists():
        raise NotNow("This payment has been reversed already.", instead="Enter the right one as another payment.")
    if not because.strip():
        raise Invalid("Say why it is reversed.", instead="The words stand in the ledger beside it; name nobody.")
    made = enter(
        project=row, kind=PAID, pence=-wrong.pence, day=day_of(at), words=because, by=by, at=at, counters=wrong.id
    )
    _told(row, "payment reversed", f"{in_pounds(wrong.pence)}: {because}", by, at)
    return made


@transaction.atomic
def release(*, project: UUID, because: str, by: Viewer, at: datetime) -> int:
    """Free what a project was promised and does not need; how many pence."""
    row = _approved(project, by)
    rest = project_of_id(by, row.id, day_of(at)).books.to_pay
    if not rest:
        raise NotNow(
            "All that was promised has been paid, so nothing can be released.", instead="There is nothing to do."
        )
    if not because.strip():
        raise Invalid("Say why it is not needed.", instead="The words stand in the ledger.")
    enter(project=row, kind=COMMITTED, pence=-rest, day=day_of(at), words=because, by=by, at=at)
    _told(row, "released", f"{in_pounds(rest)}: {because}", by, at)
    return rest


def _approved(project: UUID | None, by: Viewer) -> Project:
    if project is None:
        raise Missing("There is no such project here.", instead="Look for it on the page about money.")
    row = project_row(by, project)
    if row.state != states.APPROVED:
        raise NotNow(f"This project is {row.state}.", instead="Money moves only once two members have approved it.")
    return row


def _told(row: Project, what: str, words: str, by: Viewer, at: datetime) -> None:
    write_down(project=row, what=what, words=words, by=by, at=at, audited="changed", fields=("money",))
