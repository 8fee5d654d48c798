"""Pages of organisations: fetch, present, render."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.agencies import presenters, queries
from wardmote.desks.agencies.forms.organisations import AddForm, CapacityForm, EndForm, RenameForm
from wardmote.desks.places.api import areas_for
from wardmote.foundation.changes.queries import changes_for
from wardmote.foundation.changes.verbs import propose
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords

NEW, CAPACITY, NAME, END = ("agencies/organisation", "agencies/capacity", "agencies/name", "agencies/end")


@require_safe
def list_agencies(request: HttpRequest) -> HttpResponse:
    """The organisations of the partnership; the choice of what they are is in the address."""
    viewer = request.viewer
    page = presenters.agencies_page(
        viewer,
        queries.organisations_for(viewer),
        queries.mailboxes_for(viewer),
        queries.lacking_for(viewer, today()),
        request.GET,
    )
    return render(request, "agencies/agencies.html", {"page": page, "side": presenters.side(viewer, request.path)})


@require_safe
def show_agency(request: HttpRequest, reference: str) -> HttpResponse:
    """One organisation: what it is where, whom to ask, what it was called and who followed whom."""
    viewer = request.viewer
    body = queries.organisation_for(viewer, reference)
    page = presenters.agency_page(
        viewer,
        body,
        [each for each in queries.mailboxes_for(viewer) if each.organisation == body.id],
        [each for each in queries.contacts_for(viewer) if each.organisation == body.id],
        [each for each in queries.members_for(viewer) if each.organisation == body.id],
        [each for kind in (CAPACITY, NAME, END) for each in changes_for(viewer, kind=kind, subject=reference)],
    )
    return render(request, "agencies/agency.html", {"page": page, "side": presenters.side(viewer, request.path)})


@require_http_methods(["GET", "HEAD", "POST"])
def add_agency(request: HttpRequest) -> HttpResponse:
    """Add an organisation to the partnership."""
    form = AddForm(request.POST or None, areas=_areas(request), initial={"starts": today()})
    words = FormWords(
        _("Add an organisation"),
        _("Propose it"),
        reverse("list-agencies"),
        why=_("A responsible authority is added once a second person has approved it; any other at once."),
    )
    return _propose(request, form, words, NEW, "", lambda: form.cleaned_data["starts"])


@require_http_methods(["GET", "HEAD", "POST"])
def change_capacity(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what an organisation is in some areas."""
    body = queries.organisation_for(request.viewer, reference)
    form = CapacityForm(request.POST or None, areas=_areas(request), initial=presenters.initial_capacity(body))
    words = FormWords(
        _("Change what %(name)s is") % {"name": body.name},
        _("Propose the change"),
        _page(reference),
        why=_("What touches a responsible authority waits for a second person; anything else is made at once."),
    )
    return _propose(request, form, words, CAPACITY, reference, lambda: form.cleaned_data["starts"])


@require_http_methods(["GET", "HEAD", "POST"])
def rename_agency(request: HttpRequest, reference: str) -> HttpResponse:
    """Give an organisation its new name."""
    body = queries.organisation_for(request.viewer, reference)
    form = RenameForm(request.POST or None, initial={"name": body.now})
    words = FormWords(_("Rename %(name)s") % {"name": body.name}, _("Rename it"), _page(reference))
    return _propose(request, form, words, NAME, reference, today)


@require_http_methods(["GET", "HEAD", "POST"])
def end_agency(request: HttpRequest, reference: str) -> HttpResponse:
    """End an organisation and say who takes over."""
    viewer = request.viewer
    body = queries.organisation_for(viewer, reference)
    others = [(each.reference, each.name) for each in queries.organisations_for(viewer) if each.id != body.id]
    form = EndForm(request.POST or None, others=others)
    words = FormWords(
        _("End %(name)s") % {"name": body.name},
        _("Propose it"),
        _page(reference),
        why=_("Nothing is deleted: older records go on reading as they were. Those who take over get its part here."),
    )
    return _propose(request, form, words, END, reference, today)


def _propose(
    request: HttpRequest, form: Any, words: FormWords, kind: str, subject: str, starts: Callable[[], Any]
) -> HttpResponse:
    def act() -> str:
        because = form.cleaned_data["because"]
        reference = propose(
            by=request.viewer, kind=kind, subject=subject, said=form.said(), starts=starts(), because=because, at=now()
        )
        return reverse("show-change", kwargs={"reference": reference})

    return answered(request, form, words, act)


def _areas(request: HttpRequest) -> list[tuple[str, str]]:
    return [(area.slug, area.name) for area in areas_for(request.viewer)]


def _page(reference: str) -> str:
    return reverse("show-agency", kwargs={"reference": reference})
