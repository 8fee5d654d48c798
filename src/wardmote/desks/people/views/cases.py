"""Pages of who is in a case: linking somebody to a side of one, ending that, and one side."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.people import forms
from wardmote.desks.people.presenters.cases import side_page
from wardmote.desks.people.presenters.words import href_of
from wardmote.desks.people.queries.cases import links_of, side_of
from wardmote.desks.people.queries.persons import person_for, persons_for
from wardmote.desks.people.verbs import cases as verbs
from wardmote.errors import Missing
from wardmote.foundation import audit
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords
from wardmote.foundation.sealing import Case


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link_to_case(request: HttpRequest, person: UUID, purpose: str) -> HttpResponse:
    """Say that somebody is on one side of a case, in a role."""
    person_for(request.viewer, person, purpose, now())
    form = forms.LinkForm(request.POST or None)

    def act() -> str:
        verbs.link_to_case(person=person, purpose=purpose, **form.cleaned_data, by=request.viewer, at=now())
        return href_of(person, purpose)

    words = FormWords(
        heading=_("Link them to a case"),
        go=_("Link them"),
        back=href_of(person, purpose),
        why=_("Whoever is on the case may then read this record. The other side of the case is kept apart."),
    )
    return answered(request, form, words, act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end_link(request: HttpRequest, person: UUID, purpose: str, link: UUID) -> HttpResponse:
    """Say that somebody is not any longer in a case in that role."""
    person_for(request.viewer, person, purpose, now())
    if link not in {each.id for each in links_of(request.viewer, person, now())}:
        raise Missing("There is nothing here by that name.", instead="Look at the record again.")
    form = Form(request.POST or None)

    def act() -> str:
        verbs.end_link(person=person, purpose=purpose, link=link, by=request.viewer, at=now())
        return href_of(person, purpose)

    words = FormWords(heading=_("They are not any longer in this case"), go=_("End it"), back=href_of(person, purpose))
    return answered(request, form, words, act)


@never_cache
@require_safe
def show_side(request: HttpRequest, case: str, side: str, purpose: str) -> HttpResponse:
    """Who is on one side of a case that the member is on."""
    viewer, named = request.viewer, Case.parse(case)
    links = side_of(viewer, (named.desk, named.table, named.id), side, now())
    read = persons_for(viewer, {each.person for each in links}, purpose, now())
    audit.shown(request, ("people", "Person", tuple(read)), basis=f"{purpose} by being on its case")
    return render(request, "people/side.html", {"page": side_page(case, side, links, read, purpose)})
