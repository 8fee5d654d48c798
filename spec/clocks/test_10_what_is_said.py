"""Clocks / What is said of a day, and of what is refused

Whole: every step, what it rests on, and of a refusal what to do instead, as somebody reads them who has to answer for
the day. The oracle is a pencil and a calendar. The machine that reckons stands in Auckland, half a day ahead of London.
"""

import time as clock_of_the_machine
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from spec.clocks.packs import entry

from wardmote import clocks
from wardmote.clocks import Override, Pause, Quarterly, Review, Yearly
from wardmote.errors import Invalid, Missing, NotNow, Refused

D = date.fromisoformat


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch):
    """The days and hours are England's wherever the machine stands."""
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    clock_of_the_machine.tzset()
    yield
    monkeypatch.undo()
    clock_of_the_machine.tzset()


ENGLAND = (
    "GOV.UK, UK bank holidays of England and Wales; Banking and Financial Dealings Act 1971, section 1, schedule 1 and "
    "proclamations"
)
CORRESPONDING = "The corresponding date rule: Dodds v Walker [1981] 1 WLR 1027"
WORKED = "Working days are counted: not a Saturday, a Sunday or a bank holiday of England and Wales."
OFFICE = "Hours of work are counted: 09:00 to 17:00 on working days of England and Wales."
CHRISTMAS = "Friday 25 December 2026 (Christmas Day), Monday 28 December 2026 (substitute for Boxing Day)"
TO_EASTER = (
    f"{CHRISTMAS}, Friday 1 January 2027 (New Year's Day), Friday 26 March 2027 (Good Friday), "
    "Monday 29 March 2027 (Easter Monday), Monday 3 May 2027 (Early May bank holiday)"
)


