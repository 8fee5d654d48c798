"""Sees every form of a member go out and come back, so that no view need know of drafts.

Going out, `form_page` puts a ticket in the form, and shows what was kept. Coming back, whatever did not succeed is
kept: an answer that is wrong, a page that had expired, a session that had ended, a fault of ours. What succeeded is
forgotten.
"""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _

from wardmote.foundation.access.classes import BUSINESS, PUBLIC_CLASS
from wardmote.foundation.drafts import keeping, tickets
from wardmote.foundation.drafts.keeping import Kept
from wardmote.foundation.drafts.tickets import Ticket
from wardmote.foundation.now import now
from wardmote.foundation.pages import render

#: Classes of which a draft may be kept: of graver ones nothing lies about that was not said.
OPEN_CLASSES = (PUBLIC_CLASS, BUSINESS)


class Drafts:
    """What one request may know of drafts: those of its own member, on its own page."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        #: Set by a view that has dealt with the draft itself.
        self.settled = False

    def ticket(self) -> Ticket | None:
        """The ticket of this page; None where nobody has signed in, or where the page is above partnership business."""
        reader = getattr(self.request, "reader", None)
        if reader is None or getattr(self.request, "record_class", "") not in OPEN_CLASSES:
            return None
        return Ticket(reader.tenant.id, reader.member_id, self.request.path)

    def kept(self) -> Kept | None:
        """What this page's member typed here and has not sent."""
        ticket = self.ticket()
        return keeping.kept(ticket, at=now()) if ticket else None

    def returned(self) -> Ticket | None:
        """The ticket of the form that came back; None if it is another member's, or none."""
        ticket = tickets.read(self.posted().get("ticket", ""))
        reader = getattr(self.request, "reader", None)
        if ticket is None or (reader and (reader.member_id, reader.tenant.id) != (ticket.member, ticket.partnership)):
            return None
        return ticket

    def posted(self) -> QueryDict:
        """What came back; nothing where it could not be read."""
        try:
            return self.request.POST
        except (SuspiciousOperation, BadRequest, UnreadablePostError, MultiPartParserError):
            return QueryDict()


class DraftMiddleware:
    """Sets `drafts` on the request, and keeps or forgets what came back by how it was answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.drafts = drafts = Drafts(request)
        response = self.get_response(request)
        if request.method != "POST" or drafts.settled:
            return response
        ticket = drafts.returned()
        if ticket is None:
            return response
        if _was_sent(request, response):
            keeping.forget(ticket)
            return response
        is_kept = keeping.keep(ticket, drafts.posted(), at=now())
        return _kept_page(request, ticket) if is_kept and _had_ended(request, response) else response


def _was_sent(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Did it succeed? An answer that sends the member elsewhere first, to come back later, is not yet success."""
    if getattr(request, "reader", None) is None or response.status_code >= 400:
        return False
    return "next" not in parse_qs(urlsplit(response.get("Location", "")).query)


def _had_ended(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Was it refused only because the session or the form had expired?"""
    ended = getattr(request, "reader", None) is None or getattr(request, "form_expired", False)
    return response.status_code == 403 and ended


def _kept_page(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    signed_out = getattr(request, "reader", None) is None
    words = {
        "signed_out": signed_out,
        "because": getattr(request, "signed_out_because", ""),
        "path": ticket.path,
        "heading": _("You were signed out before this was sent") if signed_out else _("This page had expired"),
    }
    return render(request, "drafts/kept.html", words, status=403)
