"""Pages of meetings and their agendas: fetch, present, render."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.agencies.api import people_to_choose
from wardmote.desks.meetings.forms import meetings as forms
from wardmote.desks.meetings.presenters import lists
from wardmote.desks.meetings.presenters import meetings as presenters
from wardmote.desks.meetings.queries import meetings as queries
from wardmote.desks.meetings.queries.cases import named_of
from wardmote.desks.meetings.queries.groups import group_for, groups_for
from wardmote.desks.meetings.queries.live import live_of
from wardmote.desks.meetings.queries.sitting import room_for
from wardmote.desks.meetings.verbs import meetings as verbs
from wardmote.desks.meetings.views.answering import group_page, id_of, meeting_page
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords
from wardmote.foundation.pages.paging import page_asked


@require_safe
def list_meetings(request: HttpRequest) -> HttpResponse:
    """The meetings to come, those held, and who meets."""
    viewer = request.viewer
    listed = queries.meetings_for(viewer, page_asked(request))
    context = {"page": lists.list_page(listed, groups_for(viewer), viewer)}
    return render(request, "meetings/list.html", context)


@require_safe
def show_meeting(request: HttpRequest, reference: str) -> HttpResponse:
    """One meeting: its agenda before, what happens during, what is left after."""
    viewer = request.viewer
    agenda = queries.agenda_for(viewer, reference)
    room = room_for(viewer, agenda.meeting, agenda.items, today())
    named = named_of(viewer, agenda.meeting.group, today())
    page = presenters.meeting_page(agenda, room, live_of(viewer, agenda, now()), named, viewer, today())
    return render(request, "meetings/meeting.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def plan_meeting(request: HttpRequest, reference: str) -> HttpResponse:
    """Plan a meeting of a group."""
    viewer = request.viewer
    group = group_for(viewer, reference).seen
    form = forms.MeetingForm(request.POST or None, people=people_to_choose(viewer))

    def act() -> str:
        return meeting_page(verbs.plan_meeting(group=group.id, said=_said(form), by=viewer, at=now()))

    words = FormWords(
        _("Plan a meeting: %(group)s") % {"group": group.title},
        _("Plan the meeting"),
        group_page(reference),
        why=_("Its agenda builds itself, and whoever is expected has a place. You can change both."),
    )
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_meeting(request: HttpRequest, reference: str) -> HttpResponse:
    """Change when and where a meeting is."""
    viewer = request.viewer
    meeting = queries.meeting_for(viewer, reference)
    form = forms.ChangeMeetingForm(request.POST or None, initial=_initial(meeting), people=people_to_choose(viewer))

    def act() -> str:
        edition = form.cleaned_data["edition"]
        verbs.change_meeting(meeting=meeting.id, edition=edition, said=_said(form), by=viewer, at=now())
        return meeting_page(reference)

    words = FormWords(_("Change the meeting"), _("Save"), meeting_page(reference))
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        read = queries.meeting_for(viewer, reference)
        saved = forms.ChangeMeetingForm(initial=_initial(read), people=people_to_choose(viewer))
        return compare(request, form, saved, words, late=late, of=("meetings", "Meeting", meeting.id))


@require_http_methods(["GET", "HEAD", "POST"])
def call_off(request: HttpRequest, reference: str) -> HttpResponse:
    """Call a meeting off."""
    viewer = request.viewer
    meeting = queries.meeting_for(viewer, reference)
    form = forms.BecauseForm(request.POST or None)

    def act() -> str:
        verbs.call_off(meeting=meeting.id, because=form.cleaned_data["because"], by=viewer, at=now())
        return meeting_page(reference)

    warning = _("It goes from calendars. Its agenda and papers stay, and it can be planned again.")
    words = FormWords(_("Call the meeting off"), _("Call it off"), meeting_page(reference), warning=warning)
    return answered(request, form, words, act)


def bring_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Plan a meeting again that was called off."""
    verbs.bring_back(meeting=queries.meeting_for(request.viewer, reference).id, by=request.viewer, at=now())
    return HttpResponseRedirect(meeting_page(reference))


