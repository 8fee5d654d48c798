"""Pages of rights that tell of somebody: the gate is asked for the very request or part that they are about."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from wardmote.errors import Invalid, NotNow
from wardmote.foundation import audit
from wardmote.foundation.correspondence import About
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords, error_list, field

CLASS = "C3"


def shown(
    request: HttpRequest, template: str, context: dict[str, Any], about: tuple[About, ...], status: int = 200
) -> HttpResponse:
    """The page, once the gate lets it pass. One that is about nobody yet is of its address's own class."""
    for of in about:
        audit.shown(request, of, basis="overseeing")
    return render(request, template, context, status, record_class=CLASS if about else "", about=about)


def answered(
    request: HttpRequest, form: Form, words: FormWords, act: Callable[[], str], about: tuple[About, ...], said: str = ""
) -> HttpResponse:
    """Show a form, with what is held above it (`said`); once it is sent and right, act. It keeps no draft."""
    if request.method == "POST" and form.is_valid():
        try:
            return HttpResponseRedirect(act(), status=303)
        except (Invalid, NotNow) as wrong:
            form.add_error(None, str(wrong))
    errors = error_list(form) if form.is_bound else []
    context = {"words": words, "form": form, "field": field, "errors": errors, "said": said}
    return shown(request, "rights/form.html", context, about, 422 if errors else 200)
