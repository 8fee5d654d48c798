"""The wall: what is late first, each with how it stands; what cannot be said is shown, what may not be seen is not."""

from datetime import date, timedelta

import pytest

from wardmote.clocks import Override, Pause
from wardmote.errors import Missing
from wardmote.foundation.calendars.presenters import wall_page
from wardmote.foundation.calendars.tests.given import AT, MANAGER, OFFICER, clock
from wardmote.foundation.calendars.wall import due_lines, entries, entry

LATE = clock("late", start=date(2026, 10, 1))
SOON = clock("soon")
LATER = clock("later", rule="GOV.SA.ANNUAL", start=date(2026, 11, 1), areas=(), owner="Partnership analyst")
UNKNOWN = clock("unknown", rule="GOV.SCRUTINY", start=None)
SOMETIME = clock("sometime", rule="GOV.PLAN.TO_PCC")
DONE = clock("done", start=date(2026, 9, 1), done=date(2026, 9, 10))
DONE_LATE = clock("done late", start=date(2026, 9, 1), done=date(2026, 10, 10))
ENDED = clock("ended", rule="RD.SPID.STAY", start=date(2026, 10, 1))
STOPPED = clock(
    "stopped", rule="INF.DSAR", start=date(2026, 10, 1), pauses=(Pause(date(2026, 10, 5), None, "clarification"),)
)
BEYOND = clock("beyond", rule="INF.FOI", start=date(2029, 1, 5))
UNRULED = clock("unruled", rule="GOV.NONE")
ALL = (DONE, UNRULED, LATER, BEYOND, SOMETIME, LATE, STOPPED, UNKNOWN, DONE_LATE, SOON)


def test_how_each_stands_and_in_which_order(declare):
    """
    late           28 days after 1 October was 29 October
    soon           28 days after 20 November is 18 December
    later          a year after 1 November
    """
    declare(ALL)
    assert [(each.clock.what, each.standing) for each in entries(MANAGER, AT)] == [
        ("late", "overdue"),
        ("soon", "due soon"),
        ("later", "due"),
        ("stopped", "stopped"),
        ("sometime", "no set time"),
        ("unknown", "not known"),
        ("beyond", "cannot be worked out"),
        ("unruled", "cannot be worked out"),
        ("done late", "met late"),
        ("done", "met"),
    ]


def test_a_clock_that_cannot_be_worked_out_says_why_and_takes_no_other_along(declare):
    declare(ALL)
    told = {each.clock.what: each.problem for each in entries(MANAGER, AT)}
    assert "may or may not be a working day" in told["beyond"]
    assert "There is no rule of time called GOV.NONE" in told["unruled"]
    assert told["late"] == ""


def test_what_ends_by_itself_is_not_overdue(declare):
    dispersal = clock("order", rule="ASB.PSPO", start=date(2023, 11, 1))
    running = clock("order still", rule="ASB.PSPO", start=date(2026, 11, 1))
    declare((dispersal, running))
    assert {each.clock.what: each.standing for each in entries(MANAGER, AT)} == {
        "order": "ended",
        "order still": "running",
    }


def test_a_clock_on_a_record_above_partnership_business_is_not_there(declare):
    declare((SOON, clock("a case", record_class="C3")))
    assert [each.clock.what for each in entries(MANAGER, AT)] == ["soon"]
    with pytest.raises(Missing):
        entry(MANAGER, clock("a case", record_class="C3", id=LATE.id, start=date(2020, 1, 1)).key, AT)


def test_a_partnerships_own_number_moves_its_clocks(declare):
    own = Override(30, "2", "Marian", date(2026, 1, 1))
    asked = clock("threshold", rule="ASB.CR.THRESHOLD", start=date(2026, 11, 2))
    declare((asked,))
    assert entries(MANAGER, AT)[0].last == date(2026, 11, 16)
    declare((asked,), local={"ASB.CR.THRESHOLD": own})
    (found,) = entries(MANAGER, AT)
    assert (found.last, found.strength) == (date(2026, 12, 14), "should")


def test_a_number_of_ones_own_where_law_has_one_stops_that_clock_and_no_other(declare):
    declare((SOON, UNKNOWN, LATER), local={"GOV.SCRUTINY.REPLY": Override(50, "1"), "GOV.SCRUTINY": Override(50, "1")})
    told = {each.clock.what: each for each in entries(MANAGER, AT)}
    assert "no partnership has a number of its own" in told["soon"].problem
    assert told["unknown"].standing == "cannot be worked out"
    assert told["later"].standing == "due"


def test_due_soon_begins_28_days_before(declare):
    declare((SOON,))
    last = entries(MANAGER, AT)[0].last
    for before, standing in ((29, "due"), (28, "due soon"), (0, "due soon"), (-1, "overdue")):
        at = AT + (last - timedelta(days=before) - AT.date())
        assert entries(MANAGER, at)[0].standing == standing


def test_a_week_has_what_is_late_or_soon_and_ones_own(declare):
    own = clock("theirs", owner="Saltmere Borough Council")
    declare((*ALL, own))
    assert [each.clock.what for each in due_lines(MANAGER, AT)] == ["late", "soon", "theirs"]
    assert [each.clock.what for each in due_lines(OFFICER, AT)] == ["theirs"]


def page(given):
    return wall_page(entries(MANAGER, AT), given)


def whats(found):
    return [str(row[0]).partition(">")[2].partition("<")[0] for row in found.rows]


def test_the_wall_can_be_cut_and_says_to_what(declare):
    declare(ALL)
    assert page({}).sentence == (
        "1 is overdue; 1 is due in the next 28 days; 3 cannot be said, because facts are missing."
    )
    assert whats(page({"stands": "overdue"})) == ["late"]
    assert whats(page({"stands": "met"})) == ["done late", "done"]
    assert whats(page({"owner": "Partnership analyst"})) == ["later"]
    cut = page({"stands": "due", "area": "Saltmere", "binding": "unconfirmed"})
    # What is of the whole partnership is of every area.
    assert whats(cut) == ["soon", "later", "stopped", "sometime"]
    assert cut.showing == "Showing 4 of 10."
    assert page({"binding": "must"}).rows == ()


@pytest.mark.parametrize("odd", ["nowhere", "<script>", "x" * 10_000, "must' OR 1=1"])
def test_a_filter_there_is_not_keeps_everything(declare, odd):
    declare(ALL)
    for name in ("stands", "area", "binding", "owner", "page"):
        assert len(page({name: odd}).rows) == len(ALL)


def test_two_areas_of_one_record_have_clocks_of_their_own():
    one, other = clock("plan", areas=("Saltmere",)), clock("plan", areas=("Netherwick",))
    assert one.key != other.key
    assert one.key == clock("said otherwise", areas=("Saltmere",)).key
