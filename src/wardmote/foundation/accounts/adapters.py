"""What django-allauth asks of us: who is let in at the last door, what it may send (nothing), how secrets are kept.

None of its own pages or addresses is served; what it would answer with them is answered by ours.
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import clear_authentication_records, get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wardmote.errors import Broken, Refused
from wardmote.foundation import now
from wardmote.foundation.accounts import sessions
from wardmote.foundation.accounts.enciphering import decipher, encipher
from wardmote.foundation.accounts.origin import address_of

#: What django-allauth notes of a step when it was a second factor.
SECOND_FACTOR = "mfa"


class AccountAdapter(DefaultAccountAdapter):
    """Signing in: one stage after the first step, and a last door that opens only to two factors."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def get_login_stages(self) -> list[str]:
        return ["wardmote.foundation.accounts.stages.SecondFactorStage"]

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Begin the session, if this browser has shown two factors as this member; otherwise raise Refused."""
        steps = get_authentication_records(request, user)
        if not any(step["method"] == SECOND_FACTOR for step in steps):
            raise Refused("Everybody here signs in with a second factor.", instead="Start again from the sign-in page.")
        how = tuple(str(step.get("type") or step["method"]) for step in steps)
        super().login(request, user)
        clear_authentication_records(request)
        sessions.begin(request, how=how, at=now.now())

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("members")

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        return HttpResponseRedirect(reverse("sign-in"))

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Mail leaves by correspondence only."""
        raise Broken(f"django-allauth wanted to send {template_prefix} itself.")


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: enciphered in the database, and named as this site is."""

    def encrypt(self, text: str) -> str:
        return encipher(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decipher(encrypted_text)

    def get_totp_issuer(self) -> str:
        return "Wardmote"

    def _get_site_name(self) -> str:
        return "Wardmote"
