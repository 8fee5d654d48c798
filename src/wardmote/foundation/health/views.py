"""Answers for whatever watches the site: no page, no session, nothing about anybody."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wardmote import __version__
from wardmote.foundation.health.checks import WELL, states


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("live\n", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Everything the site needs is well: 200, or 503 with what is not."""
    found = states()
    well = all(state == WELL for state in found.values())
    return JsonResponse({"ready": well, "version": __version__, "checks": found}, status=200 if well else 503)