def build_agenda(request: HttpRequest, reference: str) -> HttpResponse:
    """Put on the agenda what belongs there by now."""
    verbs.build_agenda(meeting=queries.meeting_for(request.viewer, reference).id, by=request.viewer, at=now())
    return HttpResponseRedirect(meeting_page(reference))


@require_safe
def arrange_agenda(request: HttpRequest, reference: str) -> HttpResponse:
    """The agenda in its order, each item to be moved or taken off."""
    agenda = queries.agenda_for(request.viewer, reference)
    return render(request, "meetings/arrange.html", {"page": presenters.arrange_page(agenda)})


@require_http_methods(["GET", "HEAD", "POST"])
def add_item(request: HttpRequest, reference: str) -> HttpResponse:
    """Add an item to the agenda."""
    viewer = request.viewer
    meeting = queries.meeting_for(viewer, reference)
    form = forms.ItemForm(request.POST or None, people=people_to_choose(viewer))

    def act() -> str:
        return meeting_page(reference, verbs.add_item(meeting=meeting.id, said=_item_said(form), by=viewer, at=now()))

    return answered(request, form, FormWords(_("Add an item"), _("Add item"), meeting_page(reference)), act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_item(request: HttpRequest, item: UUID) -> HttpResponse:
    """Change what an item says."""
    viewer = request.viewer
    held, meeting = queries.item_for(viewer, item)
    form = forms.ChangeItemForm(request.POST or None, initial=_item_initial(held), people=people_to_choose(viewer))

    def act() -> str:
        edition = form.cleaned_data["edition"]
        verbs.change_item(item=item, edition=edition, said=_item_said(form), by=viewer, at=now())
        return meeting_page(meeting.reference, item)

    words = FormWords(_("Change the item"), _("Save"), meeting_page(meeting.reference, item))
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        read, _meeting = queries.item_for(viewer, item)
        saved = forms.ChangeItemForm(initial=_item_initial(read), people=people_to_choose(viewer))
        return compare(request, form, saved, words, late=late, of=("meetings", "Item", item))


def move_item(request: HttpRequest, item: UUID) -> HttpResponse:
    """Move an item up or down one place."""
    _item, meeting = queries.item_for(request.viewer, item)
    steps = -1 if request.POST.get("way") == "up" else 1
    verbs.move_item(item=item, steps=steps, by=request.viewer, at=now())
    return HttpResponseRedirect(reverse("arrange-agenda", kwargs={"reference": meeting.reference}))


def remove_item(request: HttpRequest, item: UUID) -> HttpResponse:
    """Take an item off the agenda."""
    _item, meeting = queries.item_for(request.viewer, item)
    verbs.remove_item(item=item, by=request.viewer, at=now())
    return HttpResponseRedirect(reverse("arrange-agenda", kwargs={"reference": meeting.reference}))


def _said(form: Form) -> verbs.MeetingSaid:
    given = form.cleaned_data
    told = {name: given[name] for name in ("day", "starts", "ends", "place", "online")}
    return verbs.MeetingSaid(**told, chair=id_of(given["chair"]))


def _initial(meeting: queries.MeetingSeen) -> dict:
    told = {name: getattr(meeting, name) for name in ("day", "starts", "ends", "place", "online", "edition")}
    return {**told, "chair": str(meeting.chair or "")}


def _item_said(form: Form) -> verbs.ItemSaid:
    given = form.cleaned_data
    told = {name: given[name] for name in ("title", "about", "wants", "paper", "restricted")}
    return verbs.ItemSaid(**told, lead=id_of(given["lead"]))


def _item_initial(item: queries.ItemSeen) -> dict:
    told = {name: getattr(item, name) for name in ("title", "about", "wants", "restricted", "edition")}
    return {**told, "lead": str(item.lead or ""), "paper": item.paper_due is not None}
