"""The pages by which a member sets a password from a link, and asks for such a link."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from wardmote.errors import Invalid, NotNow, WardmoteError
from wardmote.foundation import now
from wardmote.foundation.accounts import entering, links
from wardmote.foundation.accounts.forgetting import ask_for_password
from wardmote.foundation.accounts.limits import limits_on
from wardmote.foundation.accounts.views.account import password_page
from wardmote.foundation.accounts.views.entering import problem_of, status_of
from wardmote.foundation.pages import render

READ_AND_SENT = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@READ_AND_SENT
def forgotten_password(request: HttpRequest) -> HttpResponse:
    """Ask for the e-mail address; the answer is the same whoever's it is."""
    email, error = request.POST.get("email", ""), None
    if request.method == "POST":
        try:
            if "@" not in email:
                raise Invalid("Give your e-mail address.", instead="It has an @ in it.")
            ask_for_password(request, email=email, at=now.now())
        except (Invalid, NotNow) as found:
            error = found
        else:
            return render(
                request, "accounts/forgotten_sent.html", {"minutes": limits_on(now.today()).forgotten_minutes}
            )
    told = {"errors": problem_of(error, "email") if error else [], "email": email, "back": reverse("sign-in")}
    return render(request, "accounts/forgotten.html", told, status=_status(error))


def _status(error: WardmoteError | None) -> int:
    return status_of(error) if error else HTTPStatus.OK


@never_cache
@sensitive_post_parameters("password", "again", "key")
@READ_AND_SENT
def new_password(request: HttpRequest) -> HttpResponse:
    """Set a password from a link, then go on to the second factor."""
    key = request.POST.get("key", "") or request.GET.get("key", "")
    if not key:
        return HttpResponseRedirect(reverse("sign-in"))
    links.opened(key, at=now.now())
    error: Invalid | None = None
    if request.method == "POST":
        try:
            member = links.set_password(
                key, password=request.POST.get("password", ""), again=request.POST.get("again", ""), at=now.now()
            )
        except Invalid as found:
            error = found
        else:
            return entering.begin(request, member, by="link")
    return password_page(request, error, action=reverse("new-password"), back=reverse("sign-in"), key=key)
