"""Made-up tables of partners and geography: read by mappings, of one land with the police files, and marked."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from wardmote.evidence import Store, indicators, table
from wardmote.evidence.geography import Place, district
from wardmote.evidence.madeup import PARTNER_TABLES, write_series
from wardmote.evidence.madeup.land import lsoas, people
from wardmote.evidence.madeup.wards import ward_of, wards
from wardmote.evidence.periods import Month, Period

AT = datetime(2026, 4, 4, tzinfo=UTC)
FIRST, LAST = Month(2025, 4), Month(2026, 3)
YEAR = Period(FIRST, LAST)
BOTH = Place("pair", "both", tuple(map(district, ("X07000001", "X07000002"))))
NETHERWICK = Place("netherwick", "Netherwick", BOTH.districts[:1])
VIOLENCE = "Violence and sexual offences"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Police files, geography, and every partner's returns as they came."""
    folder = tmp_path_factory.mktemp("partners")
    held = Store.open(folder / "store")
    held.add(write_series(folder, ("street", "geography"), seed=1, first=FIRST, last=LAST), at=AT)
    for each in PARTNER_TABLES:
        for number, given in enumerate(each.returns(1, FIRST, LAST)):
            path = folder / given.name
            path.write_bytes(given.data)
            if number == 0:
                said = {**each.said, "series": each.series, "made_up": True}
                held.keep_mapping(held.try_table(path, at=AT, said=said).mapping)
            held.add([path], at=AT, received=str(given.received))
    return held


def test_every_lsoa_is_in_one_ward_of_its_district():
    assert sum(len(ward.lsoas) for ward in wards()) == len(lsoas()) == len(ward_of())
    assert all(lsoa.district == ward.district for ward in wards() for lsoa in ward.lsoas)
    assert len({ward.name for ward in wards()}) == len(wards())


def test_the_atlas_knows_the_wards_and_their_people(store):
    atlas = store.atlas()
    placed = atlas.wards()
    assert {each.code: placed.ward(each.code).code for each in lsoas()} == {
        code: ward.code for code, ward in ward_of().items()
    }
    assert sum(atlas.people("ward", each.code).value for each in wards() if each.district.code == "X07000001") == (
        people("X07000001")
    )
    assert {atlas.decile(each.code) for each in lsoas()} == set(range(1, 11))
    assert set(atlas.outlines("ward")) == {each.code for each in wards()}


def test_no_ward_has_more_flagged_crimes_than_the_police_publish(store):
    flagged, public = Counter(), Counter()
    for cell in store.counts("partner_table", by=("place_kind", "place_code")):
        if cell.also[0] == "ward":
            flagged[cell.also[1], cell.month] += round(cell.sums[0])
    wards_of = store.atlas().wards()
    for cell in store.counts("police_uk", lsoa=True):
        if cell.kind == VIOLENCE:
            public[wards_of.ward(cell.lsoa_code).code, cell.month] += cell.rows
    assert sum(flagged.values()) > 1000
    assert all(count <= public[key] for key, count in flagged.items())


def test_all_figures_are_read_and_marked(store):
    extracts = store.extracts("partner_table")
    assert {each.given["series"] for each in extracts} == {each.series for each in PARTNER_TABLES}
    assert all(each.made_up and not each.set_aside for each in extracts)
    assert {each.given["series"] for each in extracts if each.data_class == "public"} == {"residents-survey"}
    counted = table(store, "partner_table", by=("month", "district", "kind"), area=BOTH.codes, period=YEAR)
    assert {row[3] for row in counted.rows} >= {"Violence against the person", "Deliberate primary fire"}


def test_answers_come_to_the_responses_of_each_question(store):
    found = indicators.get("residents_views").measure(store, place=NETHERWICK, period=YEAR, denominator=None)
    assert found.made_up
    responses = {each.value for each in found.statistics if "responses" in each.name}
    assert len(responses) == 2
    assert sum(line.level.count for line in found.lines) == sum(responses)


def test_one_return_comes_late_and_one_never(store):
    fires = next(each for each in PARTNER_TABLES if "prescribed" in each.said)
    assert [each.received for each in fires.returns(1, FIRST, LAST)] == [
        date(2025, 7, 2),
        date(2026, 1, 26),
        date(2026, 4, 2),
    ]
    found = indicators.get("prescribed_returns").measure(
        store, place=BOTH, period=YEAR, denominator=None, as_at=date(2026, 7, 1)
    )
    (share,) = found.statistics
    assert share.value == 0.5
    assert "due 2025-12-31, received 2026-01-26" in share.note
    assert "not received in full" in share.note
