"""Indicators / One kind at a time

Antisocial behaviour, vehicle crime, burglary, violence, robbery and drugs are each one line of the publisher's kinds.
Oracles: sums made by hand; and for the tests marked `needs_data` counts of the police's own files made apart from this
project, among them the 347 and 338 vehicle crimes of the year to March 2022.
"""

import csv
from collections import Counter
from datetime import UTC, datetime

import pytest

from wardmote.evidence import indicators
from wardmote.evidence.indicators.tests.store_of_counts import CHORLEY, SOUTH_RIBBLE, YEAR, StoreOfCounts
from wardmote.evidence.periods import Period

KINDS = {
    "antisocial_behaviour": ("Anti-social behaviour",),
    "drugs": ("Drugs",),
    "residential_burglary": ("Burglary",),
    "robbery": ("Robbery",),
    "vehicle_crime": ("Vehicle crime",),
    "violence": ("Violence and sexual offences", "Violent crime"),
}


def measure(slug, store, place=CHORLEY, period=YEAR):
    return indicators.get(slug).measure(store, place=place, period=period, denominator=None)


@pytest.mark.parametrize("slug", KINDS)
def test_one_line_counts_its_kind_and_nothing_else(slug):
    """
    its kind 7 a month | another 50 a month | the year is 84
    """
    store = StoreOfCounts().put("2019-04", KINDS[slug][0], [7] * 36).put("2019-04", "Other theft", [50] * 36)
    measurement = measure(slug, store)
    assert [each.level.count for each in measurement.lines] == [84]
    assert measurement.tested <= 1
    assert indicators.get(slug).within == "recorded_crime"


@pytest.mark.parametrize("slug", KINDS)
def test_a_kind_of_which_there_was_none_came_to_nothing(slug):
    (line,) = measure(slug, StoreOfCounts().put("2019-04", "Other theft", [50] * 36)).lines
    assert line.level.count == 0
    assert set(line.series.counts) == {0}


def test_a_kind_that_was_renamed_is_one_line():
    store = StoreOfCounts().put("2019-04", "Violent crime", [5] * 24)
    store.put("2021-04", "Violence and sexual offences", [6] * 12)
    (line,) = measure("violence", store).lines
    assert (line.change.before, line.level.count) == (60, 72)


def test_burglary_is_not_passed_off_as_of_homes():
    """What is measured is all burglary, and the first thing said beside it is that."""
    one = indicators.get("residential_burglary")
    assert one.title == "Burglary, homes and businesses together"
    assert one.caveats[0].startswith("This is all burglary.")


def test_what_drug_offences_do_not_say_is_said():
    assert any("does not measure substance misuse" in caveat for caveat in indicators.get("drugs").caveats)
    assert indicators.get("drugs").better == "neither"


@pytest.mark.needs_data
def test_counts_are_those_counted_apart_from_this_project(public_data, tmp_path):
    from wardmote.evidence.store.store import Store

    store = Store.open(tmp_path / "store")
    folder = public_data / "police_street_lancashire"
    store.add(
        [each for month in YEAR.months() for each in folder.glob(f"{month}-*")], at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    golden: Counter = Counter()
    with (public_data / "golden" / "police_uk_counts_by_month_district_crime_type.csv").open() as file:
        for row in csv.DictReader(file):
            if "2021-04" <= row["month"] <= "2022-03":
                golden[row["district"], row["crime_type"]] += int(row["rows"])
    for slug, kinds in KINDS.items():
        for place in (CHORLEY, SOUTH_RIBBLE):
            (line,) = measure(slug, store, place).lines
            assert line.level.count == sum(golden[place.name, kind] for kind in kinds), (slug, place.name)
    assert golden["Chorley", "Vehicle crime"] == 347
    assert golden["South Ribble", "Vehicle crime"] == 338


def test_another_sources_count_stands_beside_and_is_never_added(tmp_path):
    """
    police.uk 7 a month, 84 a year | table C2 prints 90 for the same months | the line is 84, and 90 stands beside it
    """
    from wardmote.evidence.sources.tests.test_csp_recorded_crime import C2
    from wardmote.evidence.store.store import Store

    table = tmp_path / "c2.csv"
    table.write_text(C2.replace(",Robbery", ",Vehicle offences").replace(",54", ",90"), encoding="utf-8")
    printed = Store.open(tmp_path / "store")
    printed.add([table], at=datetime(2026, 1, 1, tzinfo=UTC))
    street = StoreOfCounts().put("2021-04", "Vehicle crime", [7] * 36)
    measurement = measure("vehicle_crime", Both(street, printed), period=Period.parse("2023-04..2024-03"))
    (line,), (beside,) = measurement.lines, measurement.statistics
    assert (line.level.count, beside.value) == (84, 90)
    assert beside.name == "Beside it, Vehicle offences (csp_recorded_crime)"
    assert "never to be added" in beside.note
    assert beside.provenance.extracts == ("csp_recorded_crime/england-and-wales/2023-04..2024-03",)
    assert measure("vehicle_crime", street).statistics == ()


class Both:
    """Two stores asked as one: counts written by hand for police.uk, a real store for all else."""

    def __init__(self, street, printed):
        self.street, self.printed = street, printed

    def extracts(self, source=None, as_at=None):
        return (*self.street.extracts(source, as_at), *self.printed.extracts(source, as_at))

    def counts(self, source, **asked):
        return (self.street if source == "police_uk" else self.printed).counts(source, **asked)
