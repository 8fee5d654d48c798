"""Signing in and out. A password alone opens nothing yet: sign-in with a second factor comes with casework."""

from django.contrib.auth import get_user_model, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wardmote.errors import Missing
from wardmote.foundation.accounts import demonstration, rules
from wardmote.foundation.accounts.landing import landing_page
from wardmote.foundation.pages import render

BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@require_GET
def sign_in(request: HttpRequest) -> HttpResponse:
    """Who you can sign in as here, and why if nobody."""
    return render(request, "accounts/sign_in.html", {"people": demonstration.people()})


@require_POST
def sign_in_to_demonstration(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demonstration's people with one click and no password."""
    rules.check_may_sign_in_without_password(demonstration=demonstration.is_demonstration(), meta=request.META)
    asked = request.POST.get("person", "")
    person = next((each for each in demonstration.people() if each.reference == asked), None)
    if person is None:
        raise Missing(
            "Nobody of that reference is in this demonstration.", instead="Choose somebody on the sign-in page."
        )
    login(request, get_user_model().objects.get(pk=person.member_id), backend=BACKEND)
    return HttpResponseRedirect(reverse("members"))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and forget it."""
    logout(request)
    return HttpResponseRedirect(reverse("sign-in"))


@never_cache
@require_GET
def show_landing(request: HttpRequest) -> HttpResponse:
    """The member's first page."""
    return render(request, "accounts/landing.html", {"page": landing_page(request.viewer)})  # type: ignore[attr-defined]
