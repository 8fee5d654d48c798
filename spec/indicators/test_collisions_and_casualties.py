"""Indicators / Collisions, and people killed or seriously injured

A collision is one event and a casualty one person: the two are never confused. Severity is given as reported and as the
publisher adjusts it. Oracles: the figures published for Lancashire's twelve districts in 2021, which the files are
written to hold, and sums with a pencil. Both generations of names give the same.
"""

from datetime import UTC, datetime

import pytest

from wardmote.evidence import Store, indicators
from wardmote.evidence.geography import District, Place, footprint
from wardmote.evidence.indicators import words
from wardmote.evidence.indicators.casualties_by_road_user.indicator import user_of
from wardmote.evidence.indicators.tests.store_of_counts import CHORLEY
from wardmote.evidence.periods import Period
from wardmote.evidence.roads import adjusted
from wardmote.evidence.sources.stats19_casualties.source import SOURCE
from wardmote.evidence.sources.tests import stats19_files as files
from wardmote.evidence.store.counting import Cell

NOW = datetime(2026, 1, 1, tzinfo=UTC)
YEAR = Period.parse("2021-01..2021-12")
LEEDS = Place("leeds", "Leeds", (District("E08000035", "Leeds"),))


@pytest.fixture(scope="module", params=["accident_ names", "collision_ names"])
def store(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("stats19")
    old = request.param.startswith("accident")
    files.write_year(folder / "files", files.collisions(7, 2021, files.lancashire_2021()), 2021, old=old)
    held = Store.open(folder / "store")
    held.add([folder / "files"], at=NOW)
    return held


def measure(slug, store, place, period=YEAR):
    measurement = indicators.get(slug).measure(store, place=place, period=period, denominator=None)
    return measurement, {line.kind: line for line in measurement.lines}, {s.name: s for s in measurement.statistics}


def test_lancashire_12_in_2021(store):
    """
    published for the county council's area in 2021: 2,068 collisions; 32 people killed and 717 seriously injured
    """
    twelve = footprint("lancashire_12")
    measurement, collisions, _ = measure("collisions", store, twelve)
    assert (collisions["All collisions"].level.count, measurement.unit) == (2068, "collisions")
    measurement, people, _ = measure("killed_or_seriously_injured", store, twelve)
    assert measurement.unit == "people"
    assert people["People killed"].level.count == 32
    assert people["People seriously injured"].level.count == 717
    assert people["People killed or seriously injured"].level.count == 749
    assert people["All casualties"].level.count == 32 + 717 + 1900
    assert words.line_sentence(people["People killed"]).startswith("People killed: 32 people;")
    assert words.line_sentence(collisions["All collisions"]).startswith("All collisions: 2,068 collisions;")


def test_lancashire_14_has_the_two_unitary_districts_as_well(store):
    """
    2,068 + 210 in Blackburn with Darwen + 190 in Blackpool = 2,468; killed 32 + 2 + 1; serious 717 + 60 + 55
    """
    fourteen = footprint("lancashire_14")
    assert len(fourteen.codes) == 14
    assert measure("collisions", store, fourteen)[1]["All collisions"].level.count == 2468
    people = measure("killed_or_seriously_injured", store, fourteen)[1]
    assert (people["People killed"].level.count, people["People seriously injured"].level.count) == (35, 832)


def test_severity_of_a_collision_is_not_a_number_of_people(store):
    """A collision that kills two is one fatal collision, so there are never more of them than of people."""
    _, collisions, _ = measure("collisions", store, footprint("lancashire_12"))
    _, people, _ = measure("killed_or_seriously_injured", store, footprint("lancashire_12"))
    assert 0 < collisions["Fatal collisions"].level.count <= people["People killed"].level.count
    assert collisions["Serious collisions"].level.count < people["People seriously injured"].level.count
    worst = (collisions[f"{word} collisions"].level.count for word in ("Fatal", "Serious", "Slight"))
    assert sum(worst) == 2068


def test_where_injuries_are_recorded_adjusted_is_reported(store):
    _, people, figures = measure("killed_or_seriously_injured", store, footprint("lancashire_12"))
    assert figures["People seriously injured, adjusted"].value == 717
    assert figures["People killed or seriously injured, adjusted"].value == 749
    assert people["People seriously injured"].level.count == 717


def test_where_they_are_not_some_slight_injuries_count_as_serious(store):
    """
    Leeds here: 5 killed, 90 serious, 320 slight, each slight one with a chance of 1/8
    adjusted serious 90 + 320/8 = 130; killed or seriously injured 5 + 130 = 135
    """
    _, people, figures = measure("killed_or_seriously_injured", store, LEEDS)
    assert people["People seriously injured"].level.count == 90
    assert figures["People seriously injured, adjusted"].value == pytest.approx(130)
    assert figures["People killed or seriously injured, adjusted"].value == pytest.approx(135)
    assert "Department for Transport's estimate" in figures["People seriously injured, adjusted"].note


def test_a_figure_names_the_extracts_it_rests_on(store):
    """A casualty's place is its collision's, so the collisions are named too; and adjustments that are apart."""
    _, people, figures = measure("killed_or_seriously_injured", store, CHORLEY)
    both = {f"stats19_{each}/great-britain/2021-01..2021-12" for each in ("casualties", "collisions")}
    assert set(people["People killed"].provenance.extracts) == both
    apart = {each.id for each in store.extracts("stats19_casualty_adjustments")}
    assert set(figures["People seriously injured, adjusted"].provenance.extracts) == both | apart


def test_without_adjustments_none_is_given_and_the_remedy_is(tmp_path):
    written = files.write_year(
        tmp_path / "files", files.collisions(7, 2021, {"E07000118": files.Wanted(30, 1, 9, 40)}), 2021, old=True
    )
    held = Store.open(tmp_path / "store")
    held.add([written["accident"], written["casualty"]], at=NOW)
    _, people, figures = measure("killed_or_seriously_injured", held, CHORLEY)
    assert people["People seriously injured"].level.count == 9
    assert figures["People seriously injured, adjusted"].value is None
    assert "Add the year's file in its latest form" in figures["People seriously injured, adjusted"].note


def cell(kind, rows, serious, slight, known):
    return Cell("x", "2021-01", "E07000118", "Chorley", kind, rows, sums=(serious, slight), known=(known, known))


def test_the_rule_of_the_adjustment():
    """
    reported | rows | with a chance | sum of chances | the others count as reported | serious | slight
    fatal    |    2 |             2 |      0.4, 0.6  | never adjusted               |         |
    serious  |   10 |             6 |      5.5, 0.5  | 4 serious                    |     9.5 |    0.5
    slight   |   20 |            16 |      2.0, 14.0 | 4 slight                     |     2.0 |   18.0
    """
    found = adjusted(
        [cell("Fatal", 2, 0.4, 0.6, 2), cell("Serious", 10, 5.5, 0.5, 6), cell("Slight", 20, 2.0, 14.0, 16)]
    )
    assert (found.fatal, found.serious, found.slight, found.without, found.rows) == (2, 11.5, 18.5, 8, 30)


@pytest.mark.needs_data
def test_the_rule_is_the_one_in_use(public_data):
    """Sums over casualties; deaths count 0 and 0; a missing row counts as reported (known_answers/stats19_severity)."""
    import json

    rule = json.loads((public_data.parent / "known_answers" / "stats19_severity.json").read_text())["use_rule"]
    assert "adjusted serious count = sum(casualty_adjusted_severity_serious)" in rule
    assert "fatal casualties carry 0/0" in rule
    assert "serious->1/0, slight->0/1" in rule
    nothing = [cell("Fatal", 1, 0.0, 0.0, 0), cell("Serious", 3, 0.0, 0.0, 0), cell("Slight", 5, 0.0, 0.0, 0)]
    assert (adjusted(nothing).serious, adjusted(nothing).slight) == (3, 5)


def test_by_how_they_were_travelling_it_comes_to_the_same(store):
    """Killed or seriously injured in Lancashire-12: 32 + 717 = 749, however they are sorted; counted from the file."""
    _, users, _ = measure("casualties_by_road_user", store, footprint("lancashire_12"))
    assert sum(line.level.count for line in users.values()) == 749
    assert users["Pedestrians"].level.count + users["Cyclists"].level.count + users["Car occupants"].level.count == 749


@pytest.mark.parametrize(
    ("severity", "type_of", "user"),
    [
        ("Fatal", "Pedestrian", "Pedestrians"),
        ("Serious", "Cyclist", "Cyclists"),
        ("Serious", "Motorcycle over 500cc rider or passenger", "Motorcyclists"),
        ("Fatal", "Taxi/Private hire car occupant", "Car occupants"),
        ("Serious", "Horse rider", "Others"),
        ("Serious", "Data missing or out of range", "Not recorded"),
        ("Slight", "Pedestrian", ""),
    ],
)
def test_road_users_by_the_publishers_words(severity, type_of, user):
    assert user_of(severity, (type_of,)) == user


def test_every_kind_of_motorcycle_and_car_of_the_publishers_list_is_one():
    """The oracle is the publisher's own list of codes."""
    for word in SOURCE.profiles[0].words["casualty_type"].values():
        wanted = "Motorcyclists" if word.startswith(("Motorcycle", "Electric motorcycle")) else None
        wanted = wanted or ("Car occupants" if word.startswith(("Car ", "Taxi")) else None)
        assert wanted in (None, user_of("Serious", (word,))), word
