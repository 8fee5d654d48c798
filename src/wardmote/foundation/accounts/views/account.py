"""A member's own account: factors, password, where they are signed in; and showing again that it is they."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wardmote.errors import Invalid, NotNow, WardmoteError
from wardmote.foundation import now
from wardmote.foundation.access.headers import allow_passkeys
from wardmote.foundation.accounts import changing, entering, factors, sessions
from wardmote.foundation.accounts.confirming import confirmed_recently
from wardmote.foundation.accounts.limits import limits_on
from wardmote.foundation.accounts.telling import tell_changed
from wardmote.foundation.accounts.views.entering import factor_words, problem_of, show_factor, status_of
from wardmote.foundation.pages import render

READ_AND_SENT = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@require_GET
def show_account(request: HttpRequest) -> HttpResponse:
    """Everything about one's own account on one page."""
    member = request.user
    held = factors.factors_of(member.pk)
    told = {
        "email": member.email,
        "has_password": member.has_usable_password(),
        "app": next((each for each in held if each.kind == factors.APP), None),
        "passkeys": [each for each in held if each.kind == factors.PASSKEY],
        "codes_left": sum(each.left for each in held if each.kind == factors.CODES),
        "sessions": sessions.sessions_of(member.pk, here=request.session.session_key or "", at=now.now()),
    }
    return render(request, "accounts/account.html", told)


@require_POST
@confirmed_recently(page="account")
def remove_factor(request: HttpRequest) -> HttpResponse:
    """Take one factor away."""
    given = request.POST.get("factor", "")
    factors.remove(request.user.pk, int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0)
    tell_changed(request.user, at=now.now())
    return HttpResponseRedirect(reverse("account"))


@require_POST
@confirmed_recently(page="account")
def end_sessions(request: HttpRequest) -> HttpResponse:
    """End one of one's own sessions, or (no `session`) all but the one that asks."""
    sessions.end_of(request.user.pk, only=request.POST.get("session", ""), but=request.session.session_key or "")
    return HttpResponseRedirect(reverse("account"))


@never_cache
@sensitive_post_parameters("password", "again")
@READ_AND_SENT
@confirmed_recently()
def change_password(request: HttpRequest) -> HttpResponse:
    """Set another password; every other session of the member ends."""
    error: Invalid | None = None
    if request.method == "POST":
        try:
            changing.change_password(
                request.user,
                password=request.POST.get("password", ""),
                again=request.POST.get("again", ""),
                at=now.now(),
                by=request.viewer,
                but=request.session.session_key or "",
            )
        except Invalid as found:
            error = found
        else:
            sessions.keep_after_password(request)
            return HttpResponseRedirect(reverse("account"))
    return password_page(request, error, action=reverse("change-password"), back=reverse("account"))


def password_page(
    request: HttpRequest, error: WardmoteError | None, *, action: str, back: str, key: str = ""
) -> HttpResponse:
    """Ask for a new password, twice."""
    told = {
        "heading": "Choose a password",
        "least": limits_on(now.today()).password_characters,
        "errors": problem_of(error, "password") if error else [],
        "action": action,
        "back": back,
        "key": key,
    }
    return render(request, "accounts/password.html", told, status=error.status if error else HTTPStatus.OK)


@never_cache
@sensitive_post_parameters("code", "passkey", "password")
@READ_AND_SENT
def confirm_identity(request: HttpRequest) -> HttpResponse:
    """Ask the member to show again that it is they, then lead them back."""
    to = entering.safe(request, request.POST.get("next", "") or request.GET.get("next", "")) or reverse("account")
    member = request.user
    error: WardmoteError | None = None
    if request.method == "POST":
        try:
            if request.POST.get("password"):
                entering.show_password(request, member, request.POST["password"], at=now.now())
            else:
                show_factor(request, member)
        except (Invalid, NotNow) as found:
            error = found
        else:
            sessions.confirm(request, at=now.now())
            return HttpResponseRedirect(to)
    told = {
        "action": reverse("confirm-identity"),
        "heading": "Confirm that it is you",
        "back": reverse("account"),
        "to": to,
        "has_password": member.has_usable_password(),
        **factor_words(member, error),
    }
    return allow_passkeys(render(request, "accounts/confirm.html", told, status_of(error) if error else HTTPStatus.OK))
