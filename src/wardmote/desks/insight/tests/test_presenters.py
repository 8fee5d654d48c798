"""The words round an answer, without a database."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from wardmote.desks.insight.forms import ExploreForm
from wardmote.desks.insight.presenters.exploring import explore_page, landing_card
from wardmote.desks.insight.presenters.making import making_of, value_in_words
from wardmote.desks.insight.queries import EvidenceSeen
from wardmote.evidence import indicators
from wardmote.evidence.geography.small_places import SmallPlaces
from wardmote.evidence.periods import Month, Period
from wardmote.reports.exploration import Gazetteer, Held
from wardmote.reports.packs import load_pack

PACK = load_pack("example")
HERE = PACK.areas[0].districts[0]
HELD = Held(Period.parse("2024-01..2024-02").months() + Period.parse("2025-04..2026-03").months())
PLACES = Gazetteer(
    PACK,
    SmallPlaces({"X01000001": ("Netherwick 001A", HERE), "X01000002": ("Mill", HERE), "X01000003": ("Mill", HERE)}),
)


def evidence(**changed):
    offered = indicators.all()
    told = {
        "offered": offered,
        "held": {each.slug: HELD if each.source == "police_uk" else Held(()) for each in offered},
        "sources": frozenset({"police_uk"}),
        "withheld": frozenset({"robbery"}),
        "places": PLACES,
        "as_at": date(2026, 4, 4),
        "store": Path("nowhere"),
    }
    return EvidenceSeen(**{**told, **changed})


def asked(**given):
    return ExploreForm(given, evidence=evidence())


# What is asked, and what is said of it: box and words.
WRONG = [
    ({"place": "Nowhere"}, "place", "There is no place called “Nowhere” here. Check the name, or give a code"),
    ({"place": "Mill"}, "place", "2 places are called “Mill”. Choose one by its code"),
    ({"first": "soon", "last": "2026-03"}, "first", "Give the month like 2026-03 or March 2026"),
    ({"first": "2026-03", "last": "2025-04"}, "last", "The last month, April 2025, is before the first, March 2026"),
    ({"indicator": "piracy"}, "indicator", "Choose one of the answers there are: which series"),
    ({"against": "place", "place": "Saltmere", "other": "saltmere"}, "other", "Name another place than the first"),
    ({"against": "place", "other": "Nowhere"}, "other", "There is no place called “Nowhere” here."),
]


@pytest.mark.parametrize(("given", "box", "words"), WRONG)
def test_what_is_wrong_is_said_in_words_and_what_was_typed_is_kept(given, box, words):
    form = asked(**given)
    assert not form.is_valid()
    assert form.errors[box][0].startswith(words)
    assert form.data[box] == given[box]


def test_what_is_left_unsaid_is_filled_in():
    form = asked()
    assert form.is_valid(), form.errors
    inquiry = form.inquiry()
    assert (inquiry.indicator.slug, inquiry.place.slug, inquiry.against) == ("recorded_crime", "pair", "year")
    assert inquiry.period == Period.parse("2025-04..2026-03")


@pytest.mark.parametrize(
    ("place", "other"), [("Netherwick", "saltmere"), ("Saltmere", "netherwick"), ("x01000001", "netherwick")]
)
def test_another_place_is_the_other_area_unless_it_is_named(place, other):
    form = asked(place=place, against="place")
    assert form.is_valid(), form.errors
    assert form.inquiry().other.slug == other


def test_months_may_be_typed_in_words():
    form = asked(first="April 2024", last="sep 2024")
    assert form.is_valid(), form.errors
    assert form.inquiry().period == Period.parse("2024-04..2024-09")


def test_series_of_which_nothing_is_held_say_so_and_those_not_for_the_viewer_are_no_choice():
    titles = dict(asked().fields["indicator"].choices)
    assert titles["collisions"] == "Reported road traffic collisions (nothing held yet)"
    assert titles["drugs"] == "Drug offences"
    assert "robbery" not in titles


def test_what_is_not_for_the_viewer_can_be_asked_by_address_to_be_refused_and_is_never_what_is_shown_first():
    assert asked(indicator="robbery").is_valid()
    only = {"drugs", "recorded_crime"}
    shown = ExploreForm({}, evidence=evidence(withheld=frozenset(each.slug for each in indicators.all()) - only))
    assert {slug for slug, _title in shown.fields["indicator"].choices} == only
    assert shown.data["indicator"] in only


def test_a_place_that_may_be_meant_is_a_link_that_keeps_the_rest():
    form = asked(place="Mill", indicator="robbery", against="nothing")
    page = explore_page(form, evidence(), None, "")
    assert [link.text for link in page.instead] == ["Ask of Mill (X01000002)", "Ask of Mill (X01000003)"]
    assert page.instead[0].href.endswith("?indicator=robbery&place=X01000002&against=nothing")
    assert (page.nothing, page.held, page.body) == ("", "", "")


def test_where_nothing_is_held_of_the_months_those_that_are_held_are_told_with_a_link():
    form = asked(first="2019-04", last="2020-03", place="X01000001")
    page = explore_page(form, evidence(), None, "The store holds nothing of it.")
    assert page.nothing == "The store holds nothing of it."
    assert page.held == "Held of this series: January 2024 to February 2024; April 2025 to March 2026."
    assert [link.text for link in page.instead] == [
        "Show April 2025 to March 2026 instead",
        "Ask of the whole of Netherwick",
    ]
    assert "first=2025-04&last=2026-03" in page.instead[0].href


def test_a_series_of_which_not_a_month_is_held_says_so():
    form = asked(indicator="collisions")
    assert form.is_valid()
    assert form.inquiry() is None
    page = explore_page(form, evidence(), None, "")
    assert page.nothing == "Nothing of this series has been taken in yet."
    assert page.held == "No month of this series is held."


def test_every_place_can_be_chosen_without_typing():
    page = explore_page(asked(indicator="drugs"), evidence(), None, "")
    assert [title for title, _ in page.places] == ["Whole districts", "Small areas (LSOAs)"]
    whole, small = (links for _, links in page.places)
    assert [link.text for link in whole] == ["Netherwick", "Saltmere", "Netherwick and Saltmere"]
    assert small[0].href.endswith("?indicator=drugs&place=X01000002&against=year")


def test_the_card_says_how_many_series_are_held_and_as_of_when():
    said = landing_card(evidence())
    assert said.sentences[0].startswith("Look at any of 8 series")
    assert "4 April 2026" in said.sentences[0]


RECORD = {
    "label": "Burglary: count",
    "value": 12,
    "unit": "crimes recorded",
    "low": 8,
    "high": 17,
    "place": "Netherwick",
    "period": "April 2025 to March 2026",
    "caveats": ["Recorded, not all that happened"],
    "detail": {"dispersion": 1.25},
    "provenance": {
        "source": "police_uk",
        "method": "count of rows",
        "parameters": {"kinds": ["Burglary"], "out of": None},
        "version": "0.2",
        "inputs": [
            {"extract": "police_uk/x/2026-01", "district": "X07000001", "lsoa": "X01000001", "kind": "*", "rows": 1200},
            {"extract": "police_uk/x/2026-01", "district": "", "kind": "Burglary", "rows": 2},
        ],
    },
}
FILE = SimpleNamespace(file_name="a.csv", sha256="ab", publisher="The police", licence="OGL", made_up=False)


def test_how_a_figure_was_made_is_told_to_the_last_file():
    made = making_of(RECORD, {"police_uk/x/2026-01": FILE}, "the explorer")
    assert made.value == "12 crimes recorded (95 % interval 8 to 17)"
    assert made.method == "Count of rows"
    assert ("Publisher", "The police") in made.facts
    assert ("Dispersion", "1.25") in made.facts
    assert made.parameters == (("Kinds", "Burglary"), ("Out of", "none"))
    assert made.cells == (
        ("police_uk/x/2026-01", "X07000001, X01000001", "every kind", "1,200"),
        ("police_uk/x/2026-01", "no place given", "Burglary", "2"),
    )
    assert made.extracts == (("police_uk/x/2026-01", "a.csv", "ab"),)


# A figure's value, and how it is told.
VALUES = [
    ({"value": None, "unit": ""}, "No value"),
    ({"value": "could be chance", "unit": "verdict"}, "could be chance"),
    ({"value": 1234.5, "unit": "people", "low": None, "high": None}, "1,234.50 people"),
]


@pytest.mark.parametrize(("record", "words"), VALUES)
def test_a_value_in_words(record, words):
    assert value_in_words(record) == words


def test_what_has_gaps_is_told_in_stretches():
    held = Held((Month(2024, 1), Month(2024, 3), Month(2024, 4)))
    assert [str(each) for each in held.runs] == ["2024-01..2024-01", "2024-03..2024-04"]
    assert str(held.latest_year) == "2023-05..2024-04"
