"""Indicators / Places within districts

A ward or an LSOA is measured as a district is: by the rows of its LSOAs, in the months that its district has an extract
of. Oracles: sums made by hand, and `wardmote evidence table`, which counts the same rows another way.
"""

from datetime import UTC, datetime

import pytest

from wardmote.errors import Missing
from wardmote.evidence import Store, indicators, table
from wardmote.evidence.disclosure import release
from wardmote.evidence.geography import District, Place
from wardmote.evidence.geography.placing import WardLookUp
from wardmote.evidence.geography.small_places import SmallPlaces
from wardmote.evidence.indicators.tests.store_of_counts import CHORLEY, YEAR, StoreOfCounts
from wardmote.evidence.madeup import write_months
from wardmote.evidence.periods import Month, Period

HERE = CHORLEY.districts[0]
ONE, TWO, THREE = "E01024945", "E01024946", "E01024947"
WARDS = WardLookUp(
    "2021-05",
    ("wards.csv",),
    {
        ONE: {"E05000001": ("Astley", None)},
        TWO: {"E05000001": ("Astley", None)},
        THREE: {"E05000002": ("Brinscall", None)},
    },
    {},
    {},
)
PLACES = SmallPlaces({code: (f"Chorley 00{n}A", HERE) for n, code in enumerate((ONE, TWO, THREE), 1)}, WARDS)


def a_store():
    """A year of burglary in three LSOAs, one row of antisocial behaviour in the first, and rows without a place."""
    store = StoreOfCounts().put("2021-04", "Anti-social behaviour", [1], lsoa=ONE)
    for lsoa, each in ((ONE, 3), (TWO, 2), (THREE, 5)):
        store.put("2021-04", "Burglary", [each] * 12, lsoa=lsoa)
    return store.put("2021-04", "Burglary", [1] * 12, code="")


def lines(place, store=None):
    measured = indicators.get("recorded_crime").measure(store or a_store(), place=place, period=YEAR, denominator=None)
    return {line.kind: line for line in measured.lines}


PLACES_AND_SUMS = [
    (CHORLEY, 120, 1),
    (PLACES.place("E05000001"), 60, 1),
    (PLACES.place(ONE), 36, 1),
    (PLACES.place(THREE), 60, 0),
]


@pytest.mark.parametrize(("place", "burglary", "disorder"), PLACES_AND_SUMS)
def test_a_place_has_the_rows_of_its_lsoas(place, burglary, disorder):
    """
    place              | burglary in 12 months | antisocial behaviour
    Chorley            | 12 × (3 + 2 + 5)      | 1
    Astley (ONE, TWO)  | 12 × (3 + 2)          | 1
    the LSOA ONE       | 12 × 3                | 1
    the LSOA THREE     | 12 × 5                | 0: none was found there, and some was in its district
    """
    found = lines(place)
    assert (found["Burglary"].level.count, found["Anti-social behaviour"].level.count) == (burglary, disorder)
    assert found["Burglary"].series.counts == (burglary // 12,) * 12


def test_its_figures_name_the_cells_of_its_lsoas_and_those_found_empty():
    cells = lines(PLACES.place(THREE))["Anti-social behaviour"].provenance.inputs
    assert {(each.lsoa, each.rows) for each in cells} == {(THREE, 0)}
    assert len(cells) == 12


@pytest.mark.parametrize(
    ("level", "sums"), [("lsoa", {ONE: 36, TWO: 24, THREE: 60}), ("ward", {"E05000001": 60, "E05000002": 60})]
)
def test_the_parts_of_a_place_add_up_to_it(level, sums):
    found = indicators.get("recorded_crime").measure_parts(
        a_store(), line="Burglary", place=CHORLEY, period=YEAR, level=level, parts=PLACES.parts(CHORLEY, level)
    )
    assert {line.kind: line.level.count for line in found.lines} == sums


def test_rows_in_no_part_that_is_known_stand_by_themselves():
    known = {ONE: ONE}
    found = indicators.get("recorded_crime").measure_parts(
        a_store(), line="Burglary", place=CHORLEY, period=YEAR, level="lsoa", parts=known
    )
    assert {line.kind: line.level.count for line in found.lines} == {ONE: 36, "": 84}


@pytest.mark.parametrize("slug", ["prescribed_returns", "partnership_recorded_crime", "recorded_crime"])
def test_what_knows_districts_only_says_so(slug):
    store = StoreOfCounts(source=indicators.get(slug).source).put("2021-04", "Burglary", [1] * 12)
    with pytest.raises(Missing, match="whole district"):
        indicators.get(slug).measure(store, place=PLACES.place(ONE), period=YEAR, denominator=None)


def test_a_line_that_is_not_there_is_missing():
    with pytest.raises(Missing, match="no line called “Piracy”"):
        indicators.get("recorded_crime").measure_parts(
            a_store(), line="Piracy", place=CHORLEY, period=YEAR, level="lsoa", parts={ONE: ONE}
        )


def test_a_place_that_is_not_known_is_missing_and_one_that_is_tells_its_name():
    assert (PLACES.name("E05000002"), PLACES.name(TWO), PLACES.name("E05999999")) == (
        "Brinscall",
        "Chorley 002A",
        "E05999999",
    )
    assert PLACES.levels == ("ward", "lsoa")
    assert SmallPlaces({}).levels == ()
    with pytest.raises(Missing, match="E05999999"):
        PLACES.place("E05999999")


def test_every_lsoa_of_a_made_up_year_is_what_a_table_counts(tmp_path):
    """The second door: `evidence table --by lsoa,kind` of the same months."""
    paths = write_months(tmp_path / "months", seed=3, first=Month.parse("2025-03"), last=Month.parse("2026-03"))
    store = Store.open(tmp_path / "store")
    store.add(paths, at=datetime(2026, 4, 4, tzinfo=UTC))
    period, here = Period.parse("2025-04..2026-03"), District("X07000001", "Netherwick")
    counted = table(store, by=("lsoa", "kind"), area=(here.code,), period=period)
    by_table = {(code, kind): rows for code, _, kind, rows in counted.rows if code}
    places = SmallPlaces({code: ("", here) for code, _ in by_table})
    whole = Place("netherwick", "Netherwick", (here,))
    found = indicators.get("recorded_crime").measure_parts(
        store, line="Burglary", place=whole, period=period, level="lsoa", parts=places.parts(whole, "lsoa")
    )
    assert release(found).figures.lines
    assert {line.kind: line.level.count for line in found.lines if line.level.count} == {
        code: rows for (code, kind), rows in by_table.items() if kind == "Burglary"
    }
    for code in places.codes("lsoa")[:3]:
        one = indicators.get("recorded_crime").measure(store, place=places.place(code), period=period, denominator=None)
        kinds = {line.kind: line.level.count for line in one.lines if not line.is_total and line.level.count}
        assert kinds == {kind: rows for (each, kind), rows in by_table.items() if each == code}
