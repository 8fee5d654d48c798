"""Where a page sends what is being typed, and where a member says that it is not wanted."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from wardmote.errors import Invalid
from wardmote.foundation.correspondence import answer
from wardmote.foundation.drafts import keeping
from wardmote.foundation.drafts.tickets import Ticket
from wardmote.foundation.now import now


def keep_typed(request: HttpRequest) -> HttpResponse:
    """Keep what is being typed. Answers 204, or where the form says `show`, sends the member to the page with it."""
    ticket = _ticket(request)
    if not keeping.keep(ticket, request.POST, at=now()):
        raise Invalid(
            _("This could not be kept: it is more than a form can hold, or this site has no key to keep it under."),
            instead=_("Send less, or send it as a file; if it is short, tell whoever runs the site."),
        )
    return HttpResponseRedirect(ticket.path) if "show" in request.POST else answer(request, "", kind="txt", status=204)


def forget_typed(request: HttpRequest) -> HttpResponse:
    """Forget what was typed, and go where the form says, or to the page it was typed on."""
    ticket = _ticket(request)
    keeping.forget(ticket)
    to = request.POST.get("to", "")
    return HttpResponseRedirect(to if url_has_allowed_host_and_scheme(to, allowed_hosts=None) else ticket.path)


def _ticket(request: HttpRequest) -> Ticket:
    drafts = request.drafts
    drafts.settled = True
    ticket = drafts.returned()
    if ticket is None:
        raise Invalid(_("This did not come from a page of yours."), instead=_("Load the page again."))
    return ticket