@pytest.mark.parametrize(
    ("reckons", "last", "steps", "sources"),
    [
        (
            lambda: clocks.after_days(D("2026-12-01"), 28),
            D("2026-12-29"),
            (
                "The time runs after Tuesday 1 December 2026, so that day is not counted.",
                "Day 1 is Wednesday 2 December 2026.",
                "Day 28 is Tuesday 29 December 2026.",
            ),
            (),
        ),
        (
            lambda: clocks.beginning_days(D("2026-12-01"), 21),
            D("2026-12-21"),
            (
                "The time begins with Tuesday 1 December 2026, so that day is counted: it is day 1.",
                "Day 21 is Monday 21 December 2026.",
            ),
            (),
        ),
        (
            lambda: clocks.clear_days(D("2026-12-07"), 5),
            D("2026-12-13"),
            (
                "Neither Monday 7 December 2026 nor the day itself is counted: the days between must be clear.",
                "5 clear days end with Saturday 12 December 2026.",
                "The first day after them is Sunday 13 December 2026.",
            ),
            (),
        ),
        (
            lambda: clocks.clear_days(D("2026-12-07"), 1),
            D("2026-12-09"),
            (
                "Neither Monday 7 December 2026 nor the day itself is counted: the days between must be clear.",
                "1 clear day ends with Tuesday 8 December 2026.",
                "The first day after them is Wednesday 9 December 2026.",
            ),
            (),
        ),
        (
            lambda: clocks.clear_days_before(D("2026-12-17"), 5),
            D("2026-12-11"),
            (
                (
                    "Neither Thursday 17 December 2026 nor the day of the notice is counted: the days between must be "
                    "clear."
                ),
                "5 clear days back from it begin with Saturday 12 December 2026.",
                "The last day before them is Friday 11 December 2026.",
            ),
            (),
        ),
        (
            lambda: clocks.clear_days_before(D("2026-12-17"), 1),
            D("2026-12-15"),
            (
                (
                    "Neither Thursday 17 December 2026 nor the day of the notice is counted: the days between must be "
                    "clear."
                ),
                "1 clear day back from it begins with Wednesday 16 December 2026.",
                "The last day before them is Tuesday 15 December 2026.",
            ),
            (),
        ),
        (
            lambda: clocks.after_months(D("2026-11-30"), 3),
            D("2027-02-28"),
            (
                "The time runs after Monday 30 November 2026, so that day is not counted.",
                (
                    "3 months on there is no 30 February 2027, so the last day of that month is taken: "
                    "Sunday 28 February 2027."
                ),
                "The last day is Sunday 28 February 2027.",
            ),
            (CORRESPONDING,),
        ),
        (
            lambda: clocks.after_months(D("2026-11-26"), 1),
            D("2026-12-26"),
            (
                "The time runs after Thursday 26 November 2026, so that day is not counted.",
                "The day that corresponds to it 1 month on is Saturday 26 December 2026.",
                "The last day is Saturday 26 December 2026.",
            ),
            (CORRESPONDING,),
        ),
        (
            lambda: clocks.beginning_months(D("2026-11-30"), 3),
            D("2027-02-28"),
            (
                "The time begins with Monday 30 November 2026, so that day is counted.",
                (
                    "3 months on there is no 30 February 2027, so the last day of that month is taken: "
                    "Sunday 28 February 2027."
                ),
                "The last day is Sunday 28 February 2027.",
            ),
            (CORRESPONDING,),
        ),
        (
            lambda: clocks.beginning_months(D("2026-11-26"), 1),
            D("2026-12-25"),
            (
                "The time begins with Thursday 26 November 2026, so that day is counted.",
                "The day that corresponds to it 1 month on is Saturday 26 December 2026.",
                "As the first day was counted, the last is the day before it: Friday 25 December 2026.",
            ),
            (CORRESPONDING,),
        ),
        (
            lambda: clocks.working_days(D("2026-11-25"), 1),
            D("2026-11-26"),
            (
                "The time runs after Wednesday 25 November 2026, so that day is not counted.",
                WORKED,
                "Working day 1 is Thursday 26 November 2026.",
            ),
            (ENGLAND,),
        ),
        (
            lambda: clocks.working_days(D("2026-11-28"), 1),
            D("2026-11-30"),
            (
                "The time runs after Saturday 28 November 2026, so that day is not counted.",
                WORKED,
                "Left out on the way: 1 day of a weekend.",
                "Working day 1 is Monday 30 November 2026.",
            ),
            (ENGLAND,),
        ),
        (
            # Six bank holidays are named; the seventh would be Spring's, on 31 May.
            lambda: clocks.working_days(D("2026-12-24"), 100),
            D("2027-05-21"),
            (
                "The time runs after Thursday 24 December 2026, so that day is not counted.",
                WORKED,
                f"Left out on the way: {TO_EASTER} and 42 days of weekends.",
                "Working day 100 is Friday 21 May 2027.",
            ),
            (ENGLAND,),
        ),
        (
            lambda: clocks.clear_working_days_before(D("2026-12-31"), 5),
            D("2026-12-21"),
            (
                (
                    "Neither Thursday 31 December 2026 nor the day of the notice is counted: the working days between "
                    "must be clear."
                ),
                WORKED,
                f"Left out on the way: {CHRISTMAS} and 2 days of weekends.",
                "The last working day before 5 clear working days is Monday 21 December 2026.",
            ),
            (ENGLAND,),
        ),
        (
            lambda: clocks.clock_hours(at("2026-03-27T12:00"), 72, ["Sundays", "Good Friday"]),
            at("2026-03-31T11:00"),
            (
                "The clock starts at 12:00pm on Friday 27 March 2026.",
                "Not counted: Sundays and Good Friday.",
                "Left out on the way: Sunday 29 March 2026.",
                "The clocks go forward an hour in this time. Real hours are counted.",
                "72 hours end at 12:00pm on Tuesday 31 March 2026.",
            ),
            (ENGLAND,),
        ),
        (
            lambda: clocks.clock_hours(at("2026-10-24T12:00"), 25),
            at("2026-10-25T13:00"),
            (
                "The clock starts at 1:00pm on Saturday 24 October 2026.",
                "The clocks go back an hour in this time. Real hours are counted.",
                "25 hours end at 1:00pm on Sunday 25 October 2026.",
            ),
            (),
        ),
        (
            lambda: clocks.clock_hours(at("2026-07-01T23:30"), 1, ["Christmas Day"]),
            at("2026-07-02T00:30"),
            (
                "The clock starts at 12:30am on Thursday 2 July 2026.",
                "Not counted: Christmas Day.",
                "1 hour ends at 1:30am on Thursday 2 July 2026.",
            ),
            (),
        ),
        (
            lambda: clocks.clock_hours(at("2026-12-24T12:00"), 1, ["bank holidays"]),
            at("2026-12-24T13:00"),
            (
                "The clock starts at 12:00pm on Thursday 24 December 2026.",
                "Not counted: bank holidays.",
                "1 hour ends at 1:00pm on Thursday 24 December 2026.",
            ),
            (ENGLAND,),
        ),
        (
            lambda: clocks.working_hours(at("2026-07-01T07:00"), 1),
            at("2026-07-01T09:00"),
            (
                "The clock starts at 8:00am on Wednesday 1 July 2026.",
                OFFICE,
                "1 hour of work ends at 10:00am on Wednesday 1 July 2026.",
            ),
            (ENGLAND,),
        ),
        (
            # On the last day of British summer time, and over the weekend on which it ended.
            lambda: clocks.working_hours(at("2026-10-23T15:00"), 2),
            at("2026-10-26T10:00"),
            (
                "The clock starts at 4:00pm on Friday 23 October 2026.",
                OFFICE,
                "2 hours of work end at 10:00am on Monday 26 October 2026.",
            ),
            (ENGLAND,),
        ),
    ],
)
def test_how_a_day_is_worked_out(reckons, last, steps, sources):
    found = reckons()
    assert (found.last, found.steps, found.sources) == (last, steps, sources)
    assert getattr(found.last, "tzinfo", UTC) is UTC


