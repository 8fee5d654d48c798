"""Indicators / A change that somebody else printed

A plan prints two counts. They are judged by chance alone, and by how much the nearest series held varies of itself.
Oracles: z = (after − before) ÷ √(before + after) with a pencil, and the comparison of two years of the house.
"""

import pytest
from scipy.stats import norm

from wardmote.evidence import indicators
from wardmote.evidence.change import compare, dispersion
from wardmote.evidence.indicators.judging import PrintedChange, counted_in, judged_by
from wardmote.evidence.indicators.tests.store_of_counts import CHORLEY, StoreOfCounts
from wardmote.evidence.periods import Period

YEAR = Period.parse("2022-04..2023-03")


def line_of(counts):
    store = StoreOfCounts().put(str(YEAR.last - (len(counts) - 1)), "Vehicle crime", counts)
    measure = indicators.get("vehicle_crime").measure
    return measure(store, place=CHORLEY, period=YEAR, denominator=None).lines[0]


def judge(counts, printed):
    return judged_by(line_of(counts), printed)


@pytest.mark.parametrize(
    ("before", "after", "percent", "z"),
    [(255, 302, 18.4, 47 / 557**0.5), (234, 378, 61.5, 144 / 612**0.5)],
)
def test_by_hand(before, after, percent, z):
    """
    plan's counts | change | z by chance alone | p
    255 to 302    | 18.4%  | 47 ÷ √557 = 1.99  | 0.046
    234 to 378    | 61.5%  | 144 ÷ √612 = 5.82 | under 0.001
    """
    printed = PrintedChange(before, after, 12)
    assert round(printed.percent, 1) == percent
    assert printed.p_alone == pytest.approx(2 * norm.sf(z), rel=1e-4)


def test_a_rise_just_beyond_chance_alone_could_be_chance_in_a_series_that_varies_more():
    """Three years of months that go up and down by half: many times the variance of chance."""
    counts = [(30, 14, 34, 10, 22, 28)[n % 5] + 3 * (n % 7) for n in range(36)]
    printed = PrintedChange(255, 302, 12)
    found = judge(counts, printed)
    assert printed.p_alone < 0.05 < found.p
    assert found.varies > 1.1
    assert found.verdict == "could be chance"
    assert found.p == pytest.approx(float(compare(255, 302, dispersion(counts), 12).p))


def test_a_great_rise_stays_beyond_chance_in_a_steady_series():
    found = judge([20 + (n * 7) % 5 for n in range(36)], PrintedChange(234, 378, 12))
    assert found.verdict == "more than chance"
    assert found.p < 0.05


def test_a_series_too_short_to_know_says_nothing():
    found = judge([20, 21, 25, 19], PrintedChange(255, 302, 12))
    assert (found.p, found.varies, found.verdict) == (None, None, "too few to say")
    assert "too few months" in found.reason


def test_what_it_rests_on_is_named():
    found = judge([20] * 36, PrintedChange(255, 302, 12))
    assert len(found.provenance.extracts) == 36


def test_beside_a_printed_count_stands_that_of_the_same_months_where_all_are_held():
    """36 months of 1, 2, … 36 ending March 2023: the year to March 2022 is 13 + 14 + … + 24 = 222."""
    line = line_of(list(range(1, 37)))
    count, provenance = counted_in(line, Period.parse("2021-04..2022-03"))
    assert count == 222
    assert len(provenance.extracts) == 12
    assert sum(each.rows for each in provenance.inputs) == 222
    assert counted_in(line, Period.parse("2019-04..2020-03")) is None
