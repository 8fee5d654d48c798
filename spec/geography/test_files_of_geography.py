"""Geography / Files of geography

Look-ups, populations, boundaries and indices of deprivation are told by what stands in them, whatever their names,
their separator and the lines above their columns. What a file does not say (of when it is) is asked for and never
guessed.
"""

import gzip
import json
import sqlite3
import struct

import numpy as np
import pytest
import shapely

from wardmote.errors import Invalid
from wardmote.evidence.geography.national_grid import to_longitude_latitude
from wardmote.evidence.geography.national_grid_inverse import to_easting_northing
from wardmote.evidence.geography.reference.recognising import read_boundaries, read_table

LSOA_TO_WARD = """LSOA11CD,LSOA11NM,WD22CD,WD22NM,WD22NMW,LAD22CD,LAD22NM,ObjectId
E01024915,Chorley 014A,E05013064,Adlington & Anderton,,E07000118,Chorley,1
E01024916,Chorley 014B,E05013064,Adlington & Anderton,,E07000118,Chorley,2
"""
LSOA_CHANGES = """LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM
E01024915,Chorley 014A,E01024915,Chorley 014A,U,E07000118,Chorley
E01024916,Chorley 014B,E01034900,Chorley 014F,S,E07000118,Chorley
E01024916,Chorley 014B,E01034901,Chorley 014G,S,E07000118,Chorley
"""
PEOPLE = """Contents,,,,
,,,,
"Mid-2020 Population Estimates for 2020 Wards and 2021 LAs, Persons",,,,
,,,,
Ward Code 1,Ward Name 1,LA Code (2021 boundaries),LA name (2021 boundaries),All Ages
E05000026,Abbey,E09000002,Barking and Dagenham,"16,149"
E05000027,Alibon,E09000002,Barking and Dagenham,"10,907"
1. There are 18 sub-threshold wards,,,,
"""
WHOLE = "Index of Multiple Deprivation (IMD)"
IMD_2019 = f"""LSOA code (2011),LSOA name (2011),Local Authority District code (2019),{WHOLE} Rank,{WHOLE} Decile
E01024915,Chorley 014A,E07000118,"9,876",4
E01024916,Chorley 014B,E07000118,"31,004",10
"""
SAID = ("Score", "Rank (where 1 is most deprived)", "Decile (where 1 is most deprived 10% of LSOAs)")
IMD_2025 = f"""LSOA code (2021),LSOA name (2021),{",".join(f"{WHOLE} {what}" for what in SAID)}
E01034900,Chorley 014F,21.5,12345,4
"""
POSTCODES = """pcd7,pcds,dointr,doterm,lsoa11cd,ladcd
PR7 1DP,PR7 1DP,198001,,E01024915,E07000118
PR7 1DQ,PR7 1DQ,198001,,E01024915,E07000118
PR7 1DR,PR7 1DR,198001,,E01024915,E07000118
PR7 9ZZ,PR7 9ZZ,198001,,E01025399,E07000126
PR7 1XX,PR7 1XX,198001,200906,E01024915,E07000118
"""


def table(tmp_path, text, name="file.csv", **given):
    path = tmp_path / name
    path.write_bytes(text.encode(given.pop("encoding", "utf-8")))
    return read_table(path, name, **given)


def test_a_look_up_leads_from_the_finest_places_to_the_others(tmp_path):
    found = table(tmp_path, LSOA_TO_WARD)
    assert (found.kind, found.level, found.year, found.to, found.vintage) == (
        "look-up",
        "lsoa",
        "2011",
        ("ward", "district"),
        "2022",
    )
    assert found.rows[0][:6] == ["E01024915", "Chorley 014A", "ward", "2022", "E05013064", "Adlington & Anderton"]
    assert (found.read, len(found.rows), found.aside) == (2, 4, ())


