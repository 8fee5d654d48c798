"""What state is shown, as a table. Oracle: domain practice written out by hand, a row a case; days from 1 June 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from wardmote.desks.actions import rules, states
from wardmote.desks.actions.states import Facts, Limits, proposed, shown

LIMITS = Limits(stale_after=30, at_risk_within=14, nudge_before=7, nudge_after=7)
TODAY = date(2026, 6, 1)


def on(offset: int) -> date:
    return TODAY + timedelta(days=offset)


# due in, heard of, said → shown
SHOWN = [
    (10, 0, "", "not started"),
    (10, -30, "", "not started"),
    (10, -31, "", "stale"),
    (10, -31, "on track", "stale"),
    (10, -30, "on track", "on track"),
    (10, -30, "at risk", "at risk"),
    (0, -1, "on track", "on track"),
    (-1, 0, "on track", "late"),
    (-1, -40, "at risk", "late"),
    (-1, 0, "", "late"),
    (-90, -90, "done", "done"),
    (90, -90, "done", "done"),
    (-1, -1, "dropped", "dropped"),
]


@pytest.mark.parametrize(("due", "heard", "said", "state"), SHOWN)
def test_the_state_that_is_shown(due, heard, said, state):
    assert shown(Facts(on(due), on(heard), said=said), TODAY, LIMITS).state == state


# due in, starts in, said, milestones passed undone → proposed
PROPOSED = [
    (60, None, "", 0, "on track"),
    (60, 5, "", 0, "not started"),
    (60, None, "on track", 1, "at risk"),
    (14, None, "", 0, "at risk"),
    (15, None, "", 0, "on track"),
    (14, None, "on track", 0, "on track"),
    (-1, None, "on track", 2, "late"),
    (-1, None, "done", 2, "done"),
]


@pytest.mark.parametrize(("due", "starts", "said", "late", "state"), PROPOSED)
def test_what_the_facts_suggest(due, starts, said, late, state):
    begins = on(starts) if starts is not None else None
    assert proposed(Facts(on(due), TODAY, begins, said, late), TODAY, LIMITS).state == state


def test_nobody_but_the_owner_says_done():
    @given(some.integers(-400, 400), some.integers(-400, 0), some.sampled_from(["", "on track", "at risk"]))
    def never(due, heard, said):
        facts = Facts(on(due), on(heard), said=said)
        assert shown(facts, TODAY, LIMITS).state not in states.ENDED
        assert proposed(facts, TODAY, LIMITS).state not in states.ENDED

    never()


# days to the due day → why somebody is reminded
REMINDED = [
    (8, ""),
    (7, "due in 7 days"),
    (6, ""),
    (1, ""),
    (0, "due today"),
    (-1, ""),
    (-6, ""),
    (-7, "overdue by 7 days"),
    (-8, ""),
]


@pytest.mark.parametrize(("to_go", "why"), REMINDED)
def test_on_which_days_somebody_is_reminded(to_go, why):
    assert rules.why_reminded(TODAY, Facts(on(to_go), TODAY), LIMITS) == why


def test_nobody_is_reminded_of_what_has_ended():
    for said in states.ENDED:
        assert rules.why_reminded(TODAY, Facts(TODAY, TODAY, said=said), LIMITS) == ""
