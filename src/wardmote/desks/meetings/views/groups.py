"""Pages of groups: fetch, present, render."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.agencies.api import bodies_to_choose, people_to_choose
from wardmote.desks.meetings.forms import groups as forms
from wardmote.desks.meetings.presenters import groups as presenters
from wardmote.desks.meetings.queries import groups as queries
from wardmote.desks.meetings.queries.attended import attended_for
from wardmote.desks.meetings.queries.cases import named_of
from wardmote.desks.meetings.queries.meetings import meetings_for, open_actions_of
from wardmote.desks.meetings.verbs import groups as verbs
from wardmote.desks.meetings.views.answering import group_page, id_of
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords
from wardmote.foundation.pages.paging import page_asked


@require_safe
def show_group(request: HttpRequest, reference: str) -> HttpResponse:
    """One group: what it is, who is expected, its meetings."""
    viewer = request.viewer
    group = queries.group_for(viewer, reference)
    page = presenters.group_page(
        group,
        meetings_for(viewer, page_asked(request), group=group.seen.id),
        open_actions_of(viewer, group.seen.id, today(), page_asked(request, "actions")),
        attended_for(viewer, group.seen.id, today()),
        named_of(viewer, group.seen.id, today()),
        viewer,
    )
    return render(request, "meetings/group.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def make_group(request: HttpRequest) -> HttpResponse:
    """Add a group that the pack does not have."""
    viewer = request.viewer
    form = forms.NewGroupForm(request.POST or None, bodies=bodies_to_choose(viewer), people=people_to_choose(viewer))

    def act() -> str:
        ours = form.cleaned_data["ours"] == "ours"
        return group_page(verbs.make_group(said=_said(form), ours=ours, by=viewer, at=now()))

    return answered(request, form, FormWords(_("Add a group"), _("Add group"), reverse("list-meetings")), act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_group(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what a group is."""
    viewer = request.viewer
    group = queries.group_for(viewer, reference).seen
    chosen = {"bodies": bodies_to_choose(viewer), "people": people_to_choose(viewer)}
    form = forms.GroupForm(request.POST or None, initial=_initial(group), **chosen)

    def act() -> str:
        edition = form.cleaned_data["edition"]
        verbs.change_group(group=group.id, edition=edition, said=_said(form), by=viewer, at=now())
        return group_page(reference)

    words = FormWords(_("Change the group"), _("Save"), group_page(reference))
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        saved = forms.GroupForm(initial=_initial(queries.group_for(viewer, reference).seen), **chosen)
        return compare(request, form, saved, words, late=late, of=("meetings", "Group", group.id))


def end_group(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that it meets no more, or that it does."""
    group = queries.group_for(request.viewer, reference).seen
    verbs.end_group(group=group.id, by=request.viewer, at=now())
    return HttpResponseRedirect(group_page(reference))


@require_http_methods(["GET", "HEAD", "POST"])
def write_terms(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down what the terms of reference say of the quorum."""
    viewer = request.viewer
    group = queries.group_for(viewer, reference)
    needs = group.needs
    initial = {name: getattr(needs, name) for name in ("people", "bodies", "responsible", "chair_needed")}
    form = forms.TermsForm(request.POST or None, initial={**initial, "starts": today()})

    def act() -> str:
        verbs.write_terms(group=group.seen.id, **form.cleaned_data, by=viewer, at=now())
        return group_page(reference)

    words = FormWords(
        _("What makes a quorum?"),
        _("Save"),
        group_page(reference),
        why=_("As the group's terms of reference have it. Earlier meetings keep what held on their day."),
    )
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def add_seat(request: HttpRequest, reference: str) -> HttpResponse:
    """Expect somebody at the group's meetings."""
    viewer = request.viewer
    group = queries.group_for(viewer, reference).seen
    form = forms.SeatForm(request.POST or None, bodies=bodies_to_choose(viewer), people=people_to_choose(viewer))

    def act() -> str:
        given = form.cleaned_data
        wanted = verbs.SeatWanted(
            member=id_of(given["member"]),
            organisation=id_of(given["organisation"]),
            capacity=given["capacity"],
            role=given["role"],
        )
        verbs.add_seat(group=group.id, wanted=wanted, counts=given["counts"], by=viewer, at=now())
        return group_page(reference)

    words = FormWords(
        _("Who is expected?"),
        _("Expect them"),
        group_page(reference),
        why=_("Answer one of the four. Who stands in for a member is written down with that member."),
    )
    return answered(request, form, words, act)


def end_seat(request: HttpRequest, seat: UUID) -> HttpResponse:
    """Expect them no more."""
    _seen, reference = queries.seat_for(request.viewer, seat)
    verbs.end_seat(seat=seat, by=request.viewer, at=now())
    return HttpResponseRedirect(group_page(reference))


@require_http_methods(["GET", "HEAD", "POST"])
def add_standing(request: HttpRequest, reference: str) -> HttpResponse:
    """Put something on every agenda."""
    viewer = request.viewer
    group = queries.group_for(viewer, reference).seen
    form = forms.StandingForm(request.POST or None)

    def act() -> str:
        verbs.add_standing(group=group.id, **form.cleaned_data, by=viewer, at=now())
        return group_page(reference)

    words = FormWords(
        _("Add a standing item"),
        _("Add item"),
        group_page(reference),
        why=_("It is on every agenda that builds itself from now on."),
    )
    return answered(request, form, words, act)


def end_standing(request: HttpRequest, item: UUID) -> HttpResponse:
    """Put it on no more agendas."""
    _seen, reference = queries.standing_for(request.viewer, item)
    verbs.end_standing(item=item, by=request.viewer, at=now())
    return HttpResponseRedirect(group_page(reference))


def _said(form: Form) -> verbs.GroupSaid:
    given = form.cleaned_data
    return verbs.GroupSaid(
        title=given["title"],
        about=given["about"],
        rhythm=given["rhythm"],
        organisation=id_of(given["organisation"]),
        chair=id_of(given["chair"]),
        clocks=given["clocks"],
    )


def _initial(group: queries.GroupSeen) -> dict:
    told = {name: getattr(group, name) for name in ("title", "about", "rhythm", "clocks", "edition")}
    return {**told, "organisation": str(group.organisation or ""), "chair": str(group.chair or "")}
