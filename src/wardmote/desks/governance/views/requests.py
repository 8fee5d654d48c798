"""Pages of freedom of information requests."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.governance.forms import requests as forms
from wardmote.desks.governance.presenters import requests as presenters
from wardmote.desks.governance.queries import requests as queries
from wardmote.desks.governance.verbs import requests as verbs
from wardmote.desks.governance.views.answering import choices, id_of, sent_as
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords


@require_safe
def list_requests(request: HttpRequest) -> HttpResponse:
    """The register."""
    every = queries.requests_for(request.viewer, today())
    page = presenters.list_page(every, request.GET.get("state", ""), request.viewer)
    return render(request, "governance/register.html", {"page": page})


@require_safe
def download_requests(request: HttpRequest, kind: str) -> HttpResponse:
    """The register as CSV or as a spreadsheet."""
    found = queries.requests_for(request.viewer, today())
    about = [("governance", "InformationRequest", each.id) for each in found]
    return sent_as(request, "information-requests", kind, presenters.table_of(found), about)


@require_safe
def show_request(request: HttpRequest, reference: str) -> HttpResponse:
    """One request."""
    page = presenters.request_page(queries.request_for(request.viewer, reference, today()), request.viewer)
    return render(request, "governance/record.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def add_request(request: HttpRequest) -> HttpResponse:
    """Write a request down."""
    viewer = request.viewer
    form = forms.RequestForm(request.POST or None, **choices(viewer))

    def act() -> str:
        return _page(verbs.add_request(said=_said(form), by=viewer, at=now()))

    return answered(request, form, FormWords(_("Add a request"), _("Add request"), reverse("list-requests")), act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_request(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what is written of a request."""
    viewer = request.viewer
    found = queries.request_for(viewer, reference, today())
    form = forms.ChangeRequestForm(request.POST or None, initial=_initial(found), **choices(viewer))

    def act() -> str:
        edition = form.cleaned_data["edition"]
        verbs.change_request(request=found.id, edition=edition, said=_said(form), by=viewer, at=now())
        return _page(reference)

    words = FormWords(_("Change the request"), _("Save"), _page(reference))
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        again = queries.request_for(viewer, reference, today())
        saved = forms.ChangeRequestForm(initial=_initial(again), **choices(viewer))
        return compare(request, form, saved, words, late=late, of=("governance", "InformationRequest", found.id))


@require_http_methods(["GET", "HEAD", "POST"])
def stop_clock(request: HttpRequest, reference: str) -> HttpResponse:
    """Stop the clock of a request."""
    form = forms.StopForm(request.POST or None)
    return _done(request, reference, form, (_("Stop the clock"), _("Stop it")), verbs.stop_clock)


@require_http_methods(["GET", "HEAD", "POST"])
def run_clock(request: HttpRequest, reference: str) -> HttpResponse:
    """Let the clock of a request run again."""
    form = forms.RunForm(request.POST or None)
    return _done(request, reference, form, (_("Let the clock run again"), _("Let it run")), verbs.run_clock)


@require_http_methods(["GET", "HEAD", "POST"])
def undo_pause(request: HttpRequest, reference: str) -> HttpResponse:
    """Take back that the clock was stopped."""
    form = Form(request.POST or None)
    return _done(request, reference, form, (_("Take the last stop back"), _("Take it back")), verbs.undo_pause)


@require_http_methods(["GET", "HEAD", "POST"])
def extend_request(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down that an extension was told."""
    form = forms.ExtendForm(request.POST or None)
    words = (_("An extension was told today"), _("Write it down"))
    return _done(request, reference, form, words, verbs.extend)


@require_http_methods(["GET", "HEAD", "POST"])
def answer_request(request: HttpRequest, reference: str) -> HttpResponse:
    """Write the answer down."""
    form = forms.AnswerForm(request.POST or None, initial={"answered_on": today()})
    return _done(request, reference, form, (_("Write the answer down"), _("Save the answer")), verbs.answer_request)


@require_http_methods(["GET", "HEAD", "POST"])
def open_request_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Undo an answer that was written down by mistake."""
    form = Form(request.POST or None)
    words = (_("Open the request again"), _("Open it again"))
    return _done(request, reference, form, words, verbs.open_request_again)


def _done(
    request: HttpRequest, reference: str, form: Form, words: tuple[str, str], verb: Callable[..., None]
) -> HttpResponse:
    viewer = request.viewer
    found = queries.request_for(viewer, reference, today())

    def act() -> str:
        verb(request=found.id, **form.cleaned_data, by=viewer, at=now())
        return _page(reference)

    heading, go = words
    return answered(request, form, FormWords(heading, go, _page(reference), why=found.subject), act)


def _page(reference: str) -> str:
    return reverse("show-request", kwargs={"reference": reference})


def _said(form: Form) -> verbs.RequestSaid:
    given = form.cleaned_data
    alike = {name: given[name] for name in ("subject", "received_on")}
    bodies = {"organisation": id_of(given["organisation"]), "owner": id_of(given["owner"])}
    return verbs.RequestSaid(**alike, **bodies, theirs=given["theirs"].strip().upper())


def _initial(found: queries.RequestSeen) -> dict:
    alike = {name: getattr(found, name) for name in ("theirs", "subject", "received_on", "edition")}
    return {**alike, "organisation": str(found.organisation), "owner": str(found.owner or "")}
