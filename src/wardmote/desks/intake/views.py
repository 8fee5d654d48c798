"""Pages of intake: fetch, present, render."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.intake import forms, presenters, queries, staging, verbs
from wardmote.errors import WardmoteError
from wardmote.foundation.now import now
from wardmote.foundation.pages import render, typed
from wardmote.foundation.pages.forms import FormWords, error_list, field, form_page


@require_safe
def list_drops(request: HttpRequest) -> HttpResponse:
    """What was dropped lately, and what became of it."""
    return render(request, "intake/list.html", {"page": presenters.list_page(queries.drops_for(request.viewer))})


@require_http_methods(["GET", "HEAD", "POST"])
def drop_files(request: HttpRequest) -> HttpResponse:
    """Give files; they are taken in by a job, whose progress is shown next."""
    sent = request.method == "POST"
    form = forms.DropForm(request.POST, request.FILES) if sent else forms.DropForm()
    if sent and form.is_valid():
        try:
            reference = verbs.drop_files(uploads=form.cleaned_data["files"], by=request.viewer, at=now())
            job = queries.drop_for(request.viewer, reference).job
            return HttpResponseRedirect(reverse("show-job", kwargs={"reference": job}))
        except WardmoteError as error:
            form.add_error("files", str(error))
    words = FormWords(
        _("Take evidence in"),
        _("Take these in"),
        reverse("list-drops"),
        why=_("All of them are taken in together, or none. Nothing here may name or describe a person."),
    )
    return form_page(request, form, words)


@require_safe
def show_drop(request: HttpRequest, reference: str) -> HttpResponse:
    """The account of every row of a drop."""
    page = presenters.drop_page(queries.drop_for(request.viewer, reference))
    return render(request, "intake/drop.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def explain_table(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Say what a partner's table holds, see how it would be read so, and have it remembered and taken in."""
    viewer, moment = request.viewer, now()
    drop = queries.drop_for(viewer, reference)
    first = queries.trial_for(viewer, drop, number, {"sheet": request.POST.get("sheet", "")}, {}, moment)
    form = forms.TableForm(request.POST or None, trial=first)
    if request.method == "POST" and form.is_valid():
        try:
            trial = queries.trial_for(viewer, drop, number, form.said(), form.roles(), moment)
            if request.POST.get("act") != "keep" or trial.refusal or trial.unsaid:
                return _explain(request, drop, number, form, trial)
            job = verbs.explain_table(
                drop=drop.id, file=drop.asks[number - 1], mapping=trial.mapping, by=viewer, at=moment
            )
            if job:
                return HttpResponseRedirect(reverse("show-job", kwargs={"reference": job}))
            return HttpResponseRedirect(reverse("show-drop", kwargs={"reference": reference}))
        except WardmoteError as error:
            form.add_error(None, staging.plain(drop.id, str(error)))
    return _explain(request, drop, number, form, first)


def _explain(
    request: HttpRequest, drop: queries.DropSeen, number: int, form: forms.TableForm, trial: Any
) -> HttpResponse:
    page = presenters.table_page(drop, number, trial)
    wrong = form.is_bound and bool(form.errors)
    context = {
        "page": page,
        "form": form,
        "field": field,
        "errors": error_list(form) if wrong else [],
        "kept": typed.restore(request, form),
        "hidden": typed.hidden_fields(request, form),
    }
    return render(request, "intake/table.html", context, status=422 if wrong else 200)


def give_up_drop(request: HttpRequest, reference: str) -> HttpResponse:
    """Take nothing of it in."""
    verbs.give_up(drop=queries.drop_for(request.viewer, reference).id, by=request.viewer, at=now())
    return HttpResponseRedirect(reverse("show-drop", kwargs={"reference": reference}))
