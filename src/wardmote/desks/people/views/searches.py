"""Pages on which somebody is looked up and a record made."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.people import forms
from wardmote.desks.people.presenters import searches as presenters
from wardmote.desks.people.presenters.words import href_of
from wardmote.desks.people.queries import searches as queries
from wardmote.desks.people.queries.persons import kept_by
from wardmote.desks.people.rules.looking import check_assessed
from wardmote.desks.people.verbs.persons import add_person
from wardmote.desks.people.verbs.searches import SearchSaid, look_up
from wardmote.foundation import audit
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords


@never_cache
@require_safe
def list_searches(request: HttpRequest) -> HttpResponse:
    """What a member looked up, the latest first, and the way to look somebody up."""
    found = queries.searches_for(request.viewer, now())
    page = presenters.list_page(found, kept_by(request.viewer), today())
    return render(request, "people/list.html", {"page": page})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look_somebody_up(request: HttpRequest) -> HttpResponse:
    """Say whom, what for and why; what is found is on the search's own page."""
    viewer = request.viewer
    check_assessed(queries.is_assessed(viewer))
    form = forms.LookUpForm(request.POST or None, purposes=presenters.purposes_to_choose(viewer, today()))

    def act() -> str:
        given = form.cleaned_data
        told = {name: given[name] for name in ("given", "family", "born", "purpose", "reason")}
        search = look_up(said=SearchSaid(**told, no_conflict=form.no_conflict), by=viewer, at=now())
        return reverse("show-search", kwargs={"search": search})

    words = FormWords(
        heading=_("Look somebody up"),
        go=_("Look them up"),
        back=reverse("list-searches"),
        why=_("A record is made only after its person was looked for. Every search is recorded with its reason."),
    )
    return answered(request, form, words, act)


@never_cache
@require_safe
def show_search(request: HttpRequest, search: UUID) -> HttpResponse:
    """One search of the member's own, with whom it found."""
    found = queries.search_for(request.viewer, search, now())
    shown = [each.id for each, _because in found.candidates]
    audit.shown(request, ("people", "Person", shown), basis=f"{found.purpose} by search")
    return render(request, "people/search.html", {"page": presenters.search_page(found, today())})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_somebody(request: HttpRequest, search: UUID) -> HttpResponse:
    """Make a record of whom the search looked for."""
    viewer = request.viewer
    found = queries.search_for(viewer, search, now())
    form = forms.AddForm(
        request.POST or None,
        classes=presenters.classes_to_choose(viewer, found, today()),
        candidates=bool(found.candidates),
    )

    def act() -> str:
        given = form.cleaned_data
        person = add_person(
            search=search,
            record_class=given["record_class"],
            none_of_these=given.get("none_of_these", False),
            by=viewer,
            at=now(),
        )
        return href_of(person, found.purpose)

    words = FormWords(
        heading=_("Make a record"),
        go=_("Make the record"),
        back=reverse("show-search", kwargs={"search": search}),
        why=_("It is made of the name and date of birth that you looked for."),
    )
    return answered(request, form, words, act)
