"""Pages of approving a plan, sending it, reading its versions, and the checklist."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.forms import drafting as forms
from wardmote.desks.plan.presenters import approving as presenters
from wardmote.desks.plan.presenters import checking, versions
from wardmote.desks.plan.presenters.side import side
from wardmote.desks.plan.queries import drafting as queries
from wardmote.desks.plan.queries import versions as held
from wardmote.desks.plan.queries.checking import checked, confirmed_lines
from wardmote.desks.plan.rules.completeness import check_named
from wardmote.desks.plan.verbs import approving as verbs
from wardmote.desks.plan.views.drafting import page_of
from wardmote.documents import from_dict, render_docx, render_pdf
from wardmote.errors import Missing
from wardmote.foundation.calendars.limits import local_rules
from wardmote.foundation.changes.verbs import propose
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords

RENDERERS = {"pdf": render_pdf, "docx": render_docx}


@require_http_methods(["GET", "HEAD", "POST"])
def propose_plan(request: HttpRequest, reference: str) -> HttpResponse:
    """Put a plan as it is now to a second person, who approves or declines it."""
    viewer = request.viewer
    queries.plan_written(viewer, reference)
    form = forms.ProposeForm(request.POST or None)

    def act() -> str:
        agreed = form.cleaned_data["agreed"]
        told = {"subject": reference, "said": {"agreed": agreed}, "starts": today(), "because": agreed}
        change = propose(by=viewer, kind=presenters.KIND, **told, at=now())
        return reverse("show-change", kwargs={"reference": change})

    words = FormWords(
        _("Propose the plan for approval"),
        _("Propose it"),
        page_of(reference),
        why=_(
            "The chair is shown every line that is new or changed, and approves it or declines it with a reason. If "
            "the plan is changed meanwhile, it is proposed anew. Once approved, it is published."
        ),
    )
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def send_plan(request: HttpRequest, reference: str) -> HttpResponse:
    """Send the latest version to the elected local policing body, or write down that it was sent."""
    viewer = request.viewer
    queries.plan_written(viewer, reference)
    bodies = [(str(b.id), b.name) for b in organisations_for(viewer) if b.sector == verbs.POLICING_BODY]
    form = forms.SendForm(request.POST or None, bodies=bodies, initial={"way": "link"})

    def act() -> str:
        given = form.cleaned_data
        told = {"plan": reference, "organisation": UUID(given["organisation"]), "by": viewer, "at": now()}
        if given["way"] == "link":
            verbs.send_plan(**told)
        else:
            verbs.note_sent(how=given["how"], sent_on=given["sent_on"], **told)
        return page_of(reference)

    words = FormWords(
        _("Send the plan to the Police and Crime Commissioner"),
        _("Send it"),
        page_of(reference),
        why=_("SI 2007/1830, regulation 13A, wants a copy of the plan sent to the elected local policing body."),
    )
    return answered(request, form, words, act)


@require_safe
def show_checklist(request: HttpRequest) -> HttpResponse:
    """What the law wants of each area, whether it is here, and whether its rule is confirmed and by whom."""
    viewer, day = request.viewer, today()
    areas = tuple(checked(viewer, area, day) for area in areas_for(viewer))
    page = checking.checklist_page(areas, confirmed_lines(viewer), local_rules(viewer))
    return render(request, "plan/checklist.html", {"page": page, "side": side(viewer, request.path)})


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_check(request: HttpRequest, line: str) -> HttpResponse:
    """Record who checked a line of the checklist against the law."""
    viewer = request.viewer
    found = check_named(line)
    form = forms.ConfirmForm(request.POST or None)

    def act() -> str:
        verbs.confirm_line(line=line, **form.cleaned_data, by=viewer, at=now())
        return reverse("show-checklist")

    words = FormWords(
        _("Confirm a line of the checklist"),
        _("Confirm it"),
        reverse("show-checklist"),
        why=f"{found.title}. {found.citation}.",
    )
    return answered(request, form, words, act)


@require_safe
def show_version(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """A version of a plan as it was approved."""
    viewer = request.viewer
    found = held.version_of(viewer, reference, number)
    page = versions.version_page(found, held.versions_of(viewer, reference), viewer)
    return render(request, "plan/version.html", {"page": page, "quick_exit": found.about_harm})


@require_safe
def show_version_changes(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """What a version changed of the one before it."""
    viewer = request.viewer
    found = held.version_of(viewer, reference, number)
    others = held.versions_of(viewer, reference)
    before = next((each for each in others if each.number == number - 1), None)
    page = versions.changes_page(found, before, viewer)
    return render(request, "plan/version_changes.html", {"page": page, "quick_exit": found.about_harm})


@require_safe
def send_version(request: HttpRequest, reference: str, number: int, kind: str) -> HttpResponse:
    """A version as PDF or Word."""
    if kind not in RENDERERS:
        raise Missing("A plan is not kept in that form.", instead="Take it as PDF or as Word.")
    found = held.version_of(request.viewer, reference, number)
    content = RENDERERS[kind](from_dict(found.document))
    about = (("plan", "PlanVersion", found.id),)
    return export(request, name=f"plan-{reference}-{number}.{kind}", content=content, about=about)
