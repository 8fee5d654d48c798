"""Nothing opens before two factors are shown; what is wrong is refused alike, whoever's account it is."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.auth import hashers

from wardmote.foundation.accounts import factors

PASSWORD = "three random words"
pytestmark = pytest.mark.django_db


def told(what: str) -> list[tuple[str, str]]:
    rows = apps.get_model("audit", "AuditRow").objects.filter(what=what).order_by("pk")
    return [(row.record, row.because) for row in rows]


def test_a_password_and_a_code_let_a_member_in(new_member, with_app, visitor):
    member = new_member()
    phone = with_app(member)
    assert visitor.get("/members/").status_code == 403
    first = visitor.post("/sign-in/", {"email": member.email, "password": PASSWORD})
    assert first.headers["Location"] == "/sign-in/second-factor/"
    assert visitor.get("/members/").status_code == 403, "the password alone opened a page"
    second = visitor.post("/sign-in/second-factor/", {"code": phone.next_code()})
    assert second.headers["Location"] == "/members/"
    assert "Ada Brook" in visitor.get("/members/").content.decode()
    assert told("signed in") == [(str(member.pk), "password, totp")]


def test_the_first_sign_in_sets_up_a_second_factor_before_anything_opens(new_member, visitor, clock):
    member = new_member()
    first = visitor.post("/sign-in/", {"email": member.email, "password": PASSWORD})
    assert first.headers["Location"] == "/sign-in/set-up/"
    for path in ("/members/", "/sign-in/set-up/codes/", "/sign-in/second-factor/"):
        answer = visitor.get(path)
        assert answer.status_code == 403 or answer.headers["Location"].startswith("/sign-in/"), path
    page = visitor.get("/sign-in/set-up/app/").content.decode()
    assert "<svg" in page
    secret = page.split('wm-secret">')[1].split("<")[0].replace(" ", "")
    assert visitor.post("/sign-in/set-up/app/", {"code": "000000"}).status_code == 422
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    code = format_hotp_value(hotp_value(secret, int(clock.at.timestamp()) // 30))
    made = visitor.post("/sign-in/set-up/app/", {"code": code})
    assert made.headers["Location"] == "/sign-in/set-up/codes/"
    assert visitor.get("/members/").status_code == 403
    shown = visitor.get("/sign-in/set-up/codes/").content.decode()
    assert shown.count("<li>") >= 10
    assert visitor.post("/sign-in/set-up/codes/").headers["Location"] == "/members/"
    assert visitor.get("/members/").status_code == 200
    assert ("authenticator app added") in [because for _, because in told("changed")]


def test_the_secret_of_an_app_is_not_in_the_database_in_letters(new_member, with_app):
    member = new_member()
    phone = with_app(member)
    row = Authenticator.objects.get(user=member, type=factors.APP)
    assert phone.secret not in str(row.data)


def test_a_code_counts_once(new_member, with_app, sign_in, visitor):
    """RFC 6238, section 5.2: the verifier must not accept the second attempt of the code."""
    member = new_member()
    phone = with_app(member)
    sign_in(member, phone)
    visitor.post("/sign-out/")
    visitor.post("/sign-in/", {"email": member.email, "password": PASSWORD})
    again = visitor.post("/sign-in/second-factor/", {"code": phone.code()})
    assert again.status_code == 422
    assert "used already" in again.content.decode()
    assert visitor.get("/members/").status_code == 403
    assert visitor.post("/sign-in/second-factor/", {"code": phone.next_code()}).status_code == 302


@pytest.mark.parametrize(("steps", "right"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_one_step_out(clock, steps, right):
    secret = factors.new_secret()
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    code = format_hotp_value(hotp_value(secret, int(clock.at.timestamp()) // 30 + steps))
    assert (factors.step_of(secret, code, at=clock.at) is not None) is right


def test_the_codes_are_those_of_the_standard():
    """RFC 6238, appendix B, SHA-1, cut to six digits."""
    import base64
    from datetime import UTC, datetime

    secret = base64.b32encode(b"12345678901234567890").decode()
    for seconds, code in ((59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")):
        assert factors.step_of(secret, code, at=datetime.fromtimestamp(seconds, UTC)) == seconds // 30


@pytest.mark.parametrize("code", ["", " ", "12345", "abcdef", "１２３４５６", "0" * 5000, "'; drop table", "\x00"])
def test_what_is_no_code_is_refused(new_member, with_app, visitor, code):
    member = new_member()
    with_app(member)
    visitor.post("/sign-in/", {"email": member.email, "password": PASSWORD})
    assert visitor.post("/sign-in/second-factor/", {"code": code}).status_code == 422
    assert visitor.get("/members/").status_code == 403


def test_a_recovery_code_lets_in_once(new_member, with_app, visitor):
    member = new_member()
    with_app(member)
    factors.new_recovery_codes(member)
    code = factors.recovery_codes_of(member)[0]
    for expected in (302, 422):
        visitor.post("/sign-in/", {"email": member.email, "password": PASSWORD})
        assert visitor.post("/sign-in/second-factor/", {"code": code}).status_code == expected
        visitor.post("/sign-out/")
    assert len(factors.recovery_codes_of(member)) == 9
    assert told("signed in") == [(str(member.pk), "password, recovery_codes")]


def test_new_recovery_codes_end_the_old_ones(new_member):
    member = new_member()
    factors.new_recovery_codes(member)
    old = factors.recovery_codes_of(member)
    factors.new_recovery_codes(member)
    new = factors.recovery_codes_of(member)
    assert len(set(old) | set(new)) == 20


def test_recovery_codes_alone_are_no_second_factor(new_member):
    member = new_member()
    factors.new_recovery_codes(member)
    assert not factors.has_second_factor(member.pk)


def wrong_ways(member, closed):
    return {
        "wrong password": (member.email, "not the password"),
        "no such account": ("nobody@netherwick.example", PASSWORD),
        "closed account": (closed.email, PASSWORD),
        "huge password": (member.email, "x" * 100_000),
        "no address at all": ("not an address", PASSWORD),
    }


def test_every_wrong_way_is_answered_alike_after_the_same_work(new_member, visitor, monkeypatch):
    """Neither the words nor the work done on the password tell whether there is such an account."""
    member = new_member()
    closed = new_member(email="closed@netherwick.example")
    type(closed).objects.filter(pk=closed.pk).update(is_active=False)
    no_password = new_member(email="elsewhere@netherwick.example", password=None)
    ways = wrong_ways(member, closed) | {"no password set": (no_password.email, PASSWORD)}
    hashed = []
    hasher = hashers.get_hasher()
    encode = type(hasher).encode
    monkeypatch.setattr(type(hasher), "encode", lambda self, *a, **k: hashed.append(1) or encode(self, *a, **k))
    verify = type(hasher).verify
    monkeypatch.setattr(type(hasher), "verify", lambda self, *a, **k: hashed.append(1) or verify(self, *a, **k))
    answers, work = set(), set()
    for email, password in ways.values():
        hashed.clear()
        answer = visitor.post("/sign-in/", {"email": email, "password": password})
        page = answer.content.decode().replace(email, "…")
        page = page.split('name="csrfmiddlewaretoken"')[0] + page.split("E-mail address</label>")[-1]
        answers.add((answer.status_code, "are not those of an account" in page))
        work.add(min(len(hashed), 1))
    print(f"{len(ways)} ways")
    assert answers == {(422, True)}
    assert work == {1}


def test_capitals_in_the_address_make_no_difference(new_member, with_app, visitor):
    member = new_member()
    with_app(member)
    answer = visitor.post("/sign-in/", {"email": " Ada.BROOK@netherwick.example ", "password": PASSWORD})
    assert answer.headers["Location"] == "/sign-in/second-factor/"


def test_one_members_half_way_in_is_nobody_elses(new_member, with_app, visitor):
    """Who set up a factor and went no further cannot use that for somebody else's account in the same browser."""
    first, second = new_member(), new_member(email="ben@netherwick.example", name="Ben Cole")
    phone = with_app(second)
    visitor.post("/sign-in/", {"email": first.email, "password": PASSWORD})
    page = visitor.get("/sign-in/set-up/app/").content.decode()
    secret = page.split('wm-secret">')[1].split("<")[0].replace(" ", "")
    phone_of_first = type(phone)(secret, phone.clock)
    visitor.post("/sign-in/set-up/app/", {"code": phone_of_first.code()})
    visitor.post("/sign-in/", {"email": second.email, "password": PASSWORD})
    assert visitor.post("/sign-in/set-up/codes/").headers["Location"] == "/sign-in/second-factor/"
    assert visitor.get("/members/").status_code == 403


