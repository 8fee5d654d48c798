"""What was typed is kept whatever goes wrong, given back to its own member, and forgotten when it is sent."""

import json
import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core import signing
from django.test import Client

from wardmote.foundation import desks
from wardmote.foundation.access import the_system
from wardmote.foundation.accounts.demonstration import people
from wardmote.foundation.drafts import keeping, tickets
from wardmote.foundation.drafts.models import Draft
from wardmote.foundation.drafts.tickets import Ticket
from wardmote.foundation.now import now
from wardmote.foundation.sealing import Case, Place, masters, open_sealed
from wardmote.foundation.sealing.destroying import destroy_key

PAGE = "/members/actions/new/"
WORDS = "Fit nine lamps in the yard"
TYPED = {
    "text": WORDS,
    "due-day": "31",
    "due-month": "2",
    "due-year": "2027",
    "owner_name": "Dé",
}


def browser(role: str, *, checks_forms: bool = False) -> Client:
    person = next(each for each in people() if role in each.roles)
    client = Client(HTTP_HOST="localhost", raise_request_exception=False, enforce_csrf_checks=checks_forms)
    client.force_login(get_user_model().objects.get(pk=person.member_id))
    return client


def hidden(client: Client, path: str = PAGE) -> dict[str, str]:
    """The hidden fields of the page's form, as a browser would send them back."""
    page = client.get(path).content.decode()
    form = page[page.index("data-wm-typed=") :]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form))


@pytest.fixture
def manager(demonstration):
    return browser("CSP manager")


def shows(client: Client, path: str = PAGE) -> bool:
    page = client.get(path)
    assert page.status_code == 200
    text = page.content.decode()
    restored = "You typed this on" in text
    assert restored == (WORDS in text)
    return restored


def test_an_answer_that_is_wrong_is_kept_and_shown_again(manager):
    answer = manager.post(PAGE, {**hidden(manager), **TYPED})
    assert answer.status_code == 422
    assert shows(manager)
    page = manager.get(PAGE).content.decode()
    assert "There is a problem" not in page, "nobody has sent it yet, so nothing is wrong"
    for text in ('value="31"', 'value="2"', 'value="2027"', "Dé"):
        assert text in page


def test_a_session_that_ended_keeps_what_was_typed_and_offers_it_after_signing_in(manager):
    fields = hidden(manager)
    Session.objects.all().delete()
    answer = manager.post(PAGE, {**fields, **TYPED})
    said = answer.content.decode()
    assert answer.status_code == 403
    assert "What you typed is kept" in said
    assert "/sign-in/?next=/members/actions/new/" in said
    assert "Fit nine lamps" not in said, "whoever sits there now is not shown it"
    assert shows(browser("CSP manager"))


def test_a_form_that_expired_keeps_what_was_typed(demonstration):
    client = browser("CSP manager", checks_forms=True)
    fields = {**hidden(client), "csrfmiddlewaretoken": "x" * 32}
    answer = client.post(PAGE, {**fields, **TYPED})
    assert answer.status_code == 403
    assert "This page had expired" in answer.content.decode()
    assert shows(client)


def test_a_fault_of_ours_keeps_what_was_typed(manager, monkeypatch):
    from wardmote.desks.actions import views

    def fails(*args, **kwargs):
        raise RuntimeError("the disk is full")

    fields = hidden(manager)
    with monkeypatch.context() as patched:
        patched.setattr(views.forms, "ActionForm", fails)
        assert manager.post(PAGE, {**fields, **TYPED}).status_code == 500
    assert shows(manager)


def test_what_was_sent_is_forgotten(manager):
    manager.post(PAGE, {**hidden(manager), **TYPED})
    assert Draft.objects.count() == 1
    body = re.search(r'<option value="([0-9a-f-]{36})"', manager.get(PAGE).content.decode())[1]
    sent = manager.post(PAGE, {**hidden(manager), **TYPED, "due-day": "28", "organisation": body})
    assert sent.status_code == 303
    assert not Draft.objects.exists()
    assert not shows(manager)


def test_typing_is_kept_as_it_is_typed(manager):
    answer = manager.post("/members/typed/keep/", {**hidden(manager), **TYPED})
    assert (answer.status_code, answer.content) == (204, b"")
    assert shows(manager)


def test_typing_after_the_session_ended_is_kept_too(manager):
    fields = hidden(manager)
    Session.objects.all().delete()
    assert manager.post("/members/typed/keep/", {**fields, **TYPED}).status_code == 403
    assert shows(browser("CSP manager"))


def test_it_can_be_thrown_away(manager):
    manager.post(PAGE, {**hidden(manager), **TYPED})
    answer = manager.post("/members/typed/forget/", hidden(manager))
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert not shows(manager)


