"""What opens an account is made by chance, is worth nothing once it is over, and is no word that others would guess."""

import logging
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from wardmote.errors import Invalid
from wardmote.foundation.accounts import factors
from wardmote.foundation.accounts.passwords import check_new_password, refused_words

PASSWORD = "three random words"
pytestmark = pytest.mark.django_db


def test_a_session_gets_a_new_key_at_each_step_of_signing_in(new_member, with_app, visitor):
    """Whoever put a key into the browser beforehand does not know the one that is signed in."""
    member = new_member()
    phone = with_app(member)
    visitor.post("/sign-in/", {"email": member.email, "password": PASSWORD})
    half = visitor.cookies["wardmote_session"].value
    visitor.post("/sign-in/second-factor/", {"code": phone.next_code()})
    whole = visitor.cookies["wardmote_session"].value
    assert half
    assert half != whole
    planted = Client(HTTP_HOST="localhost", REMOTE_ADDR="192.0.2.7")
    planted.cookies["wardmote_session"] = half
    assert planted.get("/members/").status_code == 403
    assert visitor.get("/members/").status_code == 200


def test_the_key_of_a_session_is_long_and_by_chance(new_member, with_app, sign_in):
    """Thirty-two of thirty-six signs: more than 128 bits."""
    member = new_member()
    key = sign_in(member, with_app(member)).cookies["wardmote_session"].value
    assert len(key) >= 32
    assert key.isalnum()


def test_a_copied_cookie_is_worth_nothing_after_signing_out(new_member, with_app, sign_in):
    member = new_member()
    client = sign_in(member, with_app(member))
    copy = Client(HTTP_HOST="localhost", REMOTE_ADDR="192.0.2.7")
    copy.cookies["wardmote_session"] = client.cookies["wardmote_session"].value
    assert copy.get("/members/").status_code == 200
    client.post("/sign-out/")
    assert copy.get("/members/").status_code == 403


def test_signing_out_has_the_browser_forget_what_it_kept(new_member, with_app, sign_in):
    member = new_member()
    answer = sign_in(member, with_app(member)).post("/sign-out/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_every_page_of_a_member_has_a_way_out(new_member, with_app, sign_in):
    member = new_member()
    client = sign_in(member, with_app(member))
    for path in ("/members/", "/members/account/", "/members/no/such/page/"):
        page = client.get(path).content.decode()
        assert 'action="/sign-out/"' in page, path
        assert "Sign out" in page, path


def test_recovery_codes_are_ten_digits_and_no_two_alike(new_member):
    member = new_member()
    factors.new_recovery_codes(member)
    codes = [code.replace(" ", "") for code in factors.recovery_codes_of(member)]
    assert len(set(codes)) == 10
    assert all(len(code) == 10 and code.isdigit() for code in codes)


def test_recovery_codes_lie_nowhere_in_clear(new_member):
    from allauth.mfa.models import Authenticator

    member = new_member()
    factors.new_recovery_codes(member)
    kept = str(list(Authenticator.objects.values_list()))
    assert not [code for code in factors.recovery_codes_of(member) if code.replace(" ", "") in kept]


def test_secrets_of_apps_are_by_chance_and_long():
    made = {factors.new_secret() for _ in range(50)}
    assert len(made) == 50
    assert all(len(secret.rstrip("=")) >= 32 for secret in made), "32 letters of base 32 are 160 bits"


def test_a_password_never_grows_too_old(new_member, visitor, clock):
    member = new_member()
    clock.at += timedelta(days=3 * 365)
    assert visitor.post("/sign-in/", {"email": member.email, "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize(
    "password", ["correct horse battery staple " * 6, "ÄÖÜ ☂ only signs and letters", "all small letters here"]
)
def test_long_ones_and_any_signs_are_taken_and_wanted_back_exactly(new_member, visitor, password):
    member = new_member()
    check_new_password(password, password, member)
    member.set_password(password)
    member.save()
    for given, status in ((password, 302), (password.swapcase(), 422), (password[:-1] + "x", 422)):
        assert visitor.post("/sign-in/", {"email": member.email, "password": given}).status_code == status


@pytest.mark.parametrize(
    "password",
    [
        "Wardmote2026!!",
        "netherwick-council-1",
        "CommunitySafety!",
        "SaferPartnership26",
        "Autumn-2026-Autumn",
        "Password-Admin-99",
    ],
)
def test_words_that_anybody_would_try_here_first_are_refused(new_member, password):
    with pytest.raises(Invalid, match="anybody would try here first"):
        check_new_password(password, password, new_member())


@pytest.mark.parametrize("password", ["the clock struck thirteen", "winter geese over Pendle", "274993058812047"])
def test_such_a_word_among_others_is_no_harm(new_member, password):
    check_new_password(password, password, new_member())


def test_the_words_are_small_letters_and_each_is_long_enough_to_matter():
    print(f"{len(refused_words())} words")
    assert len(refused_words()) > 40
    assert all(word == word.casefold() and word.isalpha() and len(word) >= 4 for word in refused_words() - {"may"})


@pytest.mark.parametrize(
    ("path", "wanted"), [("/sign-in/", "current-password"), ("/members/account/password/", "new-password")]
)
def test_a_password_is_hidden_as_it_is_typed_and_a_manager_of_passwords_may_fill_it(
    new_member, with_app, sign_in, path, wanted
):
    member = new_member()
    client = sign_in(member, with_app(member)) if path.startswith("/members/") else Client(HTTP_HOST="localhost")
    page = client.get(path).content.decode()
    boxes = [box for box in page.split("<input")[1:] if 'name="password"' in box.split(">")[0]]
    assert boxes
    for box in boxes:
        assert 'type="password"' in box.split(">")[0]
        assert f'autocomplete="{wanted}"' in box.split(">")[0]
        assert "maxlength" not in box.split(">")[0]


def test_nobody_is_asked_a_question_that_others_can_answer():
    """No hints, no mother's maiden name: a member has no column for one."""
    columns = {column.name for column in get_user_model()._meta.get_fields()}
    assert not [name for name in columns if any(part in name for part in ("hint", "question", "secret", "maiden"))]


def test_a_parameter_sent_twice_is_read_one_way(new_member, with_app, visitor):
    """What stands in an address is no form's answer, and of two answers to one question the last counts."""
    member = new_member()
    with_app(member)
    words = f"email={member.email}&password=three+random+words"
    assert visitor.post(f"/sign-in/?{words}", {}).status_code == 422
    sent = {"content_type": "application/x-www-form-urlencoded"}
    assert visitor.post("/sign-in/", f"{words}&password=wrong", **sent).status_code == 422
    assert visitor.post("/sign-in/", f"password=wrong&{words}", **sent).status_code == 302


def test_too_many_tries_are_in_the_log_and_name_nobody(new_member, visitor, caplog):
    member = new_member()
    with caplog.at_level(logging.WARNING, logger="wardmote"):
        for _ in range(6):
            visitor.post("/sign-in/", {"email": member.email, "password": "wrong"})
    said = [record.getMessage() for record in caplog.records if record.name.endswith("entering")]
    assert said == ["too many wrong tries: signing in waits"]
    assert member.email not in caplog.text
