"""Pages of data protection complaints."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.governance.forms import complaints as forms
from wardmote.desks.governance.presenters import complaints as presenters
from wardmote.desks.governance.queries import complaints as queries
from wardmote.desks.governance.verbs import complaints as verbs
from wardmote.desks.governance.views.answering import choices, id_of, sent_as
from wardmote.errors import Invalid
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords

_OF = ("governance", "DataComplaint")


@require_safe
def list_complaints(request: HttpRequest) -> HttpResponse:
    """Those this reader may read."""
    viewer = request.viewer
    page = presenters.list_page(queries.complaints_for(viewer), request.GET.get("state", ""), viewer)
    return render(request, "governance/register.html", {"page": page})


@require_safe
def download_complaints(request: HttpRequest, kind: str) -> HttpResponse:
    """The register as CSV or as a spreadsheet."""
    found = queries.complaints_for(request.viewer)
    return sent_as(request, "data-complaints", kind, presenters.table_of(found), [(*_OF, each.id) for each in found])


@require_safe
def show_complaint(request: HttpRequest, reference: str) -> HttpResponse:
    """One complaint."""
    viewer = request.viewer
    found = queries.complaint_for(viewer, reference)
    page = presenters.complaint_page(found, queries.complaint_history(viewer, found.id), viewer)
    return render(request, "governance/record.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def receive_complaint(request: HttpRequest) -> HttpResponse:
    """Write down a complaint that came."""
    viewer = request.viewer
    form = forms.ComplaintForm(request.POST or None, bodies=choices(viewer)["bodies"])

    def act() -> str:
        return _page(verbs.receive_complaint(said=_said(form), by=viewer, at=now()))

    words = FormWords(_("Write down a complaint"), _("Write it down"), reverse("list-data-complaints"))
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_complaint(request: HttpRequest, reference: str) -> HttpResponse:
    """Put right what was written down."""
    viewer = request.viewer
    found, bodies = queries.complaint_for(viewer, reference), choices(viewer)["bodies"]
    form = forms.ChangeComplaintForm(request.POST or None, initial=_initial(found), bodies=bodies)

    def act() -> str:
        edition = form.cleaned_data["edition"]
        verbs.change_complaint(complaint=found.id, edition=edition, said=_said(form), by=viewer, at=now())
        return _page(reference)

    words = FormWords(_("Put right what was written down"), _("Save"), _page(reference))
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        saved = forms.ChangeComplaintForm(initial=_initial(queries.complaint_for(viewer, reference)), bodies=bodies)
        return compare(request, form, saved, words, late=late, of=(*_OF, found.id))


@require_http_methods(["GET", "HEAD", "POST"])
def acknowledge_complaint(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down that it was acknowledged."""
    words = (_("When was it acknowledged?"), _("Write it down"))
    return _done(request, reference, forms.AcknowledgeForm(request.POST or None), words, verbs.acknowledge_complaint)


@require_http_methods(["GET", "HEAD", "POST"])
def note_progress(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down how far it is."""
    words = (_("How far is it?"), _("Write it down"))
    return _done(request, reference, forms.ProgressForm(request.POST or None), words, verbs.note_progress)


@require_http_methods(["GET", "HEAD", "POST"])
def answer_complaint(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down what was found."""
    words = (_("What was found?"), _("Save the answer"))
    return _done(request, reference, forms.AnswerForm(request.POST or None), words, verbs.answer_complaint)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_complaint(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down that it was taken back."""
    words = (_("The complaint was taken back"), _("Save"))
    form = forms.ComplaintBecauseForm(request.POST or None)
    return _done(request, reference, form, words, verbs.withdraw_complaint)


@require_http_methods(["GET", "HEAD", "POST"])
def open_complaint_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Undo the last step."""
    words = (_("Open it again"), _("Open it again"))
    form = forms.ComplaintBecauseForm(request.POST or None)
    return _done(request, reference, form, words, verbs.open_complaint_again)


def _done(
    request: HttpRequest, reference: str, form: Form, words: tuple[str, str], verb: Callable[..., None]
) -> HttpResponse:
    viewer = request.viewer
    found = queries.complaint_for(viewer, reference)

    def act() -> str:
        verb(complaint=found.id, **form.cleaned_data, by=viewer, at=now())
        return _page(reference)

    heading, go = words
    return answered(request, form, FormWords(heading, go, _page(reference), why=found.what), act)


def _page(reference: str) -> str:
    return reverse("show-data-complaint", kwargs={"reference": reference})


def _said(form: Form) -> verbs.ComplaintSaid:
    given = form.cleaned_data
    if (organisation := id_of(given["organisation"])) is None:
        raise Invalid("Nothing says who is complained of.", instead="Choose an organisation.")
    return verbs.ComplaintSaid(organisation, given["kind"], given["what"], given["received_on"])


def _initial(found: queries.ComplaintSeen) -> dict:
    told = {name: getattr(found, name) for name in ("kind", "what", "received_on", "edition")}
    return {**told, "organisation": str(found.organisation)}
