import shapely

from wardmote.evidence.geography import made_up_districts, resolve
from wardmote.evidence.madeup import CANARY
from wardmote.evidence.madeup.land import district_outlines, lsoas, people


def polygon(outline):
    (ring,) = outline.rings
    return shapely.Polygon(ring)


def test_the_land_has_no_gaps_and_no_overlaps():
    shapes = [polygon(each.outline) for each in lsoas()]
    assert all(shape.is_valid for shape in shapes)
    assert shapely.coverage_is_valid(shapes)


def test_a_district_is_its_lsoas_together():
    for outline in district_outlines():
        parts = [polygon(each.outline) for each in lsoas() if each.district.code == outline.code]
        assert polygon(outline).equals(shapely.coverage_union_all(parts))
        assert people(outline.code) == sum(each.people for each in lsoas() if each.district.code == outline.code)


def test_every_lsoa_is_placed_by_its_name_alone():
    for each in lsoas():
        found = resolve(each.code, each.name)
        assert (found.district, found.how) == (each.district, "name")
    assert {each.district for each in lsoas()} == set(made_up_districts())


def test_every_street_has_a_name_of_its_own_with_the_canary_in_it():
    names = [street.name for each in lsoas() for street in each.streets]
    assert len(names) == len(set(names)) > 1500
    assert all(CANARY in name for name in names)


def test_it_lies_in_open_water():
    for each in lsoas():
        for street in each.streets:
            assert 1.0 < street.longitude < 1.5
            assert 53.9 < street.latitude < 54.3
