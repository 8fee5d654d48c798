"""Indicators / Two places side by side

The rates of two places over the same months, judged together. Oracles: `compare_places`, worked by hand in "Is it
real?", on the dispersion of each series; q by Benjamini and Hochberg.
"""

import pytest

from wardmote.evidence import change, indicators
from wardmote.evidence.indicators import Denominator
from wardmote.evidence.indicators.differences import beyond_chance, differences
from wardmote.evidence.indicators.tests.store_of_counts import CHORLEY, SOUTH_RIBBLE, StoreOfCounts
from wardmote.evidence.periods import Period

YEAR = Period.parse("2022-04..2023-03")
FIRST = str(YEAR.last - 35)


def steady(mean):
    return [mean + (n * 5) % 7 - 3 for n in range(36)]


def measured(store, place, people):
    return indicators.get("recorded_crime").measure(
        store, place=place, period=YEAR, denominator=Denominator(people, "people", "a source")
    )


def apart(here, there, *, people=(100_000, 100_000)):
    """Differences of series by kind in Chorley and in South Ribble."""
    store = StoreOfCounts()
    for code, series in (("E07000118", here), ("E07000126", there)):
        for kind, counts in series.items():
            store.put(FIRST, kind, counts, code=code)
    found = differences(measured(store, CHORLEY, people[0]), measured(store, SOUTH_RIBBLE, people[1]))
    return {each.kind: each for each in found}


def test_one_in_a_pencil():
    """
    Robbery: 12 months of 30 − 3 … 30 + 3 here and of 20 ± 3 there, of equally many people
    """
    here, there = steady(30), steady(20)
    found = apart({"Robbery": here}, {"Robbery": there})["Robbery"]
    a, b = sum(here[24:]), sum(there[24:])
    assert found.ratio == pytest.approx(a / b)
    estimates = [change.dispersion(each) for each in (here, there)]
    standings = [
        change.Standing(count, 100_000, float(change.variance_ratio(each, 12)), float(change.doubt_degrees(each)))
        for count, each in zip((a, b), estimates, strict=True)
    ]
    assert found.p == pytest.approx(change.compare_places(*standings).p)
    assert found.verdict == "more than chance"


def test_more_people_with_more_crime_is_no_difference():
    """Twice the count among twice the people: the same rate."""
    found = apart({"Robbery": steady(40)}, {"Robbery": steady(20)}, people=(200_000, 100_000))["Robbery"]
    assert found.ratio == pytest.approx(1, abs=0.05)
    assert found.verdict == "could be chance"


def test_all_are_judged_together():
    """Every q allows for every line of the table, the total among them."""
    kinds = {"Robbery": steady(30), "Burglary": steady(21), "Drugs": steady(20)}
    other = {"Robbery": steady(20), "Burglary": steady(20), "Drugs": steady(20)}
    found = apart(kinds, other)
    assert {each.tested for each in found.values()} == {4}
    order = sorted(found)
    assert [found[kind].q for kind in order] == pytest.approx(change.adjusted([found[kind].p for kind in order]))
    assert {each.kind for each in beyond_chance(list(found.values()))} == {
        kind for kind in found if found[kind].q < 0.05
    }


def test_each_difference_rests_on_every_cell_of_both_places():
    found = apart({"Robbery": steady(30), "Burglary": steady(9)}, {"Robbery": steady(20), "Burglary": steady(9)})
    for each in found.values():
        assert {cell.district for cell in each.provenance.inputs} == {"E07000118", "E07000126"}
        assert {cell.kind for cell in each.provenance.inputs} == {"Robbery", "Burglary"}


def test_small_numbers_say_too_little():
    found = apart({"Robbery": [0, 1] * 18}, {"Robbery": [1, 0] * 18})["Robbery"]
    assert found.verdict == "too few to say"
    assert "so few" in found.reason


def test_without_a_population_nothing_is_compared():
    store = StoreOfCounts().put(FIRST, "Robbery", steady(20)).put(FIRST, "Robbery", steady(20), code="E07000126")
    measure = indicators.get("recorded_crime").measure
    both = [measure(store, place=place, period=YEAR, denominator=None) for place in (CHORLEY, SOUTH_RIBBLE)]
    assert {(each.verdict, each.reason) for each in differences(*both)} == {
        ("not comparable", "one of the two has no rate for the whole period")
    }
