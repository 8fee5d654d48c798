"""How somebody is reached safely opens by break-glass only once a second person agreed to that very opening."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation import desks
from wardmote.foundation.access import Standing, Viewer
from wardmote.foundation.access.standing import standing_of
from wardmote.foundation.accounts.demonstration import people
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.break_glass import presenters, verbs
from wardmote.foundation.break_glass.concern import CONCERN
from wardmote.foundation.break_glass.models import BrokenGlass, Release
from wardmote.foundation.break_glass.queries import one_for
from wardmote.foundation.notices.queries import notices_for
from wardmote.foundation.now import now
from wardmote.project.tests import snapshots

CASE = ("casework", "Case", UUID(int=8))
SAID = ".".join(map(str, CASE))
REASON = "He is on his way to where she was, and nobody who works on it answers."
WHY = "The police control room confirms it, and she must be warned."
AT, HOUR, DAY = now(), timedelta(hours=1), timedelta(days=1)
INSTANT = timedelta(microseconds=1)
LUCIA, NOOR, MARIAN = "MARAC co-ordinator", "Designated liaison officer", "CSP manager"


def viewer(role: str) -> Viewer:
    person = next(each for each in people() if role in each.roles)
    return desks.the_one("viewer_of")(person.member_id)


@pytest.fixture
def lucia(demonstration) -> Viewer:
    return viewer(LUCIA)


@pytest.fixture
def noor(demonstration) -> Viewer:
    return viewer(NOOR)


def broken(by, **more):
    said = {"case": SAID, "purpose": "marac", "reason": REASON, "no_conflict": True, "with_contact": True, "at": AT}
    return verbs.break_glass(by=by, **{**said, **more})


def answered(by, glass, answer="agreed", at=AT, **more):
    verbs.answer(by=by, glass=glass, at=at, **{"answer": answer, "words": WHY, "no_conflict": True, **more})


def agreed_of(who, at=AT):
    return standing_of(who, at).agreed


def contact_of(who, glass, at=AT):
    return presenters.glass_page(who, one_for(who, glass, at), {}, at.date())


# When it is open, and when it is not


def test_it_waits_and_opens_once_a_second_person_agreed_until_the_opening_ends(lucia, noor):
    one = broken(lucia)
    assert standing_of(lucia, AT).broken == {(CASE, "marac")}
    assert agreed_of(lucia) == frozenset()
    answered(noor, one, at=AT + 3 * HOUR)
    last = AT + 4 * HOUR
    for at, opens in (
        (AT + 3 * HOUR - INSTANT, False),
        (AT + 3 * HOUR, True),
        (last - INSTANT, True),
        (last, False),
        (last + HOUR, False),
    ):
        assert agreed_of(lucia, at) == ({(CASE, "marac")} if opens else frozenset()), at - AT
    assert agreed_of(noor, AT + 3 * HOUR) == frozenset()


@pytest.mark.parametrize("later", [timedelta(), HOUR, 4 * HOUR - INSTANT, 4 * HOUR, DAY, 400 * DAY])
def test_no_time_limit_lets_one_person_have_it_alone(lucia, later):
    one = broken(lucia)
    assert agreed_of(lucia, AT + later) == frozenset()
    with pytest.raises(Refused, match="second person"):
        answered(lucia, one, at=AT + later)
    assert agreed_of(lucia, AT + later) == frozenset()


def taken_back(one, lucia, noor):
    verbs.take_release_back(by=noor, glass=one, at=AT + HOUR)


def closed(one, lucia, noor):
    verbs.close(by=lucia, glass=one, at=AT + HOUR)


def found_wrong(one, lucia, noor):
    verbs.review(by=noor, glass=one, finding="not justified", words=WHY, at=AT + HOUR)


def found_right(one, lucia, noor):
    verbs.review(by=noor, glass=one, finding="justified", words=WHY, at=AT + HOUR)


@pytest.mark.parametrize(
    ("end", "opens", "rest"),
    [(taken_back, False, True), (closed, False, False), (found_wrong, False, False), (found_right, True, True)],
)
def test_what_ends_it_before_its_time(lucia, noor, end, opens, rest):
    one = broken(lucia)
    answered(noor, one)
    assert agreed_of(lucia)
    end(one, lucia, noor)
    assert bool(agreed_of(lucia, AT + HOUR)) is opens
    assert bool(standing_of(lucia, AT + HOUR).broken) is rest


def test_agreement_is_to_that_very_opening(lucia, noor):
    one, two = broken(lucia), broken(lucia, case=f"casework.Case.{uuid4()}")
    answered(noor, one)
    assert agreed_of(lucia) == {(CASE, "marac")}
    verbs.close(by=lucia, glass=one, at=AT + HOUR)
    three = broken(lucia, at=AT + HOUR)
    assert agreed_of(lucia, AT + HOUR) == frozenset()
    assert {str(each.state) for each in (one_for(lucia, key, AT + HOUR).release for key in (two, three))} == {"waits"}


def test_who_did_not_ask_for_it_has_none(lucia, noor):
    one = broken(lucia, with_contact=False)
    assert one_for(lucia, one, AT).release is None
    with pytest.raises(Missing, match="Nobody was asked"):
        answered(noor, one)
    assert agreed_of(lucia) == frozenset()


# Who may ask, who may agree


@pytest.mark.parametrize("role", ["Antisocial behaviour officer", "Domestic abuse co-ordinator", MARIAN])
def test_only_the_roles_of_the_table_ask_for_it(demonstration, role):
    with pytest.raises(Refused, match="not opened by break-glass to your role"):
        broken(viewer(role))


def test_it_is_not_asked_for_a_purpose_it_is_not_read_for(lucia):
    with pytest.raises(Invalid, match="not read for that purpose"):
        broken(lucia, purpose="antisocial_behaviour")
    assert broken(lucia, purpose="antisocial_behaviour", with_contact=False)


def test_with_nobody_else_who_could_agree_nothing_is_opened_and_it_says_what_to_do(lucia, monkeypatch):
    had = BrokenGlass.objects.count()
    monkeypatch.setattr(desks, "the_one", lambda fact: lambda viewer, roles: (lucia.member_id,))
    with pytest.raises(NotNow, match="no second person") as refused:
        broken(lucia)
    assert "Ring 999" in refused.value.instead
    assert BrokenGlass.objects.count() == had


@pytest.mark.parametrize("role", ["Antisocial behaviour officer", "Councillor", LUCIA])
def test_nobody_else_is_a_second_person(demonstration, lucia, role):
    one = broken(lucia)
    with pytest.raises((Refused, Missing)):
        answered(viewer(role), one)
    assert agreed_of(lucia) == frozenset()


def test_whoever_opened_it_is_no_second_person_whatever_else_they_are(lucia):
    both = replace(lucia, roles=(*lucia.roles, "liaison_officer", "csp_manager"))
    one = broken(both)
    with pytest.raises(Refused, match="second person"):
        answered(both, one)
    told = {"answered_at": AT, "answered_by": "x", "answer": "agreed", "words": "w1.x", "answerer": both.member_id}
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.filter(pk=one).update(**told)


def test_a_second_person_is_asked_for_an_interest_of_their_own_and_one_that_is_known_counts(lucia, noor, monkeypatch):
    one = broken(lucia)
    for answer in ("agreed", "refused"):
        with pytest.raises(Refused, match="interest of their own"):
            answered(noor, one, answer, no_conflict=False)
    real, known = desks.declared, Standing(conflicted=frozenset({CASE}))
    told = {"standing": (lambda who, at, of: known if who.member_id == noor.member_id else Standing(),)}
    monkeypatch.setattr(desks, "declared", lambda fact: (*real(fact), *told.get(fact, ())))
    with pytest.raises(Refused, match="interest of their own"):
        answered(noor, one)
    assert agreed_of(lucia) == frozenset()
    answered(viewer(MARIAN), one)
    assert agreed_of(lucia)


@pytest.mark.parametrize("wrong", [{"words": "Yes."}, {"words": "Ring her on 07700 900123, now."}, {"answer": "maybe"}])
def test_what_is_no_answer_or_no_reason_opens_nothing(lucia, noor, wrong):
    one = broken(lucia)
    with pytest.raises(Invalid):
        answered(noor, one, **wrong)
    assert agreed_of(lucia) == frozenset()


# One answer, and taking one's own word back


def test_it_is_answered_once_and_while_the_opening_lasts(lucia, noor):
    one = broken(lucia)
    with pytest.raises(NotNow, match="any more"):
        answered(noor, one, at=AT + 4 * HOUR)
    answered(noor, one, "refused")
    assert agreed_of(lucia) == frozenset()
    with pytest.raises(NotNow, match="any more"):
        answered(viewer(MARIAN), one)
    with pytest.raises(NotNow, match="no word of yours"):
        verbs.take_release_back(by=noor, glass=one, at=AT)


def test_each_takes_back_their_own_word_and_nobody_elses(lucia, noor):
    one = broken(lucia)
    with pytest.raises(NotNow):
        verbs.take_release_back(by=noor, glass=one, at=AT)
    verbs.take_release_back(by=lucia, glass=one, at=AT)
    with pytest.raises(NotNow):
        answered(noor, one)
    two = broken(lucia, case=f"casework.Case.{uuid4()}")
    answered(noor, two)
    for other in (lucia, viewer(MARIAN)):
        with pytest.raises(NotNow):
            verbs.take_release_back(by=other, glass=two, at=AT)
    with pytest.raises(NotNow):
        verbs.take_release_back(by=noor, glass=two, at=AT + 4 * HOUR)
    verbs.take_release_back(by=noor, glass=two, at=AT)
    with pytest.raises(NotNow):
        verbs.take_release_back(by=noor, glass=two, at=AT)
    assert agreed_of(lucia) == frozenset()


# Who is told, and what stays


def test_those_who_may_agree_are_told_and_each_step_is_recorded_without_its_words(lucia, noor):
    one, two, three = (broken(lucia, case=f"casework.Case.{uuid4()}") for _ in range(3))
    for other in (noor, viewer(MARIAN)):
        assert "waits for a second person. Read why." in notices_for(other)[0].words
    answered(noor, one)
    verbs.take_release_back(by=noor, glass=one, at=AT)
    answered(noor, two, "refused")
    verbs.take_release_back(by=lucia, glass=three, at=AT)
    told = [each.words.removeprefix(f"{noor.name} ") for each in notices_for(lucia)[:3]]
    assert set(told) == {
        "agreed that you read how somebody is reached safely. Read why.",
        "took back that you read how somebody is reached safely.",
        "did not agree that you read how somebody is reached safely. Read why.",
    }
    rows = AuditRow.objects.filter(table="break_glass.Release").order_by("pk")
    steps = {key: [row.what for row in rows if row.record == str(key)] for key in (one, two, three)}
    assert steps == {one: ["asked", "approved", "ended"], two: ["asked", "declined"], three: ["asked", "withdrawn"]}
    assert "must be warned" not in repr(snapshots.take())
    assert one_for(lucia, one, AT).answer_words == WHY
    told = {(table, what) for table, what, _words in CONCERN.watched.deeds}
    assert {(row.table, row.what) for row in rows} <= told


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": WHY},
        {"answer": "agreed"},
        {"ended_by": "x"},
        {"answered_at": AT, "answered_by": "x", "answer": "agreed", "words": WHY},
        {"answered_at": AT, "answered_by": "x", "answer": "maybe", "words": "w1.x"},
    ],
)
def test_the_database_takes_no_half_of_an_answer_and_no_words_in_clear(lucia, wrong):
    one = broken(lucia)
    if "answered_at" in wrong:
        wrong = {**wrong, "answerer": uuid4()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.filter(pk=one).update(**wrong)


# What pages say


def test_a_page_says_in_words_what_is_open_and_what_is_not(lucia, noor):
    asked = "How somebody is reached safely, and where they live"

    def said(glass, at=AT):
        page = contact_of(lucia, glass, at)
        return dict(page.facts)[asked], page.state, bool(page.instead), page.takes_back

    cases = [f"casework.Case.{uuid4()}" for _ in range(5)]
    waits, agreed, refused, back, alone = (broken(lucia, case=each, with_contact=each != cases[4]) for each in cases)
    answered(noor, agreed), answered(noor, refused, "refused"), answered(noor, back)
    verbs.take_release_back(by=noor, glass=back, at=AT)
    for glass, begins, state, instead, takes_back in (
        (
            waits,
            "Not open. Waits for a second person.",
            "Open. Waits for a second person",
            True,
            "Ask no longer for a ",
        ),
        (agreed, f"Open until the opening ends. {noor.name} agreed, ", "Open", False, ""),
        (refused, f"Not open. The second person did not agree. {noor.name}, ", "Open", True, ""),
        (back, "Not open. The second person took their agreement back.", "Open", True, ""),
        (alone, "Not open. Nobody asked for it.", "Open", False, ""),
    ):
        found = said(glass)
        assert found[0].startswith(begins)
        assert (found[1], found[2]) == (state, instead)
        assert found[3].startswith(takes_back) if takes_back else not found[3]
        assert said(glass, AT + 4 * HOUR)[1:] == ("Closed", False, "")
    assert said(waits, AT + 4 * HOUR)[0] == "Not open. The opening has ended."
    verbs.take_release_back(by=lucia, glass=waits, at=AT)
    assert said(waits)[0] == "Not open. It is no longer asked for."


def sent(**more):
    return {"case": SAID, "purpose": "marac", "reason": REASON, "contact": "needed", "interest": "none", **more}


OPEN_PAGE, ASKED = "/members/break-glass/open/", "Do you need how somebody is reached safely"


def test_it_is_offered_to_those_roles_alone_and_what_can_be_put_right_stays_on_the_form(demonstration, signed_in):
    officer, client = signed_in("Antisocial behaviour officer"), signed_in(LUCIA)
    assert ASKED not in officer.get(OPEN_PAGE).content.decode()
    assert ASKED in client.get(OPEN_PAGE).content.decode()
    for wrong, words in (({"contact": ""}, ASKED[:20].lower()), ({"purpose": "antisocial_behaviour"}, "not read for")):
        answer = client.post(OPEN_PAGE, sent(**wrong))
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert REASON in answer.content.decode()
    officer.post(OPEN_PAGE, sent(purpose="safeguard_child"))
    assert not Release.objects.filter(member=viewer("Antisocial behaviour officer").member_id).exists()


def test_it_is_asked_agreed_to_and_taken_back_on_the_pages(demonstration, signed_in):
    client = signed_in(LUCIA)
    where = client.post(OPEN_PAGE, sent())["Location"]
    page = client.get(where).content.decode()
    for words in ("Waits for a second person", "Who may agree", "Noor Paget", "Ring 999", "Ask no longer"):
        assert words in page
    assert "Be the second person" not in page
    assert client.get(f"{where}second-person/").status_code == 403
    second = signed_in(NOOR)
    week = second.get("/members/").content.decode()
    assert "It opens to a colleague only with a second person." in week
    assert f"{where}second-person/" in week
    form = second.get(f"{where}second-person/").content.decode()
    assert REASON in form
    said = {"interest": "none", "answer": "agreed", "words": WHY}
    assert second.post(f"{where}second-person/", {**said, "interest": "some"}).status_code == 403
    assert second.post(f"{where}second-person/", {**said, "words": "Yes."}).status_code == 422
    assert second.post(f"{where}second-person/", said)["Location"] == where
    assert "Open until the opening ends." in client.get(where).content.decode()
    assert second.post(f"{where}second-person/", said).status_code == 422
    assert "Take your agreement back" in second.get(where).content.decode()
    assert second.post(f"{where}second-person/take-back/").status_code == 303
    assert "took their agreement back" in client.get(where).content.decode()
    assert f"{where}second-person/" not in second.get("/members/").content.decode()


def test_the_second_person_shows_afresh_who_they_are(new_member, with_app, sign_in, clock):
    opener = new_member(name="Lu Marsh", email="lu@netherwick.example", roles=("marac_coordinator",))
    liaison = new_member(roles=("liaison_officer",))
    client = sign_in(liaison, with_app(liaison))
    one = broken(desks.the_one("viewer_of")(opener.pk), at=clock.at)
    page = f"/members/break-glass/{one}/second-person/"
    assert client.get(page).status_code == 200
    clock.at += timedelta(minutes=5, seconds=1)
    assert client.get(page)["Location"].startswith("/members/account/confirm/")
