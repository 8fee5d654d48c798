"""The explorer's pages, as members meet them: with evidence, without, and with a series that is not for everybody."""

from datetime import UTC, datetime

import pytest
from django.conf import settings as configured
from promises.night import NIGHTLY

from wardmote.evidence import Store
from wardmote.evidence.sources.tests.partner_files import text_file

PAGE = "/members/explore/"
ROWS = [["District", "2026-01", "2026-02"], ["Netherwick", 3, 40], ["Saltmere", 7, 9]]
SAID = {"series": "referrals", "title": "Referrals", "provider": "Haven Line", "definition": "Accepted referrals"}
RESTRICTED = "indicator=partner_series.referrals&place=netherwick&first=2026-01&last=2026-01"


ELSEWHERE = [["Place", "2026-01"], ["Highmoor Forest", 5]]


@pytest.fixture
def partners(demonstration, settings, tmp_path):
    """A store that holds a restricted series of a partner's, and one of another partnership's district."""
    settings.WARDMOTE_STORE = tmp_path / "store"
    store, at = Store.open(configured.WARDMOTE_STORE), datetime(2026, 4, 4, tzinfo=UTC)
    others = {**SAID, "series": "theirs", "title": "What others refer"}
    for name, rows, said in (("referrals.csv", ROWS, SAID), ("theirs.csv", ELSEWHERE, others)):
        given = text_file(tmp_path / name, rows)
        store.keep_mapping(store.try_table(given, at=at, said=said).mapping)
        store.add([given], at=at)


def read(client, address):
    answer = client.get(address)
    return answer.status_code, answer.content.decode()


def test_with_nothing_taken_in_it_says_so_and_leads_the_analyst_to_intake(signed_in, settings, tmp_path):
    settings.WARDMOTE_STORE = tmp_path / "none"
    status, said = read(signed_in("Partnership analyst"), PAGE)
    assert (status, "Nothing has been taken in yet" in said, "/members/evidence/drops/" in said) == (200, True, True)
    status, said = read(signed_in("Councillor"), PAGE)
    assert (status, "The partnership analyst takes evidence in" in said) == (200, True)
    assert "/members/evidence/drops/" not in said.split("<main")[1]
    assert read(signed_in("Councillor"), "/members/explore/files/map.svg/")[0] == 404


def test_a_restricted_series_is_refused_in_words_to_other_roles_by_every_door(signed_in, partners):
    councillor = signed_in("Councillor")
    for door in ("", "figures/netherwick-referrals-count/", "files/lines-table.csv/"):
        status, said = read(councillor, f"{PAGE}{door}?{RESTRICTED}")
        assert status == 403, door
        assert "Referrals is restricted" in said
        assert "What you can do instead" in said
        assert ">3<" not in said


def test_what_would_be_refused_is_not_offered(signed_in, partners, tmp_path):
    """Neither a partner's counts nor what people said in a survey of theirs."""
    store, at = Store.open(tmp_path / "store"), datetime(2026, 4, 5, tzinfo=UTC)
    rows = [
        ["Question", "Answer", "Count", "Responses", "Asked", "District", "Month"],
        ["What should come first?", "Litter", 7, 12, 2400, "Netherwick", "Jan 2026"],
        ["What should come first?", "Speeding", 5, 12, 2400, "Netherwick", "Jan 2026"],
    ]
    told = {**SAID, "series": "voices", "title": "What people told us", "how_asked": "by post"}
    given = text_file(tmp_path / "voices.csv", rows)
    store.keep_mapping(store.try_table(given, at=at, said=told).mapping)
    store.add([given], at=at)
    shown = {role: read(signed_in(role), PAGE)[1] for role in ("Chair", "Councillor")}
    for slug in ("partner_series.referrals", "residents_views.voices"):
        assert f'value="{slug}"' in shown["Chair"]
        assert slug not in shown["Councillor"]
        assert read(signed_in("Councillor"), f"{PAGE}?indicator={slug}&place=netherwick")[0] == 403