@pytest.mark.parametrize(
    ("count", "start"),
    [
        (clocks.after_days, D("2026-12-01")),
        (clocks.beginning_days, D("2026-12-01")),
        (clocks.clear_days, D("2026-12-01")),
        (clocks.clear_days_before, D("2026-12-01")),
        (clocks.after_months, D("2026-12-01")),
        (clocks.beginning_months, D("2026-12-01")),
        (clocks.working_days, D("2026-12-01")),
        (clocks.clear_working_days_before, D("2026-12-01")),
        (clocks.clock_hours, at("2026-12-01T10:00")),
        (clocks.working_hours, at("2026-12-01T10:00")),
    ],
)
def test_each_says_what_it_runs_from(count, start):
    assert count(start, 2).start == start


@pytest.mark.parametrize(
    "told",
    [
        {"days": 2, "counting": "after"},
        {"months": 2, "counting": "beginning with"},
        {"working_days": 2},
        {"hours": 2},
        {"working_hours": 2},
        {"quarters": 1},
        {"yearly": "03-31"},
        {"on": D("2027-01-31")},
        {"no_set_time": "as soon as possible"},
    ],
)
def test_each_limit_says_what_it_runs_from(told):
    start = at("2026-12-01T10:00") if "hours" in next(iter(told)) else D("2026-12-01")
    assert stopping(told, start).reckoning.start == start


# A limit whose clock stops

RULE = clocks.rule("GOV.SCRUTINY")
#: What the rule says of so long a limit.
OPENS = (
    "Hold the council's crime and disorder scrutiny meeting: {} after the committee last met to scrutinise the "
    "partnership."
)


def stopping(told: dict, start: date | datetime, *pauses: Pause, as_at=None) -> clocks.Due:
    rule = replace(RULE, limit=clocks.read_limit(told), pauses=("waiting", "asking", ""))
    return clocks.due(RULE.id, start=start, pauses=pauses, as_at=as_at, among=[rule])


