"""What is sent to us may be only so large, and what is larger is refused before any of it is read.

The server hands a body over as it comes, and nothing below reads more of it than its sender announced. So what is
announced is all there is to look at, and a body of which nothing is announced (sent in pieces) is not read at all: no
browser sends a form like that. The server ends the connection on which something unread is still on its way.
"""

from collections.abc import Callable
from math import inf

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from wardmote.errors import Refused
from wardmote.foundation.access import check_may_open
from wardmote.foundation.access.addresses import rule_of
from wardmote.foundation.pages.refusals import Refusal, refuse

#: What the fields beside a file, and the lines between them, may take.
BESIDE = 1 << 20
MB = 1_000_000
#: A length in more digits than this is none: Python reads numbers of some thousands of them not at all.
DIGITS = 18


class SizeMiddleware:
    """Refuses what is larger than its address takes. Stands before everything that reads what was sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "HTTP_TRANSFER_ENCODING" in request.META:
            return _unmeasured(request)
        said = request.META.get("CONTENT_LENGTH") or "0"
        size = int(said) if said.isascii() and said.isdecimal() and len(said) <= DIGITS else inf
        # Which address it is for is asked only of what is more than words.
        if size > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and size > (most := _most(request)):
            return _too_large(request, most)
        return self.get_response(request)


def _most(request: HttpRequest) -> int:
    """Bytes that the address takes of this reader: words, or files where it takes some and is open to them."""
    words = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    try:
        view = resolve(request.path_info).func
        check_may_open(rule_of(view), getattr(request, "viewer", None))
    except (Resolver404, Refused):
        return words
    return max(words, getattr(view, "takes", 0) + BESIDE)


def _too_large(request: HttpRequest, most: int) -> HttpResponse:
    words = Refusal(
        _("What you sent is too large"),
        _("This page takes %(most)s MB at most, and more was being sent. None of it was read or kept.")
        % {"most": f"{most / MB:.3g}"},
        _("Go back and send a smaller file, or fewer files at once. If you sent no file, shorten what you typed."),
        413,
    )
    return refuse(request, words)


def _unmeasured(request: HttpRequest) -> HttpResponse:
    words = Refusal(
        _("We cannot tell how large that is"),
        _("What was sent does not say how long it is, so none of it was read or kept."),
        _("Send it from a browser, or with its length (Content-Length)."),
        411,
    )
    return refuse(request, words)
