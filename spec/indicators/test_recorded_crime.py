"""Indicators / Recorded crime and antisocial behaviour

Counts are of rows, by the publisher's kind. All crime is the sum of the kinds that are crimes; antisocial behaviour
stands apart. Oracles: sums made by hand, and for the tests marked `needs_data` counts of the police's own files that
were made apart from this project.
"""

import csv
from collections import Counter
from datetime import UTC, datetime

import pytest

from wardmote.errors import Missing
from wardmote.evidence import indicators
from wardmote.evidence.indicators import Denominator, words
from wardmote.evidence.indicators.tests.store_of_counts import CHORLEY, PAIR, YEAR, StoreOfCounts
from wardmote.evidence.periods import Month, Period

ASB = "Anti-social behaviour"
PEOPLE = Denominator(100_000, "people", "an estimate, mid-2020")
STEADY = [20, 22, 18, 20, 19, 21, 20, 23, 17, 20, 20, 20]


def measure(store, place=CHORLEY, period=YEAR, denominator=None):
    measurement = indicators.get("recorded_crime").measure(store, place=place, period=period, denominator=denominator)
    return measurement, {line.kind: line for line in measurement.lines}


def test_all_crime_is_every_kind_but_antisocial_behaviour():
    """
    kind                  | each month      | the year
    Burglary              | 20 in the mean  | 240
    Robbery               | 1               | 12
    Anti-social behaviour | 50              | 600
    All crime             |                 | 252
    """
    store = StoreOfCounts().put("2019-04", "Burglary", STEADY * 3).put("2019-04", "Robbery", [1] * 36)
    measurement, line = measure(store.put("2019-04", ASB, [50] * 36))
    counts = {kind: each.level.count for kind, each in line.items()}
    assert counts == {"All crime": 252, ASB: 600, "Burglary": 240, "Robbery": 12}
    assert measurement.lines[0].kind == "All crime"
    assert [each.is_total for each in measurement.lines] == [True, False, False, False]
    assert (line[ASB].unit, line["Burglary"].unit) == ("incidents", "crimes recorded")


def test_a_rate_is_per_thousand_over_the_whole_period():
    """240 burglaries among 100,000 people are 2.4 per 1,000."""
    _, line = measure(StoreOfCounts().put("2019-04", "Burglary", STEADY * 3), denominator=PEOPLE)
    level = line["Burglary"].level
    assert level.rate == pytest.approx(2.4)
    assert level.rate_low == pytest.approx(level.low / 100)
    assert level.denominator == PEOPLE
    assert "100,000 people (an estimate, mid-2020)" in words.rate_sentence(line["Burglary"], 12)


def test_without_a_population_there_is_no_rate():
    _, line = measure(StoreOfCounts().put("2019-04", "Burglary", STEADY * 3))
    assert line["Burglary"].level.rate is None


def test_several_districts_are_added_up():
    store = StoreOfCounts().put("2019-04", "Burglary", STEADY * 3)
    store.put("2019-04", "Burglary", STEADY * 3, code="E07000126")
    assert measure(store, PAIR)[1]["Burglary"].level.count == 480
    assert measure(store, CHORLEY)[1]["Burglary"].level.count == 240


def test_a_doubling_is_more_than_chance_and_a_wobble_may_be_chance():
    doubled = [2 * count for count in STEADY]
    store = StoreOfCounts().put("2019-04", "Burglary", STEADY * 2 + doubled)
    store.put("2019-04", "Drugs", STEADY * 2 + [count + 1 for count in STEADY])
    measurement, line = measure(store)
    assert line["Burglary"].change.ratio == 2
    assert line["Burglary"].change.verdict == "more than chance"
    assert line["Drugs"].change.verdict == "could be chance"
    assert measurement.tested == line["Drugs"].change.tested == 3
    assert words.line_sentence(line["Burglary"]) == (
        "Burglary: 480 crimes recorded, 100% more than 240 the year before: more than chance."
    )