@pytest.mark.parametrize(
    ("name", "vintage"),
    [
        ("lookup.csv", "2022"),
        ("LSOA_(2011)_to_Electoral_Wards_(December_2022)_Best_Fit.csv", "2022-12"),
        ("LSOA11_WD22_LAD22_may2022.csv", "2022-05"),
        ("downloaded_2024-03-01.csv", "2022"),
    ],
)
def test_the_month_of_a_vintage_comes_from_the_name_only_if_it_is_of_that_year(tmp_path, name, vintage):
    assert table(tmp_path, LSOA_TO_WARD, name).vintage == vintage


def test_what_says_no_year_is_asked_for_and_never_guessed(tmp_path):
    text = "lsoa_code,ward_code\nE01024915,E05013064\n"
    with pytest.raises(Invalid, match="Add it by itself with --vintage YYYY-MM"):
        table(tmp_path, text)
    assert table(tmp_path, text, vintage="2022-05").vintage == "2022-05"
    with pytest.raises(Invalid, match="“last May” is not a vintage"):
        table(tmp_path, text, vintage="last May")


def test_the_census_of_lsoas_is_told_by_their_codes_when_no_column_says(tmp_path):
    older = table(tmp_path, "lsoa_code,ward_code\nE01024915,E05013064\n", vintage="2022")
    newer = table(tmp_path, "lsoa_code,ward_code\nE01034900,E05013064\n", vintage="2022")
    assert (older.year, newer.year) == ("2011", "2021")


def test_a_change_of_lsoas_leads_from_the_new_to_the_old_and_says_how(tmp_path):
    found = table(tmp_path, LSOA_CHANGES)
    assert (found.level, found.year, found.to) == ("lsoa", "2021", ("lsoa", "district"))
    changes = {(row[0], row[4]): row[7] for row in found.rows if row[2] == "lsoa"}
    assert changes == {
        ("E01024915", "E01024915"): "unchanged",
        ("E01034900", "E01024916"): "split",
        ("E01034901", "E01024916"): "split",
    }


def test_a_population_is_found_under_its_title_and_its_foot_is_set_aside(tmp_path):
    found = table(tmp_path, PEOPLE)
    assert (found.kind, found.level, found.year, found.vintage) == ("population", "ward", "2020", "2020-06")
    assert found.rows == [["E05000026", "Abbey", 16149], ["E05000027", "Alibon", 10907]]
    assert [(each.line, each.reason) for each in found.aside] == [
        (8, "“1. There are 18 sub-threshold wards” is no code of wards")
    ]


@pytest.mark.parametrize("people", ["", "n/a", "-5", "12.5"])
def test_a_population_that_is_no_number_is_set_aside(tmp_path, people):
    text = f"lsoa_code,total_population\nE01024915,1500\nE01024916,{people}\n"
    found = table(tmp_path, text, "mid2019.csv")
    assert [row[2] for row in found.rows] == [1500]
    assert [each.line for each in found.aside] == [3]


def test_ages_that_do_not_come_to_their_total_are_set_aside(tmp_path):
    ages = ",".join(map(str, [*range(90), "90+"]))
    right, wrong = ",".join(["1"] * 91), ",".join(["1"] * 90 + ["7"])
    text = f"lsoa_code,total_population,{ages}\nE01024915,91,{right}\nE01024916,91,{wrong}\n"
    found = table(tmp_path, text, "mid2019.csv")
    assert [row[0] for row in found.rows] == ["E01024915"]
    assert found.aside[0].reason == "its ages come to 97 people and its total says 91"


@pytest.mark.parametrize(("text", "year", "index"), [(IMD_2019, "2011", "2019"), (IMD_2025, "2021", "2025")])
def test_an_index_of_deprivation_is_of_its_census(tmp_path, text, year, index):
    found = table(tmp_path, text)
    assert (found.kind, found.year, found.vintage) == ("deprivation", year, index)
    assert found.rows[0][2] == 4


def test_postcodes_are_counted_by_their_first_half_and_none_is_kept(tmp_path):
    """Three of the four that are in use lie in Chorley; the one no longer in use is set aside."""
    found = table(tmp_path, POSTCODES, "PCD_MAY22.csv")
    assert (found.level, found.vintage) == ("outward", "2022-05")
    assert [(row[0], row[4], row[6]) for row in found.rows] == [
        ("PR7", "E07000118", 0.75),
        ("PR7", "E07000126", 0.25),
    ]
    assert [each.reason for each in found.aside] == ["a postcode no longer in use"]
    assert not any("1DP" in str(row) for row in found.rows)