def test_a_clock_in_hours_that_stopped_and_is_stopped_says_both():
    """Two hours and three are given back; what came when the time was up is not told."""
    found = stopping(
        {"hours": 48},
        at("2026-07-01T10:00"),
        Pause(at("2026-07-01T12:00"), at("2026-07-01T14:00"), ""),
        Pause(at("2026-07-03T15:00"), at("2026-07-05T13:00"), "asking"),
        Pause(at("2026-07-02T12:00"), None, "waiting"),
        as_at=at("2026-07-02T15:00"),
    )
    assert found.reckoning.steps == (
        OPENS.format("48 hours"),
        "The clock starts at 11:00am on Wednesday 1 July 2026.",
        (
            "The clock stopped at 1:00pm on Wednesday 1 July 2026; this counts it as running again from 3:00pm on "
            "Wednesday 1 July 2026."
        ),
        (
            "The clock has been stopped since 1:00pm on Thursday 2 July 2026 (waiting); this counts it as running "
            "again from 4:00pm on Thursday 2 July 2026."
        ),
        "48 hours end at 4:00pm on Friday 3 July 2026.",
    )
    assert found.last == at("2026-07-03T15:00")
    assert found.stopped


def test_hours_of_work_stop_as_well():
    found = stopping(
        {"working_hours": 6},
        at("2026-07-01T10:00"),
        Pause(at("2026-07-01T12:00"), None, "waiting"),
        as_at=at("2026-07-01T14:00"),
    )
    assert found.reckoning.steps[1:] == (
        "The clock starts at 11:00am on Wednesday 1 July 2026.",
        OFFICE,
        (
            "The clock has been stopped since 1:00pm on Wednesday 1 July 2026 (waiting); this counts it as running "
            "again from 3:00pm on Wednesday 1 July 2026."
        ),
        "6 hours of work end at 11:00am on Thursday 2 July 2026.",
    )


def test_a_clock_in_working_days_that_stopped_and_is_stopped():
    found = stopping(
        {"working_days": 5},
        D("2026-11-02"),
        Pause(D("2026-11-20"), D("2026-11-21"), "asking"),
        Pause(D("2026-11-04"), D("2026-11-09"), "waiting"),
        Pause(D("2026-11-12"), None, ""),
        as_at=D("2026-11-13"),
    )
    assert found.reckoning.steps[3:] == (
        "Left out on the way: 2 days of weekends.",
        "Working day 5 is Monday 9 November 2026.",
        (
            "The clock stopped on Wednesday 4 November 2026 (waiting) and ran again from Monday 9 November 2026: 3 "
            "working days, so the last day is Thursday 12 November 2026."
        ),
        (
            "The clock has been stopped since Thursday 12 November 2026. If it ran again from Friday 13 November 2026, "
            "after 1 working day, the last day would be Friday 13 November 2026."
        ),
        "A pause from Friday 20 November 2026 changes nothing, for the time ran out on Friday 13 November 2026.",
    )
    assert found.standing(at("2026-11-12T12:00")) == clocks.Standing("stopped", 1)


@pytest.mark.parametrize(
    ("second", "said"),
    [
        # The one that is stopped still lasts longer, ends on the same day, or ended before the other.
        (("2026-11-06", None), "The clock has been stopped since Wednesday 4 November 2026 (waiting). If it ran"),
        (("2026-11-05", "2026-11-08"), "The clock stopped on Wednesday 4 November 2026 (waiting) and ran again"),
        (("2026-11-05", "2026-11-09"), "The clock stopped on Wednesday 4 November 2026 (waiting) and ran again"),
    ],
)
def test_of_pauses_that_touch_the_longer_says_whether_the_clock_is_stopped(second, said):
    first = ("2026-11-04", "2026-11-06" if second[1] is None else None)
    pauses = [Pause(D(starts), D(ends) if ends else None, "waiting") for starts, ends in (first, second)]
    found = stopping({"days": 10, "counting": "after"}, D("2026-11-02"), *pauses, as_at=D("2026-11-08"))
    (told,) = found.reckoning.steps[4:]
    assert told.startswith(said)


def test_a_pause_of_no_days_is_none_and_one_that_holds_another_stays_stopped():
    none = stopping(
        {"days": 10, "counting": "after"}, D("2026-11-02"), Pause(D("2026-11-04"), D("2026-11-04"), "waiting")
    )
    assert none.reckoning.steps[-1] == "Day 10 is Thursday 12 November 2026."
    still, within = Pause(D("2026-11-04"), None, "waiting"), Pause(D("2026-11-05"), D("2026-11-06"), "waiting")
    found = stopping({"days": 10, "counting": "after"}, D("2026-11-02"), still, within, as_at=D("2026-11-08"))
    assert found.reckoning.steps[-1].startswith("The clock has been stopped since Wednesday 4 November 2026 (waiting).")


