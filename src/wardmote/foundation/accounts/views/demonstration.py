"""The demonstration's one click, kept apart from signing in for real."""

from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from wardmote.errors import Missing
from wardmote.foundation import now
from wardmote.foundation.accounts import demonstration, rules, sessions

BACKEND = "django.contrib.auth.backends.ModelBackend"


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
    sessions.begin(request, how=(sessions.DEMONSTRATION,), at=now.now())
    return HttpResponseRedirect(reverse("members"))
