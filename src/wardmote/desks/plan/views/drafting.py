"""Pages of plans that are being written: the plan, its days, its choices, its texts."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.agencies.api import bodies_to_choose
from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.documents import digest_of, lines_of
from wardmote.desks.plan.forms import drafting as forms
from wardmote.desks.plan.presenters import approving
from wardmote.desks.plan.presenters import drafting as presenters
from wardmote.desks.plan.presenters.side import side
from wardmote.desks.plan.queries import drafting as queries
from wardmote.desks.plan.queries import versions
from wardmote.desks.plan.queries.county import county_priorities
from wardmote.desks.plan.rules import drafting as rules
from wardmote.desks.plan.verbs import drafting as verbs
from wardmote.desks.plan.verbs import lines
from wardmote.errors import Missing
from wardmote.foundation.access import Viewer
from wardmote.foundation.changes.queries import changes_for
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords


@require_safe
def list_next_plans(request: HttpRequest) -> HttpResponse:
    """The next plan of each area."""
    viewer = request.viewer
    page = presenters.plans_page(areas_for(viewer), queries.plans_written(viewer), viewer, today())
    return render(request, "plan/next_plans.html", {"page": page, "side": side(viewer, request.path)})


@require_http_methods(["GET", "HEAD", "POST"])
def begin_plan(request: HttpRequest, area: str) -> HttpResponse:
    """Begin the next plan of an area."""
    viewer = request.viewer
    found = next((each for each in areas_for(viewer) if presenters.in_address(each.slug) == area), None)
    if found is None:
        raise Missing("There is no such area here.", instead="Choose one from the list of plans.")
    form = forms.DaysForm(request.POST or None)

    def act() -> str:
        return page_of(verbs.begin_plan(area=found.id, **form.cleaned_data, by=viewer, at=now()))

    words = FormWords(
        _("Begin the next plan of %(area)s") % {"area": found.name},
        _("Begin"),
        reverse("list-next-plans"),
        why=_(
            "It begins with the priorities of the last plan. You then choose what becomes of each of its aims and "
            "commitments. The public goes on reading the last plan until two people have approved this one."
        ),
    )
    return answered(request, form, words, act)


@require_safe
def show_next_plan(request: HttpRequest, reference: str) -> HttpResponse:
    """A plan that is being written."""
    viewer = request.viewer
    plan = queries.plan_written(viewer, reference)
    digest = digest_of(lines_of(plan, county_priorities(viewer)))
    page = presenters.plan_page(
        plan,
        queries.lines_left(viewer, plan),
        approving.missing_titles(viewer, plan),
        versions.sent_of(viewer, plan.latest.id) if plan.latest else (),
        changes_for(viewer, kind=approving.KIND, subject=reference),
        plan.latest is None or plan.latest.digest != digest,
        viewer,
        today(),
    )
    return render(request, "plan/next_plan.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def change_plan(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what a plan is called and how long it lasts."""
    viewer = request.viewer
    plan = queries.plan_written(viewer, reference)
    form = forms.ChangeDaysForm(request.POST or None, initial=_days(plan))

    def act() -> str:
        verbs.change_plan(plan=reference, **form.cleaned_data, by=viewer, at=now())
        return page_of(reference)

    words = FormWords(_("Change the plan's name or days"), _("Save"), page_of(reference))
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        saved = forms.ChangeDaysForm(initial=_days(queries.plan_written(viewer, reference)))
        return compare(request, form, saved, words, late=late, of=("plan", "Plan", plan.id))


def _days(plan: queries.PlanWritten) -> dict:
    return {"title": plan.title, "starts": plan.starts, "ends": plan.ends, "edition": plan.edition}