def test_a_pause_that_lasts_no_time_stops_no_clock():
    pause = Pause(at("2026-07-01T12:00"), at("2026-07-01T12:00"), "waiting")
    assert stopping({"hours": 48}, at("2026-07-01T10:00"), pause).last == at("2026-07-03T10:00")


@pytest.mark.parametrize("told", [{"days": 7, "counting": "after"}, {"working_days": 5}])
def test_each_pause_that_comes_too_late_is_told(told):
    late = [Pause(D(f"2026-11-{day}"), D(f"2026-11-{day + 1}"), "waiting") for day in (20, 25)]
    assert stopping(told, D("2026-11-02"), *late).reckoning.steps[-2:] == (
        "A pause from Friday 20 November 2026 changes nothing, for the time ran out on Monday 9 November 2026.",
        "A pause from Wednesday 25 November 2026 changes nothing, for the time ran out on Monday 9 November 2026.",
    )


def test_hours_are_counted_on_the_calendar_that_is_asked_for():
    """2 January is a bank holiday in Scotland alone; in 2026 the 2nd is a Friday."""
    scotland = next(each for each in clocks.calendars() if D("2026-01-02") in each.holidays)
    for told, here, there in (
        ({"hours": 2, "disregarding": ["bank holidays"]}, "2026-01-02T12:00", "2026-01-03T02:00"),
        ({"working_hours": 2}, "2026-01-02T12:00", "2026-01-05T11:00"),
    ):
        rule = replace(RULE, limit=clocks.read_limit(told))
        for days, last in ((None, here), (scotland, there)):
            found = clocks.due(RULE.id, start=at("2026-01-02T10:00"), calendar=days, among=[rule])
            assert found.last == at(last)


def test_a_day_of_the_year_is_the_next_after_the_start():
    for start, last in (("2026-03-29", "2026-03-30"), ("2026-03-30", "2027-03-30")):
        found = stopping({"yearly": "03-30"}, D(start))
        assert found.last == D(last)
    assert found.reckoning.steps[1:] == ("The first 30 March after Monday 30 March 2026 is Tuesday 30 March 2027.",)


def test_quarters_and_a_number_of_times_are_said():
    for number, which in ((1, "The next quarter ends on Wednesday 31 March 2027."),
                          (2, "Quarter 2 after it ends on Wednesday 30 June 2027.")):  # fmt: skip
        assert stopping({"quarters": number}, D("2026-11-26")).reckoning.steps[1:] == (
            "Thursday 26 November 2026 is in the quarter that ends on Thursday 31 December 2026.",
            which,
        )
    found = clocks.allowance("RD.SPID.PERYEAR", days=[D("2026-11-26"), D("2026-03-01")], on=D("2026-11-26"))
    assert found.rule == clocks.rule("RD.SPID.PERYEAR")
    assert found.steps == (
        found.rule.said,
        "The 12 months up to Thursday 26 November 2026 begin with Thursday 27 November 2025.",
        "In them it was done 2 times, so 1 of 3 are left.",
    )


def test_what_was_due_says_its_rule_and_what_started_it():
    found = clocks.due("GOV.SCRUTINY.REPLY", start=D("2026-12-01"))
    assert (found.rule, found.start) == (clocks.rule("GOV.SCRUTINY.REPLY"), D("2026-12-01"))


def test_a_partnerships_own_number_of_times_and_a_rule_of_its_day():
    """The rule in force on the day is used, with the number that this partnership gave it."""
    told = clocks.rule("RD.SPID.PERYEAR")
    before, since = replace(told, ends=D("2026-11-25")), replace(told, starts=D("2026-11-26"), title="Since")
    own = {told.id: Override(5, "2")}
    found = clocks.allowance(told.id, days=[], on=D("2026-11-25"), overrides=own, among=[before, since])
    assert (found.left, found.rule.ends) == (5, D("2026-11-25"))
    assert (found.rule.reviewed_by, found.rule.reviewed_on) == ("", None)
    checked = replace(told, reviewed_by="Somebody", reviewed_on=D("2026-11-01"))
    found = clocks.allowance(told.id, days=[], on=D("2026-11-26"), overrides=own, among=[checked])
    assert (found.rule.reviewed_by, found.rule.reviewed_on) == ("", None), "nobody checked this number"