def test_every_change_is_judged_with_all_the_others():
    """The same change is less surprising among thirty than alone."""
    history, year = STEADY * 2, [round(count * 1.3) for count in STEADY]
    alone = measure(StoreOfCounts().put("2019-04", "Burglary", history + year))[1]["Burglary"].change
    crowd = StoreOfCounts().put("2019-04", "Burglary", history + year)
    for number in range(30):
        crowd.put("2019-04", f"Kind {number:02}", [STEADY[(each * 7 + number) % 12] for each in range(36)])
    among = measure(crowd)[1]["Burglary"].change
    assert among.p == alone.p
    assert among.q > alone.q
    assert (alone.tested, among.tested) == (2, 32)


def test_small_numbers_are_too_few_to_say():
    history = ([0, 0, 1] * 4) * 2
    _, line = measure(StoreOfCounts().put("2019-04", "Robbery", [*history, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1]))
    change = line["Robbery"].change
    assert (change.before, change.after, change.verdict) == (4, 6, "too few to say")
    assert "too few to say whether that is a change" in words.line_sentence(line["Robbery"])


def test_from_none_to_some_has_no_ratio():
    _, line = measure(StoreOfCounts().put("2019-04", "Robbery", [1] * 12 + [0] * 12 + [0, 1] * 6))
    change = line["Robbery"].change
    assert (change.before, change.after, change.ratio, change.high) == (0, 6, None, None)
    assert change.low > 0


def test_nothing_in_either_period_is_not_tested():
    store = StoreOfCounts().put("2019-04", "Robbery", [3] * 12 + [0] * 24).put("2019-04", "Burglary", STEADY * 3)
    measurement, line = measure(store)
    assert (line["Robbery"].change.p, line["Robbery"].change.verdict) == (None, "too few to say")
    assert measurement.tested == 2


def test_a_month_without_an_extract_is_a_gap_and_the_others_are_compared_like_with_like():
    """
    June 2020 has no extract, so June is left out of both years:
    kind     | the year | without June | the year before, without June
    Burglary | 240      | 222          | 222
    """
    counts = STEADY * 3
    counts[14] = None
    measurement, line = measure(StoreOfCounts().put("2019-04", "Burglary", counts))
    each = line["Burglary"]
    assert each.series.counts[14] is None
    assert each.series.counts[15] is not None
    assert each.level.count == 240
    assert (each.change.before, each.change.after, each.change.ratio) == (222, 222, 1)
    assert each.change.left_out == (Month(2021, 6),)
    assert each.change.verdict == "could be chance"
    assert measurement.missing_months == ()
    assert words.line_sentence(each) == (
        "Burglary: 240 crimes recorded; in the 11 months held in both years 222, the same as 222 the year before: "
        "could be chance."
    )
    assert measurement.caveats[-1] == (
        "Changes are of the 11 months held in both years, April 2021 to May 2021 and July 2021 to March 2022 against "
        "the same a year before: there is no extract for June 2020."
    )


def test_a_change_of_the_months_held_in_both_years_is_that_change_and_no_other():
    """Doubled in eleven months and a hundred times as many in the twelfth, which has nothing to be compared with."""
    counts = STEADY * 2 + [2 * count for count in STEADY]
    counts[14], counts[26] = None, 2_000
    change = measure(StoreOfCounts().put("2019-04", "Burglary", counts))[1]["Burglary"].change
    assert (change.before, change.after, change.ratio) == (222, 444, 2)
    assert change.low < 2 < change.high


def test_months_missing_in_either_year_are_left_out_of_both():
    counts = STEADY * 3
    counts[14] = counts[27] = counts[15] = None
    change = measure(StoreOfCounts().put("2019-04", "Burglary", counts))[1]["Burglary"].change
    assert change.left_out == (Month(2021, 6), Month(2021, 7))
    assert change.before == change.after == 240 - STEADY[2] - STEADY[3]


