"""The settings of agencies' own sign-in sites: whole, or refused in words that name what is missing."""

import pytest

from wardmote.errors import Invalid
from wardmote.project.single_sign_on import issuers

GIVEN = {
    "WARDMOTE_OIDC": "council",
    "WARDMOTE_OIDC_COUNCIL_ISSUER": "https://login.netherwick.example/v2.0",
    "WARDMOTE_OIDC_COUNCIL_CLIENT": "wardmote",
    "WARDMOTE_OIDC_COUNCIL_SECRET": "s",
    "WARDMOTE_OIDC_COUNCIL_AGENCY": "Netherwick Council",
    "WARDMOTE_OIDC_COUNCIL_DOMAINS": "Netherwick.example, @old.example",
}


def test_none_is_wanted():
    assert issuers({}) == ()


def test_one_is_read_with_what_it_may_leave_out():
    (found,) = issuers(GIVEN)
    assert (found.slug, found.title, found.agency) == ("council", "Netherwick Council", "Netherwick Council")
    assert found.domains == ("netherwick.example", "old.example")
    assert (found.verifies, found.factor) == ("claim", "ours")


@pytest.mark.parametrize("name", [name for name in GIVEN if name != "WARDMOTE_OIDC"])
def test_what_is_missing_is_named(name):
    with pytest.raises(Invalid, match=name):
        issuers({each: value for each, value in GIVEN.items() if each != name})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WARDMOTE_OIDC", "Council"),
        ("WARDMOTE_OIDC", "council,council"),
        ("WARDMOTE_OIDC", "../x"),
        ("WARDMOTE_OIDC_COUNCIL_ISSUER", "http://login.netherwick.example"),
        ("WARDMOTE_OIDC_COUNCIL_ISSUER", "login.netherwick.example"),
        ("WARDMOTE_OIDC_COUNCIL_VERIFIES", "yes"),
        ("WARDMOTE_OIDC_COUNCIL_FACTOR", "none"),
    ],
)
def test_what_cannot_be_used_is_refused(name, value):
    with pytest.raises(Invalid, match="WARDMOTE_OIDC"):
        issuers({**GIVEN, name: value})
