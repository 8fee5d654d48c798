"""Pages of the explorer: fetch, present, render."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wardmote.desks.insight import forms, presenters, queries
from wardmote.errors import Missing
from wardmote.foundation.correspondence import export
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import error_list, field
from wardmote.foundation.pages.paging import page_asked
from wardmote.reports.exploration import Exploration, take_away


@require_safe
def explore(request: HttpRequest) -> HttpResponse:
    """A question and its answer; where there is none, what is wrong with the question or what is held instead."""
    evidence = queries.evidence_for(request.viewer)
    if not evidence.sources:
        return render(request, "insight/empty.html", {"page": presenters.empty_page(request.viewer)})
    form = forms.ExploreForm(request.GET.dict(), evidence=evidence)
    answer, nothing = None, ""
    if form.is_valid():
        inquiry = form.inquiry()
        try:
            answer = queries.exploration_for(request.viewer, evidence, inquiry) if inquiry else None
        except Missing as missing:
            nothing = missing.sentence
    page = presenters.explore_page(form, evidence, answer, nothing)
    wrong = not form.is_valid()
    context = {
        "page": page,
        "form": form,
        "field": field,
        "errors": error_list(form) if wrong else [],
        "made_up": page.made_up,
    }
    return render(request, "insight/explore.html", context, status=422 if wrong else 200)


@require_safe
def show_making(request: HttpRequest, figure: str) -> HttpResponse:
    """Where one figure of an answer came from, down to the hash of every file it was counted from."""
    answer = _answer(request)
    page = presenters.making_page(answer, figure, page_asked(request, "cells"))
    return render(request, "insight/figure.html", {"page": page, "made_up": page.made_up})


@require_safe
def send_shown(request: HttpRequest, name: str) -> HttpResponse:
    """A table or a picture of an answer, as it is shown, to take away."""
    answer = _answer(request)
    block, _dot, ending = name.partition(".")
    called = presenters.file_name(answer, name)
    response = export(request, name=called, content=take_away(answer, block, ending, called=called))
    if ending == "csv":
        # Where a reader of CSV on the Web looks for what a table says of itself.
        about = presenters.file_href(answer, f"{block}.csv-metadata.json")
        response["Link"] = f'<{about}>; rel="describedby"; type="application/csvm+json"'
    return response


def _answer(request: HttpRequest) -> Exploration:
    """The answer that an address is about; raises Missing where its question is none, or has no answer."""
    evidence = queries.evidence_for(request.viewer)
    form = forms.ExploreForm(request.GET.dict(), evidence=evidence)
    inquiry = form.inquiry() if evidence.sources and form.is_valid() else None
    if inquiry is None:
        raise Missing("This address asks nothing that can be answered.", instead="Open the explorer and ask there.")
    return queries.exploration_for(request.viewer, evidence, inquiry)
