"""How a form is answered, the one way for every desk."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from wardmote.errors import Invalid, NotNow
from wardmote.foundation.editions import Superseded
from wardmote.foundation.pages.forms import Form, FormWords, form_page


def answered(request: HttpRequest, form: Form, words: FormWords, act: Callable[[], str]) -> HttpResponse:
    """Show the form; once it is sent and right, act and go to the address that gives.

    What its sender can put right, or try later, is said on the form. A refusal has a page of its own and is recorded as
    one; two editions of one record are set side by side by whoever called.
    """
    if request.method == "POST" and form.is_valid():
        try:
            return HttpResponseRedirect(act(), status=303)
        except Superseded:
            raise
        except (Invalid, NotNow) as error:
            form.add_error(None, str(error))
    return form_page(request, form, words)