@pytest.mark.parametrize(
    "text",
    [
        "Ward code,Ward,Population,DA crimes,Rate\nE05013064,Adlington,8000,12,1.5\n",
        "lsoa_code,ward_code,incidents\nE01024915,E05013064,9\n",
        "Area,Total\nChorley,5\n",
        "a,b\n1,2\n",
        "",
        "E01024915,E05013064\n",
    ],
)
def test_a_table_of_counts_is_not_mistaken_for_geography(tmp_path, text):
    """Somebody's figures beside codes, or beside a population to divide them by, are not ours to read as geography."""
    assert table(tmp_path, text, "mid2019.csv") is None


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_the_separator_and_the_encoding_are_found(tmp_path, separator):
    text = f"WD22CD{separator}WD22NM{separator}LAD22CD\nW05000001{separator}Môn{separator}W06000001\n"
    for encoding in ("utf-8", "utf-8-sig", "cp1252"):
        found = table(tmp_path, text, encoding=encoding)
        assert found.rows[0][1] == "Môn"


SQUARE = [[-2.63, 53.65], [-2.62, 53.65], [-2.62, 53.66], [-2.63, 53.66], [-2.63, 53.65]]
BOW_TIE = [[-2.63, 53.65], [-2.62, 53.66], [-2.62, 53.65], [-2.63, 53.66], [-2.63, 53.65]]


def geojson(*rings, code="WD22CD", **more):
    features = [
        {
            "type": "Feature",
            "properties": {code: f"E0501306{n}", code.replace("CD", "NM"): f"Ward {n}", "LAD22CD": "E07000118"},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for n, ring in enumerate(rings)
    ]
    return {"type": "FeatureCollection", "features": features, **more}


def boundaries(tmp_path, data, name="wards.geojson", **given):
    path = tmp_path / name
    path.write_text(data if isinstance(data, str) else json.dumps(data))
    return read_boundaries(path, name, "geojson", **given)


def test_degrees_become_metres_of_the_national_grid(tmp_path):
    found = boundaries(tmp_path, geojson(SQUARE))
    assert (found.level, found.vintage, found.rows[0][:2]) == ("ward", "2022", ["E05013060", "Ward 0"])
    east, north, *_ = shapely.from_wkb(found.rows[0][2]).bounds
    back = to_longitude_latitude(east, north)
    assert back == pytest.approx((-2.63, 53.65), abs=1e-4)


def test_there_and_back_is_the_same_place():
    """Oracle: national_grid, the other way, over the whole of Great Britain: within five millimetres."""
    east, north = np.meshgrid(np.linspace(50_000, 650_000, 13), np.linspace(10_000, 1_200_000, 13))
    metres = np.column_stack([east.ravel(), north.ravel()])
    degrees = np.array([to_longitude_latitude(*each) for each in metres])
    assert np.abs(to_easting_northing(degrees) - metres).max() < 5e-3


def test_the_survey_s_worked_example():
    """Ordnance Survey, A guide to coordinate systems, annex C: 52°39'27.2531" N 1°43'4.5177" E on Airy's ellipsoid is
    651409.903 E 313177.270 N. Here the point is first turned to WGS84, which is good to some metres."""
    degrees = to_longitude_latitude(651_409.903, 313_177.270)
    assert to_easting_northing(np.array([degrees]))[0] == pytest.approx((651_409.903, 313_177.270), abs=5e-3)


def test_a_file_on_the_grid_is_told_by_what_it_says_or_by_its_numbers(tmp_path):
    ring = [[357000, 417000], [358000, 417000], [358000, 418000], [357000, 417000]]
    said = geojson(ring, crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}})
    for data in (said, geojson(ring)):
        assert shapely.from_wkb(boundaries(tmp_path, data).rows[0][2]).bounds == (357000, 417000, 358000, 418000)