def test_half_way_in_does_not_last(new_member, with_app, visitor, monkeypatch):
    import time

    member = new_member()
    phone = with_app(member)
    visitor.post("/sign-in/", {"email": member.email, "password": PASSWORD})
    late = time.time() + 16 * 60
    monkeypatch.setattr(time, "time", lambda: late)
    phone.clock.at += timedelta(minutes=16)
    assert visitor.get("/sign-in/second-factor/").headers["Location"] == "/sign-in/"


def test_closing_an_account_half_way_in_stops_it(new_member, with_app, visitor):
    member = new_member()
    phone = with_app(member)
    visitor.post("/sign-in/", {"email": member.email, "password": PASSWORD})
    type(member).objects.filter(pk=member.pk).update(is_active=False)
    assert visitor.post("/sign-in/second-factor/", {"code": phone.next_code()}).headers["Location"] == "/sign-in/"
    assert visitor.get("/members/").status_code == 403


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(new_member, with_app, visitor, to):
    member = new_member()
    phone = with_app(member)
    visitor.post("/sign-in/", {"email": member.email, "password": PASSWORD, "next": to})
    landed = visitor.post(f"/sign-in/second-factor/?next={to}", {"code": phone.next_code(), "next": to})
    assert landed.headers["Location"] == "/members/"


def test_signing_in_leads_back_to_the_page_that_was_wanted(new_member, with_app, visitor):
    member = new_member()
    phone = with_app(member)
    visitor.post("/sign-in/", {"email": member.email, "password": PASSWORD, "next": "/members/plan/checklist/"})
    landed = visitor.post("/sign-in/second-factor/", {"code": phone.next_code()})
    assert landed.headers["Location"] == "/members/plan/checklist/"


def test_the_last_door_opens_only_to_two_factors(new_member, rf):
    """Whatever stands before it, the door itself asks."""
    from wardmote.errors import Refused
    from wardmote.foundation.accounts.adapters import AccountAdapter

    request = rf.get("/")
    request.session = {}
    with pytest.raises(Refused, match="second factor"):
        AccountAdapter().login(request, new_member())
