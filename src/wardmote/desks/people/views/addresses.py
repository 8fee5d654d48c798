"""Pages of what to know before a visit to an address, and of where somebody is visited."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.people import forms
from wardmote.desks.people.presenters import addresses as presenters
from wardmote.desks.people.presenters.searches import purposes_to_choose
from wardmote.desks.people.presenters.words import href_of
from wardmote.desks.people.queries import addresses as queries
from wardmote.desks.people.queries.persons import PersonSeen, person_for
from wardmote.desks.people.queries.protection import who_may_look_after
from wardmote.desks.people.queries.searches import is_assessed
from wardmote.desks.people.rules.looking import check_assessed, check_may_look
from wardmote.desks.people.verbs import addresses as verbs
from wardmote.errors import Invalid, Missing
from wardmote.foundation import audit
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords, form_page

_MARKER = ("people", "AddressMarker")


@never_cache
@require_safe
def list_markers(request: HttpRequest) -> HttpResponse:
    """The markers of addresses that the member answers for."""
    found = queries.own_markers(request.viewer, today())
    audit.shown(request, (*_MARKER, [each.id for each in found]))
    return render(request, "people/addresses.html", {"page": presenters.list_page(found)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look_up_address(request: HttpRequest) -> HttpResponse:
    """What to know before a visit to an address; of an address nothing is in one of ours."""
    viewer = request.viewer
    check_assessed(is_assessed(viewer))
    form = forms.AddressLookUpForm(request.POST or None, purposes=purposes_to_choose(viewer, today()))
    words = FormWords(
        heading=_("Look an address up before a visit"),
        go=_("Look it up"),
        back=reverse("list-address-markers"),
        why=_("It shows what your own organisation has marked there, and never who lives there. It is recorded."),
    )
    if request.method != "POST" or not form.is_valid():
        return form_page(request, form, words)
    purpose = form.cleaned_data["purpose"]
    check_may_look(viewer, purpose, today())
    try:
        found = queries.markers_at(viewer, form.cleaned_data["address"], today())
    except Invalid as wrong:
        form.add_error("address", str(wrong))
        return form_page(request, form, words)
    audit.shown(request, (*_MARKER, [each.id for each in found]), basis=purpose, fields=("words", "until"))
    page = presenters.address_page(form.cleaned_data["address"], found)
    return render(request, "people/address.html", {"page": page})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mark_address(request: HttpRequest) -> HttpResponse:
    """Mark what to know before a visit to an address."""
    viewer = request.viewer
    able = who_may_look_after(viewer, verbs.CASES, today())
    form = forms.AddressMarkerForm(
        request.POST or None,
        able=[(str(each.id), each.name) for each in able],
        purposes=purposes_to_choose(viewer, today()),
    )

    def act() -> str:
        said = {**form.cleaned_data, "owner": UUID(form.cleaned_data["owner"])}
        verbs.mark_address(**said, by=viewer, at=now())
        return reverse("list-address-markers")

    words = FormWords(
        heading=_("Mark what to know before a visit to an address"),
        go=_("Mark it"),
        back=reverse("list-address-markers"),
        why=_("Your own organisation is shown it before a visit, and it goes by itself on its last day."),
    )
    return answered(request, form, words, act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end_marker(request: HttpRequest, marker: UUID) -> HttpResponse:
    """Say that a marker of an address no longer holds."""
    viewer = request.viewer
    if marker not in {each.id for each in queries.own_markers(viewer, today())}:
        raise Missing("There is nothing here by that name.", instead="Look at the markers that you answer for.")
    audit.shown(request, (*_MARKER, marker))

    def act() -> str:
        verbs.end_address_marker(marker=marker, by=viewer, at=now())
        return reverse("list-address-markers")

    words = FormWords(_("This marker no longer holds"), _("End it"), reverse("list-address-markers"))
    return answered(request, Form(request.POST or None), words, act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def say_visited(request: HttpRequest, person: UUID, purpose: str) -> HttpResponse:
    """Write down where somebody is visited."""
    found = _found(request, person, purpose)
    initial = {"address": found.visited.address} if found.visited else {}
    form = forms.VisitedForm(request.POST or None, initial=initial)

    def act() -> str:
        verbs.say_visited(person=person, purpose=purpose, **form.cleaned_data, by=request.viewer, at=now())
        return href_of(person, purpose)

    words = FormWords(
        heading=_("Where are they visited?"),
        go=_("Save"),
        back=href_of(person, purpose),
        why=_(
            "So that what is marked of the address shows on their record. A protected address is never written here."
        ),
    )
    return answered(request, form, words, act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_visiting(request: HttpRequest, person: UUID, purpose: str) -> HttpResponse:
    """Say that somebody is no longer visited there."""
    if _found(request, person, purpose).visited is None:
        raise Missing("It is not written down where they are visited.", instead="Look at the record again.")

    def act() -> str:
        verbs.stop_visiting(person=person, purpose=purpose, by=request.viewer, at=now())
        return href_of(person, purpose)

    words = FormWords(_("They are no longer visited there"), _("End it"), href_of(person, purpose))
    return answered(request, Form(request.POST or None), words, act)


def _found(request: HttpRequest, person: UUID, purpose: str) -> PersonSeen:
    found = person_for(request.viewer, person, purpose, now())
    audit.shown(request, ("people", "Person", person), basis=f"{purpose} by {found.basis}")
    return found
