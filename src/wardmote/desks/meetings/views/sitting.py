"""Pages of what happens in a meeting: fetch, present, render."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wardmote.desks.actions.api import Wanted
from wardmote.desks.agencies.api import bodies_to_choose, members_for, people_to_choose
from wardmote.desks.meetings import states
from wardmote.desks.meetings.forms import sitting as forms
from wardmote.desks.meetings.queries import meetings as queries
from wardmote.desks.meetings.queries import sitting as rooms
from wardmote.desks.meetings.verbs import sitting as verbs
from wardmote.desks.meetings.views.answering import id_of, meeting_page
from wardmote.foundation.access import Viewer
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now
from wardmote.foundation.pages.forms import Form, FormWords


def begin(request: HttpRequest, reference: str) -> HttpResponse:
    """Begin the meeting."""
    verbs.begin(meeting=queries.meeting_for(request.viewer, reference).id, by=request.viewer, at=now())
    return HttpResponseRedirect(meeting_page(reference))


def tap_place(request: HttpRequest, place: UUID) -> HttpResponse:
    """One tap: present, apologies, or a deputy that is known."""
    _place, meeting = rooms.place_for(request.viewer, place)
    state, came = request.POST.get("state", ""), request.POST.get("came", "")
    chosen = next((m.id for m in members_for(request.viewer) if str(m.id) == came), None)
    verbs.mark_place(place=place, state=state, came=chosen, by=request.viewer, at=now())
    return HttpResponseRedirect(f"{meeting_page(meeting.reference)}#place-{place}")


@require_http_methods(["GET", "HEAD", "POST"])
def mark_place(request: HttpRequest, place: UUID) -> HttpResponse:
    """Say who sat in a place, by name."""
    viewer = request.viewer
    held, meeting = rooms.place_for(viewer, place)
    form = forms.PlaceForm(request.POST or None, people=people_to_choose(viewer), initial=_place_initial(held))

    def act() -> str:
        given = form.cleaned_data
        came = id_of(given["came"])
        verbs.mark_place(
            place=place, state=given["state"], came=came, came_name=given["came_name"], by=viewer, at=now()
        )
        return meeting_page(meeting.reference)

    heading = held.name or _("Somebody of %(body)s") % {"body": held.organisation_name}
    return answered(request, form, FormWords(heading, _("Save"), meeting_page(meeting.reference)), act)


@require_http_methods(["GET", "HEAD", "POST"])
def add_observer(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down somebody who was not expected."""
    viewer = request.viewer
    meeting = queries.meeting_for(viewer, reference)
    form = forms.ObserverForm(request.POST or None, bodies=bodies_to_choose(viewer), people=people_to_choose(viewer))

    def act() -> str:
        given = form.cleaned_data
        verbs.add_observer(
            meeting=meeting.id,
            organisation=UUID(given["organisation"]),
            member=id_of(given["member"]),
            name=given["name"],
            by=viewer,
            at=now(),
        )
        return meeting_page(reference)

    why = _("They are in the minutes as an observer, and do not count towards the quorum.")
    return answered(request, form, FormWords(_("Who else is here?"), _("Add"), meeting_page(reference), why=why), act)


