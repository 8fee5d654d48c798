"""An agency's own sign-in site is believed of its own members' addresses, if it proves itself, and of nothing else."""

import json
import time
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from django.apps import apps
from django.contrib.auth import get_user_model

from wardmote.foundation.accounts.elsewhere import IssuerAccountAdapter
from wardmote.foundation.accounts.issuers import Issuer

KEY = generate_private_key(65537, 2048)
OTHER = generate_private_key(65537, 2048)
ADDRESS = "https://login.netherwick.example"
pytestmark = pytest.mark.django_db


class Council:
    """The agency's site as the network sees it: what it answers can be changed by a test."""

    def __init__(self) -> None:
        self.issuer, self.claims, self.told, self.key, self.alg = ADDRESS, {}, None, KEY, "RS256"
        self.nonce = ""

    def token(self) -> str:
        claims = {
            "iss": ADDRESS,
            "aud": "wardmote",
            "sub": "person-1",
            "exp": int(time.time()) + 600,
            "iat": int(time.time()) - 5,
            "nonce": self.nonce,
            "email": "ada.brook@netherwick.example",
            "email_verified": True,
            **self.claims,
        }
        key = None if self.alg == "none" else "a secret of thirty-two characters" if self.alg == "HS256" else self.key
        return jwt.encode({k: v for k, v in claims.items() if v is not None}, key, self.alg, headers={"kid": "one"})

    def request(self, method: str, url: str, **_: object) -> SimpleNamespace:
        path = url.removeprefix(ADDRESS)
        said = {
            "/.well-known/openid-configuration": {
                "issuer": self.issuer,
                "authorization_endpoint": f"{ADDRESS}/authorize",
                "token_endpoint": f"{ADDRESS}/token",
                "userinfo_endpoint": f"{ADDRESS}/userinfo",
                "jwks_uri": f"{ADDRESS}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            },
            "/token": {"access_token": "x", "token_type": "Bearer", "id_token": self.token() if self.nonce else ""},
            "/userinfo": self.told if self.told is not None else {"sub": "person-1"},
            "/keys": {"keys": [{**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key())), "kid": "one"}]},
        }[path]
        return SimpleNamespace(
            status_code=200,
            json=lambda: said,
            headers={"content-type": "application/json"},
            text=json.dumps(said),
            content=b"",
            raise_for_status=lambda: None,
        )

    def get(self, url: str, **more: object) -> SimpleNamespace:
        return self.request("GET", url, **more)

    def __enter__(self) -> "Council":
        return self

    def __exit__(self, *_: object) -> None:
        return None


@pytest.fixture
def council(settings, monkeypatch):
    site = Council()
    settings.WARDMOTE_ISSUERS = (
        Issuer("council", "the council", ADDRESS, "wardmote", "s", "Netherwick Council", ("netherwick.example",)),
    )
    app = {"provider_id": "council", "name": "the council", "client_id": "wardmote", "secret": "s"}
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [{**app, "settings": {"server_url": ADDRESS}}]}
    }
    monkeypatch.setattr(IssuerAccountAdapter, "get_requests_session", lambda self: site)
    return site


def comes_back(visitor, council, **changed):
    """Go there and come back; the answer here."""
    sent = visitor.get("/sign-in/with/council/")
    assert sent.status_code == 302, sent.content.decode()
    asked = {name: values[0] for name, values in parse_qs(urlsplit(sent.headers["Location"]).query).items()}
    assert asked["code_challenge_method"] == "S256"
    council.nonce = asked["nonce"]
    return visitor.get("/sign-in/with/council/back/", {"code": "c", "state": asked["state"], **changed})


