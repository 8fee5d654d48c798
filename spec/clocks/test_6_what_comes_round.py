"""Clocks / What comes round: days of the year, quarters, and the partnership's year"""

from datetime import date, timedelta

import pytest

from wardmote import clocks
from wardmote.clocks import Quarterly, Yearly
from wardmote.errors import Invalid

D = date.fromisoformat


@pytest.mark.parametrize(
    ("rhythm", "from_day", "next_day"),
    [
        (Yearly(3, 31), "2026-03-31", "2026-03-31"),
        (Yearly(3, 31), "2026-04-01", "2027-03-31"),
        (Yearly(12, 31), "2026-12-31", "2026-12-31"),
        (Yearly(1, 1), "2026-12-31", "2027-01-01"),
        # A leap day is kept on the 28th where there is none.
        (Yearly(2, 29), "2026-01-01", "2026-02-28"),
        (Yearly(2, 29), "2027-03-01", "2028-02-29"),
        (Yearly(2, 28), "2024-02-29", "2025-02-28"),
        (Quarterly(), "2026-01-01", "2026-03-31"),
        (Quarterly(), "2026-03-31", "2026-03-31"),
        (Quarterly(), "2026-04-01", "2026-06-30"),
        (Quarterly(), "2026-12-31", "2026-12-31"),
        (Quarterly(), "2024-02-29", "2024-03-31"),
    ],
)
def test_the_next_time(rhythm, from_day, next_day):
    assert clocks.next_time(rhythm, D(from_day)) == D(next_day)


def test_every_time_between_two_days_both_included():
    assert clocks.times(Quarterly(), D("2026-03-31"), D("2026-12-31")) == (
        D("2026-03-31"), D("2026-06-30"), D("2026-09-30"), D("2026-12-31"),
    )  # fmt: skip
    assert clocks.times(Yearly(3, 31), D("2026-04-01"), D("2027-03-30")) == ()


def test_the_returns_of_a_quarter_are_due_at_the_end_of_the_next():
    """
    July to September by 31 December: not 30 December, which three months after 30 September would be.
    """
    for quarter, last in (
        ("2026-03-31", "2026-06-30"),
        ("2026-06-30", "2026-09-30"),
        ("2026-09-30", "2026-12-31"),
        ("2026-12-31", "2027-03-31"),
        ("2026-10-01", "2027-03-31"),
    ):
        assert clocks.due("GOV.S17A", start=D(quarter)).last == D(last)
    assert clocks.after_months(D("2026-09-30"), 3).last == D("2026-12-30")


def test_the_plan_is_revised_before_its_next_year():
    assert clocks.due("GOV.PLAN.ANNUAL", start=D("2026-04-01")).last == D("2027-03-31")
    assert clocks.due("GOV.PSED", start=D("2026-03-30")).last == D("2027-03-30")


@pytest.mark.parametrize(("month", "number"), [(2, 30), (4, 31), (13, 1), (0, 1), (1, 0)])
def test_a_day_that_no_year_has_is_refused(month, number):
    with pytest.raises(Invalid):
        Yearly(month, number)


def test_the_partnerships_year_has_its_days_and_its_months():
    told = {each.id: each for each in clocks.occasions()}
    assert len(told) == len(clocks.occasions())
    year = (D("2026-04-01"), D("2027-03-31"))
    assert told["s17a"].days(*year) == tuple(
        (day, day) for day in map(D, ("2026-06-30", "2026-09-30", "2026-12-31", "2027-03-31"))
    )
    assert told["anti_slavery_day"].days(*year) == ((D("2026-10-18"), D("2026-10-18")),)
    assert told["white_ribbon"].days(*year) == ((D("2026-11-25"), D("2026-12-10")),)
    assert told["hate_crime_awareness_week"].month == 10
    assert told["hate_crime_awareness_week"].days(*year) == ()


@pytest.mark.parametrize(
    ("occasion", "first", "last", "touches"),
    [
        # Sixteen days from 25 November on: some of them are enough, on either side.
        ("white_ribbon", "2026-11-01", "2026-11-24", False),
        ("white_ribbon", "2026-11-01", "2026-11-25", True),
        ("white_ribbon", "2026-12-01", "2026-12-02", True),
        ("white_ribbon", "2026-12-10", "2026-12-31", True),
        ("white_ribbon", "2026-12-11", "2026-12-31", False),
        ("anti_slavery_day", "2026-10-18", "2026-10-18", True),
        ("anti_slavery_day", "2026-10-19", "2027-10-17", False),
        # Of some week of October only the month is known.
        ("hate_crime_awareness_week", "2026-10-31", "2026-10-31", True),
        ("hate_crime_awareness_week", "2026-11-01", "2027-09-30", False),
        ("hate_crime_awareness_week", "2026-11-01", "2027-10-01", True),
        ("hate_crime_awareness_week", "2026-09-30", "2026-10-01", True),
        ("hate_crime_awareness_week", "2026-09-01", "2026-09-30", False),
        ("hate_crime_awareness_week", "2026-12-31", "2027-01-01", False),
    ],
)
def test_what_some_days_are_touched_by(occasion, first, last, touches):
    told = {each.id: each for each in clocks.occasions()}
    assert told[occasion].touches(D(first), D(last)) is touches


def test_every_occasion_says_what_it_rests_on_and_names_a_rule_there_is():
    for each in clocks.occasions():
        assert each.source
        assert each.kind in set("SGLN")
        assert each.month is None or 1 <= each.month <= 12
        assert not each.rule or clocks.rule(each.rule).id == each.rule


def test_an_occasion_with_a_rule_falls_where_the_rule_puts_it():
    """The year's page and the wall must not disagree about a day."""
    told = {each.id: each for each in clocks.occasions()}
    year = (D("2026-04-01"), D("2027-03-31"))
    for day, _ in told["s17a"].days(*year):
        quarter_before = clocks.quarter_end(day, -1)
        assert clocks.due("GOV.S17A", start=quarter_before).last == day
    for occasion, start in (("plan_revised", "2026-04-01"), ("equality_information", "2026-03-30")):
        ((day, _),) = told[occasion].days(D(start) + timedelta(days=1), year[1])
        assert clocks.due(told[occasion].rule, start=D(start)).last == day
