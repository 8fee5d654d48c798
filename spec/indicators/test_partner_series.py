"""Indicators / Any partner's series as itself

A partner's counts are a series of their own: judged by month as any other, or shown as they stand where they are
coarser, with the partner's own definition and caveat, and with what comes near beside them.
"""

import csv
from datetime import UTC, datetime

import pytest

from wardmote.errors import Missing, Refused
from wardmote.evidence import Store, indicators
from wardmote.evidence.disclosure import release
from wardmote.evidence.geography import Place, district
from wardmote.evidence.indicators import Denominator
from wardmote.evidence.indicators.tests.store_of_counts import CHORLEY, StoreOfCounts
from wardmote.evidence.periods import Month, Period
from wardmote.evidence.sources.tests.partner_files import text_file
from wardmote.evidence.store.tests.street_files import HEADER

NOW = datetime(2024, 8, 1, tzinfo=UTC)
YEAR = Period(Month(2023, 4), Month(2024, 3))
MONTHS = Period(Month(2021, 4), Month(2024, 3)).months()
COUNTS = [20 + (7 * n) % 11 + (9 if n >= 24 else 0) for n in range(36)]
PAIR = Place("pair", "Chorley and South Ribble", (district("E07000118"), district("E07000126")))
PROVIDER, DEFINITION = "Multi Agency Data Exchange", "Offences against vehicles as the exchange groups them."
SAID = {
    "series": "made-vehicle",
    "title": "Vehicle offences",
    "provider": PROVIDER,
    "definition": DEFINITION,
    "caveat": "Another grouping than police.uk's.",
}


@pytest.fixture
def taken(tmp_path):
    """A store that has taken in a table given as rows."""
    store = Store.open(tmp_path / "store")

    def take(rows, at=NOW, received="", **said):
        path = text_file(tmp_path / f"{len(list(tmp_path.iterdir()))}.csv", rows)
        trial = store.try_table(path, at=at, said={**SAID, **said})
        assert not trial.refusal
        store.keep_mapping(trial.mapping)
        store.add([path], at=at, received=received)
        return store

    return take


def measured(store, place=CHORLEY, period=YEAR, denominator=None, indicator="partner_series"):
    return indicators.get(indicator).measure(store, place=place, period=period, denominator=denominator)


def wide(*districts, months=MONTHS):
    return [["District", *(str(month) for month in months)], *districts]


def test_by_month_it_is_judged_as_any_other_indicator(taken):
    """Oracle: recorded crime, over a store of the same counts."""
    (line,) = measured(taken(wide(["Chorley", *COUNTS]))).lines
    _, other = indicators.get("recorded_crime").measure(
        StoreOfCounts().put("2021-04", "Burglary", COUNTS), place=CHORLEY, period=YEAR, denominator=None
    ).lines  # fmt: skip
    assert line.kind == "Vehicle offences"
    assert line.level.count == sum(COUNTS[-12:])
    assert (line.level, line.limits, line.series.counts) == (other.level, other.limits, other.series.counts)
    assert (line.change.ratio, line.change.p, line.change.verdict) == (
        other.change.ratio, other.change.p, other.change.verdict,
    )  # fmt: skip


def test_a_pair_is_the_sum_of_its_districts_and_a_mark_in_one_leaves_the_month_unknown(taken):
    other = [n + 1 for n in COUNTS]
    store = taken(wide(["Chorley", *COUNTS], ["South Ribble", *other[:-1], "<5"]))
    (line,) = measured(store, place=PAIR).lines
    assert line.series.counts[-1] is None
    assert line.series.counts[0] == COUNTS[0] + other[0]
    assert line.level.count == sum(COUNTS[-12:-1]) + sum(other[-12:-1])
    assert line.change.verdict == "not comparable"
    assert line.change.reason == "no figure was given for March 2024"
    (alone,) = measured(store).lines
    assert alone.level.count == sum(COUNTS[-12:])


def test_what_a_series_says_of_itself_stands_with_it(taken):
    caveats = measured(taken(wide(["Chorley", *COUNTS]))).caveats
    assert any("not to be added to another" in caveat for caveat in caveats)
    assert caveats[-1] == f"Vehicle offences, counted by {PROVIDER}: {DEFINITION} Another grouping than police.uk's."


def test_each_measure_is_a_line_and_no_two_series_are_mixed(taken):
    rows = [["District", "Measure", "Apr-23"], ["Chorley", "Stalking", 4], ["Chorley", "Assault", 9]]
    store = taken(rows, series="da", title="Domestic abuse", definition="Flagged")
    taken([["District", "May-23"], ["Chorley", 3]], series="fire", title="Fires")
    found = {line.kind: line.level.count for line in measured(store).lines}
    assert found == {"Domestic abuse: Stalking": 4, "Domestic abuse: Assault": 9, "Fires": 3}


