"""What sums may do, and who may decide on them: no database is needed."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardmote.desks.delivery import states
from wardmote.desks.delivery.presenters.money import exact, ledger_rows
from wardmote.desks.delivery.queries.money import EntrySeen
from wardmote.desks.delivery.rules.money import (
    ALLOCATED,
    CARRIED_OUT,
    COMMITTED,
    PAID,
    Books,
    books_of,
    check_covers,
    check_payment,
    in_pounds,
    year_of,
    year_words,
)
from wardmote.desks.delivery.rules.projects import (
    APPROVE,
    ASIDE,
    DECLINE,
    Decider,
    Decision,
    Outcome,
    check_decision,
    check_may_decide,
    check_outcome,
)
from wardmote.errors import Invalid, NotNow, Refused, WardmoteError
from wardmote.foundation.pages.words import money

DAY = date(2026, 6, 1)
ANNA, BEN, CARA, COUNCIL, FIRE = (UUID(int=n) for n in range(1, 6))


def test_what_the_entries_come_to_is_exact_to_the_penny():
    books = books_of(((ALLOCATED, 1_000_000), (COMMITTED, 33_333), (COMMITTED, -33), (PAID, 10_010), (CARRIED_OUT, 5)))
    assert (books.available, books.to_pay, books.balance) == (966_695, 23_290, 989_985)
    assert in_pounds(books.balance) == "£9,899.85"


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_money_in_words_and_as_data_says_the_same_sum(pence):
    assert int(exact(pence).replace(".", "")) == pence
    told = money(pence).replace("£", "").replace(",", "").replace("−", "-")
    whole, _dot, rest = told.partition(".")
    assert int(f"{whole}{rest or '00'}") == pence


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 3, 31), "2025/26"), (date(2026, 4, 1), "2026/27"), (date(2099, 12, 31), "2099/00")],
)
def test_a_year_begins_on_the_first_of_april(day, year):
    starts, ends = year_of(day)
    assert year_words(starts) == year
    assert starts <= day <= ends


def test_a_fund_never_promises_more_than_it_has():
    check_covers(Books(allocated=100, committed=40), 60, "The fund")
    with pytest.raises(NotNow, match=r"The fund has £0\.60 that is not committed, and this asks for £0\.61"):
        check_covers(Books(allocated=100, committed=40), 61, "The fund")


SIGNED = date(2026, 5, 1)
PAYMENTS = [
    ({"pence": 0}, "not more than nothing"),
    ({"signed_on": None}, "Nobody has signed the offer"),
    ({"day": date(2026, 4, 30)}, "before the offer was signed"),
    ({"day": date(2026, 6, 2)}, "has not come yet"),
    ({"pence": 501}, r"£5\.00 of what was promised has not been paid, and this is £5\.01"),
]


@pytest.mark.parametrize(("change", "words"), PAYMENTS)
def test_a_payment_that_cannot_be_is_refused_in_words(change, words):
    told = {"pence": 500, "day": DAY, "signed_on": SIGNED, "today": DAY}
    check_payment(Books(committed=900, paid=400), **told)
    with pytest.raises(WardmoteError, match=words):
        check_payment(Books(committed=900, paid=400), **{**told, **change})


def decide(decision, decider, before=(), **more):
    told = {"state": states.PROPOSED, "asking": (ANNA,), "organisation": COUNCIL, "needed": 2}
    check_may_decide(decision, decider, before=before, **{**told, **more})


YES = Decision(APPROVE)
CANNOT = [
    (YES, Decider(ANNA, FIRE), (), {}, "You ask for this money"),
    (YES, Decider(None, None), (), {}, "Only a member"),
    (Decision(APPROVE, "My brother runs it"), Decider(BEN, FIRE), (), {}, "You have an interest in this"),
    (YES, Decider(BEN, FIRE), ((Decider(BEN, FIRE), ASIDE),), {}, "decided on this already"),
    (YES, Decider(BEN, COUNCIL), ((Decider(CARA, COUNCIL), APPROVE),), {}, "approved already"),
    (YES, Decider(BEN, FIRE), (), {"state": states.APPROVED}, "This project is approved"),
]


@pytest.mark.parametrize(("decision", "decider", "before", "more", "words"), CANNOT)
def test_who_may_not_decide_is_told_why(decision, decider, before, more, words):
    with pytest.raises((Invalid, Refused, NotNow), match=words):
        decide(decision, decider, before, **more)


def test_others_may_decide_and_whoever_has_an_interest_stands_aside():
    decide(YES, Decider(BEN, COUNCIL))
    decide(YES, Decider(BEN, COUNCIL), ((Decider(CARA, FIRE), APPROVE),))
    decide(YES, Decider(BEN, FIRE), ((Decider(CARA, COUNCIL), APPROVE),))
    decide(Decision(ASIDE, "My brother runs it"), Decider(BEN, FIRE))
    decide(Decision(DECLINE, "", "It is not needed"), Decider(BEN, COUNCIL), ((Decider(CARA, COUNCIL), APPROVE),))


@pytest.mark.parametrize(
    ("decision", "words"),
    [(Decision("perhaps"), "what you decide"), (Decision(DECLINE), "why you decline"), (Decision(ASIDE), "interest")],
)
def test_a_decision_says_what_it_needs_to(decision, words):
    with pytest.raises(Invalid, match=words):
        check_decision(decision)


WRONG = [
    (Outcome(" "), "what the project did"),
    (Outcome("Did", reached=3), "how the numbers were counted"),
    (Outcome("Did", asked=3, method="m"), "Both numbers are needed"),
    (Outcome("Did", attended=3, completed=4, method="m"), "More completed it than came: 4 of 3"),
    (Outcome("Did", asked=3, changed=4, method="m"), "More changed than were asked: 4 of 3"),
]


@pytest.mark.parametrize(("outcome", "words"), WRONG)
def test_the_four_numbers_are_told_honestly(outcome, words):
    with pytest.raises(Invalid, match=words):
        check_outcome(outcome)


def test_reach_attendance_completion_and_change_are_told_apart():
    check_outcome(Outcome("Did", reached=900, attended=9, completed=9, asked=5, changed=0, method="A register"))
    check_outcome(Outcome("Did"))


STATES = [
    ({}, states.UNSIGNED),
    ({"signed": True}, states.IN_HAND),
    ({"signed": True, "due": date(2026, 5, 31)}, states.OVERDUE),
    ({"signed": True, "due": date(2026, 5, 31), "told": True}, states.DONE),
]


@pytest.mark.parametrize(("facts", "state"), STATES)
def test_how_an_approved_project_stands_is_worked_out(facts, state):
    told = {"signed": False, "told": False, "due": DAY, "day": DAY, **facts}
    assert states.shown(states.APPROVED, **told) == state
    assert states.shown(states.DECLINED, **told) == states.DECLINED


def entry(kind, pence, *, counter=False):
    return EntrySeen(ANNA, kind, pence, DAY, "words", None, "", "", counter, False, None, "")


def test_the_ledger_shows_what_was_left_after_each_entry():
    rows = ledger_rows(
        [entry(ALLOCATED, 1000), entry(COMMITTED, 600), entry(PAID, 250), entry(PAID, -250, counter=True)]
    )
    assert [row[3:] for row in rows] == [
        ("£10", "£10", "£10"),
        ("£6", "£4", "£10"),
        ("£2.50", "£4", "£7.50"),
        ("−£2.50", "£4", "£10"),
    ]
    assert rows[-1][2].endswith("(counter entry)")
