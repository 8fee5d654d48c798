"""Answers for whatever watches the site: no page, no session, nothing about anybody."""

import json

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wardmote import __version__
from wardmote.foundation.access.machine import check_is_this_machine
from wardmote.foundation.correspondence import answer
from wardmote.foundation.health.checks import WELL, besides, states
from wardmote.foundation.health.measures import as_text
from wardmote.foundation.now import now


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return answer(request, "live\n", kind="txt")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Everything the site needs is well: 200, or 503 with what is not; besides, what somebody must see to."""
    found = states(open_already=True)
    well = all(state == WELL for state in found.values())
    said = json.dumps({"ready": well, "version": __version__, "checks": found, "besides": besides()})
    return answer(request, said, kind="json", status=200 if well else 503)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Numbers, for the machine itself alone."""
    check_is_this_machine(request.META)
    return answer(request, as_text(now()), kind="txt")
