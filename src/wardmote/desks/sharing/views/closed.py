"""Pages that a few may read: the gate is asked for the very records that they are about."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from wardmote.desks.sharing.presenters.telling import ClosedPage
from wardmote.errors import Invalid, NotNow
from wardmote.foundation import audit
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, error_list, field


def answered_closed(request: HttpRequest, page: ClosedPage, form: Form, act: Callable[[], str]) -> HttpResponse:
    """Show the form; once it is sent and right, act. What can be put right is said on it."""
    if request.method == "POST" and form.is_valid():
        try:
            return HttpResponseRedirect(act(), status=303)
        except (Invalid, NotNow) as wrong:
            form.add_error(None, str(wrong))
    return closed(request, page, form)


def closed(request: HttpRequest, page: ClosedPage, form: Any = None) -> HttpResponse:
    """A page that the gate is asked for, by the records that it is about."""
    for desk, table, record in page.about:
        audit.shown(request, (desk, table, record))
    errors = error_list(form) if form is not None and form.is_bound else []
    context = {"page": page, "form": form, "field": field, "errors": errors}
    told = {"record_class": page.record_class, "about": page.about}
    return render(request, "sharing/told.html", context, 422 if errors else 200, **told)