def test_a_use_falls_out_of_its_months_a_day_after_the_short_month():
    """One use in six months: on 28 February 2027 they reach back to 29 August, on 1 March to 2 September."""
    rule = replace(clocks.rule("RD.SPID.PERYEAR"), limit=clocks.read_limit({"times": 1, "in_months": 6}))
    for used in map(D, ("2026-08-29", "2026-08-31")):
        found = clocks.allowance(rule.id, days=[used], on=D("2026-09-01"), among=[rule])
        assert found.free_from == D("2027-03-01")
        for free in (found.free_from, D("2027-02-28")):
            again = clocks.allowance(rule.id, days=[used], on=free, among=[rule])
            assert again.left == (free == found.free_from)


def test_a_number_of_its_own_that_nobody_approved_is_said_to_be_that():
    own = {"ASB.CR.THRESHOLD": Override(15, "3")}
    found = clocks.due("ASB.CR.THRESHOLD", start=D("2026-11-02"), overrides=own)
    assert found.reckoning.steps[1] == "The partnership's own number is used, version 3, not approved yet."


def test_the_first_and_the_last_year_there_are():
    assert clocks.after_days(D("2026-11-26"), 100_000).last == D("2300-09-11")
    assert clocks.after_months(D("0001-01-31"), 1).last == D("0001-02-28")
    assert clocks.after_months(D("9999-11-30"), 1).last == D("9999-12-30")


def test_days_of_the_year_and_quarters_at_their_ends():
    assert Yearly(12, 31).in_year(2026) == D("2026-12-31")
    assert Yearly(2, 29).in_year(2028) == D("2028-02-29")
    assert clocks.quarter_end(D("2026-05-31")) == D("2026-06-30")
    assert clocks.quarter_end(D("2026-05-31"), -1) == D("2026-03-31")
    assert clocks.times(Quarterly(), D("2026-03-31"), D("2026-06-30")) == (D("2026-03-31"), D("2026-06-30"))


def test_an_office_open_for_one_hour_is_open_as_it_opens_and_shut_as_it_closes():
    """Noon to one: the minute at either end, and a weekend."""
    noon = {"opens": time(12), "closes": time(13)}
    assert clocks.working_hours(at("2026-11-26T12:00"), 1, **noon).last == at("2026-11-26T13:00")
    assert clocks.working_hours(at("2026-11-26T13:00"), 1, **noon).last == at("2026-11-27T13:00")
    assert clocks.working_hours(at("2026-11-28T13:30"), 1, **noon).last == at("2026-11-30T13:00")


# What is refused


KINDS_OF_LIMIT = (
    "working_days, working_hours, days, weeks, months, years, hours, quarters, yearly, on, no_set_time, times"
)
STILL = Pause(D("2026-11-15"), None, "proof of identity")
BACKWARDS = Pause(D("2026-11-20"), D("2026-11-15"), "proof of identity")
NO_NUMBER = "Leave it as the rule has it."


