"""Clocks / Clocks that stop and run again"""

from datetime import UTC, date, datetime

import pytest

from wardmote import clocks
from wardmote.clocks import Pause
from wardmote.errors import Invalid, Refused

D = date.fromisoformat
IDENTITY, CLEAR = "proof of identity", "clarification"


def pause(first: str, last: str | None, reason: str = IDENTITY) -> Pause:
    return Pause(D(first), D(last) if last else None, reason)


def answer(start: str, *pauses: Pause, as_at: str = "") -> date:
    return clocks.due("INF.DSAR", start=D(start), pauses=pauses, as_at=D(as_at) if as_at else None).last


@pytest.mark.parametrize(
    ("pauses", "last"),
    [
        ((), "2026-12-10"),
        # Asked on the 15th, answered on the 20th: five days more.
        ((("2026-11-15", "2026-11-20"),), "2026-12-15"),
        # Asked on the very day it came.
        ((("2026-11-10", "2026-11-12"),), "2026-12-12"),
        # Asked on the last day: the time had not run out.
        ((("2026-12-10", "2026-12-14"),), "2026-12-14"),
        # Asked too late.
        ((("2026-12-11", "2026-12-14"),), "2026-12-10"),
        # Answered the same day: no time was lost.
        ((("2026-11-15", "2026-11-15"),), "2026-12-10"),
        # Twice; twice at once, which is once; the second within time only because of the first.
        ((("2026-11-15", "2026-11-20"), ("2026-11-25", "2026-11-26")), "2026-12-16"),
        ((("2026-11-15", "2026-11-20"), ("2026-11-18", "2026-11-22")), "2026-12-17"),
        ((("2026-11-15", "2026-11-25"), ("2026-11-18", "2026-11-20")), "2026-12-20"),
        ((("2026-11-15", "2026-11-20"), ("2026-12-12", "2026-12-13")), "2026-12-16"),
        # Before the clock started.
        ((("2026-11-01", "2026-11-05"),), "2026-12-10"),
        ((("2026-11-01", "2026-11-12"),), "2026-12-12"),
    ],
)
def test_a_request_received_on_10_november(pauses, last):
    assert answer("2026-11-10", *(pause(*each) for each in pauses)) == D(last)


def test_a_pause_is_said():
    found = clocks.due("INF.DSAR", start=D("2026-11-10"), pauses=[pause("2026-11-15", "2026-11-20")])
    assert found.reckoning.steps[-1] == (
        "The clock stopped on Sunday 15 November 2026 (proof of identity) and ran again from Friday 20 November 2026: "
        "5 days, so the last day is Tuesday 15 December 2026."
    )
    assert not found.stopped


def test_two_pauses_that_touch_are_one_with_the_reasons_of_both():
    def last_step(*reasons):
        pauses = [pause("2026-11-15", "2026-11-20", reasons[0]), pause("2026-11-20", "2026-11-22", reasons[-1])]
        return clocks.due("INF.DSAR", start=D("2026-11-10"), pauses=pauses).reckoning.steps[-1]

    assert "(proof of identity) and ran again from Sunday 22 November 2026: 7 days" in last_step(IDENTITY)
    assert "(proof of identity; clarification) and ran again" in last_step(IDENTITY, CLEAR)


def test_a_clock_that_is_stopped_still_says_what_would_follow():
    found = clocks.due("INF.DSAR", start=D("2026-11-10"), pauses=[pause("2026-11-15", None)], as_at=D("2026-11-26"))
    assert found.stopped
    assert found.last == D("2026-12-21")
    assert "has been stopped since Sunday 15 November 2026" in found.reckoning.steps[-1]
    assert "If it ran again from Thursday 26 November 2026, after 11 days" in found.reckoning.steps[-1]
    assert found.standing(datetime(2026, 12, 30, tzinfo=UTC)).state == "stopped"


