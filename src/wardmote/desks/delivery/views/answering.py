"""What every form of this desk has in common: how it is answered, and what can be chosen in it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.errors import WardmoteError
from wardmote.foundation.access import Viewer
from wardmote.foundation.editions import Superseded
from wardmote.foundation.pages.forms import Form, FormWords, form_page


def answered(request: HttpRequest, form: Form, words: FormWords, act: Callable[[], str]) -> HttpResponse:
    """Show the form; when it is sent and right, act and go where that says. A rule that says no says it on the form."""
    if request.method == "POST" and form.is_valid():
        try:
            return HttpResponseRedirect(act())
        except Superseded:
            raise
        except WardmoteError as error:
            form.add_error(None, str(error))
    return form_page(request, form, words)


def bodies(viewer: Viewer) -> list[tuple[str, str]]:
    """The organisations that may be chosen, as pairs of an id and a name."""
    return [(str(each.id), each.name) for each in organisations_for(viewer) if each.ends is None]


def people(viewer: Viewer) -> list[tuple[str, str]]:
    """The members that may be chosen, as pairs of an id and a name."""
    return [(str(each.id), f"{each.name}, {each.organisation_name}") for each in members_for(viewer) if each.active]
