"""Pages of agencies: fetch, present, render."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from wardmote.desks.agencies import presenters, queries, verbs
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render


@require_safe
def list_agencies(request: HttpRequest) -> HttpResponse:
    """The organisations of the partnership, what they are in it, and where each is asked."""
    viewer = request.viewer
    page = presenters.agencies_page(viewer, queries.organisations_for(viewer), queries.mailboxes_for(viewer), today())
    return render(request, "agencies/agencies.html", {"page": page})


def ask_to_confirm(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask a registered mailbox by a link whether it is the right one."""
    link = verbs.ask_to_confirm(by=request.viewer, reference=reference, at=now())
    return HttpResponseRedirect(reverse("show-link", kwargs={"reference": link}), status=303)
