"""A member sees and changes their own factors, password and sessions; sensitive acts want them to show it is they."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client

from wardmote.foundation.accounts import factors

PASSWORD = "three random words"
NEW = "quite another password"
pytestmark = pytest.mark.django_db


@pytest.fixture
def phone(new_member, with_app):
    found = with_app(new_member())
    found.member = apps.get_model("agencies", "Member").objects.get()
    return found


@pytest.fixture
def signed_in_member(phone, sign_in):
    return sign_in(phone.member, phone)


def elsewhere() -> Client:
    return Client(HTTP_HOST="localhost", REMOTE_ADDR="192.0.2.20", HTTP_USER_AGENT="Chrome/140 (Windows)")


def test_the_page_shows_what_there_is(signed_in_member):
    page = signed_in_member.get("/members/account/").content.decode()
    for words in ("Authenticator app", "Firefox on Linux (this one)", "192.0.2.7"):
        assert words in page, words


def test_a_session_ended_from_another_is_refused_on_its_next_request(phone, signed_in_member, sign_in):
    other = sign_in(phone.member, phone, elsewhere())
    assert other.get("/members/").status_code == 200
    page = signed_in_member.get("/members/account/").content.decode()
    assert "Sign out Chrome on Windows" in page
    session = page.split('name="session" value="')[1].split('"')[0]
    signed_in_member.post("/members/account/sessions/end/", {"session": session})
    assert other.get("/members/").status_code == 403
    assert signed_in_member.get("/members/").status_code == 200


def test_all_others_can_be_ended_at_once(phone, signed_in_member, sign_in):
    others = [sign_in(phone.member, phone, elsewhere()) for _ in range(3)]
    signed_in_member.post("/members/account/sessions/end/")
    assert [other.get("/members/").status_code for other in others] == [403] * 3
    assert signed_in_member.get("/members/").status_code == 200


def test_whoever_sits_down_at_an_open_browser_ends_nobodys_other_sessions(phone, signed_in_member, sign_in):
    other = sign_in(phone.member, phone, elsewhere())
    phone.clock.at += timedelta(minutes=6)
    asked = signed_in_member.post("/members/account/sessions/end/")
    assert asked.headers["Location"].startswith("/members/account/confirm/?next=%2Fmembers%2Faccount%2F")
    assert other.get("/members/").status_code == 200
    signed_in_member.post("/members/account/confirm/", {"password": PASSWORD})
    signed_in_member.post("/members/account/sessions/end/")
    assert other.get("/members/").status_code == 403


@pytest.mark.parametrize("session", ["0", "-1", "nonsense", "9" * 40, "1 OR 1=1"])
def test_nobody_elses_session_can_be_ended(new_member, with_app, signed_in_member, sign_in, session):
    from allauth.usersessions.models import UserSession

    other = new_member(email="ben@netherwick.example", name="Ben Cole")
    theirs = sign_in(other, with_app(other), elsewhere())
    row = UserSession.objects.get(user=other)
    for each in (session, str(row.pk)):
        assert signed_in_member.post("/members/account/sessions/end/", {"session": each}).status_code == 302
    assert theirs.get("/members/").status_code == 200


def test_changing_the_password_ends_every_other_session(phone, signed_in_member, sign_in, visitor):
    other = sign_in(phone.member, phone, elsewhere())
    answer = signed_in_member.post("/members/account/password/", {"password": NEW, "again": NEW})
    assert answer.headers["Location"] == "/members/account/"
    assert other.get("/members/").status_code == 403
    page = signed_in_member.get("/members/account/").content.decode()
    assert "(this one)" in page
    stranger = elsewhere()
    assert stranger.post("/sign-in/", {"email": phone.member.email, "password": PASSWORD}).status_code == 422
    assert stranger.post("/sign-in/", {"email": phone.member.email, "password": NEW}).status_code == 302


# A password, the same again | what is said of it, or nothing where it will do
PASSWORDS = [
    ("twelve chars", "twelve chars", ""),
    ("eleven char", "eleven char", "at least 12 characters"),
    ("", "", "at least 12 characters"),
    (NEW, NEW + "!", "not the same"),
    ("1qaz2wsx3edc", "1qaz2wsx3edc", "too common"),
    ("ada.brook@netherwick.example", "ada.brook@netherwick.example", "too similar"),
    ("x" * 201, "x" * 201, "no more than 200"),
    ("grüße aus zürich ☂", "grüße aus zürich ☂", ""),
]


@pytest.mark.parametrize(("password", "again", "said"), PASSWORDS)
def test_what_a_password_may_be(signed_in_member, password, again, said):
    answer = signed_in_member.post("/members/account/password/", {"password": password, "again": again})
    assert answer.status_code == (422 if said else 302)
    assert said in (answer.content.decode() if said else "")


SENSITIVE = [
    "/members/account/password/",
    "/members/account/app/",
    "/members/account/passkey/",
    "/members/account/codes/",
]


@pytest.mark.parametrize("path", SENSITIVE)
def test_after_five_minutes_a_sensitive_act_wants_to_know_who_it_is(signed_in_member, phone, path):
    assert signed_in_member.get(path).status_code == 200
    phone.clock.at += timedelta(minutes=5, seconds=1)
    asked = signed_in_member.get(path)
    assert asked.status_code == 302
    assert asked.headers["Location"].startswith("/members/account/confirm/?next=%2Fmembers%2Faccount%2F")
    assert signed_in_member.get(asked.headers["Location"]).status_code == 200


@pytest.mark.parametrize("way", ["password", "code", "recovery code"])
def test_showing_it_again(signed_in_member, phone, way):
    factors.new_recovery_codes(phone.member)
    phone.clock.at += timedelta(minutes=20)
    sent = {
        "password": {"password": PASSWORD},
        "code": {"code": phone.code()},
        "recovery code": {"code": factors.recovery_codes_of(phone.member)[0]},
    }[way]
    wrong = signed_in_member.post("/members/account/confirm/", dict.fromkeys(sent, "wrong"))
    assert wrong.status_code == 422
    assert signed_in_member.get("/members/account/password/").status_code == 302
    right = signed_in_member.post("/members/account/confirm/", {**sent, "next": "/members/account/password/"})
    assert right.headers["Location"] == "/members/account/password/"
    assert signed_in_member.get("/members/account/password/").status_code == 200


def test_guessing_there_is_slow_too(signed_in_member, phone):
    statuses = [signed_in_member.post("/members/account/confirm/", {"password": "wrong"}).status_code for _ in range(6)]
    assert statuses == [422] * 5 + [429]


def test_it_leads_nowhere_else(signed_in_member, phone):
    answer = signed_in_member.post("/members/account/confirm/", {"password": PASSWORD, "next": "//evil.example/"})
    assert answer.headers["Location"] == "/members/account/"


def test_the_last_factor_cannot_be_taken_away(signed_in_member, phone):
    (app,) = factors.factors_of(phone.member.pk)
    answer = signed_in_member.post("/members/account/factors/remove/", {"factor": app.id})
    assert answer.status_code == 409
    assert "only second factor" in answer.content.decode()
    assert factors.has_second_factor(phone.member.pk)


@pytest.mark.parametrize("factor", ["", "0", "-3", "nonsense", "9" * 40, "१"])
def test_a_factor_there_is_not_cannot_be_taken_away(signed_in_member, factor):
    assert signed_in_member.post("/members/account/factors/remove/", {"factor": factor}).status_code == 422


def test_nobody_elses_factor_can_be_taken_away(signed_in_member, new_member, with_app):
    other = new_member(email="ben@netherwick.example", name="Ben Cole")
    with_app(other)
    (theirs,) = factors.factors_of(other.pk)
    assert signed_in_member.post("/members/account/factors/remove/", {"factor": theirs.id}).status_code == 422
    assert factors.has_second_factor(other.pk)


def test_new_recovery_codes_are_shown_once(signed_in_member):
    assert "Make new recovery codes" in signed_in_member.get("/members/account/codes/").content.decode()
    signed_in_member.post("/members/account/codes/")
    page = signed_in_member.get("/members/account/codes/").content.decode()
    assert "They are shown only now" in page
    assert signed_in_member.post("/members/account/codes/").headers["Location"] == "/members/account/"
    assert "They are shown only now" not in signed_in_member.get("/members/account/codes/").content.decode()


def test_every_change_of_factor_or_password_is_in_the_audit(signed_in_member, phone):
    signed_in_member.post("/members/account/codes/")
    signed_in_member.post("/members/account/password/", {"password": NEW, "again": NEW})
    factors.forget_all(phone.member.pk)
    rows = apps.get_model("audit", "AuditRow").objects.filter(what="changed", record=str(phone.member.pk))
    told = [(row.fields, row.because) for row in rows.order_by("pk")]
    assert told == [
        ("second_factor", "authenticator app added"),
        ("second_factor", "recovery codes added"),
        ("password", ""),
        ("second_factor", "authenticator app taken away"),
        ("second_factor", "recovery codes taken away"),
    ]


def test_other_peoples_pages_of_setting_up_are_for_who_signed_in(visitor, db):
    for path in (*SENSITIVE, "/members/account/", "/members/account/confirm/"):
        assert visitor.get(path).status_code == 403
        assert visitor.post(path).status_code == 403
