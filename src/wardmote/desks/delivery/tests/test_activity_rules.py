"""What is done for an aim: which periods it has, how it stands, and which numbers cannot be."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from wardmote.desks.delivery.rules import activities as rules
from wardmote.desks.delivery.rules.disclosing import EVERYWHERE, Told, released
from wardmote.errors import Invalid, NotNow
from wardmote.evidence.disclosure.tables import HIDDEN

DAY = date(2026, 6, 1)
FIRST, SECOND = (rules.Period(date(2026, m, 1), d) for m, d in ((1, date(2026, 3, 31)), (4, date(2026, 6, 30))))


def test_a_programme_is_counted_by_quarter_and_anything_else_whole():
    begun = {"starts": date(2026, 1, 15), "ends": None, "day": DAY}
    assert rules.periods_of(rules.PROGRAMME, **begun) == (FIRST, SECOND)
    assert rules.periods_of(rules.PROGRAMME, **{**begun, "ends": date(2026, 3, 31)}) == (FIRST,)
    assert rules.periods_of(rules.PROGRAMME, **{**begun, "starts": date(2026, 6, 2)}) == ()
    whole = rules.Period(date(2026, 1, 15), date(2026, 4, 2))
    assert rules.periods_of(rules.OPERATION, **{**begun, "ends": whole.ends}) == (whole,)


STANDS = [
    ({"starts": date(2026, 6, 2)}, rules.PLANNED),
    ({"uncounted": (), "ends": date(2026, 5, 31)}, rules.DONE),
    ({"uncounted": (), "ends": DAY}, rules.RUNNING),
    ({"ends": None}, rules.OVERDUE),
    ({"uncounted": (SECOND,), "ends": None}, rules.RUNNING),
    ({"uncounted": (SECOND,), "day": date(2026, 7, 14)}, rules.DUE),
    ({"uncounted": (SECOND,), "day": date(2026, 7, 15)}, rules.OVERDUE),
    ({"withdrawn": True}, rules.WITHDRAWN),
]


@pytest.mark.parametrize(("odd", "state"), STANDS)
def test_how_it_stands_is_worked_out(odd, state):
    told = {"withdrawn": False, "starts": FIRST.starts, "ends": SECOND.ends, "uncounted": (FIRST, SECOND)}
    assert rules.shown(**{**told, "day": DAY, "wait": 14, **odd}) == state


ODD = [
    ({"kind": "party"}, "no such kind"),
    ({"name": " "}, "what it is called"),
    ({"about": ""}, "what is done"),
    ({"ends": None}, "last day"),
    ({"ends": date(2026, 5, 31)}, "ends before it starts"),
    ({"areas": ()}, "at least one area"),
    ({"bodies": ()}, "at least one organisation"),
]


@pytest.mark.parametrize(("odd", "says"), ODD)
def test_what_cannot_be_done_is_refused_in_words(odd, says):
    told = {"kind": rules.OPERATION, "name": "Lantern", "about": "Patrols", "starts": DAY, "ends": DAY}
    told |= {"areas": (1,), "bodies": (1,), **odd}
    with pytest.raises(Invalid, match=says):
        rules.check_activity(told.pop("kind"), **told)


def test_a_time_that_has_not_begun_is_not_counted():
    assert rules.check_period(SECOND.starts, (FIRST, SECOND)) == SECOND
    with pytest.raises(NotNow, match="has not begun"):
        rules.check_period(DAY, (FIRST, SECOND))


def test_only_what_the_partnership_lists_is_counted():
    kinds = rules.listed("Locks fitted; ; People referred;Locks fitted")
    assert kinds == ("Locks fitted", "People referred")
    rules.check_numbers({"Locks fitted": 0, "People referred": None}, kinds)
    with pytest.raises(Invalid, match="“Tea drunk” is not on"):
        rules.check_numbers({"Tea drunk": 4}, kinds)
    with pytest.raises(Invalid, match="cannot be a count"):
        rules.check_numbers({"Locks fitted": -1}, kinds)


MEASURES = [
    ("arrests", rules.Measure(1, None, "x"), "none of the four"),
    ("reach", rules.Measure(None, 5, ""), "not collected"),
    ("reach", rules.Measure(5, None, " "), "what was counted"),
    ("completion", rules.Measure(5, None, "x"), "how many it is of"),
    ("change", rules.Measure(5, None, "x"), "how many it is of"),
    ("change", rules.Measure(6, 5, "x"), "6 of 5"),
    ("reach", rules.Measure(-1, None, "x"), "cannot be"),
]


@pytest.mark.parametrize(("name", "each", "says"), MEASURES)
def test_a_number_says_what_was_counted_and_of_how_many(name, each, says):
    rules.check_measures({"reach": rules.Measure(5, None, "Seen"), "change": rules.Measure()})
    with pytest.raises(Invalid, match=says):
        rules.check_measures({name: each})


def test_a_small_count_of_people_leaves_neither_itself_nor_by_taking_away():
    told = [Told("p", place, "People referred", n) for place, n in (("N", 3), ("S", 10), ("T", 12))]
    shown = released(told)
    assert shown["p", EVERYWHERE, "People referred"] == "25"
    assert [shown["p", each, "People referred"] for each in "NS"] == [HIDDEN, HIDDEN]
    shown = released([Told("p", "", "completion", 11, 13), Told("p", "", "change", 6, 12)])
    assert (shown["p", "", "completion"], shown["p", "", "completion of"]) == (HIDDEN, "13")
    assert (shown["p", "", "change"], shown["p", "", "change of"]) == ("6", "12")
    assert released([]) == {}


def test_periods_of_many_years_come_to_an_end():
    found = rules.periods_of(rules.PROGRAMME, starts=date(2018, 5, 1), ends=None, day=date(2026, 6, 1))
    assert len(found) == 33
    assert all(a.ends + timedelta(days=1) == b.starts for a, b in pairwise(found))


GOES_WITH = [
    ({"occasion": ""}, ""),
    ({}, ""),
    ({"starts": date(2026, 12, 10), "ends": date(2026, 12, 12)}, ""),
    ({"starts": date(2026, 12, 11), "ends": date(2026, 12, 12)}, "is on none of these days"),
    ({"ends": date(2026, 11, 24)}, "is on none of these days"),
    ({"occasion": "safer_internet_day"}, "is on none of these days"),
    ({"occasion": "safer_internet_day", "ends": date(2027, 2, 1)}, ""),
    ({"occasion": "plan_year"}, "no day that campaigns go with"),
    ({"occasion": "pancake_day"}, "no day that campaigns go with"),
    ({"kind": rules.PROGRAMME}, "no day that campaigns go with"),
]


@pytest.mark.parametrize(("odd", "says"), GOES_WITH)
def test_a_campaign_is_on_the_days_it_goes_with(odd, says):
    told = {"kind": rules.CAMPAIGN, "occasion": "white_ribbon", "starts": date(2026, 11, 20), **odd}
    told = {"ends": date(2026, 11, 30), **told}
    kind, occasion = told.pop("kind"), told.pop("occasion")
    if not says:
        rules.check_goes_with(kind, occasion, **told)
        return
    with pytest.raises(Invalid, match=says):
        rules.check_goes_with(kind, occasion, **told)
