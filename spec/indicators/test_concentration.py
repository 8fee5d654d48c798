"""Indicators / Concentration at published map points

How few of the publisher's points hold how much. Oracles: a pencil, and the published worked values of the generalised
Gini coefficient (Bernasco and Steenbeek 2017), for the test marked `needs_data`.
"""

import json
from datetime import UTC, datetime

import pytest

from wardmote.evidence import Store, indicators
from wardmote.evidence.geography import District, Place
from wardmote.evidence.indicators.concentration.gini import (
    fewest_holding,
    generalised_gini,
    gini,
    share_of_busiest,
)
from wardmote.evidence.periods import Period
from wardmote.evidence.store.tests.street_files import street_rows, street_text

CHORLEY = Place("chorley", "Chorley", (District("E07000118", "Chorley"),))
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_the_coefficient_with_a_pencil():
    """
    counts 1, 1, 2, 4: n = 4, N = 8; ranks 1×1 + 2×1 + 3×2 + 4×4 = 25
    G = 2 × 25 ÷ (4 × 8) − 5 ÷ 4 = 1.5625 − 1.25 = 0.3125
    """
    assert gini([4, 1, 2, 1]) == pytest.approx(0.3125)
    assert gini([3, 3, 3]) == pytest.approx(0)
    assert gini([0, 0]) == 0


def test_fewer_rows_than_points_is_no_concentration_of_itself():
    """
    2 rows at 2 of 4 points: G = 2 × (3 + 4) ÷ (4 × 2) − 5 ÷ 4 = 0.5, though no point has two
    generalised: 4 ÷ 2 × (0.5 − 1) + 1 = 0
    """
    assert gini([1, 1, 0, 0]) == pytest.approx(0.5)
    assert generalised_gini([1, 1, 0, 0]) == pytest.approx(0)
    assert generalised_gini([4, 1, 2, 1]) == gini([4, 1, 2, 1])


def test_the_busiest_points_and_the_fewest_that_hold_half():
    """
    20 points, 100 rows: 40, 30, and 30 at the others; the busiest one in twenty is one point with 40
    40 alone is under half, 40 + 30 is not: two points hold half
    """
    counts = [40, 30, *[2] * 12, *[1] * 6]
    assert sum(counts) == 100
    assert share_of_busiest(counts, 0.05) == (1, 40)
    assert fewest_holding(counts, 0.5) == 2
    assert fewest_holding([0, 0], 0.5) == 1


@pytest.mark.needs_data
def test_the_published_values(public_data):
    cases = json.loads((public_data.parent / "known_answers" / "gini.json").read_text())["cases"]
    for case in cases:
        assert gini(case["counts"]) == pytest.approx(case["gini"])
        if "generalised" in case:
            assert generalised_gini(case["counts"]) == pytest.approx(case["generalised"])
    assert len(cases) == 4


def test_rows_are_counted_at_the_publishers_points(tmp_path):
    """
    Vehicle crime of one year: 120 rows, 100 at one point and 1 at each of 20 others; 19 more points have other kinds
    40 points: the busiest one in twenty are 2, with 101 rows; half lie at 1 point
    """
    rows = [row for row in street_rows(1, rows=400, districts=("Chorley",), unlocated=0) if row[0]][:139]
    assert len(rows) == 139
    for n, row in enumerate(rows):
        point = 0 if n < 100 else n - 99
        row[9] = "Vehicle crime" if n < 120 else "Robbery"
        row[4:6] = [f"-2.6{point:05}", "53.650000"]
    path = tmp_path / "2021-04-lancashire-street.csv"
    path.write_text(street_text(rows), encoding="utf-8")
    store = Store.open(tmp_path / "store")
    store.add([path], at=NOW)
    period = Period.parse("2021-04..2021-04")
    measurement = indicators.get("concentration").measure(store, place=CHORLEY, period=period, denominator=None)
    figures = {each.name: each for each in measurement.statistics}
    busiest = figures["Vehicle crime, at the busiest points"]
    assert busiest.value == pytest.approx(100 * 101 / 120)
    assert figures["Map points"].value == 40
    assert figures["Vehicle crime, points that hold half"].value == 1
    counts = [100, *[1] * 20, *[0] * 19]
    assert figures["Vehicle crime, generalised Gini coefficient"].value == pytest.approx(generalised_gini(counts))
    assert figures["Burglary, at the busiest points"].value is None


def test_it_is_never_said_of_addresses():
    one = indicators.get("concentration")
    said = " ".join((one.title, one.question, *one.caveats)).lower()
    assert "a map point is no address" in said
    assert "repeat address" not in said
