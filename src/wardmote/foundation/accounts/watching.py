"""Looks at the session of every request of a member: one that is over is ended, and its member is told why."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponseBase

from wardmote.errors import Refused
from wardmote.foundation import now
from wardmote.foundation.accounts import sessions
from wardmote.foundation.accounts.demonstration import is_demonstration
from wardmote.foundation.accounts.limits import limits_on
from wardmote.foundation.accounts.rules import check_may_sign_in_without_password, why_session_is_over


class SessionRulesMiddleware:
    """Sets `signed_out_because` on the request: why a session was just ended, or nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.signed_out_because = ""
        if request.user.is_authenticated:
            at = now.now()
            if why := why_over(request, at=at):
                sessions.end_here(request)
                request.signed_out_because = why
            else:
                sessions.used(request, at=at)
        return self.get_response(request)


def why_over(request: HttpRequest, *, at: datetime) -> str:
    """Why the session that asks is over; empty while it is not.

    A session that two factors did not open is one of the demonstration's, and is good only where that door is.
    """
    began = sessions.noted(request.session, sessions.BEGAN)
    if began is None or sessions.is_of_demonstration(request):
        try:
            check_may_sign_in_without_password(demonstration=is_demonstration(), meta=request.META)
        except Refused as refusal:
            return refusal.sentence
    if began is None:
        return ""
    seen = sessions.noted(request.session, sessions.SEEN) or began
    return why_session_is_over(limits=limits_on(now.day_of(at)), began=began, seen=seen, at=at)
