"""Sensitive acts want their member to have shown, minutes ago, that it is they: a screen may have been left open.

A desk puts `@confirmed_recently()` on the view. Who has not done so lately is asked for a password, a code or a passkey
and then led back. In a demonstration, where nobody has any of them, nothing is asked.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from wardmote.foundation import now
from wardmote.foundation.accounts import sessions
from wardmote.foundation.accounts.limits import limits_on

View = Callable[..., HttpResponseBase]


def has_confirmed(request: HttpRequest, *, at: datetime) -> bool:
    """The member has shown within the last minutes (`confirmed_minutes`) that it is they."""
    if sessions.is_of_demonstration(request):
        return True
    shown = sessions.noted(request.session, sessions.CONFIRMED)
    return shown is not None and at - shown <= limits_on(now.day_of(at)).span("confirmed")


def confirmed_recently(*, page: str = "") -> Callable[[View], View]:
    """Decorate the view of a sensitive act; afterwards its member is led back to where they were.

    A view that only takes what a form sends names the `page` of that form. Decorate the page too: then nothing that was
    typed there is lost to the question.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if has_confirmed(request, at=now.now()):
                return view(request, *args, **kwargs)
            back = reverse(page, kwargs=kwargs or None) if page else request.get_full_path()
            return HttpResponseRedirect(f"{reverse('confirm-identity')}?{urlencode({'next': back})}")

        return asked

    return decorate
