"""What section 5 wants, what a body was called when, what is due: tables of examples, each with its oracle."""

from datetime import date

import pytest

from wardmote.desks.agencies.rules import (
    Held,
    check_capacity,
    courses,
    is_stale,
    lacking,
    limbs,
    months_after,
    name_on,
    training_state,
)
from wardmote.errors import Invalid

DAY = date(2026, 11, 26)
WHOLE = [Held("A", limb) for limb in ("a-district", "a-county", "aa", "b", "d", "e")]


def missing(held, day=DAY, areas=("A",)):
    return [(area, limb.slug) for area, limb in lacking(held, areas, day)]


def test_the_limbs_are_those_of_section_5_1():
    """Oracle: Crime and Disorder Act 1998, section 5(1)(a), (aa), (b), (d), (e); (c) was repealed in 2002."""
    assert {each.citation.rpartition("(")[2].strip(")") for each in limbs()} == {"a", "aa", "b", "d", "e"}
    assert all(each.citation.startswith("Crime and Disorder Act 1998, section 5(1)(") for each in limbs())
    assert not [each for each in limbs() if each.reviewed], "Nobody has confirmed them yet, so they say so."


@pytest.mark.parametrize("without", ["a-district", "a-county", "aa", "b", "d", "e"])
def test_an_area_without_a_limb_lacks_that_limb(without):
    assert missing([each for each in WHOLE if each.limb != without]) == [("A", without)]


def test_a_whole_area_lacks_nothing_and_an_empty_one_everything():
    assert missing(WHOLE) == []
    assert [limb for _, limb in missing([])] == ["a-district", "a-county", "aa", "b", "d", "e"]


def test_the_council_of_a_unitary_area_is_district_and_county_at_once():
    assert missing([Held("A", limb) for limb in ("a-unitary", "aa", "b", "d", "e")]) == []


def test_another_areas_bodies_do_not_count():
    assert missing(WHOLE, areas=("A", "B")) == [("B", limb.slug) for limb in limbs()]


@pytest.mark.parametrize(
    ("starts", "ends", "day", "lacks"),
    [
        (None, date(2026, 11, 25), DAY, True),
        (None, DAY, DAY, False),
        (DAY, None, DAY, False),
        (date(2026, 11, 27), None, DAY, True),
        (date(2028, 2, 29), date(2028, 2, 29), date(2028, 2, 29), False),
        (date(2028, 2, 29), date(2028, 2, 29), date(2028, 3, 1), True),
    ],
)
def test_a_body_counts_from_its_first_day_to_its_last(starts, ends, day, lacks):
    held = [*WHOLE[:-1], Held("A", "e", starts, ends)]
    assert (missing(held, day) == [("A", "e")]) is lacks


def test_a_limb_counts_from_when_the_law_has_it():
    """Oracle: integrated care boards since 1 July 2022 (Health and Care Act 2022)."""
    held = [each for each in WHOLE if each.limb != "e"]
    assert missing(held, date(2022, 6, 30)) == []
    assert missing(held, date(2022, 7, 1)) == [("A", "e")]


FORMER = [("North Constabulary", date(2010, 3, 31)), ("North and East Police", date(2026, 3, 31))]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2000, 1, 1), "North Constabulary"),
        (date(2010, 3, 31), "North Constabulary"),
        (date(2010, 4, 1), "North and East Police"),
        (date(2026, 3, 31), "North and East Police"),
        (date(2026, 4, 1), "Northern Police"),
    ],
)
def test_a_body_is_called_what_it_was_called_then(day, name):
    assert name_on("Northern Police", reversed(FORMER), day) == name


@pytest.mark.parametrize(
    ("kind", "limb", "why"),
    [
        ("responsible", "", "stands on a limb"),
        ("responsible", "z", "stands on a limb"),
        ("participating", "b", "Only a responsible authority"),
        ("wizard", "", "Nothing is"),
    ],
)
def test_what_no_body_can_be_is_refused(kind, limb, why):
    with pytest.raises(Invalid, match=why):
        check_capacity(kind, limb)


@pytest.mark.parametrize(
    ("used", "reviewed", "stale"),
    [
        (date(2026, 8, 28), None, False),  # 90 days ago
        (date(2026, 8, 27), None, True),  # 91
        (date(2026, 8, 27), date(2026, 8, 28), False),
        (date(2026, 1, 1), date(2026, 8, 27), True),
        (date(2026, 11, 26), date(2020, 1, 1), False),
    ],
)
def test_an_account_is_looked_at_after_so_many_days_without_use(used, reviewed, stale):
    assert is_stale(used, reviewed, DAY, 90) is stale


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 26), 36, date(2029, 11, 26)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
    ],
)
def test_months_run_to_the_corresponding_day_or_the_last_of_the_month(day, months, then):
    """Oracle: the corresponding date rule, Dodds v Walker [1981] 1 WLR 1027."""
    assert months_after(day, months) == then


@pytest.mark.parametrize(
    ("until", "state"),
    [
        (None, "counts"),
        (date(2026, 11, 25), "ran out"),
        (DAY, "runs out soon"),
        (date(2027, 1, 25), "runs out soon"),
        (date(2027, 1, 26), "counts"),
    ],
)
def test_training_runs_out_and_is_shown_before(until, state):
    assert training_state(until, DAY, 60) == state


def test_every_course_says_its_source():
    print(f"{len(courses())} courses")
    assert all(each.source and each.title and each.months >= 0 for each in courses())