@require_http_methods(["GET", "HEAD", "POST"])
def choose_lines(request: HttpRequest, reference: str, priority: str) -> HttpResponse:
    """Say what becomes of the lines of one priority of the last plan."""
    viewer = request.viewer
    plan = queries.plan_written(viewer, reference)
    left = [each for each in queries.lines_left(viewer, plan) if presenters.in_address(each.priority) == priority]
    if not left:
        raise Missing("The plan before this one has no such priority.", instead="Choose one from the plan.")
    told = [(each.id, f"{_kind(each)}: {each.text}", each.choice, each.reason, each.made) for each in left]
    form = forms.ChoicesForm(request.POST or None, lines=told, bodies=bodies_to_choose(viewer))

    def act() -> str:
        body, rhythm = form.cleaned_data["rest_organisation"], form.cleaned_data["rest_rhythm"]
        chosen = [
            verbs.Chosen(each.id, *told_of, UUID(body) if body else None, rhythm)
            for each in left
            if (told_of := form.chosen_of(each.id))[0]
        ]
        verbs.choose(plan=reference, chosen=chosen, by=viewer, at=now())
        return page_of(reference)

    words = FormWords(
        left[0].priority_title,
        _("Save these choices"),
        page_of(reference),
        why=_(
            "What becomes of each line of the last plan? Any may be left for later. What is carried over can still be "
            "changed; what is dropped stays in the record with its reason."
        ),
    )
    return answered(request, form, words, act)


def _kind(line: queries.LineLeft) -> str:
    return _("Aim") if line.kind == "aim" else _("Commitment")


@require_http_methods(["GET", "HEAD", "POST"])
def say_part(request: HttpRequest, reference: str, part: str) -> HttpResponse:
    """Write what a plan says of one thing that the law wants in it."""
    viewer = request.viewer
    found, plan = rules.part_named(part), queries.plan_written(viewer, reference)
    form = forms.TextForm(request.POST or None, initial=_text(plan, part), part=found)

    def act() -> str:
        lines.say(plan=reference, part=part, **form.cleaned_data, by=viewer, at=now())
        return page_of(reference)

    words = FormWords(found.title, _("Save"), page_of(reference))
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        again = queries.plan_written(viewer, reference)
        saved = forms.TextForm(initial=_text(again, part), part=found)
        return compare(request, form, saved, words, late=late, of=("plan", "Plan", plan.id))


def _text(plan: queries.PlanWritten, part: str) -> dict:
    held = plan.texts.get(part)
    return {"text": held.text if held else "", "edition": held.edition if held else 0}


@require_http_methods(["GET", "HEAD", "POST"])
def assess_equality(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what the plan means for people who share a protected characteristic."""
    viewer = request.viewer
    plan = queries.plan_written(viewer, reference)
    form = forms.EqualityForm(request.POST or None, initial=_equality(plan))

    def act() -> str:
        given = form.cleaned_data
        impacts = {each: given[f"impact_{n}"] for n, each in enumerate(rules.CHARACTERISTICS)}
        told = {name: given[name] for name in ("evidence", "mitigation", "monitoring", "edition")}
        lines.assess_equality(plan=reference, impacts=impacts, **told, by=viewer, at=now())
        return page_of(reference)

    words = FormWords(
        _("Equality impact assessment"),
        _("Save"),
        page_of(reference),
        why=_("Equality Act 2010, section 149. “Not known” is an answer, and says what to find out."),
    )
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        saved = forms.EqualityForm(initial=_equality(queries.plan_written(viewer, reference)))
        return compare(request, form, saved, words, late=late, of=("plan", "Plan", plan.id))


def _equality(plan: queries.PlanWritten) -> dict:
    held = plan.equality
    if held is None:
        return {"edition": 0}
    impacts = {f"impact_{n}": held.impacts.get(each, "") for n, each in enumerate(rules.CHARACTERISTICS)}
    told = {name: getattr(held, name) for name in ("evidence", "mitigation", "monitoring", "edition")}
    return {**told, **impacts}


def page_of(reference: str) -> str:
    """The page of a plan that is being written."""
    return reverse("show-next-plan", kwargs={"reference": reference})


def plan_and_priority(
    viewer: Viewer, reference: str, priority: str
) -> tuple[queries.PlanWritten, queries.PriorityWritten]:
    """The plan and the priority that an address names; raises Missing."""
    plan = queries.plan_written(viewer, reference)
    return plan, plan.priority(priority.replace("-", "_"))
