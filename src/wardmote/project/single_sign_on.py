"""The settings of agencies' own sign-in sites, read from the environment."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from wardmote.errors import Invalid
from wardmote.foundation.accounts.issuers import Issuer

#: For each setting of one site: what it is when nobody gives it (in words), and what it does.
SETTINGS = {
    "ISSUER": ("needed", "The issuer's address exactly as it gives it, such as `https://login.example.gov.uk/v2.0`."),
    "CLIENT": ("needed", "The client id that the issuer gave this site."),
    "SECRET": ("needed", "The secret that the issuer gave with it."),
    "AGENCY": ("needed", "The organisation whose members it speaks for, by its name here. It lets nobody else in."),
    "DOMAINS": (
        "needed",
        "The e-mail domains it may speak of, with commas between. A member is known by an address in one of them.",
    ),
    "TITLE": ("the agency's name", "What its link on the sign-in page says after “Sign in with”."),
    "VERIFIES": (
        "`claim`",
        (
            "`claim`: an address counts only where the issuer says `email_verified`. `always`: for an issuer that "
            "never says so and itself gives out every address of those domains, such as Entra ID."
        ),
    ),
    "FACTOR": (
        "`ours`",
        (
            "`ours`: our second factor is asked after theirs. `theirs`: not where the issuer says that it asked for "
            "more than one (`amr` has `mfa`)."
        ),
    ),
}  # fmt: skip
CHOICES = {"VERIFIES": ("claim", "always"), "FACTOR": ("ours", "theirs")}
_NAME = re.compile(r"[a-z][a-z0-9]{0,30}")
_HERE = ("localhost", "127.0.0.1", "::1")


def issuers(given: Mapping[str, str]) -> tuple[Issuer, ...]:
    """Every sign-in site the settings name; raises Invalid for one that cannot be used."""
    names = [name.strip() for name in given.get("WARDMOTE_OIDC", "").split(",") if name.strip()]
    odd = next((name for name in names if not _NAME.fullmatch(name) or names.count(name) > 1), "")
    if odd:
        raise Invalid(
            f"WARDMOTE_OIDC names “{odd}”.",
            instead="Give names of small letters and digits, each once, such as council.",
        )
    return tuple(_issuer(name, given) for name in names)


def _issuer(name: str, given: Mapping[str, str]) -> Issuer:
    found = {what: given.get(setting(name, what), "") for what in SETTINGS}
    for what, (otherwise, _) in SETTINGS.items():
        if otherwise == "needed" and not found[what]:
            raise Invalid(f"{setting(name, what)} is not set.", instead=f"Set it, or take {name} out of WARDMOTE_OIDC.")
    for what, choices in CHOICES.items():
        if found[what] not in ("", *choices):
            raise Invalid(f"{setting(name, what)} is “{found[what]}”.", instead=f"Set it to {' or '.join(choices)}.")
    parts = urlsplit(found["ISSUER"])
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)):
        raise Invalid(f"{setting(name, 'ISSUER')} is “{found['ISSUER']}”.", instead="It begins with https://.")
    return Issuer(
        slug=name,
        title=found["TITLE"] or found["AGENCY"],
        issuer=found["ISSUER"],
        client=found["CLIENT"],
        secret=found["SECRET"],
        agency=found["AGENCY"],
        domains=tuple(each.strip().lower().lstrip("@") for each in found["DOMAINS"].split(",") if each.strip()),
        verifies=found["VERIFIES"] or "claim",
        factor=found["FACTOR"] or "ours",
    )


def setting(name: str, what: str) -> str:
    """WARDMOTE_OIDC_COUNCIL_ISSUER, for the issuer called council."""
    return f"WARDMOTE_OIDC_{name.upper()}_{what}"