def test_who_may_see_a_restricted_series_sees_it_marked(signed_in, partners):
    chair = signed_in("Chair")
    status, said = read(chair, f"{PAGE}?{RESTRICTED}")
    assert status == 200
    assert "For members of the partnership only" in said
    assert "So small a number" in said
    assert "counted by Haven Line: Accepted referrals" in said
    status, said = read(chair, f"{PAGE}figures/netherwick-referrals-count/?{RESTRICTED}")
    assert (status, "For members of the partnership only" in said) == (200, True)
    answer = chair.get(f"{PAGE}files/lines-table.csv/?{RESTRICTED}")
    assert "members only" in answer.content.decode()


def test_what_is_taken_away_is_named_for_what_it_is_and_leads_to_what_it_says_of_itself(signed_in):
    client = signed_in("Partnership analyst")
    query = "indicator=burglary&place=netherwick&first=2025-04&last=2026-03".replace("burglary", "residential_burglary")
    answer = client.get(f"{PAGE}files/lines-table.csv/?{query}")
    assert answer["Content-Type"].startswith("text/csv")
    name = "residential-burglary-netherwick-2025-04-2026-03-lines-table.csv"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    address = answer["Link"].split(">")[0].strip("<")
    about = client.get(address).json()
    assert about["url"] == name
    assert about["dc:title"].startswith("Burglary, homes and businesses together in Netherwick")


def test_a_question_that_is_none_is_answered_by_no_file(signed_in):
    client = signed_in("Partnership analyst")
    status, said = read(client, f"{PAGE}files/map.png/?place=Nowhere")
    assert (status, "asks nothing that can be answered" in said) == (404, True)
    assert read(client, f"{PAGE}files/map.exe/")[0] == 404
    assert read(client, f"{PAGE}figures/piracy/")[0] == 404


@pytest.mark.alike
def test_every_offered_series_answers_in_words(signed_in):
    """An answer, or what is not held: never a fault."""
    client = signed_in("Partnership analyst")
    status, said = read(client, PAGE)
    assert status == 200
    slugs = [each.split('"')[0] for each in said.split('<option value="')[1:]]
    slugs = [each for each in slugs if each not in ("year", "place", "nothing")]
    assert len(slugs) > 10
    # Each by night; by day every fourth, the first and the last among them.
    for slug in slugs if NIGHTLY else [*slugs[::4], slugs[-1]]:
        for place, against in (("pair", "year"), ("X01000001", "place")):
            status, said = read(client, f"{PAGE}?indicator={slug}&place={place}&against={against}")
            assert status == 200, (slug, place, against)
            assert "What was found" in said or "taken in" in said or "Held of this series" in said


def test_another_partnerships_series_is_not_even_named(signed_in, partners):
    status, said = read(signed_in("Chair"), PAGE)
    assert (status, "Referrals" in said, "What others refer" in said) == (200, True, False)
    status, said = read(signed_in("Chair"), f"{PAGE}?indicator=partner_series.theirs")
    assert status == 422
    assert "What others refer" not in said


ODD = [
    ("place=%00", 422),
    (f"place={'x' * 500}", 422),
    ("place=%3Cscript%3Ealert(1)%3C/script%3E", 422),
    ("line=%3Cscript%3E", 200),
    ("parts=evil&line=Piracy", 200),
    ("first=2025-04", 422),
    ("first=9999-99&last=9999-99", 422),
    ("against=everything", 422),
    ("indicator=partner_series.", 422),
    ("extract=../../etc/passwd", 200),
    ("place=+++&first=&last=", 200),
    ("place=netherwick&place=saltmere", 200),
]


@pytest.mark.parametrize(("query", "status"), ODD)
def test_an_odd_address_is_answered_in_words(signed_in, query, status):
    found, said = read(signed_in("Partnership analyst"), f"{PAGE}?{query}")
    assert found == status
    assert "<script>alert" not in said
    assert ("There is a problem" in said) == (status == 422)
