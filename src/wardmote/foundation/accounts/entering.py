"""Signing in, step by step: the password or passkey, then the second factor, then in. Nothing opens before the last.

Every outcome that is not success is the same for an account that exists and for one that does not: the same words, the
same waiting, and the same work done on the password.
"""

import logging
from datetime import datetime

from allauth.account.internal.flows.login import (
    clear_authentication_records,
    get_authentication_records,
    perform_login,
    record_authentication,
)
from allauth.account.models import Login
from allauth.account.stages import LoginStageController
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from wardmote.errors import Invalid, NotNow
from wardmote.foundation.accounts import sessions, tallies
from wardmote.foundation.accounts.adapters import SECOND_FACTOR
from wardmote.foundation.accounts.factors import check_code
from wardmote.foundation.accounts.origin import address_of
from wardmote.foundation.accounts.passkeys import check_passkey
from wardmote.foundation.accounts.passwords import LONGEST
from wardmote.foundation.accounts.recording import record_refusal
from wardmote.foundation.accounts.stages import SecondFactorStage
from wardmote.foundation.pages.words import moment

logger = logging.getLogger(__name__)

NO_MATCH = "That e-mail address and password are not those of an account that can sign in."


def member_with(email: str) -> AbstractBaseUser | None:
    """The one member with this e-mail address, whatever its capitals; None where there is none."""
    found = get_user_model().objects.filter(email__iexact=email.strip())[:2]
    return found[0] if len(found) == 1 else None


def check_password(request: HttpRequest, *, email: str, password: str, at: datetime) -> AbstractBaseUser:
    """The member these belong to. Raises NotNow where too many tries were wrong, Invalid where these are."""
    count(request, tallies.ACCOUNT, email, at=at)
    known = member_with(email)
    name = known.get_username() if known else email
    member = authenticate(request, username=name, password=password[: LONGEST + 1])
    if member is None:
        record_refusal(known, because="password")
        raise Invalid(NO_MATCH, instead="Check both and try again, or set a new password.")
    give_back(request, tallies.ACCOUNT, email)
    return member


def begin(request: HttpRequest, member: AbstractBaseUser, *, by: str, factor: str = "", to: str = "") -> HttpResponse:
    """The first step is done, `by` "password" or another site's word: go on to the second factor.

    `factor` is the second one where it has been shown already.
    """
    if request.user.is_authenticated:
        sessions.end_here(request)
    clear_authentication_records(request)
    record_authentication(request, member, by)
    if factor:
        note_factor(request, member, by=factor)
    return perform_login(request, Login(user=member, redirect_url=safe(request, to) or None))


def begin_by_passkey(request: HttpRequest, answer: str, *, at: datetime, to: str = "") -> HttpResponse:
    """A passkey is two factors in one. Raises Invalid where it is not one of an open account, NotNow after too many."""
    count(request, tallies.ADDRESS, "", at=at)
    member = check_passkey(None, answer, at=at)
    if not member.is_active:
        raise Invalid(NO_MATCH, instead="Ask an administrator of your partnership.")
    give_back(request, tallies.ADDRESS, "")
    if request.user.is_authenticated:
        sessions.end_here(request)
    clear_authentication_records(request)
    note_factor(request, member, by="passkey")
    return perform_login(request, Login(user=member, redirect_url=safe(request, to) or None))


def under_way(request: HttpRequest) -> SecondFactorStage | None:
    """Where somebody stands who has done the first step and not the second; None for anybody else."""
    if request.user.is_authenticated:
        return None
    stage = LoginStageController.enter(request, SecondFactorStage.key)
    return stage if stage and stage.login.user and stage.login.user.is_active else None


def note_factor(request: HttpRequest, member: AbstractBaseUser, *, by: str) -> None:
    """This browser has shown a second factor of this member's: which kind, in words of ours."""
    record_authentication(request, member, SECOND_FACTOR, type=by)


def has_shown_factor(request: HttpRequest, member: AbstractBaseUser) -> bool:
    """This browser has shown a second factor of this member's since it began to sign in as them."""
    return any(step["method"] == SECOND_FACTOR for step in get_authentication_records(request, member))


def let_in(request: HttpRequest, stage: SecondFactorStage) -> HttpResponse:
    """Open the session, which the last door does only for who has shown a second factor."""
    tallies.forget(tallies.ACCOUNT, stage.login.user.get_username())
    return stage.exit()


def show_code(request: HttpRequest, member: AbstractBaseUser, code: str, *, at: datetime) -> str:
    """Which factor the code is of. Raises Invalid for a wrong one, NotNow after too many."""
    count(request, tallies.FACTOR, str(member.pk), at=at)
    try:
        kind = check_code(member, code, at=at)
    except Invalid:
        record_refusal(member, because="code")
        raise
    give_back(request, tallies.FACTOR, str(member.pk))
    return kind


def show_password(request: HttpRequest, member: AbstractBaseUser, password: str, *, at: datetime) -> None:
    """This is the member's password. Raises Invalid where it is not, NotNow after too many tries."""
    count(request, tallies.FACTOR, str(member.pk), at=at)
    if not member.check_password(password[: LONGEST + 1]):
        record_refusal(member, because="password")
        raise Invalid("That is not your password.", instead="Try again, or use a code.")
    give_back(request, tallies.FACTOR, str(member.pk))


def show_passkey(request: HttpRequest, member: AbstractBaseUser, answer: str, *, at: datetime) -> None:
    """This member's passkey answered. Raises Invalid where it did not, NotNow after too many tries."""
    count(request, tallies.FACTOR, str(member.pk), at=at)
    try:
        check_passkey(member, answer, at=at)
    except Invalid:
        record_refusal(member, because="passkey")
        raise
    give_back(request, tallies.FACTOR, str(member.pk))


def count(request: HttpRequest, kind: str, name: str, *, at: datetime) -> None:
    """Count a try against the account and against where it comes from; raises NotNow, saying until when to wait."""
    for each, whose in _both(request, kind, name):
        outcome = tallies.count_try(each, whose, at=at)
        if outcome.until:
            logger.warning("too many wrong tries: signing in waits")
            raise NotNow(
                f"There have been too many wrong tries. Try again at {moment(outcome.until)}.",
                instead="If you have forgotten your password, you can set a new one then.",
            )


def give_back(request: HttpRequest, kind: str, name: str) -> None:
    """The try was right: it counts against nobody."""
    for each, whose in _both(request, kind, name):
        tallies.give_back(each, whose)


def _both(request: HttpRequest, kind: str, name: str) -> list[tuple[str, str]]:
    here = (tallies.ADDRESS, address_of(request))
    return [here] if kind == tallies.ADDRESS else [here, (kind, name)]


def safe(request: HttpRequest, to: str) -> str:
    """Where to go afterwards, if it is a page of this site; otherwise nothing."""
    good = url_has_allowed_host_and_scheme(to, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return to if good and to.startswith("/") else ""
