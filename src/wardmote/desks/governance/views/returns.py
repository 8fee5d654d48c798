"""Pages of section 17A returns."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.governance.forms import returns as forms
from wardmote.desks.governance.presenters import returns as presenters
from wardmote.desks.governance.queries import returns as queries
from wardmote.desks.governance.rules.returns import check_quarter
from wardmote.desks.governance.verbs import returns as verbs
from wardmote.desks.governance.views.answering import sent_as
from wardmote.errors import Missing
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords, form_page


@require_safe
def list_returns(request: HttpRequest) -> HttpResponse:
    """The register."""
    every = queries.returns_for(request.viewer, today())
    page = presenters.list_page(every, request.GET.get("state", ""), request.viewer)
    return render(request, "governance/register.html", {"page": page})


@require_safe
def download_returns(request: HttpRequest, kind: str) -> HttpResponse:
    """The register as CSV or as a spreadsheet."""
    found = queries.returns_for(request.viewer, today())
    about = [("governance", "QuarterReturn", each.id) for each in found]
    return sent_as(request, "section-17a-returns", kind, presenters.table_of(found), about)


@require_safe
def show_return(request: HttpRequest, given: UUID) -> HttpResponse:
    """One return."""
    page = presenters.return_page(queries.return_of_id(request.viewer, given, today()), request.viewer)
    return render(request, "governance/record.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def ask_returns(request: HttpRequest, quarter: str) -> HttpResponse:
    """Ask everybody whose return of a quarter has not come: first who would be asked, then one press."""
    viewer, ends = request.viewer, _quarter(quarter)
    check_quarter(ends, today())
    if request.method == "POST":
        verbs.ask_returns(quarter=ends, by=viewer, at=now())
        return HttpResponseRedirect(reverse("list-returns"))
    page = presenters.ask_page(ends, queries.askable(viewer, ends, now()))
    return render(request, "governance/ask.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def record_return(request: HttpRequest, given: UUID) -> HttpResponse:
    """Write down on which day a return came, or put that right."""
    viewer = request.viewer
    found = queries.return_of_id(viewer, given, today())
    form = forms.RecordForm(request.POST or None, initial=_initial(found))

    def act() -> str:
        verbs.record_return(given=given, **form.cleaned_data, by=viewer, at=now())
        return _page(given)

    words = FormWords(_("When did it come?"), _("Save"), _page(given), why=found.organisation_name)
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        saved = forms.RecordForm(initial=_initial(queries.return_of_id(viewer, given, today())))
        return compare(request, form, saved, words, late=late, of=("governance", "QuarterReturn", given))


@require_http_methods(["GET", "HEAD", "POST"])
def take_back_return(request: HttpRequest, given: UUID) -> HttpResponse:
    """Say that a return has not come after all."""
    viewer = request.viewer
    found = queries.return_of_id(viewer, given, today())
    form = forms.TakeBackForm(request.POST or None, initial={"edition": found.edition})

    def act() -> str:
        verbs.take_back_return(given=given, edition=form.cleaned_data["edition"], by=viewer, at=now())
        return _page(given)

    heading, go = _("It has not come after all"), _("Take it back")
    try:
        return answered(request, form, FormWords(heading, go, _page(given), why=found.organisation_name), act)
    except Superseded as late:
        fresh = forms.TakeBackForm(initial={"edition": queries.return_of_id(viewer, given, today()).edition})
        return form_page(request, fresh, FormWords(heading, go, _page(given), why=str(late)), status=409)


def _quarter(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError as odd:
        raise Missing("That is no quarter.", instead="Choose one from the list of section 17A returns.") from odd


def _page(given: UUID) -> str:
    return reverse("show-return", kwargs={"given": given})


def _initial(found: queries.ReturnSeen) -> dict:
    return {"received_on": found.received_on, "words": found.words, "edition": found.edition}
