"""The only writers of bids to other funders."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.delivery.models import Bid, BidEntry
from wardmote.desks.delivery.rules import bids as rules
from wardmote.desks.delivery.rules.money import check_sum, in_pounds
from wardmote.desks.plan.api import aims_for
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.now import day_of

#: What a bid says of itself, in the order of its form.
SAYS = (
    "title", "funder", "purpose", "aim_id", "organisation_id", "lead_id", "pence", "closes", "answer_due"
)  # fmt: skip


@dataclass(frozen=True)
class BidSaid:
    """A bid as somebody wants it."""

    title: str
    funder: str
    purpose: str
    aim: UUID
    organisation: UUID
    pence: int
    closes: date
    answer_due: date
    lead: UUID | None = None


@dataclass(frozen=True)
class Answer:
    """What a funder answered: whether they give money, how much, on which day, and in which words."""

    answer: str
    day: date
    given: int | None = None
    words: str = ""


@transaction.atomic
def add_bid(*, said: BidSaid, by: Viewer, at: datetime) -> UUID:
    """Write down that money is to be asked of another funder. Raises Invalid for what cannot be."""
    _check(said, by)
    row = Bid.objects.create(
        partnership_id=by.tenant.id, **_said(said), state=rules.PREPARED, made_at=at, made_by=by.name
    )
    _write_down(row, "made", "", by, at, audited="made", fields=SAYS)
    return row.id


@transaction.atomic
def change_bid(*, bid: UUID, edition: int, said: BidSaid, by: Viewer, at: datetime) -> None:
    """Change what a bid says, until the funder has answered.

    Raises Superseded when somebody else changed it since `edition`, and NotNow when it has ended.
    """
    row = _open(bid, by)
    check_is_latest(row, edition=edition)
    _check(said, by)
    told = _said(said)
    changed = [name for name in SAYS if getattr(row, name) != told[name]]
    if changed:
        swap(row, edition=edition, **told)
        _write_down(row, "changed", "", by, at, audited="changed", fields=changed)


@transaction.atomic
def send_bid(*, bid: UUID, day: date, by: Viewer, at: datetime) -> None:
    """Say that a bid was sent to the funder."""
    row = _open(bid, by)
    if row.state != rules.PREPARED:
        raise NotNow("This bid was sent already.", instead="Record the funder's answer when it comes.")
    if day > day_of(at):
        raise Invalid("That day has not come yet.", instead="Give the day on which it was sent.")
    swap(row, edition=row.edition, state=rules.SENT, sent_on=day)
    _write_down(row, "sent", "", by, at, audited="sent", fields=("state", "sent_on"))


@transaction.atomic
def record_answer(*, bid: UUID, answer: Answer, by: Viewer, at: datetime) -> None:
    """Write down what the funder answered."""
    row = _locked(bid, by)
    rules.check_answer(
        answer.answer,
        state=row.state,
        asked=row.pence,
        given=answer.given,
        day=answer.day,
        sent=row.sent_on,
        today=day_of(at),
    )
    swap(row, edition=row.edition, state=answer.answer, answered_on=answer.day, given=answer.given)
    words = "; ".join(each for each in (in_pounds(answer.given) if answer.given else "", answer.words.strip()) if each)
    _write_down(row, answer.answer, words, by, at, audited="answered", fields=("state", "given"))


@transaction.atomic
def withdraw_bid(*, bid: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Say that a bid is not made, or was taken back."""
    row = _open(bid, by)
    _because(because)
    swap(row, edition=row.edition, state=rules.WITHDRAWN)
    _write_down(row, "withdrawn", because, by, at, audited="withdrawn", fields=("state",))


@transaction.atomic
def open_bid_again(*, bid: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Undo an answer or an end that was written down wrongly; what was written stays in the history."""
    row = _locked(bid, by)
    if row.state in rules.OPEN:
        raise NotNow("This bid has not ended.", instead="Change it instead.")
    _because(because)
    state = rules.SENT if row.sent_on else rules.PREPARED
    swap(row, edition=row.edition, state=state, answered_on=None, given=None)
    _write_down(row, "opened again", because, by, at, audited="restored", fields=("state", "given"))


@transaction.atomic
def hand_over_bids(*, by: Viewer, member: UUID, to: UUID, at: datetime) -> int:
    """Give the open bids that one member leads to another; how many."""
    held = seen(by, Bid, BUSINESS).filter(lead=member, state__in=rules.OPEN)
    rows = list(held.select_for_update())
    for row in rows:
        swap(row, edition=row.edition, lead=to)
    audit.record(by=by, what="changed", of=("delivery", "Bid", [row.id for row in rows]), fields=("lead_id",))
    return len(rows)


def _check(said: BidSaid, by: Viewer) -> None:
    check_sum(said.pence)
    rules.check_days(said.closes, said.answer_due)
    told = (
        (said.title, "what the bid is called"),
        (said.funder, "who is asked"),
        (said.purpose, "what it would pay for"),
    )
    for words, what in told:
        if not words.strip():
            raise Invalid(f"Say {what}.", instead="Members of the partnership read it; name nobody.")
    if said.aim not in {each.id for each in aims_for(by)}:
        raise Invalid("That is no aim of a plan here.", instead="Choose one from the list.")
    if said.organisation not in {each.id for each in organisations_for(by)}:
        raise Invalid("That organisation is not in this partnership.", instead="Choose one that is.")
    if said.lead and said.lead not in {each.id for each in members_for(by)}:
        raise Invalid("That person is not a member of this partnership.", instead="Choose somebody who is.")


def _said(said: BidSaid) -> dict[str, Any]:
    return {
        "title": said.title.strip(),
        "funder": said.funder.strip(),
        "purpose": said.purpose.strip(),
        "aim_id": said.aim,
        "organisation_id": said.organisation,
        "lead_id": said.lead,
        "pence": said.pence,
        "closes": said.closes,
        "answer_due": said.answer_due,
    }


def _because(words: str) -> None:
    if not words.strip():
        raise Invalid("Say why.", instead="The words stay with the bid.")


def _locked(bid: UUID, by: Viewer) -> Bid:
    row = seen(by, Bid, BUSINESS).select_for_update().filter(pk=bid).first()
    if row is None:
        raise Missing("There is no such bid here.", instead="Look for it in the list of bids to other funders.")
    return row


def _open(bid: UUID, by: Viewer) -> Bid:
    row = _locked(bid, by)
    if row.state not in rules.OPEN:
        raise NotNow(f"This bid is {row.state}.", instead="Open it again first if that was a mistake.")
    return row


def _write_down(
    row: Bid, what: str, words: str, by: Viewer, at: datetime, *, audited: str, fields: Iterable[str]
) -> None:
    BidEntry.objects.create(
        partnership_id=by.tenant.id, bid=row, what=what, words=words.strip()[:300], at=at, by=by.name
    )
    audit.record(by=by, what=audited, of=("delivery", "Bid", row.id), fields=fields)
