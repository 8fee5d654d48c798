"""The way to an agency's own sign-in site and back."""

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from requests import RequestException

from wardmote.errors import NotNow
from wardmote.foundation.accounts import elsewhere, entering
from wardmote.foundation.accounts.issuers import issuer_called
from wardmote.foundation.accounts.provider import IssuerAdapter


@never_cache
@require_GET
def sign_in_elsewhere(request: HttpRequest, issuer: str) -> HttpResponse:
    """Send the browser to the issuer. A link and not a form, which our own policy would not let lead elsewhere."""
    found = issuer_called(issuer)
    if request.user.is_authenticated:
        return HttpResponseRedirect(reverse("members"))
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        # Another site's page sent the browser here: nobody is signed in who did not press a link of ours.
        return HttpResponseRedirect(reverse("sign-in"))
    try:
        provider = get_adapter().get_provider(request, provider=found.slug)
        return provider.begin(request, to=entering.safe(request, request.GET.get("next", "")))
    except (RequestException, OAuth2Error, ValueError, KeyError, TypeError) as error:
        raise NotNow(
            f"The sign-in site of {found.agency} cannot be used now.",
            instead="Try again in a few minutes, or sign in with a password.",
        ) from error


@never_cache
@require_GET
def come_back(request: HttpRequest, issuer: str) -> HttpResponse:
    """The browser comes back with the issuer's answer."""
    found = issuer_called(issuer)
    if request.user.is_authenticated:
        return HttpResponseRedirect(reverse("members"))
    if request.GET.get("iss", found.issuer) != found.issuer:
        # An answer of one issuer at another's address (RFC 9207).
        raise elsewhere.not_told()
    try:
        return OAuth2CallbackView.adapter_view(IssuerAdapter(request, found.slug))(request)
    except (RequestException, OAuth2Error, ValueError, KeyError, TypeError) as error:
        elsewhere.log_refusal(found.slug, error)
        raise elsewhere.not_told() from error
