"""Pages of the directory of services."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.governance.forms import directory as forms
from wardmote.desks.governance.presenters import directory as presenters
from wardmote.desks.governance.queries import directory as queries
from wardmote.desks.governance.verbs import directory as verbs
from wardmote.desks.governance.views.answering import choices, id_of, sent_as
from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.api import priorities_to_serve
from wardmote.foundation.access import Viewer
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords


@require_safe
def list_services(request: HttpRequest) -> HttpResponse:
    """The directory."""
    viewer = request.viewer
    page = presenters.list_page(queries.services_for(viewer, today()), request.GET.get("state", ""), viewer)
    return render(request, "governance/register.html", {"page": page})


@require_safe
def download_services(request: HttpRequest, kind: str) -> HttpResponse:
    """The directory as CSV or as a spreadsheet."""
    found = queries.services_for(request.viewer, today())
    about = [("governance", "Service", each.id) for each in found]
    return sent_as(request, "services", kind, presenters.table_of(found), about)


@require_safe
def show_service(request: HttpRequest, reference: str) -> HttpResponse:
    """One service."""
    page = presenters.service_page(queries.service_for(request.viewer, reference, today()), request.viewer)
    return render(request, "governance/record.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def add_service(request: HttpRequest) -> HttpResponse:
    """Write a service down."""
    viewer = request.viewer
    form = forms.ServiceForm(request.POST or None, **_choices(viewer))

    def act() -> str:
        return _page(verbs.add_service(said=_said(form), by=viewer, at=now()))

    words = FormWords(
        _("Add a service"),
        _("Add service"),
        reverse("list-services"),
        why=_("Residents find it once somebody has checked it with the service."),
    )
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_service(request: HttpRequest, reference: str) -> HttpResponse:
    """Write another version of what a service says."""
    viewer = request.viewer
    found = queries.service_for(viewer, reference, today())
    form = forms.ChangeServiceForm(request.POST or None, initial=_initial(found), **_choices(viewer))

    def act() -> str:
        edition = form.cleaned_data["edition"]
        verbs.change_service(service=found.id, edition=edition, said=_said(form), by=viewer, at=now())
        return _page(reference)

    why = _("Until somebody has checked the new words, residents go on reading the last that were checked.")
    words = FormWords(_("Change the service"), _("Save"), _page(reference), why=why)
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        again = queries.service_for(viewer, reference, today())
        saved = forms.ChangeServiceForm(initial=_initial(again), **_choices(viewer))
        return compare(request, form, saved, words, late=late, of=("governance", "Service", found.id))


@require_http_methods(["GET", "HEAD", "POST"])
def check_service(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that the service was asked and its words are right."""
    found = queries.service_for(request.viewer, reference, today())
    form = forms.CheckForm(request.POST or None, initial={"checked_on": today(), "number": found.said.number})
    words = (_("It has been checked"), _("Save the check"))
    return _done(request, found, form, words, verbs.check_service)


@require_http_methods(["GET", "HEAD", "POST"])
def say_service_priorities(request: HttpRequest, reference: str) -> HttpResponse:
    """Say which priorities a service serves."""
    viewer = request.viewer
    found = queries.service_for(viewer, reference, today())
    held = {"priorities": [str(each.id) for each in found.priorities], "edition": found.edition}
    there = priorities_to_serve(viewer)
    form = forms.PrioritiesForm(request.POST or None, initial=held, there=there)

    def act() -> str:
        given = form.cleaned_data
        chosen = {key for each in given["priorities"] if (key := id_of(each))}
        verbs.say_priorities(service=found.id, edition=given["edition"], priorities=chosen, by=viewer, at=now())
        return _page(reference)

    words = FormWords(_("Which priorities does it serve?"), _("Save"), _page(reference), why=found.name)
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        again = queries.service_for(viewer, reference, today())
        saved = forms.PrioritiesForm(
            initial={"priorities": [str(each.id) for each in again.priorities], "edition": again.edition}, there=there
        )
        return compare(request, form, saved, words, late=late, of=("governance", "Service", found.id))


@require_http_methods(["GET", "HEAD", "POST"])
def retire_service(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a service out of the directory."""
    found = queries.service_for(request.viewer, reference, today())
    words = (_("Take it out of the directory"), _("Take it out"))
    return _done(request, found, forms.RetireForm(request.POST or None), words, verbs.retire_service)


@require_http_methods(["GET", "HEAD", "POST"])
def take_service_up(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a service into the directory again."""
    found = queries.service_for(request.viewer, reference, today())
    words = (_("Take it up again"), _("Take it up again"))
    return _done(request, found, Form(request.POST or None), words, verbs.take_service_up)


def _done(
    request: HttpRequest, found: queries.ServiceSeen, form: Form, words: tuple[str, str], verb: Callable[..., None]
) -> HttpResponse:
    def act() -> str:
        verb(service=found.id, **form.cleaned_data, by=request.viewer, at=now())
        return _page(found.reference)

    heading, go = words
    return answered(request, form, FormWords(heading, go, _page(found.reference), why=found.name), act)


def _page(reference: str) -> str:
    return reverse("show-service", kwargs={"reference": reference})


def _choices(viewer: Viewer) -> dict:
    return {**choices(viewer), "areas": [(area.slug, area.name) for area in areas_for(viewer)]}


def _said(form: Form) -> verbs.ServiceSaid:
    given = form.cleaned_data
    many = {name: tuple(given[name]) for name in ("needs", "areas")}
    chosen = {name: id_of(given[name]) for name in ("organisation", "owner")}
    alike = {name: given[name] for name in queries.WORDS if name not in many}
    return verbs.ServiceSaid(**alike, **many, **chosen)


def _initial(found: queries.ServiceSeen) -> dict:
    said = {name: getattr(found.said, name) for name in queries.WORDS}
    chosen = {name: str(getattr(found, name) or "") for name in ("organisation", "owner")}
    return {
        **said,
        "needs": list(found.said.needs),
        "areas": list(found.said.areas),
        **chosen,
        "edition": found.edition,
    }