def test_a_member_comes_in_and_is_asked_for_a_second_factor(council, new_member, with_app, visitor):
    member = new_member(password=None)
    phone = with_app(member)
    assert comes_back(visitor, council).headers["Location"] == "/sign-in/second-factor/"
    assert visitor.get("/members/").status_code == 403
    visitor.post("/sign-in/second-factor/", {"code": phone.next_code()})
    assert visitor.get("/members/").status_code == 200
    kept = SocialAccount.objects.get()
    assert (kept.user_id, kept.uid, kept.extra_data) == (member.pk, "person-1", {})


def test_nothing_that_was_said_there_is_kept(council, new_member, visitor):
    new_member()
    council.claims = {"name": "Ada of the council", "roles": ["administrator"], "groups": ["everything"]}
    comes_back(visitor, council)
    from django.contrib.sessions.models import Session

    held = str(list(SocialAccount.objects.values())) + str([each.get_decoded() for each in Session.objects.all()])
    for word in ("Ada of the council", "administrator", "everything", "netherwick.example", "access_token"):
        assert word not in held, word


def test_roles_that_it_claims_are_not_looked_at(council, new_member, with_app, visitor):
    member = new_member()
    phone = with_app(member)
    council.claims = {"roles": ["administrator"], "groups": ["administrator"]}
    comes_back(visitor, council)
    visitor.post("/sign-in/second-factor/", {"code": phone.next_code()})
    assert visitor.get("/members/accounts/").status_code == 403


# What it says | why nobody comes in
REFUSED = [
    ({"email": "nobody@netherwick.example"}, "no open account here for you"),
    ({"email": "ada.brook@elsewhere.example"}, "not one of its own"),
    ({"email": "ada.brook@netherwick.example.evil.example"}, "not one of its own"),
    ({"email": "x@y@netherwick.example"}, "did not give your e-mail address"),
    ({"email": None}, "did not give your e-mail address"),
    ({"email": ["ada.brook@netherwick.example"]}, "did not give your e-mail address"),
    ({"email_verified": False}, "has not verified"),
    ({"email_verified": None}, "has not verified"),
    ({"email_verified": "yes"}, "has not verified"),
    ({"email_verified": 1.5}, "has not verified"),
    ({"nonce": "another"}, "did not say who you are"),
    ({"nonce": None}, "did not say who you are"),
    ({"aud": "another site"}, "did not say who you are"),
    ({"iss": "https://evil.example"}, "did not say who you are"),
    ({"exp": int(time.time()) - 60}, "did not say who you are"),
    ({"exp": None}, "did not say who you are"),
    ({"sub": None}, "did not say who you are"),
    ({"sub": ""}, "did not say who you are"),
]


@pytest.mark.parametrize(("said", "why"), REFUSED)
def test_who_does_not_come_in(council, new_member, visitor, said, why):
    new_member()
    council.claims, council.told = said, {}
    answer = comes_back(visitor, council)
    assert answer.status_code == 403
    assert why in answer.content.decode()
    assert visitor.get("/sign-in/second-factor/").headers["Location"] == "/sign-in/"
    assert get_user_model().objects.count() == 1
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("key", OTHER),
        ("alg", "none"),
        ("alg", "HS256"),
        ("told", {"sub": "person-2"}),
        ("issuer", "https://evil.example"),
    ],
)
def test_what_does_not_prove_itself_is_not_believed(council, new_member, visitor, what, value):
    new_member()
    if what == "issuer":
        council.issuer = value
        assert visitor.get("/sign-in/with/council/").status_code == 409
        return
    setattr(council, what, value)
    assert comes_back(visitor, council).status_code == 403
    assert not SocialAccount.objects.exists()


def test_an_answer_counts_once(council, new_member, visitor):
    new_member()
    first = comes_back(visitor, council)
    assert first.status_code == 302
    again = visitor.get("/sign-in/with/council/back/", {"code": "c", "state": "made-up"})
    assert again.status_code == 403


