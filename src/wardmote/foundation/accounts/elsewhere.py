"""Coming in by an agency's own sign-in site: whom it may speak for, and which member is meant. It never makes one.

A member is known by the verified e-mail address that the issuer gives, the first time; from then on by the issuer's own
name for them (`sub`), which goes with the person when an address is given to somebody else. What else it says, roles
among it, is not looked at.
"""

import logging
from collections.abc import Mapping
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from wardmote.errors import Refused
from wardmote.foundation import desks
from wardmote.foundation.accounts import entering
from wardmote.foundation.accounts.issuers import Issuer, issuer_called
from wardmote.foundation.accounts.provider import NotBelieved
from wardmote.foundation.accounts.recording import record_refusal
from wardmote.foundation.pages.refusals import refusal_of, refuse

logger = logging.getLogger(__name__)

INSTEAD = "Sign in with a password, or ask an administrator of your partnership."


class IssuerAccountAdapter(DefaultSocialAccountAdapter):
    """What django-allauth asks of us about issuers."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """The issuers of the settings, and none from the database."""
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody becomes a member by another site's word."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """The issuer has said who it is: go on to the second factor as that member, or refuse in words."""
        raise ImmediateHttpResponse(admit(request, sociallogin))

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Exception | None = None, **_: Any
    ) -> None:
        """Refuse in words; whoever runs the site finds the reason in the log."""
        log_refusal(provider.sub_id, exception or error)
        raise ImmediateHttpResponse(refuse(request, refusal_of(not_told())))


def log_refusal(issuer: str, why: object) -> None:
    """Say in the log which issuer's answer was refused and why: in our own words, or by the kinds of fault alone."""
    if isinstance(why, Exception) and not isinstance(why, NotBelieved):
        why = " from ".join(type(each).__name__ for each in (why, why.__cause__) if each)
    logger.warning("an answer of %s was refused: %s", issuer, why)


def not_told() -> Refused:
    """The issuer did not say who it is, or not so that it can be believed."""
    return Refused("Your agency's own site did not say who you are, so you are not signed in.", instead=INSTEAD)


def admit(request: HttpRequest, login: SocialLogin) -> HttpResponse:
    """Go on as the member whom the issuer means; a refusal in words where there is none."""
    issuer = issuer_called(login.account.provider)
    claims = login.claims
    known = login.user if login.account.pk else None
    try:
        if claims.get("nonce") != (login.state.get("data") or {}).get("nonce"):
            raise not_told()
        member = member_meant(issuer, claims, known)
    except Refused as refusal:
        record_refusal(known, because="single sign-on")
        return refuse(request, refusal_of(refusal))
    factor = "their own site" if issuer.factor == "theirs" and "mfa" in _listed(claims.get("amr")) else ""
    return entering.begin(request, member, by="single sign-on", factor=factor, to=login.state.get("next") or "")


@transaction.atomic
def member_meant(issuer: Issuer, claims: Mapping[str, Any], known: AbstractBaseUser | None) -> AbstractBaseUser:
    """The open account that this issuer may speak for; raises Refused. `known` is who came by this identity before."""
    member = known or entering.member_with(address_vouched(issuer, claims))
    if member is None or not member.is_active:
        raise Refused("There is no open account here for you.", instead=INSTEAD)
    if desks.the_one("viewer_of")(member.pk).agency != issuer.agency:
        raise Refused(f"That site speaks only for members of {issuer.agency}.", instead=INSTEAD)
    if known is None:
        _link(issuer, claims, member)
    return member


def address_vouched(issuer: Issuer, claims: Mapping[str, Any]) -> str:
    """The e-mail address that the issuer gives and may speak of; raises Refused where there is none such."""
    address = claims.get("email")
    if not isinstance(address, str) or address.count("@") != 1:
        raise Refused("Your agency's own site did not give your e-mail address.", instead=INSTEAD)
    if address.rpartition("@")[2].lower() not in issuer.domains:
        raise Refused("Your agency's own site gave an e-mail address that is not one of its own.", instead=INSTEAD)
    if issuer.verifies != "always" and claims.get("email_verified") not in (True, "true"):
        raise Refused("Your agency's own site has not verified your e-mail address.", instead=INSTEAD)
    return address


def _link(issuer: Issuer, claims: Mapping[str, Any], member: AbstractBaseUser) -> None:
    """Know this member by the issuer's own name for them from now on."""
    if SocialAccount.objects.filter(provider=issuer.slug, user_id=member.pk).exists():
        raise Refused(
            "Your account is known by another identity at your agency's own site.",
            instead="Ask an administrator of your partnership: an address may have been given to somebody else.",
        )
    SocialAccount.objects.create(user=member, provider=issuer.slug, uid=str(claims["sub"]), extra_data={})


def _listed(value: Any) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()
