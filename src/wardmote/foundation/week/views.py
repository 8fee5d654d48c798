"""Saying that one has looked."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wardmote.foundation.now import now
from wardmote.foundation.week import verbs


def looked(request: HttpRequest) -> HttpResponse:
    """The member has looked at what the page before them showed."""
    at = now()
    verbs.look(by=request.viewer, until=_moment(request.POST.get("until", ""), at), at=at)
    return HttpResponseRedirect(reverse("members"), status=303)


def _moment(said: str, at: datetime) -> datetime:
    """The moment the page was made. What cannot be read is taken for now."""
    try:
        read = datetime.fromisoformat(said)
    except ValueError:
        return at
    return read if read.tzinfo else at
