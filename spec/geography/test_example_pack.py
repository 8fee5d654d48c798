"""Geography / The land of the made-up partnership

The example pack ships the outlines and populations of an invented land. Oracle: the land itself, as `evidence.madeup`
draws it for the incidents.
"""

import tomllib
from pathlib import Path

import wardmote
from wardmote.evidence.geography import district
from wardmote.evidence.geography.outlines import read_outlines
from wardmote.evidence.madeup import MADE_UP_FORCE, land

PACK = Path(wardmote.__file__).parent / "packs" / "example"
ABOUT = tomllib.loads((PACK / "pack.toml").read_text("utf-8"))
CODES = [each["code"] for each in ABOUT["pair"]["districts"]]


def test_the_pack_has_the_outlines_that_incidents_fall_in():
    drawn = {each.code: each.outline for each in land.lsoas() if each.district.code in CODES}
    assert read_outlines(PACK / "geography" / "lsoa_2011.json") == drawn
    districts = {each.code: each for each in land.district_outlines() if each.code in CODES}
    assert read_outlines(PACK / "geography" / "districts.json") == districts


def test_the_pack_has_the_people_that_incidents_are_drawn_for():
    figures = tomllib.loads((PACK / "populations.toml").read_text("utf-8"))["population"]
    assert {each["district"]: each["value"] for each in figures} == {code: land.people(code) for code in CODES}


def test_the_pack_says_that_it_is_made_up():
    assert ABOUT["made_up"] is True
    assert ABOUT["force"] == MADE_UP_FORCE
    assert "(made up)" in ABOUT["title"]
    assert [each["name"] for each in ABOUT["pair"]["districts"]] == [district(code).name for code in CODES]
