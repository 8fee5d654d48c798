"""Pages of who went to other bodies' meetings."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wardmote.desks.agencies.api import people_to_choose
from wardmote.desks.meetings import rules
from wardmote.desks.meetings.forms import attended as forms
from wardmote.desks.meetings.queries.attended import AttendedSeen, attended_one
from wardmote.desks.meetings.queries.groups import group_for
from wardmote.desks.meetings.verbs import attended as verbs
from wardmote.desks.meetings.views.answering import group_page
from wardmote.foundation.access import Viewer
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages.forms import FormWords


@require_http_methods(["GET", "HEAD", "POST"])
def record_attended(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down that somebody went."""
    viewer = request.viewer
    group = group_for(viewer, reference).seen
    initial = {"attendee": str(viewer.member_id or "")}
    form = forms.AttendedForm(request.POST or None, initial=initial, people=_people(viewer))

    def act() -> str:
        given = form.cleaned_data
        verbs.record_attended(group=group.id, day=given["day"], attendee=UUID(given["attendee"]), by=viewer, at=now())
        return group_page(reference)

    words = FormWords(
        _("Who went: %(group)s") % {"group": group.title},
        _("Save"),
        group_page(reference),
        why=_(
            "The date and who went are all that is kept of another body's meeting, and what your own agency took on."
        ),
    )
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_attended(request: HttpRequest, attended: UUID) -> HttpResponse:
    """Put right who went, or when."""
    viewer = request.viewer
    held = attended_one(viewer, attended, today())
    chosen = _people(viewer, held)
    form = forms.ChangeAttendedForm(request.POST or None, initial=_initial(held), people=chosen)

    def act() -> str:
        given = form.cleaned_data
        told = {"day": given["day"], "attendee": UUID(given["attendee"])}
        verbs.change_attended(attended=attended, edition=given["edition"], **told, by=viewer, at=now())
        return group_page(held.group_reference)

    words = FormWords(_("Put right who went"), _("Save"), group_page(held.group_reference))
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        read = attended_one(viewer, attended, today())
        saved = forms.ChangeAttendedForm(initial=_initial(read), people=chosen)
        return compare(request, form, saved, words, late=late, of=("meetings", "Attended", attended))


def withdraw_attended(request: HttpRequest, attended: UUID) -> HttpResponse:
    """Take back that somebody went."""
    held = attended_one(request.viewer, attended, today())
    verbs.withdraw_attended(attended=attended, by=request.viewer, at=now())
    return HttpResponseRedirect(group_page(held.group_reference))


@require_http_methods(["GET", "HEAD", "POST"])
def promise_there(request: HttpRequest, attended: UUID) -> HttpResponse:
    """Write down what the attendee's own agency took on."""
    viewer = request.viewer
    held = attended_one(viewer, attended, today())
    form = forms.PromiseForm(request.POST or None)

    def act() -> str:
        verbs.promise_there(attended=attended, **form.cleaned_data, by=viewer, at=now())
        return group_page(held.group_reference)

    words = FormWords(
        _("What did %(agency)s take on?") % {"agency": held.agency}, _("Save action"), group_page(held.group_reference)
    )
    return answered(request, form, words, act)


def _people(viewer: Viewer, held: AttendedSeen | None = None) -> list[tuple[str, str]]:
    """Everybody for those who run meetings; otherwise oneself, and who is written down."""
    able = {str(viewer.member_id), str(held.attendee) if held else ""}
    return [each for each in people_to_choose(viewer) if viewer.holds(*rules.RUNS) or each[0] in able]


def _initial(held: AttendedSeen) -> dict:
    return {"day": held.day, "attendee": str(held.attendee), "edition": held.edition}