def test_an_outline_that_crosses_itself_is_repaired_and_that_is_said(tmp_path):
    found = boundaries(tmp_path, geojson(SQUARE, BOW_TIE))
    assert all(shapely.from_wkb(row[2]).is_valid for row in found.rows)
    assert "1 outlines crossed themselves and were repaired." in found.remarks


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("{}", "is not a collection of shapes"),
        ('{"type": "Topology", "objects": {}}', "is TopoJSON"),
        ('{"type": "FeatureCollection", "features": []}', "is not a collection of shapes"),
        ('{"type": "FeatureCollection", "features": [7]}', "shape 1 is not a feature"),
        (geojson(SQUARE, code="name"), "no property of its shapes holds codes"),
        (geojson([[0, 0], [1, 1]]), "shape 1 cannot be drawn"),
        (geojson([["x", 0], [1, 1], [2, 2], ["x", 0]]), "shape 1 cannot be drawn"),
        (geojson(SQUARE, crs={"properties": {"name": "EPSG:3857"}}), "is on a grid that is not read here"),
        (geojson([[10, 5], [11, 5], [11, 6], [10, 5]]), "do not lie in Great Britain"),
    ],
)
def test_what_is_no_file_of_boundaries_is_refused_in_a_sentence(tmp_path, data, words):
    data = data if isinstance(data, str) else json.loads(json.dumps(data).replace('"LAD22CD": "E07000118"', '"x": 1'))
    with pytest.raises(Invalid, match=words):
        boundaries(tmp_path, data)


def geopackage(path, rows, *, srs=27700, layers=1, organisation="EPSG", number=27700, kind="table"):
    """A GeoPackage by the letter of the standard, as small as one can be."""
    with sqlite3.connect(path) as made:
        made.executescript(
            """create table gpkg_spatial_ref_sys (srs_name text, srs_id integer primary key, organization text,
                organization_coordsys_id integer, definition text, description text);
            create table gpkg_contents (table_name text primary key, data_type text, identifier text, description text);
            create table gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text,
                srs_id integer, z tinyint, m tinyint);"""
        )
        made.execute("insert into gpkg_spatial_ref_sys values ('grid', ?, ?, ?, '', '')", [srs, organisation, number])
        for layer in range(layers):
            name = f'wards "{layer}" dec 2022'
            quoted = name.replace('"', '""')
            made.execute("insert into gpkg_contents values (?, 'features', '', '')", [name])
            made.execute("insert into gpkg_geometry_columns values (?, 'geom', 'POLYGON', ?, 0, 0)", [name, srs])
            if kind == "view":
                made.execute(f'create view "{quoted}" as select 1 as geom')
            else:
                made.execute(f'create table "{quoted}" (fid integer primary key, geom blob, WD22CD text, WD22NM text)')
                made.executemany(f'insert into "{quoted}" (geom, WD22CD, WD22NM) values (?, ?, ?)', rows)
    made.close()
    return path


def blob(shape, envelope=True):
    flags = 0b11 if envelope else 0b1
    box = struct.pack("<4d", *(shape.bounds[i] for i in (0, 2, 1, 3))) if envelope else b""
    return b"GP" + struct.pack("<BBi", 0, flags, 27700) + box + shapely.to_wkb(shape)


BOX = shapely.box(357_000, 417_000, 358_000, 418_000)


