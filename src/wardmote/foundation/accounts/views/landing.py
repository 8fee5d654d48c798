"""A member's first page, and signing out."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wardmote.foundation.accounts import sessions
from wardmote.foundation.accounts.landing import landing_page
from wardmote.foundation.pages import render


@never_cache
@require_GET
def show_landing(request: HttpRequest) -> HttpResponse:
    """The member's first page."""
    return render(request, "accounts/landing.html", {"page": landing_page(request.viewer)})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and forget it."""
    sessions.end_here(request)
    answer = HttpResponseRedirect(reverse("sign-in"))
    # These are shared machines: whoever sits down next finds no page of this member's by going back.
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer
