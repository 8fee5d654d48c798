"""The only writers of section 17A returns."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from wardmote.desks.governance.models import QuarterReturn
from wardmote.desks.governance.queries.returns import PURPOSE, askable, holders_for
from wardmote.desks.governance.rules import returns as rules
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.correspondence import links
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.naming import check_no_contact
from wardmote.foundation.now import day_of

#: What somebody says of a return.
SAYS = ("received_on", "words", "said_by")


@transaction.atomic
def open_quarter(*, quarter: date, by: Viewer, at: datetime) -> int:
    """Expect a quarter's return of everybody who holds something of it; how many are new."""
    rules.check_quarter(quarter, day_of(at))
    there = set(seen(by, QuarterReturn, BUSINESS).filter(quarter_ends=quarter).values_list("organisation", flat=True))
    new = [each.id for each in holders_for(by) if each.id not in there]
    for body in new:
        key = {"partnership_id": by.tenant.id, "organisation_id": body, "quarter_ends": quarter}
        audit.put(QuarterReturn, by=by, key=key, said={}, made={"asked_at": at, "asked_by": by.name})
    return len(new)


@transaction.atomic
def ask_returns(*, quarter: date, by: Viewer, at: datetime) -> int:
    """Ask everybody whose return of a quarter has not come, by a link to their registered mailbox; how many were.

    One that waits for an answer already is sent its link again; one without a mailbox is only expected.
    """
    open_quarter(quarter=quarter, by=by, at=at)
    rows = dict(seen(by, QuarterReturn, BUSINESS).filter(quarter_ends=quarter).values_list("organisation", "pk"))
    asked = 0
    for each in askable(by, quarter, at):
        if each.reader is None:
            continue
        if each.waiting:
            links.ask_again(by=by, reference=each.waiting, at=at)
        else:
            links.ask(by=by, purpose=PURPOSE, target=rows[each.organisation], to=each.reader, at=at)
        asked += 1
    return asked


@transaction.atomic
def record_return(*, given: UUID, edition: int, received_on: date, words: str, by: Viewer, at: datetime) -> None:
    """Write down on which day the whole of a return came, or put that right. Raises Superseded as other changes do."""
    row = _locked(given, by)
    check_is_latest(row, edition=edition)
    _write(row, received_on, words, by, at)


@transaction.atomic
def take_back_return(*, given: UUID, edition: int, by: Viewer, at: datetime) -> None:
    """Say that a return has not come after all."""
    row = _locked(given, by)
    check_is_latest(row, edition=edition)
    if row.received_on is None:
        raise NotNow("Nobody has said that this return came.", instead="There is nothing to take back.")
    swap(row, edition=edition, received_on=None, words="", said_by="")
    audit.record(by=by, what="withdrawn", of=("governance", "QuarterReturn", row.pk), fields=SAYS)


@transaction.atomic
def answer_return(*, by: Viewer, target: UUID, answers: dict[str, Any], at: datetime) -> None:
    """Write down what came by a one-time link, or by telephone in answer to one."""
    row = _locked(target, by)
    if row.received_on is not None:
        raise NotNow("This return has come already.", instead="Ask the colleague who sent the link to correct it.")
    _write(row, answers["received_on"], answers["words"], by, at)


def _write(row: QuarterReturn, received_on: date | None, words: str, by: Viewer, at: datetime) -> None:
    if received_on is None:
        raise Invalid("Nothing says on which day it came.", instead="Give the day.")
    rules.check_received(received_on, quarter=row.quarter_ends, day=day_of(at))
    check_no_contact(words)
    swap(row, edition=row.edition, received_on=received_on, words=words.strip(), said_by=by.name)
    audit.record(by=by, what="answered", of=("governance", "QuarterReturn", row.pk), fields=SAYS)


def _locked(given: UUID, by: Viewer) -> QuarterReturn:
    row = seen(by, QuarterReturn, BUSINESS).select_for_update().filter(pk=given).first()
    if row is None:
        raise Missing("There is no such return here.", instead="Look for it in the list of section 17A returns.")
    return row
