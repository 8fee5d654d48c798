"""Indicators / Stop and search

Searches of people by self-defined ethnicity, as context. A ratio of rates comes with its interval, the share that is
not stated stands beside it, and small numbers give none. Oracle: a pencil.
"""

from datetime import UTC, datetime

import pytest

from wardmote.evidence import Store, indicators
from wardmote.evidence.geography import District, Place
from wardmote.evidence.indicators import Denominator
from wardmote.evidence.indicators.stop_and_search.groups import group_of
from wardmote.evidence.periods import Month, Period
from wardmote.evidence.sources.tests import police_files as files
from wardmote.evidence.store.tests.street_files import street_rows, street_text

NOW = datetime(2026, 1, 1, tzinfo=UTC)
CHORLEY = Place("chorley", "Chorley", (District("E07000118", "Chorley"),))
YEAR = Period.parse("2021-04..2022-03")
PEOPLE = Denominator(
    110_000, "people", "a census", groups=(("White", 100_000), ("Asian", 5_000), ("Black", 1_000), ("Mixed", 2_000))
)
WHITE, ASIAN = "White - Irish", "Asian/Asian British - Indian"
BLACK, UNSAID = "Black/African/Caribbean/Black British - African", "Other ethnic group - Not stated"


@pytest.mark.parametrize(
    ("ethnicity", "group"),
    [
        ("White - English/Welsh/Scottish/Northern Irish/British", "White"),
        ("Mixed/Multiple ethnic groups - White and Asian", "Mixed"),
        ("Asian/Asian British - Chinese", "Asian"),
        ("Black/African/Caribbean/Black British - Caribbean", "Black"),
        ("Other ethnic group - Any other ethnic group", "Other"),
        ("Other ethnic group - Not stated", "Not stated"),
        ("", "Not stated"),
    ],
)
def test_self_defined_ethnicity_comes_under_the_groups_of_the_census(ethnicity, group):
    assert group_of("Person search", (ethnicity,)) == group
    assert group_of("Person and Vehicle search", (ethnicity,)) == group
    assert group_of("Vehicle search", (ethnicity,)) == ""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Twelve months, each of 20 White, 3 Asian, 10 not stated, and 5 of vehicles alone; one Black in the whole year."""
    folder = tmp_path_factory.mktemp("stops")
    street = street_rows(1, month="2021-03", rows=1, districts=("Chorley",), unlocated=0)
    (folder / "2021-03-lancashire-street.csv").write_text(street_text(street), encoding="utf-8")
    longitude, latitude = street[0][4], street[0][5]
    for month in YEAR.months():
        said = [WHITE] * 20 + [ASIAN] * 3 + ["", UNSAID] * 5 + [None] * 5 + [BLACK] * (month == Month(2021, 6))
        rows = files.stop_rows(1, str(month), len(said))
        for row, ethnicity in zip(rows, said, strict=True):
            row[0] = "Person search" if ethnicity is not None else "Vehicle search"
            row[4:6] = [latitude, longitude]
            row[8] = ethnicity or ""
        files.write(folder / f"{month}-lancashire-stop-and-search.csv", files.STOPS, rows)
    held = Store.open(folder / "store")
    held.add(sorted(folder.glob("*.csv")), at=NOW)
    return held


def measured(store, denominator=PEOPLE):
    one = indicators.get("stop_and_search").measure(store, place=CHORLEY, period=YEAR, denominator=denominator)
    return one, {line.kind: line.level.count for line in one.lines}, {each.name: each for each in one.statistics}


def test_searches_of_people_are_counted_by_group(store):
    """
    White 20 × 12 = 240 | Asian 36 | not stated 120 | Black 1 | vehicles alone are left out | all 397
    """
    one, counts, _ = measured(store)
    assert counts == {
        "All searches of people": 397,
        "Asian": 36,
        "Black": 1,
        "Mixed": 0,
        "Not stated": 120,
        "Other": 0,
        "White": 240,
    }
    assert (one.unit, indicators.get("stop_and_search").better) == ("searches", "neither")


def test_the_share_not_stated_stands_first(store):
    """120 of 397 are 30.2 %."""
    one, _, figures = measured(store)
    assert one.statistics[0] is figures["Searches of people with no self-defined ethnicity"]
    assert one.statistics[0].value == pytest.approx(100 * 120 / 397)
    assert "every ratio leaves them out" in one.statistics[0].note


def test_the_ratio_of_rates_and_its_interval(store):
    """
    Asian 36 of 5,000 people; White 240 of 100,000: (36 ÷ 5,000) ÷ (240 ÷ 100,000) = 3
    """
    _, _, figures = measured(store)
    ratio = figures["Asian beside White, rate of searches"]
    assert ratio.value == pytest.approx(3)
    assert 1.5 < ratio.low < 3 < ratio.high < 6


def test_small_numbers_have_the_wider_interval_and_the_fewest_none(store):
    """One Black beside 240 White is enough together, and its interval spans twenty times; so does none."""
    _, _, figures = measured(store)
    black = figures["Black beside White, rate of searches"]
    assert black.value == pytest.approx((1 / 1000) / (240 / 100_000))
    assert black.high / max(black.low, 1e-9) > 20
    assert figures["Mixed beside White, rate of searches"].value == 0


def test_a_group_has_no_rate_out_of_everybody(store):
    """397 searches among 110,000 people are 3.6 for each 1,000; a group's are not out of all of them."""
    one, _, _ = measured(store)
    rates = {line.kind: line.level.rate for line in one.lines}
    assert rates.pop("All searches of people") == pytest.approx(397 / 110)
    assert set(rates.values()) == {None}


def test_without_a_population_by_group_there_is_no_ratio(store):
    _, _, figures = measured(store, None)
    ratio = figures["Asian beside White, rate of searches"]
    assert ratio.value is None
    assert "No population by ethnic group was given" in ratio.note


def test_under_ten_searches_no_ratio_is_given(tmp_path):
    street = street_rows(1, month="2021-03", rows=1, districts=("Chorley",), unlocated=0)
    (tmp_path / "2021-03-lancashire-street.csv").write_text(street_text(street), encoding="utf-8")
    rows = files.stop_rows(1, "2021-04", 6)
    for row, ethnicity in zip(rows, [WHITE] * 4 + [ASIAN] * 2, strict=True):
        row[0], row[4:6], row[8] = "Person search", [street[0][5], street[0][4]], ethnicity
    files.write(tmp_path / "2021-04-lancashire-stop-and-search.csv", files.STOPS, rows)
    held = Store.open(tmp_path / "store")
    held.add(sorted(tmp_path.glob("*.csv")), at=NOW)
    period = Period.parse("2021-04..2021-04")
    one = indicators.get("stop_and_search").measure(held, place=CHORLEY, period=period, denominator=PEOPLE)
    ratio = {each.name: each for each in one.statistics}["Asian beside White, rate of searches"]
    assert ratio.value is None
    assert ratio.note.startswith("Fewer than 10 searches")


def test_the_figures_rest_on_the_street_files_that_place_them(store):
    one, _, _ = measured(store)
    assert "police_uk/lancashire/2021-03" in one.lines[0].provenance.extracts
