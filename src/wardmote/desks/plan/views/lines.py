"""Pages of the priorities of a plan that is being written, and of their lines."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.actions.api import actions_of
from wardmote.desks.plan.forms import drafting as forms
from wardmote.desks.plan.presenters import drafting as presenters
from wardmote.desks.plan.queries import drafting as queries
from wardmote.desks.plan.queries.county import county_priorities
from wardmote.desks.plan.queries.measuring import figures_of
from wardmote.desks.plan.rules import drafting as rules
from wardmote.desks.plan.verbs import drafting as verbs
from wardmote.desks.plan.verbs import lines
from wardmote.desks.plan.views.answering import choices
from wardmote.desks.plan.views.drafting import page_of, plan_and_priority
from wardmote.errors import Missing, Refused
from wardmote.foundation.access import Viewer
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords
from wardmote.foundation.records import remarks


@require_safe
def show_next_priority(request: HttpRequest, reference: str, priority: str) -> HttpResponse:
    """One priority of a plan that is being written."""
    viewer = request.viewer
    plan, found = plan_and_priority(viewer, reference, priority)
    page = presenters.next_priority_page(
        plan,
        found,
        figures_of(viewer, plan.area_slug),
        actions_of(viewer, {("plan", "Commitment"): [each.id for each in found.commitments]}, today()),
        county_priorities(viewer),
        {
            **remarks(viewer, ("plan", "Aim"), [each.id for each in found.aims]),
            **remarks(viewer, ("plan", "Commitment"), [each.id for each in found.commitments]),
            **remarks(viewer, ("plan", "Priority"), [found.id]),
        },
        viewer,
        today(),
    )
    return render(request, "plan/next_priority.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def add_priority(request: HttpRequest, reference: str) -> HttpResponse:
    """Put another thing first."""
    viewer = request.viewer
    queries.plan_written(viewer, reference)
    form = forms.PriorityForm(request.POST or None, county=list(county_priorities(viewer).items()))

    def act() -> str:
        return _page(reference, verbs.add_priority(plan=reference, stands=_stands(form), by=viewer, at=now()))

    return answered(request, form, FormWords(_("Add a priority"), _("Add priority"), page_of(reference)), act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_priority(request: HttpRequest, reference: str, priority: str) -> HttpResponse:
    """Change what a priority says of itself."""
    viewer = request.viewer
    _plan, found = plan_and_priority(viewer, reference, priority)
    county = list(county_priorities(viewer).items())
    form = forms.ChangePriorityForm(request.POST or None, initial=_priority(found), county=county)

    def act() -> str:
        edition = form.cleaned_data["edition"]
        told = {"stands": _stands(form), "edition": edition}
        verbs.change_priority(plan=reference, slug=found.slug, **told, by=viewer, at=now())
        return _page(reference, found.slug)

    words = FormWords(_("Change the priority"), _("Save"), _page(reference, found.slug))
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        again = plan_and_priority(viewer, reference, priority)[1]
        saved = forms.ChangePriorityForm(initial=_priority(again), county=county)
        return compare(request, form, saved, words, late=late, of=("plan", "Priority", found.id))


@require_http_methods(["GET", "HEAD", "POST"])
def leave_priority_out(request: HttpRequest, reference: str, priority: str) -> HttpResponse:
    """Leave a priority out of the plan, or take it back."""
    viewer = request.viewer
    _plan, found = plan_and_priority(viewer, reference, priority)

    def act() -> str:
        verbs.leave_priority_out(plan=reference, slug=found.slug, by=viewer, at=now())
        return page_of(reference)

    if found.out:
        words = FormWords(_("Take back “%(t)s”") % {"t": found.title}, _("Take it back"), page_of(reference))
    else:
        words = FormWords(
            _("Leave out “%(t)s”") % {"t": found.title},
            _("Leave it out"),
            page_of(reference),
            warning=_("Its aims and commitments are then not in the plan. They stay, and can be taken back with it."),
        )
    return answered(request, Form(request.POST or None), words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def add_aim(request: HttpRequest, reference: str, priority: str) -> HttpResponse:
    """Add what is to be achieved."""
    viewer = request.viewer
    _plan, found = plan_and_priority(viewer, reference, priority)
    form = forms.AimForm(request.POST or None)

    def act() -> str:
        told = {"priority": found.slug, "text": form.cleaned_data["text"]}
        made = lines.add_aim(plan=reference, **told, by=viewer, at=now())
        return reverse("measure-aim", kwargs={"line": str(made)})

    words = FormWords(_("Add an aim"), _("Add aim, then measure it"), _page(reference, found.slug))
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_aim(request: HttpRequest, line: UUID) -> HttpResponse:
    """Change the words of an aim."""
    viewer = request.viewer
    back, aim = _aim(viewer, line)
    form = forms.ChangeAimForm(request.POST or None, initial={"text": aim.text, "edition": aim.edition})

    def act() -> str:
        lines.change_aim(aim=line, **form.cleaned_data, by=viewer, at=now())
        return back

    words = FormWords(_("Change the aim"), _("Save"), back)
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        again = _aim(viewer, line)[1]
        saved = forms.ChangeAimForm(initial={"text": again.text, "edition": again.edition})
        return compare(request, form, saved, words, late=late, of=("plan", "Aim", line))


@require_http_methods(["GET", "HEAD", "POST"])
def measure_aim(request: HttpRequest, line: UUID) -> HttpResponse:
    """Say how it is told whether an aim is reached."""
    viewer = request.viewer
    back, aim = _aim(viewer, line)
    reference, _slug = queries.place_of_line(viewer, line)
    area = queries.plan_written(viewer, reference).area_slug
    figures = [
        (each.figure, f"{each.label}: {each.value}, {each.period}") for each in figures_of(viewer, area).values()
    ]
    form = forms.MeasureForm(request.POST or None, initial=_measure(aim), figures=figures)

    def act() -> str:
        given = dict(form.cleaned_data)
        edition = given.pop("edition")
        lines.measure_aim(aim=line, aimed=rules.Aimed(**given), edition=edition, by=viewer, at=now())
        return back

    words = FormWords(_("How is this aim measured?"), _("Save"), back, why=aim.text)
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        saved = forms.MeasureForm(initial=_measure(_aim(viewer, line)[1]), figures=figures)
        return compare(request, form, saved, words, late=late, of=("plan", "Aim", line))


@require_http_methods(["GET", "HEAD", "POST"])
def add_commitment(request: HttpRequest, reference: str, priority: str) -> HttpResponse:
    """Add what somebody commits to."""
    viewer = request.viewer
    _plan, found = plan_and_priority(viewer, reference, priority)
    form = forms.CommitmentForm(request.POST or None, **choices(viewer))

    def act() -> str:
        lines.add_commitment(plan=reference, priority=found.slug, wanted=_wanted(form), by=viewer, at=now())
        return _page(reference, found.slug)

    words = FormWords(_("Add a commitment"), _("Add commitment"), _page(reference, found.slug))
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_commitment(request: HttpRequest, line: UUID) -> HttpResponse:
    """Change what somebody commits to."""
    viewer = request.viewer
    back, found = _commitment(viewer, line)
    form = forms.ChangeCommitmentForm(request.POST or None, initial=_promised(found), **choices(viewer))

    def act() -> str:
        edition = form.cleaned_data["edition"]
        lines.change_commitment(commitment=line, wanted=_wanted(form), edition=edition, by=viewer, at=now())
        return back

    words = FormWords(_("Change the commitment"), _("Save"), back)
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        saved = forms.ChangeCommitmentForm(initial=_promised(_commitment(viewer, line)[1]), **choices(viewer))
        return compare(request, form, saved, words, late=late, of=("plan", "Commitment", line))


@require_http_methods(["GET", "HEAD", "POST"])
def add_standing_evidence(request: HttpRequest, line: UUID) -> HttpResponse:
    """Say what shows that a standing commitment is kept."""
    viewer = request.viewer
    back, found = _commitment(viewer, line)
    if not presenters.may_show(viewer, found):
        body = found.organisation_name or _("somebody else")
        raise Refused(f"This commitment is {body}'s, and only they show that it is kept.", instead="Ask them for it.")
    form = forms.EvidenceForm(request.POST or None)

    def act() -> str:
        lines.show_evidence(commitment=line, **form.cleaned_data, by=viewer, at=now())
        return back

    words = FormWords(_("Show that it is kept"), _("Add evidence"), back, why=found.text)
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def leave_line_out(request: HttpRequest, line: UUID) -> HttpResponse:
    """Leave an aim or a commitment out of the plan, or take it back."""
    viewer = request.viewer
    reference, slug = queries.place_of_line(viewer, line)
    plan = queries.plan_written(viewer, reference)
    priority = plan.priority(slug)
    found = next(each for each in (*priority.aims, *priority.commitments) if each.id == line)
    back = _page(reference, slug)

    def act() -> str:
        lines.leave_line_out(line=line, by=viewer, at=now())
        return back

    heading, go = (
        (_("Take this back into the plan"), _("Take it back"))
        if found.out
        else (_("Leave this out of the plan"), _("Leave it out"))
    )
    return answered(request, Form(request.POST or None), FormWords(heading, go, back, why=found.text), act)


def _page(reference: str, slug: str) -> str:
    of = {"reference": reference, "priority": presenters.in_address(slug)}
    return reverse("show-next-priority", kwargs=of)


def _aim(viewer: Viewer, line: UUID) -> tuple[str, queries.AimWritten]:
    """The page that an aim is on, and the aim; raises Missing."""
    reference, slug = queries.place_of_line(viewer, line)
    aims = queries.plan_written(viewer, reference).priority(slug).aims
    for each in aims:
        if each.id == line:
            return _page(reference, slug), each
    raise Missing("The plan has no such aim.", instead="Choose one from the plan.")


def _commitment(viewer: Viewer, line: UUID) -> tuple[str, queries.CommitmentWritten]:
    """The page that a commitment is on, and the commitment; raises Missing."""
    reference, slug = queries.place_of_line(viewer, line)
    commitments = queries.plan_written(viewer, reference).priority(slug).commitments
    for each in commitments:
        if each.id == line:
            return _page(reference, slug), each
    raise Missing("The plan has no such commitment.", instead="Choose one from the plan.")


def _stands(form: Form) -> verbs.Stands:
    given = form.cleaned_data
    return verbs.Stands(
        title=given["title"],
        heads=tuple(given["heads"]),
        county_priority=given["county_priority"],
        why=given["why"],
        regard=given["regard"],
        about_harm=given["about_harm"],
    )


def _priority(found: queries.PriorityWritten) -> dict:
    told = ("title", "county_priority", "why", "regard", "about_harm", "edition")
    return {"heads": list(found.heads), **{name: getattr(found, name) for name in told}}


def _measure(aim: queries.AimWritten) -> dict:
    measure = aim.measure
    if measure is None:
        return {"edition": 0}
    told = ("words", "direction", "because", "figure", "known_by", "target", "edition")
    own = {} if measure.figure else {"baseline": measure.baseline, "baseline_period": measure.baseline_period}
    return {**{name: getattr(measure, name) for name in told}, **own}


def _wanted(form: Form) -> rules.Wanted:
    given = form.cleaned_data
    return rules.Wanted(
        text=given["text"],
        organisation=UUID(given["organisation"]),
        owner=UUID(given["owner"]) if given["owner"] else None,
        owner_name=given["owner_name"],
        due=given["due"],
        rhythm_months=given["rhythm_months"],
    )


def _promised(found: queries.CommitmentWritten) -> dict:
    return {
        "text": found.text,
        "organisation": str(found.organisation or ""),
        "owner": str(found.owner or ""),
        "owner_name": "" if found.owner else found.owner_name,
        "due": found.due,
        "rhythm_months": found.rhythm_months,
        "edition": found.edition,
    }
