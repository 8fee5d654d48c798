"""Pages of assessments and figures: fetch, present, render."""

import json

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.assessment import forms, held, presenters, queries, verbs
from wardmote.evidence import sources
from wardmote.foundation.correspondence import answer, export
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords
from wardmote.foundation.pages.paging import page_asked


@require_safe
def list_assessments(request: HttpRequest) -> HttpResponse:
    """The assessments of each area, and how to find where any figure came from."""
    viewer = request.viewer
    page = presenters.list_page(queries.assessments_for(viewer), queries.files_for(viewer), viewer.tenant)
    return render(request, "assessment/list.html", {"page": page})


@require_safe
def show_assessment(request: HttpRequest, reference: str) -> HttpResponse:
    """An assessment as a page, from the document that was issued."""
    viewer = request.viewer
    page = presenters.assessment_page(
        queries.assessment_for(viewer, reference),
        queries.document_for(viewer, reference),
        queries.files_for(viewer, reference).get(reference, ()),
        viewer.tenant,
    )
    return render(request, "assessment/assessment.html", {"page": page, "made_up": page.assessment.made_up})


@require_safe
def list_figures(request: HttpRequest, reference: str) -> HttpResponse:
    """Every figure of an assessment, each leading to where it came from."""
    viewer = request.viewer
    page = presenters.figures_page(
        queries.assessment_for(viewer, reference),
        queries.some_figures_for(viewer, reference, page_asked(request)),
        viewer.tenant,
    )
    return render(request, "assessment/figures.html", {"page": page, "made_up": page.assessment.made_up})


@require_safe
def show_figure(request: HttpRequest, reference: str, figure: str) -> HttpResponse:
    """Where one figure came from, down to the hash of every file it was counted from."""
    viewer, cells = request.viewer, page_asked(request, "cells")
    page = presenters.figure_page(queries.figure_for(viewer, reference, figure), viewer.tenant, cells)
    return render(request, "assessment/figure.html", {"page": page, "made_up": page.assessment.made_up})


@require_safe
def send_figure(request: HttpRequest, reference: str, figure: str) -> HttpResponse:
    """The same as data."""
    found = queries.figure_for(request.viewer, reference, figure)
    said = json.dumps(presenters.figure_as_data(found), ensure_ascii=False, indent=1)
    return answer(request, said, kind="json", way="export")


@require_safe
def send_file(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """A file of an assessment, byte for byte as it was issued."""
    file, content = queries.issued_file(request.viewer, reference, name)
    response = export(request, name=presenters.file_name(file, reference), content=content)
    response["ETag"] = f'"{file.sha256}"'
    return response


@require_safe
def show_evidence(request: HttpRequest) -> HttpResponse:
    """For the analyst: everything held that says something of the partnership's districts."""
    page = presenters.evidence_page(held.held_for(request.viewer))
    return render(request, "assessment/evidence.html", {"page": page})


@require_safe
def show_source(request: HttpRequest, source: str) -> HttpResponse:
    """Every extract held of one source, and what was found in it."""
    declared = sources.source(source)
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    page = presenters.source_page(held.held_for(request.viewer).of(source), source, declared.title, number)
    return render(request, "assessment/source.html", {"page": page})


def check_issued(request: HttpRequest) -> HttpResponse:
    """Have every issued file read again and compared with its hash."""
    reference = verbs.ask_for_check(by=request.viewer)
    return HttpResponseRedirect(reverse("show-job", kwargs={"reference": reference}))


@require_safe
def list_drafts(request: HttpRequest) -> HttpResponse:
    """The draft of each place, and what it changes."""
    page = presenters.drafts_page(queries.drafts_for(request.viewer), request.viewer)
    return render(request, "assessment/drafts.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def build_drafts(request: HttpRequest) -> HttpResponse:
    """Have the drafts built again, perhaps of another period."""
    form = forms.PeriodForm(request.POST or None)

    def build() -> str:
        reference = verbs.ask_for_drafts(by=request.viewer, period=form.period)
        return reverse("show-job", kwargs={"reference": reference})

    words = FormWords(
        _("Build the draft assessments"),
        _("Build them"),
        reverse("list-drafts"),
        why=_("Leave both empty for the year that ends with the latest month of police files."),
    )
    return answered(request, form, words, build)


@require_safe
def show_draft(request: HttpRequest, reference: str) -> HttpResponse:
    """A draft as a page, from the document that was built."""
    viewer = request.viewer
    draft = queries.draft_for(viewer, reference)
    page = presenters.draft_page(draft, queries.draft_document(viewer, draft), viewer)
    return render(request, "assessment/draft.html", {"page": page, "made_up": draft.made_up})


@require_safe
def show_changes(request: HttpRequest, reference: str) -> HttpResponse:
    """What the draft changes of the assessment last issued."""
    page = presenters.changes_page(queries.draft_for(request.viewer, reference))
    return render(request, "assessment/changes.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def issue_draft(request: HttpRequest, reference: str) -> HttpResponse:
    """Put the draft out as the assessment of its place, having read it."""
    viewer = request.viewer
    draft = queries.draft_for(viewer, reference)
    form = forms.IssueForm(request.POST or None, initial={"digest": draft.digest})

    def issue() -> str:
        made = verbs.issue_draft(reference=reference, digest=form.cleaned_data["digest"], by=viewer, at=now())
        return reverse("show-assessment", kwargs={"partnership": viewer.tenant.slug, "reference": made})

    words = FormWords(
        _("Issue the assessment of %(place)s") % {"place": draft.place_name},
        _("Issue it"),
        reverse("show-draft", kwargs={"reference": reference}),
        warning=_("Anybody can then read it, and it is kept as it is for ever. A correction is another assessment."),
    )
    return answered(request, form, words, issue)