def accept_confidentiality(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down that those present accepted what was read out."""
    meeting = queries.meeting_for(request.viewer, reference)
    verbs.accept_confidentiality(meeting=meeting.id, by=request.viewer, at=now())
    return HttpResponseRedirect(meeting_page(reference))


@require_http_methods(["GET", "HEAD", "POST"])
def declare(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down an interest that somebody declares."""
    viewer = request.viewer
    agenda = queries.agenda_for(viewer, reference)
    items = [(str(each.id), f"{each.number}. {each.title}") for each in agenda.items]
    form = forms.DeclareForm(
        request.POST or None, places=_in_the_room(viewer, agenda.meeting, all_of=True), items=items
    )

    def act() -> str:
        given = form.cleaned_data
        verbs.declare(
            place=UUID(given["place"]),
            item=id_of(given["item"]),
            words=given["words"],
            left=given["left"],
            by=viewer,
            at=now(),
        )
        return meeting_page(reference)

    return answered(request, form, FormWords(_("Declare an interest"), _("Save"), meeting_page(reference)), act)


def withdraw_declaration(request: HttpRequest, declaration: UUID) -> HttpResponse:
    """Take back a declaration."""
    meeting = rooms.declaration_for(request.viewer, declaration)
    verbs.withdraw_declaration(declaration=declaration, by=request.viewer, at=now())
    return HttpResponseRedirect(meeting_page(meeting.reference))


@require_http_methods(["GET", "HEAD", "POST"])
def write_note(request: HttpRequest, item: UUID) -> HttpResponse:
    """Write what the minutes say of an item."""
    viewer = request.viewer
    held, meeting = queries.item_for(viewer, item)
    form = forms.NoteForm(request.POST or None, initial={"note": held.note, "edition": held.edition})

    def act() -> str:
        given = form.cleaned_data
        verbs.write_note(item=item, edition=given["edition"], note=given["note"], by=viewer, at=now())
        return meeting_page(meeting.reference, item)

    words = FormWords(f"{held.number}. {held.title}", _("Save note"), meeting_page(meeting.reference, item))
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        read, _meeting = queries.item_for(viewer, item)
        saved = forms.NoteForm(initial={"note": read.note, "edition": read.edition})
        return compare(request, form, saved, words, late=late, of=("meetings", "Item", item))


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, item: UUID) -> HttpResponse:
    """Write down a decision on an item."""
    viewer = request.viewer
    held, meeting = queries.item_for(viewer, item)
    form = forms.DecisionForm(request.POST or None, places=_in_the_room(viewer, meeting))

    def act() -> str:
        verbs.decide(item=item, said=_decision(form), by=viewer, at=now())
        return meeting_page(meeting.reference, item)

    back = meeting_page(meeting.reference, item)
    words = FormWords(_("Write down a decision"), _("Save decision"), back, why=f"{held.number}. {held.title}")
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_decision(request: HttpRequest, decision: UUID) -> HttpResponse:
    """Put a decision right as it is written down."""
    viewer = request.viewer
    held, item, meeting = rooms.decision_for(viewer, decision)
    places = _in_the_room(viewer, meeting)
    form = forms.ChangeDecisionForm(request.POST or None, initial=_decision_initial(held), places=places)

    def act() -> str:
        edition = form.cleaned_data["edition"]
        verbs.change_decision(decision=decision, edition=edition, said=_decision(form), by=viewer, at=now())
        return meeting_page(meeting.reference, item.id)

    back = meeting_page(meeting.reference, item.id)
    words = FormWords(_("Put the decision right"), _("Save decision"), back, why=f"{item.number}. {item.title}")
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        read, _item, _meeting = rooms.decision_for(viewer, decision)
        saved = forms.ChangeDecisionForm(initial=_decision_initial(read), places=places)
        return compare(request, form, saved, words, late=late, of=("meetings", "Decision", decision))


def withdraw_decision(request: HttpRequest, decision: UUID) -> HttpResponse:
    """Take back a decision that was a mistake."""
    _decision_seen, item, meeting = rooms.decision_for(request.viewer, decision)
    verbs.withdraw_decision(decision=decision, by=request.viewer, at=now())
    return HttpResponseRedirect(meeting_page(meeting.reference, item.id))


@require_http_methods(["GET", "HEAD", "POST"])
def capture_action(request: HttpRequest, item: UUID) -> HttpResponse:
    """Give somebody something to do."""
    viewer = request.viewer
    held, meeting = queries.item_for(viewer, item)
    form = forms.CaptureForm(request.POST or None, bodies=bodies_to_choose(viewer), people=people_to_choose(viewer))

    def act() -> str:
        verbs.capture_action(item=item, wanted=wanted_of(form, viewer), by=viewer, at=now())
        return meeting_page(meeting.reference, item)

    back = meeting_page(meeting.reference, item)
    words = FormWords(_("Capture an action"), _("Save action"), back, why=f"{held.number}. {held.title}")
    return answered(request, form, words, act)


def wanted_of(form: Form, viewer: Viewer) -> Wanted:
    """The action that a form of one asks for; whose organisation is not said, it is the owner's own."""
    given = form.cleaned_data
    owner = id_of(given["owner"])
    own = next((m.organisation for m in members_for(viewer) if m.id == owner), None)
    return Wanted(
        text=given["text"],
        organisation=id_of(given["organisation"]) or own,
        due=given["due"],
        owner=owner,
        owner_name=given["owner_name"],
    )


def _in_the_room(viewer: Viewer, meeting: queries.MeetingSeen, *, all_of: bool = False) -> list[tuple[str, str]]:
    """Those in the room who took a place; `all_of` them with observers."""
    within = (*states.SAT, states.OBSERVER) if all_of else states.SAT
    return [(str(each.id), each.who) for each in rooms.places_of(viewer, meeting) if each.state in within]


def _place_initial(place: rooms.PlaceSeen) -> dict:
    return {"state": place.state, "came": str(place.came or ""), "came_name": "" if place.came else place.sat}


def _decision(form: Form) -> verbs.DecisionSaid:
    given = form.cleaned_data
    dissent = tuple(UUID(each) for each in given.get("dissent", ()))
    return verbs.DecisionSaid(given["text"], given["outcome"], given["because"], dissent)


def _decision_initial(decision: rooms.DecisionSeen) -> dict:
    told = {name: getattr(decision, name) for name in ("text", "outcome", "because", "edition")}
    return {**told, "dissent": [str(place) for place, _who in decision.dissent]}
