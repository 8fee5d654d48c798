"""Pages of the Serious Violence Duty."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.governance.forms import duty as forms
from wardmote.desks.governance.presenters import duty as presenters
from wardmote.desks.governance.queries import duty as queries
from wardmote.desks.governance.rules.duty import STEPS, Step
from wardmote.desks.governance.verbs import duty as verbs
from wardmote.desks.governance.views.answering import choices, id_of, sent_as
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords


@require_safe
def list_duty(request: HttpRequest) -> HttpResponse:
    """Where the duty stands."""
    viewer = request.viewer
    page = presenters.list_page(queries.duty_steps_for(viewer), organisations_for(viewer), viewer)
    return render(request, "governance/register.html", {"page": page})


@require_safe
def download_duty(request: HttpRequest, kind: str) -> HttpResponse:
    """The register as CSV or as a spreadsheet."""
    found = queries.duty_steps_for(request.viewer)
    about = [("governance", "DutyStep", each.id) for each in found]
    return sent_as(request, "serious-violence-duty", kind, presenters.table_of(found), about)


@require_safe
def show_step(request: HttpRequest, reference: str) -> HttpResponse:
    """One step."""
    page = presenters.step_page(queries.duty_step_for(request.viewer, reference), request.viewer)
    return render(request, "governance/record.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def take_step(request: HttpRequest) -> HttpResponse:
    """Write a step down."""
    viewer = request.viewer
    form = forms.StepForm(request.POST or None, bodies=choices(viewer)["bodies"])

    def act() -> str:
        given = form.cleaned_data
        step = Step(given["what"], given["day"], id_of(given["organisation"]))
        verbs.take_step(step=step, words=given["words"], link=given["link"], by=viewer, at=now())
        return reverse("list-duty")

    return answered(request, form, FormWords(_("Write a step down"), _("Write it down"), reverse("list-duty")), act)


@require_http_methods(["GET", "HEAD", "POST"])
def take_step_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Take back a step that was written down by mistake."""
    viewer = request.viewer
    found = queries.duty_step_for(viewer, reference)
    page = reverse("show-duty-step", kwargs={"reference": reference})

    def act() -> str:
        verbs.take_step_back(step=found.id, by=viewer, at=now())
        return page

    words = FormWords(_("Take the step back"), _("Take it back"), page, why=STEPS[found.what])
    return answered(request, Form(request.POST or None), words, act)