@pytest.mark.parametrize(("missing", "compared"), [(6, True), (7, False), (12, False)])
def test_with_fewer_than_half_of_the_months_in_both_years_nothing_is_compared(missing, compared):
    counts = [*STEADY, *[None] * missing, *STEADY[missing:], *STEADY]
    measurement, line = measure(StoreOfCounts().put("2019-04", "Burglary", counts))
    change = line["Burglary"].change
    assert (change.verdict != "not comparable") is compared
    assert bool(change.left_out) is compared
    assert any("held in both years" in caveat for caveat in measurement.caveats) is compared
    if not compared:
        assert change.reason.startswith("there is no extract for April 2020 to")
        assert (change.ratio, change.p, change.q) == (None, None, None)
        assert change.before is None


def test_a_break_is_looked_for_in_the_months_that_are_compared_only():
    """Antisocial behaviour of the lockdown year is not compared, whichever of its months are held."""
    counts = [50] * 12 + [150] * 12 + [50] * 12
    counts[14] = None
    _, line = measure(StoreOfCounts().put("2019-04", ASB, counts))
    assert line[ASB].change.verdict == "not comparable"
    assert "coronavirus" in line[ASB].change.reason


def test_a_month_missing_from_the_period_itself_leaves_a_count_of_the_others_and_no_rate():
    counts = STEADY * 3
    counts[30] = None
    measurement, line = measure(StoreOfCounts().put("2019-04", "Burglary", counts), denominator=PEOPLE)
    assert measurement.missing_months == (Month(2021, 10),)
    assert line["Burglary"].level.count == 240 - counts[18]
    assert line["Burglary"].level.rate is None
    assert any("October 2021" in caveat for caveat in measurement.caveats)


def test_another_forces_extract_does_not_make_a_month_known():
    counts = STEADY * 3
    counts[14] = None
    store = StoreOfCounts().put("2019-04", "Burglary", counts)
    store.put("2019-04", "Burglary", [1] * 36, code="E08000035", force="West Yorkshire")
    assert measure(store)[1]["Burglary"].series.counts[14] is None


def test_a_row_in_another_forces_file_is_counted_where_it_lies():
    store = StoreOfCounts().put("2019-04", "Burglary", STEADY * 3)
    store.put("2021-06", "Burglary", [2], force="Cumbria Constabulary")
    assert measure(store)[1]["Burglary"].level.count == 242


def test_a_kind_that_is_absent_from_a_month_was_recorded_no_times():
    store = StoreOfCounts().put("2019-04", "Burglary", STEADY * 3).put("2021-05", "Robbery", [2])
    _, line = measure(store)
    assert line["Robbery"].series.counts.count(0) == 35
    assert line["Robbery"].level.count == 2


def test_antisocial_behaviour_is_not_compared_with_the_lockdown_year_and_crime_is():
    store = StoreOfCounts().put("2019-04", "Burglary", STEADY * 3)
    store.put("2019-04", ASB, [50] * 12 + [150] * 12 + [50] * 12)
    _, line = measure(store)
    assert line[ASB].change.verdict == "not comparable"
    assert "coronavirus" in line[ASB].change.reason
    assert line["Burglary"].change.verdict == line["All crime"].change.verdict == "could be chance"
    assert line[ASB].series.drawn == (*[50] * 12, *[None] * 12, *[50] * 12)
    assert line[ASB].level.dispersion < 1


def test_the_year_after_is_compared_as_usual():
    store = StoreOfCounts().put("2019-04", ASB, [50] * 12 + [150] * 12 + [50] * 24)
    _, line = measure(store, period=Period.parse("2022-04..2023-03"))
    assert line[ASB].change.verdict == "could be chance"