def test_quarters_and_years_stand_as_they_are_and_say_nothing_of_chance(taken):
    quarters = [
        "2022/23 Q1",
        "2022/23 Q2",
        "2022/23 Q3",
        "2022/23 Q4",
        "2023/24 Q1",
        "2023/24 Q2",
        "2023/24 Q3",
        "2023/24 Q4",
    ]
    store = taken([["District", *quarters], ["Chorley", 50, 60, 64, 60, 90, 95, 93, 100]])
    (line,) = measured(store).lines
    assert (line.level.count, line.level.low, line.change.before, line.change.p) == (378, None, 234, None)
    assert line.change.ratio == pytest.approx(378 / 234)
    assert line.change.verdict == "too few to say"
    assert "not by month" in line.change.reason


def test_the_figures_the_plan_printed(taken):
    """Source: the plan, vehicle offences of the exchange in the years to March 2022 and 2023: 234 to 378 is 61.5 %,
    and 255 to 302 is 18.4 %."""
    store = taken([["District", "2021/22", "2022/23"], ["Chorley", 234, 378], ["South Ribble", 255, 302]])
    year = Period(Month(2022, 4), Month(2023, 3))
    ratios = []
    for code in ("E07000118", "E07000126"):
        place = Place(code, code, (district(code),))
        ratios.append(measured(store, place=place, period=year).lines[0].change.ratio)
    assert [round(100 * (ratio - 1), 1) for ratio in ratios] == [61.5, 18.4]


def test_figures_by_ward_are_added_up_where_the_district_has_none_of_its_own(taken, tmp_path):
    look_up = [["LSOA11CD", "WD22CD", "WD22NM", "LAD22CD"], ["E01024915", "E05013064", "North", "E07000118"],
               ["E01024916", "E05013065", "South", "E07000118"]]  # fmt: skip
    Store.open(tmp_path / "store").add([text_file(tmp_path / "wards_2022-12.csv", look_up)], at=NOW)
    store = taken([["Ward", "Apr-23"], ["North", 4], ["South", 5]])
    measurement = measured(store, period=Period(Month(2023, 4), Month(2023, 4)))
    assert measurement.lines[0].level.count == 9
    assert any("Added up from figures by ward." in caveat for caveat in measurement.caveats)


def test_a_rate_needs_every_month(taken):
    people = Denominator(118_000, "people", "ONS")
    store = taken(wide(["Chorley", *COUNTS]))
    (line,) = measured(store, denominator=people).lines
    assert line.level.rate == pytest.approx(1000 * sum(COUNTS[-12:]) / 118_000)


def test_what_comes_near_stands_beside_it_and_is_never_added(taken, tmp_path):
    """Oracle: rows of street-level files, as many as written here."""
    store = taken(wide(["Chorley", *COUNTS]), beside={"police_uk": ("Vehicle crime",)})
    for number, month in enumerate(YEAR.months()):
        whose, where = ["Lancashire Constabulary"] * 2, ["-2.6", "53.6", "On or near", "E01024915", "Chorley 014A"]
        rows = [[f"{month}-{n}", str(month), *whose, *where, "Vehicle crime", "", ""] for n in range(number + 1)]
        with (tmp_path / f"{month}-street.csv").open("w", newline="") as handle:
            csv.writer(handle).writerows([HEADER.split(","), *rows])
    store.add(sorted(tmp_path.glob("*-street.csv")), at=NOW)
    measurement = measured(store)
    (beside,) = measurement.statistics
    assert (beside.name, beside.value) == ("Beside it, Vehicle crime (police_uk)", 78)
    assert "not to be added, mixed or taken for each other" in beside.note
    assert measurement.lines[0].level.count == sum(COUNTS[-12:])


def test_nothing_of_the_place_is_said_to_be_missing(taken):
    store = taken(wide(["Chorley", *COUNTS]))
    with pytest.raises(Missing, match="holds no partner's figures of Chorley and South Ribble in April 2030"):
        measured(store, place=PAIR, period=Period(Month(2030, 4), Month(2031, 3)))


def test_a_restricted_series_passes_for_members_only(taken):
    measurement = measured(taken(wide(["Chorley", *COUNTS])))
    with pytest.raises(Refused, match="pass as public extracts only"):
        release(measurement)
    shown = release(measurement, "members")
    assert shown.audience == "members"
    assert "for members of the partnership only" in shown.caveats[-1]


def test_a_series_its_provider_publishes_passes_for_everybody(taken):
    shown = release(measured(taken(wide(["Chorley", *COUNTS]), data_class="public")))
    assert shown.audience == "public"
    assert shown.known_to_attacker


QUARTERS = ("Jul-Sep 2023", "Oct-Dec 2023")


def returned(taken, *columns, received, **said):
    rows = [["District", *columns], ["Chorley", *range(10, 10 + len(columns))]]
    given = {"series": "fires", "title": "Deliberate fires", "prescribed": "fire_deliberate", "definition": "Fires"}
    return taken(rows, at=datetime(2024, 8, 1, tzinfo=UTC), received=received, **{**given, **said})