@pytest.mark.parametrize("envelope", [True, False])
def test_a_geopackage_is_read_with_and_without_envelopes(tmp_path, envelope):
    path = geopackage(
        tmp_path / "w.gpkg", [(blob(BOX, envelope), "E05013064", "Adlington"), (None, "E05013065", "None")]
    )
    found = read_boundaries(path, "w.gpkg", "geopackage")
    assert (found.vintage, found.level, found.rows[0][:2]) == ("2022-12", "ward", ["E05013064", "Adlington"])
    assert shapely.from_wkb(found.rows[0][2]).equals(BOX)
    assert [each.reason for each in found.aside] == ["E05013065 has no area"]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda p: p.write_bytes(b"SQLite format 3\0" + b"\0" * 200), "is not a whole GeoPackage"),
        (lambda p: p.write_bytes(b""), "is not a whole GeoPackage"),
        (lambda p: sqlite3.connect(p).execute("create table t (a)").connection.close(), "is not a whole GeoPackage"),
        (lambda p: geopackage(p, [], layers=2), "holds 2 tables of shapes"),
        (lambda p: geopackage(p, [], kind="view"), "holds 0 tables of shapes"),
        (lambda p: geopackage(p, []), "holds no shape"),
        (lambda p: geopackage(p, [(b"GP", "E05013064", "x")]), "shape 1 cannot be drawn"),
        (lambda p: geopackage(p, [(b"XX\0\x01" + b"\0" * 40, "E05013064", "x")]), "shape 1 cannot be drawn"),
        (lambda p: geopackage(p, [("text", "E05013064", "x")]), "shape 1 cannot be drawn"),
        (
            lambda p: geopackage(p, [(blob(BOX), "E05013064", "x")], organisation="NONE"),
            "is on a grid that is not read",
        ),
    ],
)
def test_a_geopackage_that_cannot_be_read_is_refused_in_a_sentence(tmp_path, make, words):
    """A view could run what its maker likes when it is read, so only tables are."""
    path = tmp_path / "bad.gpkg"
    make(path)
    with pytest.raises(Invalid, match=words):
        read_boundaries(path, "bad.gpkg", "geopackage")


@pytest.mark.needs_data
def test_two_formats_of_one_publication_draw_the_same_wards(public_data):
    """Oracle: the same wards of December 2022 as GeoPackage in metres and as GeoJSON in degrees; five metres apart."""
    home = public_data / "boundaries"
    metres = read_boundaries(
        home / "lancashire14_wards_dec2022_bgc_epsg27700.gpkg", "lancashire14_wards_dec2022.gpkg", "geopackage"
    )
    degrees = read_boundaries(
        home / "chorley_south_ribble_wards_dec2022_bgc.geojson", "wards_dec2022.geojson", "geojson"
    )
    drawn = {row[0]: shapely.from_wkb(row[2]) for row in metres.rows}
    assert len(degrees.rows) == 37
    for code, _, outline in degrees.rows:
        shape = shapely.from_wkb(outline)
        assert shape.hausdorff_distance(drawn[code]) < 6
        assert shape.area == pytest.approx(drawn[code].area, rel=2e-3)


@pytest.mark.needs_data
def test_published_files_are_known_for_what_they_are(public_data, tmp_path):
    """Oracle: what their own documentation says of them, in data/README.md."""
    expected = {
        "lookups/lsoa11_to_ward2022_bestfit_by_area_DERIVED.csv": ("look-up", "lsoa", "2011", "2022", 941),
        "lookups/lad_to_csp_to_pfa_dec2019_ew.csv": ("look-up", "district", "", "2019-12", 341),
        "population/ward2020_mid2020_persons_single_year_ew.csv.gz": ("population", "ward", "2020", "2020-06", 8063),
        "population/lsoa11_mid2019_total_ew.csv": ("population", "lsoa", "2011", "2019-06", 34753),
        "population/lad_mid2019_by_single_year_uk.csv": ("population", "district", "", "2019-06", 379),
        "deprivation/UK_IMD_E_lancashire14.csv": ("deprivation", "lsoa", "2011", "2019", 941),
        "postcodes/PCD_OA_LSOA_MSOA_LAD_MAY22_PR_area_and_csp.csv": ("look-up", "outward", "", "2022-05", 20391),
        "postcodes/codepoint_open_pr_2025_2_with_latlon.csv": ("look-up", "outward", "", "2025", 13617),
    }
    for file, told in expected.items():
        path = public_data / file
        if path.suffix == ".gz":
            plain = tmp_path / path.name.removesuffix(".gz")
            plain.write_bytes(gzip.decompress(path.read_bytes()))
            path = plain
        found = read_table(path, path.name)
        assert (found.kind, found.level, found.year, found.vintage, found.read) == told, file
