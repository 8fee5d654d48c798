"""Pages of jobs: fetch, present, render."""

import json

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wardmote.foundation.correspondence import answer
from wardmote.foundation.jobs import presenters, queries, verbs
from wardmote.foundation.pages import render


@never_cache
@require_safe
def list_jobs(request: HttpRequest) -> HttpResponse:
    """What the member asked for, latest first."""
    page = presenters.list_page(queries.jobs_for(request.viewer))
    return render(request, "jobs/list.html", {"page": page})


@never_cache
@require_safe
def show_job(request: HttpRequest, reference: str) -> HttpResponse:
    """What a job is doing, how far it is, and where what comes of it will be."""
    page = presenters.progress_page(queries.job_for(request.viewer, reference))
    return render(request, "jobs/progress.html", {"page": page})


@never_cache
@require_safe
def tell_job(request: HttpRequest, reference: str) -> HttpResponse:
    """How far a job is, for the page that shows it."""
    page = presenters.progress_page(queries.job_for(request.viewer, reference))
    said = {"over": page.over, "percent": page.percent, "sentence": page.sentence}
    return answer(request, json.dumps(said), kind="json")


def do_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Have a failed job done again."""
    verbs.again(by=request.viewer, reference=reference)
    return HttpResponseRedirect(reverse("show-job", kwargs={"reference": reference}))
