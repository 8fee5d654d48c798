"""Geography / Which district an LSOA lies in

A publisher gives the code and the name of a lower layer super output area (LSOA). Its code is looked up in a dated
table first; a code that is not in it goes by its name. Oracles: the table of the Office for National Statistics that
`evidence/geography/data/README.md` names; for the tests marked `needs_data`, a Lancashire look-up of another publisher
and two vintages of the police's own files.
"""

import csv
import gzip
import json
from collections import Counter

import pytest

from wardmote.evidence.geography import District, district, districts, resolve


@pytest.mark.parametrize(
    ("code", "name", "district_code", "how"),
    [
        ("E01024915", "Chorley 014A", "E07000118", "lookup"),
        ("E01025444", "South Ribble 009C", "E07000126", "lookup"),
        ("W01000001", "Isle of Anglesey 007A", "W06000001", "lookup"),
        # New in 2021, so known by name alone.
        ("E01035067", "Chorley 004G", "E07000118", "name"),
        ("", "Chorley 014A", "E07000118", "name"),
        # Names that outlive their district, and shorter spellings of one.
        ("", "Corby 001A", "E06000061", "name"),
        ("", "Aylesbury Vale 003B", "E06000060", "name"),
        ("", "Bristol 054A", "E06000023", "name"),
        ("", "The Vale of Glamorgan 001A", "W06000014", "name"),
        ("", "Bournemouth, Christchurch and Poole 001A", "E06000058", "name"),
        # Formed after the look-up was dated: by name only, so that the same place keeps its code of May 2022.
        ("", "Cumberland 001A", "E06000063", "name"),
        ("E01019126", "Allerdale 001A", "E07000026", "lookup"),
        # As publishers sometimes write them.
        (" e01024915 ", "", "E07000118", "lookup"),
        ("", "  CHORLEY 014A ", "E07000118", "name"),
        # Invented.
        ("X01000001", "Netherwick 001A", "X07000001", "name"),
    ],
)
def test_by_code_or_else_by_name(code, name, district_code, how):
    found = resolve(code, name)
    assert (found.district.code, found.how, found.disagrees) == (district_code, how, False)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("", ""),
        ("", "No Location"),
        ("", "Chorley"),
        ("", "014A"),
        ("", " 014A"),
        ("", "12345"),
        ("", "Atlantis 001A"),
        ("", "Chorley 14A"),
        ("", "Chorley 014a\x00"),
        ("", "Chorley" + " " * 200_000 + "!"),
        ("12345", "67890"),
        ("E0100000A", ""),
        ("E0１000001", ""),
        ("E99999999", ""),
        ("S01006514", "Culter - 01"),
    ],
)
def test_what_says_nothing_of_a_district_leads_to_none(code, name):
    found = resolve(code, name)
    assert (found.district, found.how, found.disagrees) == (None, "none", False)


@pytest.mark.parametrize(
    ("code", "name", "district_code", "disagrees"),
    [
        ("E01024915", "South Ribble 009C", "E07000118", True),
        ("E01024915", "Chorley 999Z", "E07000118", False),
        ("E01024915", "No Location", "E07000118", False),
        # A forerunner, or a successor, is the same place under another name.
        ("E01017672", "Aylesbury Vale 003B", "E06000060", False),
        ("E01019126", "Cumberland 001A", "E07000026", False),
        ("E01019126", "Somerset 001A", "E07000026", True),
    ],
)
def test_where_code_and_name_disagree_the_code_is_believed_and_it_is_said(code, name, district_code, disagrees):
    found = resolve(code, name)
    assert (found.district.code, found.how, found.disagrees) == (district_code, "lookup", disagrees)


def test_every_district_has_a_code_and_a_name_of_its_own():
    every = districts()
    assert len(every) == len({each.code for each in every}) == len({each.name for each in every}) == 331
    assert every == tuple(sorted(every))
    assert district("E07000118") == District("E07000118", "Chorley")


@pytest.mark.needs_data
def test_lancashire_is_as_another_publisher_has_it(public_data):
    with (public_data / "lookups" / "lsoa11_msoa11_lad_lancashire14.csv").open() as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 941
    for row in rows:
        expected = District(row["ladcd"], row["ladnm"])
        assert resolve(row["lsoa11cd"], row["lsoa11nm"]).district == expected
        assert resolve("", row["lsoa11nm"]).district == expected


@pytest.mark.needs_data
@pytest.mark.parametrize(("month", "vintage"), [("2022-01", 2011), ("2025-01", 2021)])
def test_both_vintages_of_the_police_files_are_placed(public_data, month, vintage):
    path = public_data / "police_street_lancashire" / f"{month}-lancashire-street.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["LSOA code"]]
    how = Counter()
    for row in rows:
        found = resolve(row["LSOA code"], row["LSOA name"])
        how[found.how] += 1
        assert not found.disagrees
        if row["LSOA name"].startswith(("Chorley ", "South Ribble ")):
            assert found.district.name == row["LSOA name"].rsplit(" ", 1)[0]
    assert how["none"] == 0
    assert (how["name"] > 0) == (vintage == 2021)


@pytest.mark.needs_data
def test_districts_formed_in_2023_have_the_codes_a_later_publisher_gives(public_data):
    drawn = json.loads((public_data / "boundaries" / "lad_may2025_uk_bgc.topojson").read_text())
    (layer,) = drawn["objects"].values()
    later = {each["properties"]["LAD25NM"]: each["properties"]["LAD25CD"] for each in layer["geometries"]}
    for name in ("Cumberland", "Westmorland and Furness", "North Yorkshire", "Somerset"):
        assert resolve("", f"{name} 001A").district.code == later[name] == district(later[name]).code