@pytest.mark.parametrize(
    ("asks", "kind", "sentence", "instead"),
    [
        (
            lambda: clocks.after_days(D("2026-12-01"), 0),
            Invalid,
            "A time limit cannot be 0 long.",
            "Give a whole number from 1 to 100,000.",
        ),
        (
            lambda: clocks.after_days(date.max, 12),
            Invalid,
            "A limit that runs from 9999-12-31 ends where no calendar reaches.",
            "Check the day it runs from.",
        ),
        (
            lambda: clocks.after_months(date.max, 12),
            Invalid,
            "A limit that runs from 9999-12-31 ends where no calendar reaches.",
            "Check the day it runs from.",
        ),
        (
            lambda: clocks.clock_hours(at("9999-12-30T12:00"), 72),
            Invalid,
            "A limit that runs from 9999-12-31 ends where no calendar reaches.",
            "Check the day it runs from.",
        ),
        (
            lambda: clocks.clock_hours(datetime.min.replace(tzinfo=UTC), 72),
            Invalid,
            "A limit that runs from 0001-01-01 00:00:00+00:00 ends where no calendar reaches.",
            "Check the day it runs from.",
        ),
        (
            lambda: clocks.calendar("england").is_working(D("2040-01-02")),
            Missing,
            "",
            "Look at GOV.UK's list, and ask whoever runs this site to bring its calendar up to date.",
        ),
        (
            lambda: clocks.clock_hours(at("2026-12-01T12:00"), 1, ["Tuesdays"]),
            Invalid,
            "No law here disregards “Tuesdays”.",
            "Use Saturdays, Sundays, Christmas Day, Good Friday and bank holidays.",
        ),
        (
            lambda: clocks.working_hours(at("2026-12-01T12:00"), 1, opens=time(17), closes=time(9)),
            Invalid,
            "An office cannot open at 17:00 and close at 09:00.",
            "Check the times.",
        ),
        (
            lambda: clocks.due("INF.BREACH.ICO", start=D("2026-12-01")),
            Invalid,
            "This limit is in hours, and 2026-12-01 has no time of day.",
            "Say at what time the clock starts.",
        ),
        (
            lambda: clocks.due("INF.BREACH.ICO", start=at("2026-12-01T12:00").replace(tzinfo=None)),
            Invalid,
            "2026-12-01 12:00:00 does not say which time zone it is in.",
            "Give an instant in UTC.",
        ),
        (
            lambda: clocks.due("INF.DSAR", start=D("2026-11-10"), pauses=[STILL]),
            Invalid,
            "The clock has been stopped since 2026-11-15, so when it ends depends on the day it is asked about.",
            "Say as at which day or moment.",
        ),
        (
            lambda: clocks.due("INF.DSAR", start=D("2026-11-10"), pauses=[BACKWARDS]),
            Invalid,
            "A pause cannot end (2026-11-15) before it starts (2026-11-20).",
            "Check the two days.",
        ),
        (
            lambda: clocks.due("INF.DSAR", start=D("2026-11-10"), pauses=[replace(STILL, reason="a holiday")]),
            Refused,
            (
                "The clock of “Subject access request, answered” does not stop for “a holiday”: it stops only for "
                "proof of identity and clarification."
            ),
            "Take the pause out, or choose a reason the rule allows.",
        ),
        (
            lambda: clocks.due("DA.DVDS", start=D("2026-11-02"), overrides={"DA.DVDS": Override(15, "3")}),
            Refused,
            "",
            "Make a local rule beside it, or ask whoever runs this site to bring the rule up to date.",
        ),
        (
            lambda: clocks.allowance("RD.SPID.STAY", days=[], on=D("2026-11-26")),
            Invalid,
            "",
            "Ask when it is due.",
        ),
        (
            lambda: clocks.due("RD.SPID.PERYEAR", start=D("2026-11-26")),
            Invalid,
            "“3 times in 12 months” is a number of times and no deadline.",
            "Ask for its allowance.",
        ),
        *(
            (
                lambda told=told: clocks.read_limit(told).with_number(7),
                Invalid,
                f"“{said}” has no number to change.",
                NO_NUMBER,
            )
            for told, said in (
                ({"yearly": "03-31"}, "the next 31 March"),
                ({"on": D("2024-01-31")}, "31 January 2024"),
                ({"no_set_time": "as soon as possible"}, "as soon as possible"),
            )
        ),
        (
            lambda: clocks.due(
                "GOV.SCRUTINY", start=D("2026-10-01"), reviews={"GOV.SCRUTINY": Review(" ", D("2026-11-01"))}
            ),
            Invalid,
            "Nobody is named as having checked GOV.SCRUTINY.",
            "Say who checked it.",
        ),
        (
            lambda: clocks.rule("GOV.NONE"),
            Missing,
            "There is no rule of time called GOV.NONE.",
            "Choose one from the list of rules.",
        ),
        (
            lambda: clocks.due("DA.DARDR.SEND", start=D("2026-11-01")),
            NotNow,
            "",
            f"Check {clocks.rule('DA.DARDR.SEND').citation}, and have a named person confirm it here.",
        ),
        (
            lambda: clocks.calendar("atlantis"),
            Missing,
            "There is no calendar called atlantis.",
            f"Use one of {', '.join(each.id for each in clocks.calendars())}.",
        ),
        (
            lambda: Yearly(2, 30),
            Invalid,
            "No year has a day 30 of month 2.",
            "Check the day.",
        ),
        (
            lambda: clocks.read_limit({"days": 7, "counting": "after", "about": 1}),
            Invalid,
            "A limit in days does not have 'about'.",
            "Take it out.",
        ),
        (
            lambda: clocks.read_limit({"fortnights": 2}),
            Invalid,
            "{'fortnights': 2} is no limit.",
            f"Say one of {KINDS_OF_LIMIT}.",
        ),
        (
            lambda: clocks.read_limit({"weeks": 2}),
            Invalid,
            "A limit does not say how it is counted: None.",
            "Say after or beginning with.",
        ),
        (
            lambda: clocks.read_limit({"working_days": "two"}),
            Invalid,
            "'two' is no number.",
            "Write a whole number.",
        ),
    ],
)
def test_what_is_refused_and_what_to_do_instead(asks, kind, sentence, instead):
    with pytest.raises(kind) as refused:
        asks()
    assert refused.value.instead == instead
    if sentence:
        assert refused.value.sentence == sentence


