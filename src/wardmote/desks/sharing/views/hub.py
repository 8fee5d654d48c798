"""The first page of sharing."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wardmote.desks.sharing.presenters.hub import hub_page
from wardmote.foundation.now import today
from wardmote.foundation.pages import render


@require_safe
def show_sharing(request: HttpRequest) -> HttpResponse:
    """Every place of the desk."""
    return render(request, "sharing/hub.html", {"page": hub_page(request.viewer, today())})
