"""For anybody: what was done for the plan."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wardmote.desks.delivery.presenters import done as presenters
from wardmote.desks.delivery.queries.activities import activities_for
from wardmote.errors import Missing
from wardmote.foundation.access import the_public
from wardmote.foundation.correspondence import export
from wardmote.foundation.now import today
from wardmote.foundation.pages import render


@require_safe
def show_done(request: HttpRequest) -> HttpResponse:
    """What was done, whoever reads the page: a member sees here what the public does."""
    tenant = request.viewer.tenant
    page = presenters.done_page(activities_for(the_public(tenant), today()), tenant, today())
    return render(request, "delivery/public_done.html", {"page": page})


@require_safe
def send_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The same as data."""
    if kind not in ("csv", "xlsx"):
        raise Missing("There is no such file.", instead="Choose one on the page of what was done.")
    found = activities_for(the_public(request.viewer.tenant), today())
    return export(request, name=f"done.{kind}", content=presenters.done_table(found, today()))