@pytest.mark.parametrize("to", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_throwing_it_away_leads_nowhere_else(manager, to):
    assert manager.post("/members/typed/forget/", {**hidden(manager), "to": to})["Location"] == PAGE


def test_nobody_else_is_shown_it(manager):
    manager.post(PAGE, {**hidden(manager), **TYPED})
    other = get_user_model().objects.exclude(pk=Draft.objects.get().member).first()
    ticket = Ticket(other.partnership_id, other.pk, PAGE)
    assert keeping.kept(ticket, at=now()) is None
    assert keeping.kept_of(desks.the_one("viewer_of")(other.pk), at=now()) == ()


def test_another_members_page_is_not_believed(manager):
    """A page left open by one member, sent by the next to sit there: kept for neither."""
    fields = hidden(manager)
    next_one = browser("Partnership analyst")
    assert next_one.post("/members/typed/keep/", {**fields, **TYPED}).status_code == 422
    next_one.post(PAGE, {**fields, **TYPED})
    assert not Draft.objects.exists()


@pytest.mark.parametrize("ticket", ["", "x", "a:b:c", signing.dumps("no list", salt="wardmote.drafts"),
                                    signing.dumps(["a", "b", "/"], salt="wardmote.drafts"),
                                    signing.dumps(["a", "b", "/"], salt="another")],
                         ids=["none", "a word", "three words", "no list", "not ours", "another salt"])  # fmt: skip
def test_a_ticket_of_somebodys_own_making_keeps_nothing(manager, ticket):
    Session.objects.all().delete()
    assert manager.post(PAGE, {"ticket": ticket, **TYPED}).status_code == 403
    assert not Draft.objects.exists()
    assert tickets.read(ticket) is None


def test_a_page_left_open_too_long_is_not_believed(manager, monkeypatch):
    text = hidden(manager)["ticket"]
    assert tickets.read(text) is not None
    monkeypatch.setattr(tickets, "OPEN_FOR", timedelta(seconds=-1))
    assert tickets.read(text) is None


def test_what_nobody_types_is_not_kept(manager):
    manager.post(PAGE, {**hidden(manager), **TYPED, "text": "x" * keeping.MOST})
    assert not Draft.objects.exists()
    assert manager.post("/members/typed/keep/", {**hidden(manager), "text": "x" * keeping.MOST}).status_code == 422


def test_a_form_that_asks_for_a_password_is_never_kept(manager):
    pages = ["/members/account/password/", "/members/account/"]
    found = [page for page in pages if manager.get(page).status_code == 200]
    assert found
    for page in found:
        assert 'name="ticket"' not in manager.get(page).content.decode()


def test_the_first_page_offers_it(manager):
    manager.post(PAGE, {**hidden(manager), **TYPED})
    page = manager.get("/members/").content.decode()
    assert "Not sent yet" in page
    assert f'href="{PAGE}"' in page


def test_it_is_forgotten_in_time(manager):
    manager.post(PAGE, {**hidden(manager), **TYPED})
    row = Draft.objects.get()
    assert row.until - row.at == keeping.KEPT
    tenant = next(each for each in desks.the_one("tenants")() if each.id == row.partnership)
    other = next(each for each in desks.the_one("tenants")() if each.id != row.partnership)
    late = row.until + timedelta(seconds=1)
    keeping.forget_old(by=the_system("a test", tenant), at=row.at)
    keeping.forget_old(by=the_system("a test", other), at=late)
    assert Draft.objects.exists()
    assert keeping.kept(Ticket(row.partnership, row.member, row.path), at=late) is None
    keeping.forget_old(by=the_system("a test", tenant), at=late)
    assert not Draft.objects.exists()


def test_looking_at_a_form_keeps_nothing(manager):
    manager.get(PAGE)
    assert not Draft.objects.exists()


def test_what_is_kept_lies_sealed_under_its_members_own_key(manager, settings, tmp_path):
    # A folder of its own: a key that was destroyed stays so, for the tests after this one as well.
    settings.WARDMOTE_KEYS = tmp_path / "keys"
    masters.make_first(settings.WARDMOTE_KEYS)
    manager.post(PAGE, {**hidden(manager), **TYPED})
    row = Draft.objects.get()
    assert WORDS not in row.typed
    assert row.typed.startswith("w1.")
    key = Case("drafts", "Member", row.member)
    assert WORDS in str(open_sealed(key, Place("Draft", row.pk, "typed"), row.typed))
    destroy_key(case=key, by="a test", ground="erasure", at=now())
    assert not shows(manager)
    assert manager.post(PAGE, {**hidden(manager), **TYPED}).status_code == 422


def test_without_a_master_key_nothing_is_kept_and_the_form_is_answered_all_the_same(manager, settings, tmp_path):
    manager.post(PAGE, {**hidden(manager), **TYPED})
    settings.WARDMOTE_KEYS = tmp_path / "none"
    assert not shows(manager)
    Draft.objects.all().delete()
    assert manager.post(PAGE, {**hidden(manager), **TYPED}).status_code == 422
    assert not Draft.objects.exists()


def test_what_was_kept_before_drafts_were_sealed_is_given_back(manager):
    manager.post(PAGE, {**hidden(manager), **TYPED})
    Draft.objects.update(typed=json.dumps([["text", WORDS]]))
    assert shows(manager)