@pytest.mark.parametrize(
    ("pack", "sentence", "instead"),
    [
        (entry(limit="{ days = 7 }"), "a.toml: X: A limit does not say how it is counted: None.",
         "Say after or beginning with or clear."),
        (entry(colour='"red"'), "a.toml: X is not written as a rule is (", "Mend it."),
        ("[[rule]]\ntitle = 'A rule'\n", "a.toml: a rule is not written as a rule is ('limit').", "Mend it."),
        ("[[rule]]\nid = ", "a.toml cannot be read: ", "Mend it."),
        (entry(kind='"Q"'), "a.toml: X has the kind 'Q'.", "Use one of S, G, C, L."),
        (entry(sense='"by then"'), "a.toml: X has the sense 'by then'.",
         "Use one of do by, ends on, not before, counts until."),
        (entry(commencement='"perhaps"'), "a.toml: X has the commencement 'perhaps'.",
         "Use one of in force, pilot, not commenced."),
        (entry(reviewed_by='"Somebody"'), "a.toml: X says who reviewed it or when, and not both.",
         "Say both or neither."),
        (entry() + entry(), "Two entries of X are in force at once.", "Give the first a last day."),
        (entry(ends="2026-04-04") + entry(), "Two entries of X are in force at once.", "Give the first a last day."),
        (entry(ends="2026-04-04") + entry(starts="2026-04-04"), "Two entries of X are in force at once.",
         "Give the first a last day."),
    ],
)  # fmt: skip
def test_what_a_pack_is_refused_for(tmp_path, pack, sentence, instead):
    (tmp_path / "a.toml").write_text(pack)
    with pytest.raises(Invalid) as refused:
        clocks.read_packs(tmp_path)
    assert refused.value.sentence.startswith(sentence)
    assert refused.value.instead == instead


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        ([(None, "2023-04-04")], "it is in force to 4 April 2023"),
        ([("2027-04-05", None)], "it is in force from 5 April 2027"),
        (
            [("2020-01-01", "2021-01-01"), ("2027-04-05", None)],
            "it is in force from 1 January 2020 to 1 January 2021 and from 5 April 2027",
        ),
    ],
)
def test_when_a_rule_is_in_force_is_said(spans, said):
    among = [replace(RULE, starts=starts and D(starts), ends=ends and D(ends)) for starts, ends in spans]
    with pytest.raises(NotNow) as refused:
        clocks.due(RULE.id, start=D("2026-11-26"), among=among)
    assert refused.value.sentence == (
        f"“{RULE.title}” does not apply to what started on Thursday 26 November 2026: {said}."
    )
    assert refused.value.instead == "Check the day, or the rule that applied then."