def test_another_browsers_answer_is_not_taken(council, new_member, visitor, client):
    new_member()
    sent = visitor.get("/sign-in/with/council/")
    state = parse_qs(urlsplit(sent.headers["Location"]).query)["state"][0]
    assert client.get("/sign-in/with/council/back/", {"code": "c", "state": state}).status_code == 403


def test_an_answer_of_another_issuer_is_not_taken(council, new_member, visitor):
    new_member()
    assert comes_back(visitor, council, iss="https://evil.example").status_code == 403
    assert comes_back(visitor, council, iss=ADDRESS).status_code == 302


def test_it_speaks_only_for_its_own_agency(council, new_member, visitor):
    new_member(organisation="Saltmere Borough Council")
    answer = comes_back(visitor, council)
    assert answer.status_code == 403
    assert "speaks only for members of Netherwick Council" in answer.content.decode()


def test_a_closed_account_stays_closed(council, new_member, visitor):
    member = new_member()
    comes_back(visitor, council)
    type(member).objects.filter(pk=member.pk).update(is_active=False)
    answer = comes_back(visitor, council)
    assert answer.status_code == 403
    assert apps.get_model("audit", "AuditRow").objects.filter(what="refused", because="single sign-on").exists()


def test_afterwards_a_member_is_known_by_the_sites_own_name_for_them(council, new_member, visitor):
    """An address given to somebody else does not take the account with it, and one that changes does not lose it."""
    new_member()
    comes_back(visitor, council)
    council.claims = {"email": "ada.married@netherwick.example"}
    assert comes_back(visitor, council).status_code == 302
    council.claims, council.told = {"sub": "person-2"}, {}
    answer = comes_back(visitor, council)
    assert answer.status_code == 403
    assert "known by another identity" in answer.content.decode()


@pytest.mark.parametrize(
    ("factor", "amr", "to"),
    [
        ("ours", ["pwd", "otp", "mfa"], "/sign-in/second-factor/"),
        ("theirs", ["pwd", "otp", "mfa"], "/members/"),
        ("theirs", ["pwd"], "/sign-in/second-factor/"),
        ("theirs", None, "/sign-in/second-factor/"),
        ("theirs", "mfa", "/sign-in/second-factor/"),
    ],
)
def test_their_second_factor_counts_only_where_the_settings_say_so(
    council, new_member, with_app, visitor, settings, factor, amr, to
):
    from dataclasses import replace

    with_app(new_member())
    settings.WARDMOTE_ISSUERS = (replace(settings.WARDMOTE_ISSUERS[0], factor=factor),)
    council.claims = {"amr": amr}
    assert comes_back(visitor, council).headers["Location"] == to


def test_an_issuer_that_verifies_every_address_need_not_say_so(council, new_member, visitor, settings):
    from dataclasses import replace

    new_member()
    settings.WARDMOTE_ISSUERS = (replace(settings.WARDMOTE_ISSUERS[0], verifies="always"),)
    council.claims = {"email_verified": None}
    assert comes_back(visitor, council).status_code == 302


def test_another_sites_page_signs_nobody_in(council, new_member, visitor):
    """Only a press of a link of ours, or the address typed in, begins it; no other page sends somebody through."""
    new_member()
    for place, leads in (("cross-site", "/sign-in/"), ("same-origin", ADDRESS), ("none", ADDRESS)):
        answer = visitor.get("/sign-in/with/council/", headers={"sec-fetch-site": place})
        assert answer.headers["Location"].startswith(leads), place


def test_a_site_there_is_not(visitor, db):
    assert visitor.get("/sign-in/with/nobody/").status_code == 404
    assert visitor.get("/sign-in/with/nobody/back/").status_code == 404


def test_a_site_that_does_not_answer(council, visitor, monkeypatch):
    import requests

    def silent(*_, **__):
        raise requests.ConnectionError

    monkeypatch.setattr(council, "get", silent)
    answer = visitor.get("/sign-in/with/council/")
    assert answer.status_code == 409
    assert "cannot be used now" in answer.content.decode()
