"""Every way of saying no is a page in words: what happened, why, and what to do instead. Nobody meets a bare error.

A page of ours raises one of `wardmote.errors`; Django raises its own for an address it does not know, a form that has
expired or a request it cannot read. All of them end here. None of these pages shows what was sent, an address, or
where the fault was.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseServerError
from django.utils.translation import gettext as _

from wardmote.errors import Broken, Invalid, Missing, NotNow, Refused, WardmoteError
from wardmote.foundation.access import PUBLIC_CLASS
from wardmote.foundation.pages.rendering import render

logger = logging.getLogger(__name__)

#: Ways of asking that no address of ours answers, whatever it is: one repeats to its sender what was sent, the other
#: asks for a line to another machine.
NEVER_ANSWERED = ("TRACE", "CONNECT")


@dataclass(frozen=True)
class Refusal:
    """The words of one refusal."""

    heading: str
    sentence: str
    instead: str
    status: int


class RefusalMiddleware:
    """Turns what a view raises into a page in words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in NEVER_ANSWERED:
            return wrong_way(request, allowed="GET, HEAD, POST")
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed):
            return wrong_way(request, allowed=response.headers["Allow"])
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page for our own errors and for Django's refusals; `None` (for Django's handling) for anything else."""
        if isinstance(exception, WardmoteError):
            if isinstance(exception, Broken):
                logger.error("a page met something broken", extra={"kind": type(exception).__name__})
            return refuse(request, refusal_of(exception))
        if isinstance(exception, Http404):
            return not_found(request)
        if isinstance(exception, PermissionDenied):
            return forbidden(request)
        return None


def in_words(process_view: Callable[..., HttpResponse | None]) -> Callable[..., HttpResponse | None]:
    """Decorate a middleware's `process_view` to answer in words: Django hands what it raises to no other middleware."""

    @wraps(process_view)
    def answered(middleware: object, request: HttpRequest, *rest: object) -> HttpResponse | None:
        try:
            return process_view(middleware, request, *rest)
        except WardmoteError as error:
            return refuse(request, refusal_of(error))

    return answered


def refusal_of(error: WardmoteError) -> Refusal:
    """The words for one of our errors. A thing broken is not explained to a stranger."""
    headings = {
        Refused: _("You cannot open this page"),
        NotNow: _("This cannot be done now"),
        Invalid: _("Something needs changing"),
        Missing: _("We cannot find this page"),
    }
    for kind, heading in headings.items():
        if isinstance(error, kind):
            return Refusal(heading, error.sentence, error.instead, error.status)
    return fault()


def fault() -> Refusal:
    """The words when the fault is ours."""
    return Refusal(
        _("Sorry, this page has a fault"),
        _("The fault is ours and not yours. Nothing that was already saved has been lost."),
        _("Try again in a few minutes. If it goes on, tell the people who run this site what you were doing."),
        500,
    )


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page of one refusal. It holds nothing of what was asked for, so it may leave where that may not."""
    request.record_class = PUBLIC_CLASS
    return render(request, "refusals/refusal.html", {"refusal": refusal}, status=refusal.status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An address that leads nowhere. Set as `handler404`."""
    words = Refusal(
        _("We cannot find this page"),
        _("The address may have been typed wrongly, or the page may have moved or been taken down."),
        _("Check the address, or start again from the first page."),
        404,
    )
    return refuse(request, words)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A refusal that gave no reason of its own. Set as `handler403`."""
    words = Refusal(
        _("You cannot open this page"),
        _("It is open only to people whose work needs it."),
        _("If yours does, ask the person who manages accounts at your partnership."),
        403,
    )
    return refuse(request, words)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that had expired, or that came from another site. Set as `CSRF_FAILURE_VIEW`."""
    request.form_expired = True
    words = Refusal(
        _("This form has expired"),
        _("It was open for too long, or in another window, so what you sent has not been saved."),
        _("Go back, load the page again and send it again. Your browser must accept this site's cookies."),
        403,
    )
    return refuse(request, words)


def wrong_way(request: HttpRequest, *, allowed: str) -> HttpResponse:
    """An address opened in a way it does not answer, such as a form's own address typed in."""
    words = Refusal(
        _("This page cannot be opened like that"),
        _("It is where a form sends its answers, so it has nothing to show."),
        _("Open the page that has the form, and use its button."),
        405,
    )
    response = refuse(request, words)
    response.headers["Allow"] = allowed
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that cannot be read. Set as `handler400`."""
    words = Refusal(
        _("We could not read that"),
        _("What your browser sent is not something this page can use."),
        _("Go back and try again, or start again from the first page."),
        400,
    )
    return refuse(request, words)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours. Set as `handler500`. It stands when nothing else does, so it uses no facts of the frame."""
    for name in ("partnership", "reader", "public_nav", "member_nav", "footer_nav"):
        request.__dict__.pop(name, None)
    response = refuse(request, fault())
    return HttpResponseServerError(response.content)
