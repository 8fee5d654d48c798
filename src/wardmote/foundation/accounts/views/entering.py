"""The pages of signing in: the password, the second factor, the passkey."""

from http import HTTPStatus

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from wardmote.errors import Invalid, NotNow, WardmoteError
from wardmote.foundation import now
from wardmote.foundation.access.headers import allow_passkeys
from wardmote.foundation.accounts import demonstration, entering, factors, issuers, passkeys
from wardmote.foundation.pages import render

READ_AND_SENT = require_http_methods(["GET", "HEAD", "POST"])


def problem_of(error: WardmoteError, field: str) -> list[dict[str, str]]:
    """One error as the summary of a form shows it, leading to its field."""
    return [{"text": str(error), "href": f"#{field}"}]


def status_of(error: WardmoteError) -> int:
    """The status a form answers with; waiting is told to machines too."""
    return HTTPStatus.TOO_MANY_REQUESTS if isinstance(error, NotNow) else error.status


@never_cache
@sensitive_post_parameters("password")
@READ_AND_SENT
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for an e-mail address and a password, or offer a passkey; in a demonstration, offer its people."""
    if request.method != "POST":
        return _sign_in_page(request)
    email, to = request.POST.get("email", ""), request.POST.get("next", "")
    if not email.strip() or not request.POST.get("password"):
        return _sign_in_page(request, Invalid("Give your e-mail address and your password."), email)
    try:
        member = entering.check_password(request, email=email, password=request.POST["password"], at=now.now())
    except (Invalid, NotNow) as error:
        return _sign_in_page(request, error, email)
    return entering.begin(request, member, by="password", to=to)


def _sign_in_page(request: HttpRequest, error: WardmoteError | None = None, email: str = "") -> HttpResponse:
    told = {
        "people": demonstration.people(),
        "issuers": issuers.every(),
        "email": email,
        "errors": problem_of(error, "email") if error else [],
        "to": entering.safe(request, request.POST.get("next", "") or request.GET.get("next", "")),
        "because": request.signed_out_because,
    }
    return render(request, "accounts/sign_in.html", told, status=status_of(error) if error else HTTPStatus.OK)


@never_cache
@sensitive_post_parameters("code", "passkey")
@READ_AND_SENT
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask for the member's code or passkey."""
    stage = entering.under_way(request)
    if stage is None:
        return HttpResponseRedirect(reverse("sign-in"))
    member = stage.login.user
    if not factors.has_second_factor(member.pk):
        return HttpResponseRedirect(reverse("set-up-factor"))
    error: WardmoteError | None = None
    if request.method == "POST":
        try:
            entering.note_factor(request, member, by=show_factor(request, member))
            return entering.let_in(request, stage)
        except (Invalid, NotNow) as found:
            error = found
    told = {
        "action": reverse("sign-in-second-factor"),
        "heading": "Show that it is you",
        "back": reverse("sign-in"),
        **factor_words(member, error),
    }
    return allow_passkeys(render(request, "accounts/second_factor.html", told, status_of(error) if error else 200))


def show_factor(request: HttpRequest, member: AbstractBaseUser) -> str:
    """Which of the member's factors was sent; raises Invalid where none that is right was, NotNow after too many."""
    if request.POST.get("passkey"):
        entering.show_passkey(request, member, request.POST["passkey"], at=now.now())
        return "passkey"
    if not request.POST.get("code", "").strip():
        raise Invalid("Type a code.", instead="It is in your authenticator app, or one of your recovery codes.")
    return entering.show_code(request, member, request.POST["code"], at=now.now())


def factor_words(member: AbstractBaseUser, error: WardmoteError | None) -> dict[str, object]:
    """What a page that asks for a factor needs: which the member has, what the browser is asked, what went wrong."""
    kinds = {factor.kind for factor in factors.factors_of(member.pk)}
    return {
        "has_app": factors.APP in kinds,
        "passkey_options": passkeys.ask_to_use(member) if factors.PASSKEY in kinds else "",
        "errors": problem_of(error, "code") if error else [],
    }


@never_cache
@sensitive_post_parameters("passkey")
@READ_AND_SENT
def sign_in_by_passkey(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey alone, which is two factors in one."""
    error: WardmoteError | None = None
    if request.method == "POST":
        try:
            return entering.begin_by_passkey(
                request, request.POST.get("passkey", ""), at=now.now(), to=request.POST.get("next", "")
            )
        except (Invalid, NotNow) as found:
            error = found
    told = {
        "passkey_options": passkeys.ask_to_use(None),
        "errors": problem_of(error, "use-passkey") if error else [],
        "to": entering.safe(request, request.POST.get("next", "") or request.GET.get("next", "")),
        "back": reverse("sign-in"),
    }
    return allow_passkeys(render(request, "accounts/passkey_sign_in.html", told, status_of(error) if error else 200))