@pytest.mark.parametrize(
    ("as_at", "stopped"),
    [("2026-11-14", False), ("2026-11-15", True), ("2026-11-19", True), ("2026-11-20", False), ("2026-12-30", False)],
)
def test_a_clock_stands_still_from_the_day_it_stops_until_the_day_it_runs_again(as_at, stopped):
    asked = clocks.due("INF.DSAR", start=D("2026-11-10"), pauses=[pause("2026-11-15", "2026-11-20")], as_at=D(as_at))
    assert asked.stopped == stopped
    assert asked.last == D("2026-12-15")


def test_a_clock_that_is_stopped_still_needs_the_day_it_is_asked_about():
    with pytest.raises(Invalid, match="depends on the day it is asked about"):
        answer("2026-11-10", pause("2026-11-15", None))


def test_a_pause_that_comes_too_late_is_said():
    found = clocks.due("INF.DSAR", start=D("2026-11-10"), pauses=[pause("2026-12-11", "2026-12-14")])
    assert "changes nothing, for the time ran out on Thursday 10 December 2026" in found.reckoning.steps[-1]


@pytest.mark.parametrize(
    ("first", "last", "due"),
    [
        # Received on Monday 2 November 2026: working day 20 is 1 December, for St Andrew's Day is struck out.
        (None, None, "2026-12-01"),
        # Wednesday to Monday: Thursday, Friday and Monday are given back.
        ("2026-11-04", "2026-11-09", "2026-12-04"),
        # A weekend gives nothing back.
        ("2026-11-07", "2026-11-08", "2026-12-01"),
        # Stopped on the last day and answered on a Sunday: Monday is the last day.
        ("2026-12-01", "2026-12-06", "2026-12-07"),
        ("2026-12-01", "2026-12-02", "2026-12-02"),
    ],
)
def test_working_days_are_given_back_in_working_days(first, last, due):
    pauses = [pause(first, last, CLEAR)] if first else []
    assert clocks.due("INF.FOI", start=D("2026-11-02"), pauses=pauses).last == D(due)


def test_hours_stop_to_the_minute(tmp_path):
    (tmp_path / "rules.toml").write_text(
        '[[rule]]\nid = "X"\ntitle = "X"\nkind = "L"\ncitation = "X"\nevent = "it came"\nto_do = "do it"\n'
        'limit = { hours = 48, disregarding = ["Sundays"] }\npauses = ["waiting"]\n'
    )
    start = datetime(2026, 11, 27, 10, tzinfo=UTC)
    stopped = Pause(datetime(2026, 11, 28, 9, tzinfo=UTC), datetime(2026, 11, 30, 9, 30, tzinfo=UTC), "waiting")
    within = Pause(datetime(2026, 11, 28, 12, tzinfo=UTC), datetime(2026, 11, 28, 14, tzinfo=UTC), "waiting")
    after = Pause(datetime(2026, 12, 3, tzinfo=UTC), datetime(2026, 12, 4, tzinfo=UTC), "waiting")
    found = clocks.due("X", start=start, pauses=[after, within, stopped], among=clocks.read_packs(tmp_path))
    # 23 hours ran to 9am on Saturday; the other 25 run from 9:30am on Monday.
    assert found.last == datetime(2026, 12, 1, 10, 30, tzinfo=UTC)


def test_a_clock_stops_only_for_what_its_rule_allows():
    with pytest.raises(Refused, match="does not stop for “a holiday”: it stops only for proof of identity and clar"):
        answer("2026-11-10", pause("2026-11-15", "2026-11-20", "a holiday"))
    with pytest.raises(Refused, match="it stops for nothing"):
        clocks.due("GOV.SCRUTINY.REPLY", start=D("2026-11-10"), pauses=[pause("2026-11-15", "2026-11-20")])


def test_a_pause_cannot_end_before_it_starts():
    with pytest.raises(Invalid, match="cannot end"):
        answer("2026-11-10", pause("2026-11-20", "2026-11-15"))
