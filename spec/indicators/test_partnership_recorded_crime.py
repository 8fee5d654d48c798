"""Indicators / Recorded crime by partnership

The figures of table C2 as they are printed, a year at a time; data.police.uk's stand beside them and are never merged.
Oracles: a small table written by hand, and for the test marked `needs_data` the published one, read by eye.
"""

from datetime import UTC, datetime

import pytest

from wardmote.errors import Missing
from wardmote.evidence import Store, indicators
from wardmote.evidence.indicators import Denominator, words
from wardmote.evidence.indicators.tests.store_of_counts import CHORLEY, PAIR, SOUTH_RIBBLE
from wardmote.evidence.periods import Period
from wardmote.evidence.sources.tests.test_csp_recorded_crime import C2

NOW = datetime(2026, 1, 1, tzinfo=UTC)
YEAR = Period.parse("2023-04..2024-03")
TOTAL = "Total recorded crime (excluding fraud)"


@pytest.fixture
def store(tmp_path):
    (tmp_path / "c2.csv").write_text(C2, encoding="utf-8")
    held = Store.open(tmp_path / "store")
    held.add([tmp_path / "c2.csv"], at=NOW)
    return held


def measure(store, place=CHORLEY, period=YEAR, denominator=None):
    one = indicators.get("partnership_recorded_crime").measure(
        store, place=place, period=period, denominator=denominator
    )
    return one, {line.kind: line for line in one.lines}


def test_figures_are_as_printed_and_of_a_pair_their_sum(store):
    """
    Robbery: Chorley 54 | South Ribble 49 | the pair 103
    """
    assert measure(store)[1]["Robbery"].level.count == 54
    assert measure(store, PAIR)[1]["Robbery"].level.count == 103
    assert measure(store)[0].lines[0].kind == TOTAL


def test_a_mark_is_no_figure_and_the_line_says_so_instead_of_nothing(store):
    """South Ribble's total is [x]: it has none, and neither has the pair."""
    for place in (SOUTH_RIBBLE, PAIR):
        one, line = measure(store, place)
        assert TOTAL not in line
        assert f"{TOTAL}: the publisher gives no figure for it." in one.caveats


def test_a_rate_needs_a_population_and_no_interval_is_made_up(store):
    people = Denominator(100_000, "people", "an estimate")
    level = measure(store, denominator=people)[1]["Robbery"].level
    assert level.rate == pytest.approx(0.54)
    assert (level.low, level.high, level.dispersion) == (None, None, None)


def test_a_year_that_was_not_printed_is_named_with_those_that_were(store):
    with pytest.raises(
        Missing, match=r"exactly April 2022 to March 2023 for Chorley.* holds: April 2023 to March 2024"
    ):
        measure(store, period=Period.parse("2022-04..2023-03"))


def test_two_years_stand_side_by_side_and_are_too_few_to_say(store, tmp_path):
    """54 robberies after 60: ten in a hundred fewer, and a figure a year cannot tell whether that is chance."""
    (tmp_path / "before.csv").write_text(
        C2.replace("March 2024", "March 2023").replace('"6,893 ",54', '"6,500 ",60'), encoding="utf-8"
    )
    store.add([tmp_path / "before.csv"], at=NOW)
    change = measure(store)[1]["Robbery"].change
    assert (change.before, change.after, change.ratio) == (60, 54, 0.9)
    assert (change.p, change.q, change.verdict) == (None, None, "too few to say")
    assert "too few to say whether that is a change" in words.line_sentence(measure(store)[1]["Robbery"])


def test_crimes_given_to_no_partnership_are_shown(store):
    """Of 1,002 robberies of the force 3 are unassigned."""
    share = measure(store)[1]["Robbery"].unlocated
    assert (share.unlocated, share.rows) == (3, 1002)


@pytest.mark.needs_data
def test_the_published_figures(public_data, tmp_path):
    """Year to June 2025: Chorley 6,893 in all and 385 vehicle offences; South Ribble 6,562 and 365."""
    store = Store.open(tmp_path / "store")
    store.add([public_data / "csp_recorded_crime" / "policeforceareatablesyejune25final.csv"], at=NOW)
    year = Period.parse("2024-07..2025-06")
    for place, total, vehicle in ((CHORLEY, 6893, 385), (SOUTH_RIBBLE, 6562, 365)):
        line = measure(store, place, year)[1]
        assert (line[TOTAL].level.count, line["Vehicle offences"].level.count) == (total, vehicle)
