"""What a question that leaves something unsaid asks, and what is wrong with months as typed."""

from types import SimpleNamespace

import pytest

from wardmote.desks.insight import rules
from wardmote.evidence.periods import Month

THIS_MONTH = Month.parse("2026-05")

# First, last, the box that is wrong, and how what is said of it begins.
MONTHS = [
    ("2025-04", "2026-03", "", ""),
    ("", "", "", ""),
    ("2026-05", "2026-05", "", ""),
    ("2025-04", "", "last", "Give both months"),
    ("", "2026-03", "first", "Give both months"),
    ("2026-03", "2025-04", "last", "The last month, April 2025, is before the first, March 2026"),
    ("2025-04", "2026-06", "last", "2026-06 has not come yet. Give a month up to May 2026"),
    ("2099-01", "2098-01", "last", "2099-01 has not come yet"),
    ("1999-12", "2001-01", "first", "Nothing is held of 1999-12. Give a month from January 2000 on"),
    ("2000-01", "2026-05", "first", "That is 317 months"),
]


@pytest.mark.parametrize(("first", "last", "box", "begins"), MONTHS)
def test_months_as_typed(first, last, box, begins):
    field, words = rules.why_no_period(first, last, THIS_MONTH)
    assert field == box
    assert words.startswith(begins)
    assert bool(words) == bool(box)


def indicator(slug, source, title=""):
    return SimpleNamespace(slug=slug, source=source, title=title or slug)


OFFERED = (
    indicator("burglary", "police_uk"),
    indicator("partner_series.da", "partner_table", "Domestic abuse"),
    indicator("partner_series.fire", "partner_table", "Fires"),
    indicator("recorded_crime", "police_uk"),
    indicator("searches", "police_uk_stops"),
)

# What is held, which extract the address names, and which indicator is shown.
SHOWN = [
    ({"police_uk"}, "", "recorded_crime"),
    ({"partner_table"}, "", "partner_series.da"),
    ({"police_uk", "partner_table"}, "partner_table/fire/2026-01", "partner_series.fire"),
    ({"police_uk"}, "police_uk/mereshire/2026-01", "recorded_crime"),
    ({"police_uk"}, "police_uk_stops/mereshire/2026-01", "searches"),
    (set(), "", "burglary"),
    ({"police_uk"}, "look-up/lsoa/2024", "recorded_crime"),
]


@pytest.mark.parametrize(("sources", "extract", "slug"), SHOWN)
def test_the_series_that_is_shown_where_none_is_named(sources, extract, slug):
    assert rules.indicator_to_show(OFFERED, frozenset(sources), extract).slug == slug


# What is named, the line beside it, and which series that is.
NAMED = [
    ("burglary", "", "burglary"),
    ("partner_series", "", "partner_series.da"),
    ("partner_series", "Fires", "partner_series.fire"),
    ("partner_series", "Fires: outdoors", "partner_series.fire"),
    ("piracy", "", "piracy"),
]


@pytest.mark.parametrize(("named", "line", "slug"), NAMED)
def test_a_family_of_series_is_taken_for_the_one_its_line_is_of(named, line, slug):
    assert rules.slug_named(OFFERED, named, line) == slug


def test_an_address_carries_what_is_asked_and_nothing_empty():
    asked = {"indicator": "burglary", "place": "pair", "first": "", "line": "", "strange": "x"}
    assert rules.asked_again(asked, place="saltmere", parts="") == {"indicator": "burglary", "place": "saltmere"}
