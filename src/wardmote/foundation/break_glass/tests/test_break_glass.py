"""Breaking the glass opens one case to one member for four hours, out loud; another reviews it."""

import re
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction

from wardmote.errors import Broken, Invalid, Missing, NotNow, Refused
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.standing import standing_of
from wardmote.foundation.accounts.demonstration import people
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.break_glass import verbs
from wardmote.foundation.break_glass.models import BrokenGlass
from wardmote.foundation.break_glass.queries import glass_for, one_for
from wardmote.foundation.break_glass.sealed import opened_words
from wardmote.foundation.notices.queries import notices_for
from wardmote.foundation.now import now
from wardmote.foundation.sealing import Case
from wardmote.foundation.sealing.destroying import destroy_key
from wardmote.project.tests import snapshots
from wardmote.project.tests.account_fixtures import PASSWORD

CASE = ("casework", "Case", UUID(int=7))
SAID = ".".join(map(str, CASE))
REASON = "A child may be alone with him tonight, and nobody on the case answers."
FINE = "The call log bears this out; it could not have waited."
AT, HOUR, MINUTE = now(), timedelta(hours=1), timedelta(minutes=1)
#: The demonstration has two of its own: one was closed and reviewed, the other waits for a second person and a review.
MADE_UP = 2


def viewer(role: str) -> Viewer:
    person = next(each for each in people() if role in each.roles)
    return desks.the_one("viewer_of")(person.member_id)


@pytest.fixture
def officer(demonstration) -> Viewer:
    return viewer("Antisocial behaviour officer")


@pytest.fixture
def liaison(demonstration) -> Viewer:
    return viewer("Designated liaison officer")


def broken(by, **more):
    said = {"case": SAID, "purpose": "safeguard_child", "reason": REASON, "no_conflict": True, "at": AT}
    return verbs.break_glass(by=by, **{**said, **more})


def opens(who, at=AT):
    return standing_of(who, at).broken


def test_it_opens_one_case_to_one_member_for_one_purpose_for_four_hours(officer, liaison):
    broken(officer)
    assert opens(officer) == {(CASE, "safeguard_child")}
    assert standing_of(officer, AT).clear == {CASE}
    assert opens(officer, AT - timedelta(microseconds=1)) == frozenset()
    assert opens(officer, AT + 4 * HOUR - timedelta(microseconds=1))
    assert opens(officer, AT + 4 * HOUR) == frozenset()
    assert opens(liaison) == frozenset()
    there = replace(officer.tenant, id=uuid4())
    assert opens(replace(officer, tenant=there)) == frozenset()


def test_the_liaison_officer_is_told_at_once_and_every_step_is_recorded(officer, liaison):
    one = broken(officer)
    told = notices_for(liaison)[0]
    assert (told.words, told.href) == (
        f"{officer.name} opened a case by break-glass. Read why.",
        f"/members/break-glass/{one}/",
    )
    verbs.close(by=officer, glass=one, at=AT + HOUR)
    verbs.review(by=liaison, glass=one, finding="justified", words=FINE, at=AT + HOUR)
    assert notices_for(officer)[0].words == f"{liaison.name} reviewed that you opened a case by break-glass."
    rows = AuditRow.objects.filter(table="break_glass.BrokenGlass", record=str(one)).order_by("pk")
    assert [(row.what, row.member) for row in rows] == [
        ("made", officer.member_id),
        ("ended", officer.member_id),
        ("confirmed", liaison.member_id),
    ]
    assert "alone" not in repr(list(AuditRow.objects.values_list()))


def test_with_nobody_to_tell_nothing_is_opened(officer, monkeypatch):
    monkeypatch.setattr(desks, "the_one", lambda fact: lambda viewer, roles: (officer.member_id,))
    with pytest.raises(NotNow, match="nobody who could be told"):
        broken(officer)
    assert BrokenGlass.objects.count() == MADE_UP


@pytest.mark.parametrize("role", ["Administrator", "Councillor", "Partnership analyst", "Designated liaison officer"])
def test_another_role_is_refused(demonstration, role):
    with pytest.raises(Refused, match="does not open a case by break-glass"):
        broken(viewer(role))


def test_somebody_with_an_interest_is_refused(officer):
    with pytest.raises(Refused, match="interest of their own"):
        broken(officer, no_conflict=False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": "Because."},
        {"reason": "Mr Ashworth of Weir Street may hurt her again tonight."},
        {"purpose": "curiosity"},
        {"case": "the Ashworths"},
    ],
)
def test_what_is_no_reason_purpose_or_case_opens_nothing(officer, wrong):
    with pytest.raises(Invalid):
        broken(officer, **wrong)
    assert BrokenGlass.objects.count() == MADE_UP


def test_it_is_not_opened_twice_at_once_and_is_again_when_it_is_over(officer):
    broken(officer)
    with pytest.raises(NotNow, match="still open"):
        broken(officer, at=AT + HOUR)
    broken(officer, at=AT + 4 * HOUR)
    assert opens(officer, AT + 5 * HOUR)


