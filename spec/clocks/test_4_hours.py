"""Clocks / Hours: real hours, days that a law disregards, and hours of work

Moments are London's, given in UTC: in winter they are the same, in summer London is an hour ahead.
"""

from datetime import UTC, date, datetime, time

import pytest

from wardmote import clocks
from wardmote.errors import Invalid, Missing


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("rule", "start", "last"),
    [
        # A closure notice: Christmas Day is not counted, and nothing else is left out.
        ("ASB.CLOSURE.COURT", "2026-12-23T16:40", "2026-12-26T16:40"),
        ("ASB.CLOSURE.COURT", "2026-12-24T16:40", "2026-12-27T16:40"),
        ("ASB.CLOSURE.COURT", "2026-12-25T16:40", "2026-12-28T00:00"),
        ("ASB.CLOSURE.COURT", "2026-12-26T16:40", "2026-12-28T16:40"),
        # It ends as Christmas Day begins: nothing of that day is needed.
        ("ASB.CLOSURE.COURT", "2026-12-23T00:00", "2026-12-25T00:00"),
        ("ASB.CLOSURE.COURT", "2026-12-23T00:01", "2026-12-26T00:01"),
        # A domestic violence protection notice: Sundays, Christmas Day, Good Friday and bank holidays are not.
        ("DA.DVPN.COURT", "2026-12-24T16:40", "2026-12-29T16:40"),
        ("DA.DVPN.COURT", "2026-04-02T08:00", "2026-04-07T08:00"),
        ("DA.DVPN.COURT", "2026-11-27T22:00", "2026-11-30T22:00"),
        # Midnight: a notice given as Sunday begins starts to run as Monday does.
        ("DA.DVPN.COURT", "2026-11-29T00:00", "2026-12-02T00:00"),
        # The days are London's: 11:30pm UTC on Saturday 30 May is Sunday there, and Monday the 25th was a holiday.
        ("DA.DVPN.COURT", "2026-05-30T23:30", "2026-06-02T23:00"),
        # 72 hours over the night the clocks change are 72 real hours.
        ("INF.BREACH.ICO", "2026-03-27T12:00", "2026-03-30T12:00"),
        ("INF.BREACH.ICO", "2026-10-24T12:00", "2026-10-27T12:00"),
        ("ASB.DISPERSAL", "2028-02-28T10:00", "2028-03-01T10:00"),
    ],
)
def test_the_last_moment(rule, start, last):
    assert clocks.due(rule, start=at(start)).last == at(last)


def test_the_hour_on_the_wall_moves_and_it_is_said():
    """Noon on Friday 27 March 2026 and 72 hours: the clocks go forward on Sunday, so it is 1pm on Monday."""
    found = clocks.due("INF.BREACH.ICO", start=at("2026-03-27T12:00"))
    assert found.reckoning.steps[-2:] == (
        "The clocks go forward an hour in this time. Real hours are counted.",
        "72 hours end at 1:00pm on Monday 30 March 2026.",
    )


@pytest.mark.parametrize(
    ("hour", "said"), [("00:00", "12:00am"), ("11:59", "11:59am"), ("12:00", "12:00pm"), ("13:05", "1:05pm")]
)
def test_hours_are_said_as_a_clock_on_the_wall_says_them(hour, said):
    found = clocks.due("INF.BREACH.ICO", start=at(f"2026-11-23T{hour}"))
    assert found.reckoning.steps[1:] == (
        f"The clock starts at {said} on Monday 23 November 2026.",
        f"72 hours end at {said} on Thursday 26 November 2026.",
    )


def test_and_when_it_moves_back():
    found = clocks.due("INF.BREACH.ICO", start=at("2026-10-24T11:00"))
    assert found.reckoning.steps[-2:] == (
        "The clocks go back an hour in this time. Real hours are counted.",
        "72 hours end at 11:00am on Tuesday 27 October 2026.",
    )


def test_the_days_left_out_are_named():
    found = clocks.due("DA.DVPN.COURT", start=at("2026-12-24T16:40"))
    assert "Left out on the way: Friday 25 December 2026, Sunday 27 December 2026 and Monday 28 December 2026." in (
        found.reckoning.steps
    )


def test_a_day_of_disregarded_hours_can_be_shorter_than_24():
    """The Sunday the clocks go forward has 23 hours; all of it is left out and none of the next day."""
    assert clocks.clock_hours(at("2026-03-28T23:00"), 2, ["Sundays"]).last == at("2026-03-30T00:00")


def test_only_the_law_that_leaves_out_holidays_needs_to_know_them():
    assert clocks.due("ASB.CLOSURE.COURT", start=at("2040-12-24T16:40")).last == at("2040-12-27T16:40")
    with pytest.raises(Missing):
        clocks.due("DA.DVPN.COURT", start=at("2040-12-24T16:40"))


@pytest.mark.parametrize(
    ("start", "number", "last"),
    [
        ("2026-11-26T09:00", 4, "2026-11-26T13:00"),
        ("2026-11-26T15:30", 4, "2026-11-27T11:30"),
        ("2026-11-26T13:00", 4, "2026-11-26T17:00"),
        # Before the office opens, after it closes, at a weekend.
        ("2026-11-26T03:00", 1, "2026-11-26T10:00"),
        ("2026-11-27T17:00", 1, "2026-11-30T10:00"),
        ("2026-11-28T12:00", 8, "2026-11-30T17:00"),
        # In summer the office opens at 8am UTC.
        ("2026-07-01T07:00", 2, "2026-07-01T10:00"),
        # Over a bank holiday.
        ("2026-12-24T16:00", 2, "2026-12-29T10:00"),
    ],
)
def test_hours_of_work(start, number, last):
    assert clocks.working_hours(at(start), number).last == at(last)


def test_an_office_with_other_hours():
    found = clocks.working_hours(at("2026-11-26T16:00"), 2, opens=time(10), closes=time(16, 30))
    assert found.last == at("2026-11-27T11:30")
    assert "10:00 to 16:30 on working days of England and Wales" in found.steps[1]


def test_a_clock_in_hours_needs_a_moment_with_its_zone():
    with pytest.raises(Invalid, match="has no time of day"):
        clocks.due("INF.BREACH.ICO", start=at("2026-03-27T12:00").date())
    with pytest.raises(Invalid, match="does not say which time zone"):
        clocks.due("INF.BREACH.ICO", start=at("2026-03-27T12:00").replace(tzinfo=None))


def test_what_no_law_disregards_is_refused():
    with pytest.raises(Invalid, match="disregards “Tuesdays”"):
        clocks.clock_hours(at("2026-03-27T12:00"), 48, ["Tuesdays"])
    with pytest.raises(Invalid, match="cannot open at 17:00"):
        clocks.working_hours(at("2026-03-27T12:00"), 1, opens=time(17), closes=time(9))
    with pytest.raises(Invalid, match="cannot open at 09:00"):
        clocks.working_hours(at("2026-03-27T12:00"), 1, opens=time(9), closes=time(9))


def test_a_limit_in_days_that_starts_at_a_moment_starts_with_that_day_in_england():
    """11:30pm UTC on 30 June is half past midnight on 1 July in London."""
    found = clocks.due("GOV.SCRUTINY.REPLY", start=at("2026-06-30T23:30"))
    assert found.last == date(2026, 7, 29)
    assert found.reckoning.steps[1] == (
        "The clock started at 12:30am on Wednesday 1 July 2026, so with that day in England."
    )
