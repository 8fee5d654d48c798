"""Whose word about who somebody is we take: the sign-in sites of agencies, as an installation's settings name them."""

from dataclasses import dataclass

from django.conf import settings

from wardmote.errors import Missing


@dataclass(frozen=True)
class Issuer:
    """One agency's own sign-in site (an OpenID Connect issuer).

    - `slug` is its name in addresses and settings, `title` on our sign-in page, `issuer` its own address.
    - `agency` is the organisation whose members it speaks for, and `domains` what may follow the @ in an e-mail address
      that it speaks of; nobody else comes in by it, whatever it says.
    - `verifies`: "claim" when it says of each address whether it is verified, "always" when it verifies every one.
    - `factor`: "ours" when our second factor is asked as well, "theirs" when theirs counts where they say they asked.
    """

    slug: str
    title: str
    issuer: str
    client: str
    secret: str
    agency: str
    domains: tuple[str, ...]
    verifies: str = "claim"
    factor: str = "ours"


def every() -> tuple[Issuer, ...]:
    """Those that this installation's settings name."""
    return settings.WARDMOTE_ISSUERS


def issuer_called(slug: str) -> Issuer:
    """The one of that name; raises Missing."""
    for issuer in every():
        if issuer.slug == slug:
            return issuer
    raise Missing("This site does not know that way of signing in.", instead="Choose one from the sign-in page.")