def test_closed_early_it_opens_nothing_more(officer, liaison):
    one = broken(officer)
    verbs.close(by=officer, glass=one, at=AT + HOUR)
    assert opens(officer, AT + HOUR) == frozenset()
    with pytest.raises(NotNow):
        verbs.close(by=liaison, glass=one, at=AT + 2 * HOUR)


def test_what_was_not_justified_is_closed_with_its_review(officer, liaison):
    one = broken(officer)
    verbs.review(by=liaison, glass=one, finding="not justified", words=FINE, at=AT + HOUR)
    assert opens(officer, AT + HOUR) == frozenset()
    assert one_for(officer, one, AT + HOUR).finding == "not justified"
    with pytest.raises(NotNow, match="reviewed already"):
        verbs.review(by=viewer("CSP manager"), glass=one, finding="justified", words=FINE, at=AT + HOUR)


def test_nobody_reviews_their_own_and_only_who_reviews_does(demonstration, officer):
    manager = viewer("CSP manager")
    one = broken(manager)
    with pytest.raises(Refused):
        verbs.review(by=manager, glass=one, finding="justified", words=FINE, at=AT)
    two = broken(officer)
    with pytest.raises(Refused):
        verbs.review(by=officer, glass=two, finding="justified", words=FINE, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        BrokenGlass.objects.filter(pk=one).update(
            reviewed_at=AT, reviewed_by="x", reviewer=manager.member_id, finding="justified"
        )


def test_each_sees_their_own_and_who_reviews_sees_all(demonstration, officer, liaison):
    one, two = broken(officer), broken(viewer("CSP manager"))
    assert {each.id for each in glass_for(officer, AT)} == {one}
    assert {one, two} < {each.id for each in glass_for(liaison, AT) if each.reviewed_at is None}
    assert len(glass_for(liaison, AT)) == MADE_UP + 2
    for hidden in (two, uuid4()):
        with pytest.raises(Missing, match="Nothing was opened by that name"):
            one_for(officer, hidden, AT)
    assert glass_for(replace(liaison, tenant=replace(liaison.tenant, id=uuid4())), AT) == ()


def test_what_nobody_reviewed_is_listed_however_old_it_is(demonstration, officer, liaison, monkeypatch):
    one, two = broken(officer), broken(viewer("CSP manager"))
    verbs.review(by=liaison, glass=two, finding="justified", words=FINE, at=AT)
    monkeypatch.setattr("wardmote.foundation.break_glass.queries.LISTED", 0)
    listed = {each.id for each in glass_for(liaison, AT)}
    assert one in listed
    assert two not in listed


# The pages


def sent(**more):
    return {"case": SAID, "purpose": "safeguard_child", "reason": REASON, "interest": "none", **more}


def test_a_member_opens_one_on_the_page_and_closes_it(demonstration, signed_in):
    client = signed_in("Antisocial behaviour officer")
    assert "You have opened none." in client.get("/members/break-glass/").content.decode()
    answer = client.post("/members/break-glass/open/", sent())
    assert answer.status_code == 303
    page = client.get(answer["Location"]).content.decode()
    assert REASON in page
    assert "Close it now" in page
    assert "Review it" not in page
    assert client.get(f"{answer['Location']}review/").status_code == 403
    assert client.post(f"{answer['Location']}close/").status_code == 303
    page = client.get(answer["Location"]).content.decode()
    assert "Closed early" in page
    assert "Close it now" not in page
    assert answer["Location"] in client.get("/members/break-glass/").content.decode()


def test_what_can_be_put_right_stays_on_the_form_and_a_refusal_has_its_page(demonstration, signed_in):
    client = signed_in("Antisocial behaviour officer")
    answer = client.post("/members/break-glass/open/", sent(reason="Because."))
    assert answer.status_code == 422
    assert "too short to say why" in answer.content.decode()
    assert client.post("/members/break-glass/open/", sent(interest="some")).status_code == 403
    assert signed_in("Administrator").get("/members/break-glass/open/").status_code == 403
    assert BrokenGlass.objects.count() == MADE_UP


def test_the_liaison_officer_reads_of_it_and_reviews_it(demonstration, signed_in):
    where = signed_in("Antisocial behaviour officer").post("/members/break-glass/open/", sent())["Location"]
    client = signed_in("Designated liaison officer")
    assert "2 waiting for a review." in client.get("/members/").content.decode()
    assert "Review it" in client.get(where).content.decode()
    form = client.get(f"{where}review/").content.decode()
    assert REASON in form
    assert "it is closed at once" in form
    answer = client.post(f"{where}review/", {"finding": "justified", "words": FINE})
    assert (answer.status_code, answer["Location"]) == (303, where)
    page = client.get(where).content.decode()
    assert FINE in page
    assert "Justified, " in page


def test_anothers_and_one_that_never_was_are_answered_alike(demonstration, signed_in, django_assert_num_queries):
    where = signed_in("CSP manager").post("/members/break-glass/open/", sent())["Location"]
    client = signed_in("Antisocial behaviour officer")
    hidden, absent = client.get(where), client.get(f"/members/break-glass/{uuid4()}/")
    assert hidden.status_code == absent.status_code == 404
    told = [set(each.headers) - {"Content-Length"} for each in (hidden, absent)]
    assert told[0] == told[1]
    assert "Nothing was opened by that name" in hidden.content.decode()


# Who it is, asked afresh

OPEN_PAGE = "/members/break-glass/open/"
CONFIRM = "/members/account/confirm/?next=%2Fmembers%2Fbreak-glass%2Fopen%2F"


@pytest.fixture
def on_call(new_member, with_app, sign_in):
    """A member who may open, signed in with two factors on another machine, where somebody could be told."""
    new_member(name="Rhys Sandall", email="rhys@netherwick.example", roles=("liaison_officer",))
    member = new_member(roles=("asb_officer",))
    return sign_in(member, with_app(member))


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the page's form, as a browser would send them back."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page[page.index("data-wm-typed=") :]))


def test_who_left_their_screen_open_is_asked_who_they_are_before_the_page(on_call, clock):
    assert on_call.get(OPEN_PAGE).status_code == 200
    clock.at += 5 * MINUTE + timedelta(seconds=1)
    asked = on_call.get(OPEN_PAGE)
    assert (asked.status_code, asked["Location"]) == (302, CONFIRM)


def test_a_reason_typed_meanwhile_opens_nothing_until_it_is_known_who_typed_it_and_is_not_lost(on_call, clock):
    form = hidden(on_call.get(OPEN_PAGE).content.decode())
    clock.at += 6 * MINUTE
    asked = on_call.post(OPEN_PAGE, {**form, **sent()})
    assert (asked.status_code, asked["Location"]) == (302, CONFIRM)
    assert not BrokenGlass.objects.exists()
    shown = on_call.post(CONFIRM, {"password": PASSWORD, "next": OPEN_PAGE})
    assert shown["Location"] == OPEN_PAGE
    page = on_call.get(OPEN_PAGE).content.decode()
    assert REASON in page
    answer = on_call.post(OPEN_PAGE, {**hidden(page), **sent()})
    assert answer.status_code == 303
    assert REASON in on_call.get(answer["Location"]).content.decode()
    assert REASON not in on_call.get(OPEN_PAGE).content.decode(), "what was sent is forgotten"


# What was typed is nowhere in clear

CANARY = "Canaryword"


def everything_held(keys) -> bytes:
    """Every row of every table, and every file beside them. Of the database's own file see journeys/."""
    files = [path.read_bytes() for path in keys.parent.rglob("*") if path.is_file()]
    return b"\n".join([repr(snapshots.take()).encode(), *files])


def test_what_was_typed_lies_nowhere_in_clear_and_is_read_by_who_may(on_call, clock, settings):
    typed = {"reason": f"{REASON} {CANARY}"}
    form = hidden(on_call.get(OPEN_PAGE).content.decode())
    assert on_call.post(OPEN_PAGE, {**form, **sent(**typed, purpose="")}).status_code == 422
    assert on_call.post("/members/typed/keep/", {**form, **sent(**typed)}).status_code == 204
    assert CANARY in on_call.get(OPEN_PAGE).content.decode(), "the draft was kept"
    assert CANARY.encode() not in everything_held(settings.WARDMOTE_KEYS)
    where = on_call.post(OPEN_PAGE, {**form, **sent(**typed)})["Location"]
    row = BrokenGlass.objects.get()
    liaison = desks.the_one("viewer_of")(get_user_model().objects.get(name="Rhys Sandall").pk)
    verbs.review(by=liaison, glass=row.pk, finding="justified", words=f"{FINE} {CANARY}", at=clock.at)
    held = everything_held(settings.WARDMOTE_KEYS)
    assert b"opened a case by break-glass. Read why." in held, "the notice is among what was looked through"
    assert b"safeguard_child" in held
    assert CANARY.encode() not in held
    assert on_call.get(where).content.decode().count(CANARY) == 2
    found = one_for(liaison, row.pk, clock.at)
    assert (found.reason, found.words) == (f"{REASON} {CANARY}", f"{FINE} {CANARY}")


@pytest.mark.parametrize("typed", [{"reason": REASON}, {"words": FINE}])
def test_the_database_takes_no_words_in_clear(officer, typed):
    one = broken(officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        BrokenGlass.objects.filter(pk=one).update(**typed)


def test_each_opening_has_a_key_of_its_own_and_says_so_when_it_was_destroyed(officer):
    one, two = broken(officer), broken(officer, case=f"casework.Case.{uuid4()}")
    sealed = dict(BrokenGlass.objects.values_list("pk", "reason"))
    with pytest.raises(Broken):
        opened_words(two, "reason", sealed[one])
    destroy_key(case=Case("break_glass", "BrokenGlass", one), by="a test", ground="retention", at=AT)
    assert "the key of their case was destroyed" in one_for(officer, one, AT).reason
    assert one_for(officer, two, AT).reason == REASON


def test_with_no_key_to_seal_the_reason_under_nothing_is_opened(officer, settings, tmp_path):
    settings.WARDMOTE_KEYS = tmp_path / "none"
    with pytest.raises(NotNow, match="could not be kept from who has the database"):
        broken(officer)
    assert BrokenGlass.objects.count() == MADE_UP
