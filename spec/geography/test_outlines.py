"""Geography / Outlines in the pack

The outlines a pack ships fit each other: neighbours share the points of their border, and a district's outline is the
outer border of its LSOAs. Oracles: shapely, which reads the same rings; for the test marked `needs_data`, the districts
as another extract of the publisher's boundaries, already on the National Grid, has them.
"""

import csv
import json
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
import shapely

import wardmote
from wardmote.evidence.geography import resolve
from wardmote.evidence.geography.outlines import read_outlines

PACKS = Path(wardmote.__file__).parent / "packs"
FOLDER = PACKS / "chorley_south_ribble" / "geography"
EVERY = sorted(PACKS.glob("*/geography"))


def polygon(outline):
    """Even-odd filling of the rings, as shapely has it."""
    filled = shapely.Polygon()
    for ring in outline.rings:
        filled = filled.symmetric_difference(shapely.Polygon(ring))
    return filled


@pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.parent.name)
def test_neighbours_share_their_borders(folder):
    shapes = [polygon(outline) for outline in read_outlines(folder / "lsoa_2011.json").values()]
    assert all(shape.is_valid and shape.area > 0 for shape in shapes)
    assert shapely.coverage_is_valid(shapes)


@pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.parent.name)
def test_a_district_is_its_lsoas_together(folder):
    lsoas = read_outlines(folder / "lsoa_2011.json")
    districts = read_outlines(folder / "districts.json")
    assert districts
    for code, district in districts.items():
        inside = [polygon(each) for each in lsoas.values() if resolve(each.code, each.name).district.code == code]
        assert shapely.coverage_union_all(inside).equals(polygon(district))


def test_each_district_has_its_lsoas_and_its_wards():
    names = Counter(resolve(code, "").district.name for code in read_outlines(FOLDER / "lsoa_2011.json"))
    assert names == {"Chorley": 66, "South Ribble": 70}
    with (FOLDER / "wards.csv").open(encoding="utf-8") as lines:
        wards = Counter(row["district_code"] for row in csv.DictReader(lines))
    assert wards == {"E07000118": 14, "E07000126": 23}


def test_they_lie_in_central_lancashire():
    for outline in read_outlines(FOLDER / "districts.json").values():
        east, north, far_east, far_north = polygon(outline).bounds
        assert 340_000 < east < far_east < 370_000
        assert 405_000 < north < far_north < 435_000


@pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.parent.name)
def test_they_are_small_and_say_whose_they_are(folder):
    assert sum(path.stat().st_size for path in folder.iterdir()) < 150_000
    for name in ("lsoa_2011.json", "districts.json"):
        about = json.loads((folder / name).read_text("utf-8"))
        assert about["licence"]
        assert about["attribution"]
        assert about["dated"]


@pytest.mark.needs_data
@pytest.mark.parametrize("code", ["E07000118", "E07000126"])
def test_they_are_where_another_extract_has_them(public_data, code):
    path = public_data / "boundaries" / "lancashire14_wards_dec2022_bgc_epsg27700.gpkg"
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as package:
        drawn = dict(package.execute("SELECT ward_code, geom FROM lancashire_wards"))
    with (FOLDER / "wards.csv").open(encoding="utf-8") as lines:
        wards = [row["code"] for row in csv.DictReader(lines) if row["district_code"] == code]
    theirs = shapely.union_all([well_known(drawn[ward]) for ward in wards])
    ours = polygon(read_outlines(FOLDER / "districts.json")[code])
    # Ours are generalised to 200 m and theirs to 20 m, so the edges differ and the places do not.
    assert ours.symmetric_difference(theirs).area < 0.05 * theirs.area
    assert ours.centroid.distance(theirs.centroid) < 100


def well_known(geometry: bytes):
    """The well-known binary inside a GeoPackage's: a header of 8 bytes and an envelope come before it."""
    envelope = (0, 32, 48, 48, 64)[(geometry[3] >> 1) & 7]
    return shapely.from_wkb(geometry[8 + envelope :])