def test_returns_in_time_and_late(taken):
    """
    quarter      | due         | came
    Jul to Sep   | 31 Dec 2023 | 20 Dec 2023 | in time
    Oct to Dec   | 31 Mar 2024 |  2 Apr 2024 | late
    Jan to Mar   | 30 Jun 2024 |             | not received
    """
    returned(taken, QUARTERS[0], received="2023-12-20")
    store = returned(taken, *QUARTERS, received="2024-04-02")
    measurement = measured(store, indicator="prescribed_returns")
    assert [(line.kind, line.level.count) for line in measurement.lines] == [("Deliberate fires", 1)]
    (share,) = measurement.statistics
    assert share.value == pytest.approx(1 / 3)
    assert share.note == (
        "October 2023 to December 2023: due 2024-03-31, received 2024-04-02; "
        "January 2024 to March 2024: due 2024-06-30, not received in full"
    )
    assert any("not been confirmed by a named reviewer" in caveat for caveat in measurement.caveats)


def test_the_last_day_is_in_time(taken):
    store = returned(taken, QUARTERS[0], received="2023-12-31")
    assert measured(store, indicator="prescribed_returns").lines[0].level.count == 1


def test_a_quarter_by_month_is_whole_when_its_last_month_came(taken):
    returned(taken, "Jul-23", "Aug-23", received="2023-10-01")
    store = returned(taken, "Jul-23", "Aug-23", "Sep-23", received="2024-01-05")
    assert "received 2024-01-05" in measured(store, indicator="prescribed_returns").statistics[0].note


def test_a_corrected_return_is_as_early_as_its_first_version(taken):
    returned(taken, QUARTERS[0], received="2023-12-20")
    rows = [["District", QUARTERS[0]], ["Chorley", 99]]
    store = taken(rows, received="2024-05-01", series="fires", title="Deliberate fires", prescribed="fire_deliberate")
    assert measured(store, indicator="prescribed_returns").lines[0].level.count == 1


def test_nothing_is_late_before_its_day(taken):
    """Told as at a day before it was due, a quarter is not among those due."""
    store = returned(taken, QUARTERS[0], received="2023-10-20")
    with pytest.raises(Missing, match="no section 17A information"):
        indicators.get("prescribed_returns").measure(
            store, place=CHORLEY, period=Period(Month(2024, 7), Month(2024, 9)), denominator=None
        )


def test_each_series_is_an_indicator_of_its_own_that_a_store_holds(taken):
    """What is told of one is what the whole table tells of it; the other is not in it."""
    store = taken(wide(["Chorley", *COUNTS]))
    rows = [["District", "Measure", "May-23"], ["Chorley", "Fires", 3]]
    taken(rows, series="fire", title="Fires", data_class="public", licence="open")
    alone = [each for each in indicators.held_by(store) if each.slug.startswith("partner_series")]
    assert [(each.slug, each.title) for each in alone] == [
        ("partner_series.fire", "Fires"),
        ("partner_series.made-vehicle", "Vehicle offences"),
    ]
    fires = indicators.get("partner_series.fire", store).measure(store, place=CHORLEY, period=YEAR, denominator=None)
    assert [(line.kind, line.level.count) for line in fires.lines] == [("Fires", 3)]
    assert fires.data_classes == ("public",)
    assert PROVIDER in indicators.get("partner_series.made-vehicle", store).question
    with pytest.raises(Missing, match=r"partner_series\.water"):
        indicators.get("partner_series.water", store)
    assert "partner_series" in {each.slug for each in indicators.all()}


WARD, NEXT = "E05005200", "E05005201"
LSOAS = {"E01024945": WARD, "E01024946": NEXT}


def test_a_ward_has_the_figures_given_for_it_and_one_with_a_mark_has_none(taken, tmp_path):
    look_up = tmp_path / "wards2022.csv"
    rows = [f"{lsoa},{ward},A{ward[-1]},E07000118,Chorley" for lsoa, ward in LSOAS.items()]
    look_up.write_text("\n".join(["LSOA11CD,WD22CD,WD22NM,LAD22CD,LAD22NM", *rows]) + "\n", encoding="utf-8")
    Store.open(tmp_path / "store").add([look_up], at=NOW)
    store = taken([["Code", "Apr-23"], [WARD, 4], [NEXT, "<5"]])
    series, month = indicators.get("partner_series.made-vehicle", store), Period(Month(2023, 4), Month(2023, 4))
    asked = {"line": "Vehicle offences", "place": CHORLEY, "period": month, "parts": LSOAS}
    found = series.measure_parts(store, level="ward", **asked)
    assert {line.kind: line.level.count for line in found.lines} == {WARD: 4}
    ward = Place(WARD, "Astley", CHORLEY.districts, "ward", frozenset({"E01024945"}))
    (line,) = series.measure(store, place=ward, period=month, denominator=None).lines
    assert line.level.count == 4
    assert {each.lsoa for each in line.provenance.inputs} == {WARD}
    with pytest.raises(Missing, match="no figures by lsoa"):
        series.measure_parts(store, level="lsoa", **asked)
