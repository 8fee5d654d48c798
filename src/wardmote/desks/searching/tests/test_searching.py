"""One box finds what a member may read, and of nothing else that it is there."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wardmote.desks.agencies.api import members_for
from wardmote.desks.governance.models import Breach, DataComplaint
from wardmote.desks.meetings.models import Item
from wardmote.desks.places.api import tenants
from wardmote.errors import Invalid
from wardmote.foundation import desks
from wardmote.foundation.access import the_system
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.drafts.models import Draft
from wardmote.foundation.once import only_reading
from wardmote.foundation.searching import Words, check_words, search

PATH = "/members/search/"
#: Who tries it: whoever runs the partnership, works in it, or looks on.
ROLES = (
    "CSP manager",
    "Councillor",
    "Partnership analyst",
    "Designated liaison officer",
    "Agency lead",
    "Administrator",
)
#: Words that stand in much of what a partnership writes.
COMMON = ("council", "street", "community", "2026", "review", "data")
#: A search asks so many questions of the database at most, however much is in it.
QUESTIONS = 120


@pytest.mark.parametrize(
    ("said", "text", "found"),
    [
        ("lights", "Fit lights in the alley", True),
        ("LIGHT alley", "Fit lights in the alley", True),
        ("alley lights", "Fit lights in the alley", True),
        ("lights road", "Fit lights in the alley", False),
        ("café", "The CAFÉ in Weir Street", True),
        ("cafe", "The café", False),
        ("100%", "1000 of them", False),
    ],
)
def test_all_words_stand_in_it_in_any_case_and_order(said, text, found):
    assert Words(said).stand_in(text) == found


@pytest.mark.parametrize("said", ["", "a", "- -", "ab", "a b c d e f g h i j k"])
def test_too_little_and_too_much_are_no_search(said):
    with pytest.raises(Invalid):
        check_words(Words(said))


def somebody(name):
    """A member of the made-up partnership, by the name before the @ of their address."""
    tenant = next(each for each in tenants() if each.made_up)
    (member,) = (each for each in members_for(the_system("tests", tenant)) if each.email.startswith(f"{name}@"))
    return desks.the_one("viewer_of")(member.id)


def titles(viewer, said):
    return {hit.title for desk in search(viewer, Words(said)) for hit in desk.hits}


@pytest.mark.django_db
def test_a_restricted_item_is_found_by_those_alone_who_read_it_at_its_meeting(demonstration):
    item = Item.objects.filter(removed_at__isnull=True).order_by("meeting__day", "order").first()
    Item.objects.filter(pk=item.pk).update(title="Zephyrine matters", restricted=True)
    assert titles(somebody("marian.ashdown"), "zephyrine") == {"Zephyrine matters"}
    assert titles(somebody("joseph.elstow"), "zephyrine") == set()
    Item.objects.filter(pk=item.pk).update(restricted=False)
    assert titles(somebody("joseph.elstow"), "zephyrine") == {"Zephyrine matters"}


@pytest.mark.django_db
def test_a_breach_is_found_by_those_alone_whose_list_shows_it(demonstration):
    breach = Breach.objects.order_by("made_at").first()
    Breach.objects.filter(pk=breach.pk).update(what="Zephyrine letters", reporter=somebody("marian.ashdown").member_id)
    assert titles(somebody("marian.ashdown"), "zephyrine") == {"Zephyrine letters"}
    assert titles(somebody("joseph.elstow"), "zephyrine") == set()
    Breach.objects.filter(pk=breach.pk).update(reporter=somebody("joseph.elstow").member_id)
    assert titles(somebody("joseph.elstow"), "zephyrine") == {"Zephyrine letters"}


@pytest.mark.django_db
def test_a_complaint_is_found_by_those_alone_whose_list_shows_it(demonstration):
    found = titles(somebody("marian.ashdown"), DataComplaint.objects.first().reference)
    assert found
    assert titles(somebody("joseph.elstow"), DataComplaint.objects.first().reference) == set()


@pytest.mark.django_db
def test_letters_of_every_alphabet_are_found_on_either_engine(demonstration):
    item = Item.objects.filter(removed_at__isnull=True, restricted=False).first()
    Item.objects.filter(pk=item.pk).update(title="Łukasz's ÉTUDE 100%_done")
    for said in ("étude", "ŁUKASZ", "100%_D", "études"):
        found = titles(somebody("marian.ashdown"), said)
        assert found == ({"Łukasz's ÉTUDE 100%_done"} if said != "études" else set()), said


@pytest.mark.django_db
def test_whatever_is_found_opens_for_whoever_found_it(signed_in):
    opened = 0
    for role in ROLES:
        client = signed_in(role)
        hrefs = set()
        for said in COMMON:
            page = client.post(PATH, {"words": said}).content.decode()
            hrefs |= set(re.findall(r'<a class="govuk-link" href="([^"#]+)[^"]*">[^<]*</a><br>', page))
        for href in sorted(hrefs):
            assert client.get(href).status_code == 200, (role, href)
        opened += len(hrefs)
    print(f"{opened} records found by {len(ROLES)} roles, and opened")
    assert opened > 200


@pytest.mark.django_db
def test_what_was_typed_is_kept_nowhere(signed_in):
    before = Draft.objects.count()
    client = signed_in("CSP manager")
    page = client.post(PATH, {"words": "Quarrinder"})
    assert "Nothing that you may read was found." in page.content.decode()
    assert AuditRow.objects.filter(what="read", address="search").exists()
    rows = AuditRow.objects.order_by("-at").values()[:20]
    assert not [row for row in rows if "quarrinder" in str(row).lower()]
    assert Draft.objects.count() == before


@pytest.mark.django_db
def test_what_stands_in_an_address_is_not_looked_for(signed_in):
    client = signed_in("CSP manager")
    assert 'id="found"' in client.post(PATH, {"words": "council"}).content.decode()
    page = client.get(PATH, {"words": "council"}).content.decode()
    assert 'id="found"' not in page
    assert '<form method="post" role="search"' in page


@pytest.mark.django_db
def test_a_search_asks_the_database_a_bounded_number_of_questions(demonstration):
    viewer = somebody("joseph.elstow")
    for said in (*COMMON, "zzqx"):
        with CaptureQueriesContext(connection) as asked, only_reading():
            search(viewer, Words(said))
        print(f"{len(asked)} questions for {said}")
        assert len(asked) <= QUESTIONS


@pytest.mark.django_db
def test_a_wrong_search_says_what_to_do_and_a_page_without_one_has_no_results(signed_in):
    client = signed_in("Councillor")
    assert "records found" not in client.get(PATH).content.decode()
    page = client.post(PATH, {"words": "a"}).content.decode()
    assert "That is too little to look for. Give at least 3 letters or numbers." in page
    assert "Give an answer" in client.post(PATH, {"words": " "}).content.decode()


def test_every_desk_that_lists_something_is_searched():
    """These are not: each has its reason."""
    without = {
        "insight": "it lists no records",
        "intake": "files on their way in",
        "looking": "looks are asked for by member, day and record",
        "people": "people are looked up for a purpose",
        "places": "it lists no records",
        "publication": "public pages of what other desks list",
        "rights": "who asks what is held about them is told to nobody who does not work on it",
        "searching": "itself",
        "tables": "public tables, all on one page",
    }
    found = {desk.slug for desk in desks.every() if not desk.searches}
    print(f"{len(desks.every()) - len(found)} desks are searched")
    assert found == set(without)
