"""Of django-allauth only what we use is served: none of its addresses, none of its pages, none of its mail."""

import re
from importlib import import_module

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from wardmote.foundation.access.addresses import every_address, rule_of

#: Its packages that have addresses.
PACKAGES = (
    "allauth.account.urls",
    "allauth.mfa.urls",
    "allauth.socialaccount.urls",
    "allauth.socialaccount.providers.openid_connect.urls",
    "allauth.usersessions.urls",
)


def theirs(patterns, before: str = ""):
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from theirs(each.url_patterns, route)
        elif isinstance(each, URLPattern):
            yield each.name, route


def every_one() -> list[tuple[str, str]]:
    found = (each for package in PACKAGES for each in theirs(import_module(package).urlpatterns))
    return [(name, route) for name, route in found if route]


def test_none_of_its_addresses_is_ours():
    found = every_one()
    ours = {pattern.name for _, pattern in every_address(get_resolver().url_patterns)}
    print(f"{len(found)} addresses of theirs, {len(ours)} of ours")
    assert len(found) > 30
    assert not {name for name, _ in found} & ours


@pytest.mark.parametrize("home", ["/", "/accounts/", "/sign-in/"])
def test_each_of_its_addresses_leads_nowhere(demonstration, anybody, signed_in, home):
    readers = (anybody, signed_in("Administrator"))
    for _, route in every_one():
        path = home + re.sub(r"<[^>]+>|\(\?P[^)]*\)|[\^$?]", "x", route).replace("//", "/")
        for reader in readers:
            for way in (reader.get, reader.post):
                answer = way(path)
                assert answer.status_code == 404, f"{path} answers {answer.status_code}"


def test_none_of_its_views_answers_here():
    found = list(every_address(get_resolver().url_patterns))
    print(f"{len(found)} addresses")
    for route, pattern in found:
        assert rule_of(pattern.callback), route
        assert pattern.callback.__module__.startswith("wardmote."), route


def test_none_of_its_pages_can_be_drawn():
    """There is no engine of Django's that could find a template of theirs, so an answer of theirs would be a fault."""
    assert settings.TEMPLATES == []


def test_its_mail_does_not_leave():
    from wardmote.errors import Broken
    from wardmote.foundation.accounts.adapters import AccountAdapter

    with pytest.raises(Broken):
        AccountAdapter().send_mail("account/email/anything", "ada@netherwick.example", {})


def test_its_own_counting_of_tries_is_off_and_ours_is_on():
    assert settings.ACCOUNT_RATE_LIMITS is False
    assert settings.MFA_RATE_LIMITS is False