def test_rows_without_a_place_are_shown_with_what_they_may_mean():
    """
    10 of 100 burglaries of the force have no place. Spread as the others are, 240 × 10/90 = 26 more would be Chorley's.
    The year before none lacked a place: that alone makes a count nine tenths of what it was.
    """
    store = StoreOfCounts().put("2019-04", "Burglary", STEADY * 3)
    store.put("2021-04", "Burglary", [70] * 12, code="E07000117").put("2021-04", "Burglary", [10] * 12, code="")
    measurement, line = measure(store)
    share = line["Burglary"].unlocated
    assert (share.unlocated, share.rows, share.before_unlocated, share.before_rows) == (120, 1200, 0, 240)
    assert share.may_be_missing(240) == 26
    assert share.effect_on_change == pytest.approx(0.9)
    sentence = words.unlocated_sentence(line["Burglary"])
    assert "120 (10.0%) have no place" in sentence
    assert "makes the count 10% fewer" in sentence
    assert measurement.unlocated.unlocated == 120


def test_a_store_without_the_place_or_the_period_says_so():
    store = StoreOfCounts().put("2019-04", "Burglary", STEADY * 3)
    with pytest.raises(Missing, match="no row of E07000126"):
        measure(store, PAIR)
    with pytest.raises(Missing, match="no police_uk extract for Chorley in April 2022 to March 2023"):
        measure(store, period=Period.parse("2022-04..2023-03"))


def test_one_year_has_a_level_by_its_steps_and_no_change():
    _, line = measure(StoreOfCounts().put("2021-04", "Burglary", STEADY))
    assert line["Burglary"].level.low < 240 < line["Burglary"].level.high
    assert line["Burglary"].change.verdict == "not comparable"


def test_few_months_have_a_count_and_no_interval():
    _, line = measure(StoreOfCounts().put("2022-01", "Burglary", [4, 5, 6]), period=Period.parse("2022-01..2022-03"))
    assert (line["Burglary"].level.count, line["Burglary"].level.low) == (15, None)
    assert line["Burglary"].limits is None


def test_the_pair_is_compared_by_its_own_dispersion_and_not_by_adding_intervals():
    store = StoreOfCounts().put("2019-04", "Burglary", STEADY * 3)
    store.put("2019-04", "Burglary", STEADY[::-1] * 3, code="E07000126")
    assert measure(store, PAIR)[1]["Burglary"].series.counts[0] == STEADY[0] + STEADY[-1]


@pytest.mark.needs_data
def test_counts_are_those_counted_apart_from_this_project(public_data, tmp_path):
    from wardmote.evidence.store.store import Store

    store = Store.open(tmp_path / "store")
    store.add([public_data / "police_street_lancashire"], at=datetime(2026, 1, 1, tzinfo=UTC))
    golden: Counter = Counter()
    burglaries: dict[str, int] = {}
    with (public_data / "golden" / "police_uk_counts_by_month_district_crime_type.csv").open() as file:
        for row in csv.DictReader(file):
            if row["district"] == "Chorley" and "2021-04" <= row["month"] <= "2022-03":
                golden[row["crime_type"]] += int(row["rows"])
            if (row["district"], row["crime_type"]) == ("Chorley", "Burglary"):
                burglaries[row["month"]] = int(row["rows"])
    _, line = measure(store, denominator=PEOPLE)
    assert {kind: each.level.count for kind, each in line.items() if not each.is_total} == golden
    assert line["All crime"].level.count == sum(golden.values()) - golden[ASB]
    # June, August and September 2020 have no extract here, so those months are left out of both years.
    change = line["Burglary"].change
    held = [month for month in Period.parse("2020-04..2021-03").months() if month.number not in {6, 8, 9}]
    assert [month.number for month in change.left_out] == [6, 8, 9]
    assert change.before == sum(burglaries[str(month)] for month in held)
    assert change.after == sum(burglaries[str(month + 12)] for month in held)
    assert line["Burglary"].unlocated.unlocated > 500
    assert 1 < line["Vehicle crime"].level.dispersion < 12
