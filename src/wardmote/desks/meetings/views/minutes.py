"""Pages of minutes: close, read, put right, approve, take away."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.meetings.forms.meetings import BecauseForm
from wardmote.desks.meetings.presenters import minutes as presenters
from wardmote.desks.meetings.queries import minutes as queries
from wardmote.desks.meetings.queries.meetings import agenda_for, item_for, meeting_for, reads_whole
from wardmote.desks.meetings.queries.sitting import room_for
from wardmote.desks.meetings.verbs import minutes as verbs
from wardmote.desks.meetings.views.answering import meeting_page
from wardmote.documents import render_docx, render_pdf
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords


@require_http_methods(["GET", "HEAD", "POST"])
def close_meeting(request: HttpRequest, reference: str) -> HttpResponse:
    """Close the meeting, after a look at what is not written down."""
    viewer = request.viewer
    agenda = agenda_for(viewer, reference)
    room = room_for(viewer, agenda.meeting, agenda.items, today())

    def act() -> str:
        verbs.close(meeting=agenda.meeting.id, by=viewer, at=now())
        return _minutes_page(reference)

    words = FormWords(
        _("Close the meeting"),
        _("Close, and make the minutes"),
        meeting_page(reference),
        why=presenters.before_closing(agenda, room),
    )
    return answered(request, Form(request.POST or None), words, act)


@require_safe
def show_minutes(request: HttpRequest, reference: str) -> HttpResponse:
    """The latest minutes, whole where they may be read so; or that there are none yet."""
    viewer = request.viewer
    meeting = meeting_for(viewer, reference)
    versions = queries.versions_of(viewer, meeting)
    if not versions:
        return render(request, "meetings/no_minutes.html", {"reference": reference, "title": meeting.group_title})
    layer = queries.WHOLE if reads_whole(viewer, meeting) else queries.SHAREABLE
    return _show(request, reference, versions[0].version, layer)


@require_safe
def show_minutes_version(request: HttpRequest, reference: str, version: int, layer: str) -> HttpResponse:
    """One version in one layer."""
    return _show(request, reference, version, layer)


@require_safe
def download_minutes_pdf(request: HttpRequest, reference: str, version: int, layer: str) -> HttpResponse:
    """One version in one layer as PDF."""
    return _download(request, reference, version, layer, "pdf")


@require_safe
def download_minutes_docx(request: HttpRequest, reference: str, version: int, layer: str) -> HttpResponse:
    """One version in one layer as a Word file."""
    return _download(request, reference, version, layer, "docx")


@require_http_methods(["GET", "HEAD", "POST"])
def correct_minutes(request: HttpRequest, reference: str) -> HttpResponse:
    """Open the meeting again, to put its minutes right."""
    viewer = request.viewer
    meeting = meeting_for(viewer, reference)
    form = BecauseForm(request.POST or None)

    def act() -> str:
        verbs.correct(meeting=meeting.id, because=form.cleaned_data["because"], by=viewer, at=now())
        return meeting_page(reference)

    words = FormWords(
        _("Put the minutes right"),
        _("Open the meeting again"),
        _minutes_page(reference),
        why=_(
            "Change what is wrong and close the meeting again: that makes the next version. This one stays as it is."
        ),
    )
    return answered(request, form, words, act)


def approve_minutes(request: HttpRequest, item: UUID) -> HttpResponse:
    """Approve the minutes an item is about, or take that back."""
    _item, meeting = item_for(request.viewer, item)
    verbs.approve(item=item, by=request.viewer, at=now())
    return HttpResponseRedirect(meeting_page(meeting.reference, item))


def _show(request: HttpRequest, reference: str, version: int, layer: str) -> HttpResponse:
    viewer = request.viewer
    meeting = meeting_for(viewer, reference)
    document = queries.document_of(viewer, meeting, version, layer)
    versions = queries.versions_of(viewer, meeting)
    page = presenters.minutes_page(meeting, versions, version, layer, document, viewer, reads_whole(viewer, meeting))
    return render(request, "meetings/minutes.html", {"page": page})


def _download(request: HttpRequest, reference: str, version: int, layer: str, kind: str) -> HttpResponse:
    meeting = meeting_for(request.viewer, reference)
    document = queries.document_of(request.viewer, meeting, version, layer)
    content = render_pdf(document) if kind == "pdf" else render_docx(document)
    name = f"minutes-{reference}-{version}-{layer}.{kind}"
    return export(request, name=name, content=content, about=(("meetings", "Meeting", meeting.id),))


def _minutes_page(reference: str) -> str:
    return reverse("show-minutes", kwargs={"reference": reference})
