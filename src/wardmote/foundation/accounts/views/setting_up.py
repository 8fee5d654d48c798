"""Setting up a second factor: on the first sign-in, before anything else opens, and later from the account page."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from wardmote.errors import Invalid
from wardmote.foundation import now
from wardmote.foundation.access.headers import allow_passkeys
from wardmote.foundation.accounts import entering, factors, passkeys, picturing
from wardmote.foundation.accounts.confirming import confirmed_recently
from wardmote.foundation.accounts.enciphering import decipher, encipher
from wardmote.foundation.accounts.telling import tell_changed
from wardmote.foundation.accounts.views.entering import problem_of
from wardmote.foundation.pages import render

READ_AND_SENT = require_http_methods(["GET", "HEAD", "POST"])
#: In the session: the secret of an app being set up, enciphered, and whose new recovery codes are still to be shown.
SECRET, CODES = "wardmote_app_secret", "wardmote_codes_of"


@dataclass(frozen=True)
class Way:
    """Whose factor is set up, and where each page of doing so is: `back` before it, `codes` after it."""

    member: AbstractBaseUser
    app: str
    passkey: str
    codes: str
    back: str
    first: bool


def on_the_way_in(view: Callable[[HttpRequest, Way], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """For somebody who has given a right password and has no second factor yet; others are led to sign in."""

    @never_cache
    @READ_AND_SENT
    def asked(request: HttpRequest) -> HttpResponse:
        stage = entering.under_way(request)
        if stage is None:
            return HttpResponseRedirect(reverse("sign-in"))
        member = stage.login.user
        if factors.has_second_factor(member.pk) and not entering.has_shown_factor(request, member):
            return HttpResponseRedirect(reverse("sign-in-second-factor"))
        if entering.has_shown_factor(request, member) != (request.path == reverse("set-up-codes")):
            shown = entering.has_shown_factor(request, member)
            return HttpResponseRedirect(reverse("set-up-codes" if shown else "set-up-factor"))
        pages = (reverse("set-up-app"), reverse("set-up-passkey"), reverse("set-up-codes"), reverse("set-up-factor"))
        return view(request, Way(member, *pages, first=True))

    return asked


def from_the_account(view: Callable[[HttpRequest, Way], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """For a member who has signed in and has just shown that it is they."""

    @never_cache
    @READ_AND_SENT
    @confirmed_recently()
    def asked(request: HttpRequest) -> HttpResponse:
        pages = (reverse("account-app"), reverse("account-passkey"), reverse("account-codes"), reverse("account"))
        return view(request, Way(request.user, *pages, first=False))

    return asked


def choose(request: HttpRequest, way: Way) -> HttpResponse:
    """What a second factor is, and which to set up."""
    return render(request, "accounts/set_up.html", {"way": way})


@sensitive_post_parameters("code")
def set_up_app(request: HttpRequest, way: Way) -> HttpResponse:
    """Show the secret as a picture and as letters; keep it once the app has shown a code."""
    error: Invalid | None = None
    sealed = request.session.setdefault(SECRET, encipher(factors.new_secret()))
    secret = decipher(sealed)
    if request.method == "POST":
        try:
            factors.add_app(way.member, secret=secret, code=request.POST.get("code", ""), at=now.now())
        except Invalid as found:
            error = found
        else:
            del request.session[SECRET]
            return _made(request, way, factors.APP)
    told = {
        "way": way,
        "picture": picturing.picture_of(picturing.address_for_app(way.member.get_username(), secret)),
        "secret": picturing.in_fours(secret),
        "errors": problem_of(error, "code") if error else [],
    }
    return render(request, "accounts/set_up_app.html", told, status=error.status if error else HTTPStatus.OK)


@sensitive_post_parameters("passkey")
def set_up_passkey(request: HttpRequest, way: Way) -> HttpResponse:
    """Have the browser make a passkey, and keep it."""
    error: Invalid | None = None
    if request.method == "POST":
        try:
            passkeys.add_passkey(way.member, name=request.POST.get("name", ""), answer=request.POST.get("passkey", ""))
        except Invalid as found:
            error = found
        else:
            return _made(request, way, "passkey")
    told = {
        "way": way,
        "passkey_options": passkeys.ask_to_make(way.member),
        "name": request.POST.get("name", ""),
        "errors": problem_of(error, "name") if error else [],
    }
    page = render(request, "accounts/set_up_passkey.html", told, status=error.status if error else HTTPStatus.OK)
    return allow_passkeys(page)


def _made(request: HttpRequest, way: Way, kind: str) -> HttpResponse:
    """A factor was added: make recovery codes if there are none, and show them once."""
    if way.first:
        entering.note_factor(request, way.member, by=kind)
    else:
        tell_changed(way.member, at=now.now())
    if not any(factor.kind == factors.CODES for factor in factors.factors_of(way.member.pk)):
        _renew_codes(request, way)
    return HttpResponseRedirect(way.codes if way.first or _has_new_codes(request, way) else way.back)


def _renew_codes(request: HttpRequest, way: Way) -> None:
    factors.new_recovery_codes(way.member)
    request.session[CODES] = str(way.member.pk)


def _has_new_codes(request: HttpRequest, way: Way) -> bool:
    return request.session.get(CODES) == str(way.member.pk)


def show_codes(request: HttpRequest, way: Way) -> HttpResponse:
    """Show the recovery codes just made until their owner says that they are kept, and never after that."""
    new = _has_new_codes(request, way)
    if request.method == "POST" and not new and not way.first:
        _renew_codes(request, way)
        return HttpResponseRedirect(way.codes)
    if request.method == "POST":
        request.session.pop(CODES, None)
        stage = entering.under_way(request)
        return entering.let_in(request, stage) if stage else HttpResponseRedirect(way.back)
    codes = factors.recovery_codes_of(way.member) if new else ()
    return render(request, "accounts/codes.html", {"way": way, "codes": codes})
