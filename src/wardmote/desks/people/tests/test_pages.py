"""The pages of people: what is found, made and put right; what is refused; what the audit says of a look."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wardmote.desks.people.models import CaseLink, CaseSide, Person, PersonSearch
from wardmote.desks.people.tests.given import ASB, REASON, WHY_SAME, adopt, recorded, trained
from wardmote.desks.people.verbs import contact
from wardmote.desks.people.verbs.contact import ContactSaid
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.break_glass import verbs

LOOK_UP = "/members/register/look-up/"

#: What differs between any two answers.
UUIDS, TOKENS = r"[0-9a-f]{8}-[0-9a-f-]{27}", r'(?:value|nonce)="[^"]{20,}"'


def sent(given="Sara", family="Withenfold", born=("4", "3", "1984"), **more):
    day, month, year = born
    told = {"given": given, "family": family, "born-day": day, "born-month": month, "born-year": year}
    return {**told, "purpose": ASB, "reason": REASON, "interest": "none", **more}


@pytest.fixture
def browser(new_member, with_app, sign_in, partnership):
    """An antisocial behaviour officer, signed in, in a partnership that recorded its impact assessment."""
    adopt(partnership)
    member = new_member(roles=("asb_officer",))
    trained(member)
    return sign_in(member, with_app(member))


@pytest.fixture
def record(browser):
    """The address of a record that was made there."""
    where = browser.post(LOOK_UP, sent())["Location"]
    return browser.post(f"{where}add/", {"record_class": "C3"})["Location"]


def words(browser, where):
    return browser.get(where).content.decode()


def test_the_empty_state_and_the_way_on(browser):
    page = words(browser, "/members/register/")
    assert "You have looked up nobody yet." in page
    assert "You keep none." in page
    assert LOOK_UP in page


def test_somebody_is_looked_up_made_read_and_put_right(browser, record):
    page = words(browser, record)
    assert "<title>P-" in page
    assert "Sara Withenfold" not in page[: page.index("</title>")]
    for said in ("Sara Withenfold", "4 March 1984", "You keep it.", "Netherwick Council", "No other name is known."):
        assert said in page
    edition = {"edition": "1"}
    assert browser.post(f"{record}name/", {"given": "", "family": "", **edition}).status_code == 422
    answer = browser.post(
        f"{record}name/", {"given": "Zara", "family": "Withenfold", "because": "written down wrongly", **edition}
    )
    assert (answer.status_code, answer["Location"]) == (303, record)
    page = words(browser, record)
    assert "Zara Withenfold" in page
    assert "Written down wrongly" in page
    late = browser.post(
        f"{record}name/", {"given": "Lara", "family": "Withenfold", "because": "written down wrongly", **edition}
    )
    assert late.status_code == 409
    browser.post(f"{record}names/", {"given": "Sally", "family": "Kirk", "edition": "2"})
    page = words(browser, record)
    assert "Sally Kirk" in page
    (out,) = re.findall(r'href="([^"]+/names/[0-9a-f-]+/)"', page)
    assert browser.post(out, {"edition": "3"}).status_code == 303
    assert browser.post(f"{record}born/", {"born-day": "5", "born-month": "3", "born-year": "1984", "edition": "4"})
    page = words(browser, record)
    assert "5 March 1984" in page
    assert "Not theirs" in page


def test_candidates_come_with_reasons_and_are_ruled_out(browser, record):
    where = browser.post(LOOK_UP, sent("Sarah", born=("3", "4", "1984")))["Location"]
    page = words(browser, where)
    assert "A name that sounds alike; day and month of birth may be the other way round." in page
    assert record in page
    again = browser.post(f"{where}add/", {"record_class": "C3"})
    assert again.status_code == 422
    assert "Somebody like that is here already." in again.content.decode()
    other = browser.post(f"{where}add/", {"record_class": "C3", "none_of_these": "on"})["Location"]
    reference = re.search(r"<title>(P-[0-9A-Z-]+)", words(browser, record))[1]
    wrong = browser.post(f"{other}same/", {"goes_by": "P-0000-0000", "because": WHY_SAME})
    assert "You have no such record open." in wrong.content.decode()
    assert browser.post(f"{other}same/", {"goes_by": reference, "because": WHY_SAME}).status_code == 303
    page = words(browser, other)
    assert WHY_SAME in page
    (undo,) = re.findall(r'href="([^"]+/same/[0-9a-f-]+/)"', page)
    assert browser.post(undo, {"because": "They were seen together at the door."}).status_code == 303
    assert "Undone" in words(browser, other)


def test_too_little_or_no_reason_stays_on_the_form_and_an_interest_is_refused(browser):
    for wrong in ({"reason": "Because."}, {"given": "", "born": ("", "", "")}):
        assert browser.post(LOOK_UP, sent(**wrong)).status_code == 422
    assert browser.post(LOOK_UP, sent(interest="some")).status_code == 403
    assert not PersonSearch.objects.exists()


def test_a_role_that_reads_of_nobody_opens_no_page_of_people(new_member, with_app, sign_in, partnership):
    adopt(partnership)
    member = new_member(roles=("analyst",))
    client = sign_in(member, with_app(member))
    for where in ("/members/register/", LOOK_UP):
        assert client.get(where).status_code == 403
    hidden = client.get("/members/register/00000000-0000-4000-8000-000000000001/marac/")
    assert hidden.status_code == 404
    assert "members/register/" not in client.get("/members/").content.decode()


def test_what_is_hidden_is_answered_as_what_never_was(browser, record, new_member, with_app, sign_in):
    other = new_member(name="Cal Reeve", email="cal@netherwick.example", roles=("asb_officer",))
    trained(other)
    elsewhere = Client(HTTP_HOST="localhost", REMOTE_ADDR="192.0.2.8", HTTP_USER_AGENT="Mozilla/5.0 Firefox/140")
    client = sign_in(other, with_app(other), elsewhere)
    real = str(Person.objects.get().pk)
    told = []
    for where in (record, record.replace(real, "00000000-0000-4000-8000-000000000001")):
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(where)
        said = re.sub(f"{UUIDS}|{TOKENS}", "", answer.content.decode())
        told.append((answer.status_code, sorted(set(answer.headers) - {"Content-Length"}), said, len(asked)))
    assert told[0][0] == 404
    assert told[0] == told[1]


def test_the_audit_says_on_what_basis_each_look_was(browser, record):
    where = browser.post(LOOK_UP, sent("Sarah"))["Location"]
    browser.get(where)
    browser.get(record)
    rows = AuditRow.objects.filter(what="read", address__in=("show-search", "show-person")).order_by("pk")
    assert [(row.address, row.basis) for row in rows] == [
        ("show-search", f"{ASB} by search"),
        ("show-person", f"{ASB} by keeping it"),
    ]
    assert all(str(Person.objects.get().pk) in row.ids for row in rows)


def test_before_an_impact_assessment_the_page_says_so(new_member, with_app, sign_in, partnership):
    member = new_member(roles=("asb_officer",))
    client = sign_in(member, with_app(member))
    answer = client.get(LOOK_UP)
    assert answer.status_code == 403
    assert "until a data protection impact assessment is recorded" in answer.content.decode()


def test_a_safe_contact_that_two_opened_is_read_on_its_page_and_not_written(
    new_member, with_app, sign_in, partnership, clock
):
    adopt(partnership)
    house = {"organisation": "Haven Line", "roles": ("idva",)}
    adviser = trained(new_member(name="Hana Dale", email="hana@haven-line.example", **house))
    liaison = trained(new_member(name="Noor Reed", email="noor@netherwick.example", roles=("liaison_officer",)))
    member = new_member(roles=("marac_coordinator",))
    trained(member)
    client, at, purpose = sign_in(member, with_app(member)), clock.at, "safeguard_adult"
    person = recorded(adviser, record_class="C5", purpose=purpose, at=at)
    said = ContactSaid("safe with a code word", "By text", code_word="Blue kettle")
    contact.say_contact(person=person, purpose=purpose, said=said, by=adviser, at=at)
    case = {"desk": "casework", "table": "Case", "record": person}
    made = {"partnership_id": partnership.id, "made_at": at, "made_by": "a test"}
    side = CaseSide.objects.create(**case, side="harmed", **made)
    CaseLink.objects.create(side=side, person_id=person, role="victim", **made)
    opening = {"case": f"casework.Case.{person}", "purpose": purpose, "reason": REASON, "contact": "needed"}
    where = client.post("/members/break-glass/open/", {**opening, "interest": "none"})["Location"]
    record = f"/members/register/{person}/{purpose}/"
    assert client.get(f"{record}contact/").status_code == 404
    verbs.answer(by=liaison, glass=where.split("/")[-2], answer="agreed", words=REASON, no_conflict=True, at=at)
    page = words(client, f"{record}contact/")
    assert "Blue kettle" in page
    assert "You read it, and change nothing." in page
    assert "Write down how" not in page
    assert "Withenfold" not in page
    look = AuditRow.objects.filter(address="show-contact", what="read").latest("pk")
    assert look.basis == f"{purpose} by break-glass"
    for form in ("contact/change/", "address/", "address/decide/"):
        assert client.get(f"{record}{form}").status_code == 403
    assert client.get(f"{record}contact/").status_code == 200
    client.post(f"{where}close/")
    assert client.get(f"{record}contact/").status_code == 404
