"""Pages of evaluations: fetch, present, render."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.actions.api import Wish, actions_of, every_action_for
from wardmote.desks.assessment.api import counted_of_kinds
from wardmote.desks.plan import queries
from wardmote.desks.plan.forms import closing as forms
from wardmote.desks.plan.presenters import closing as presenters
from wardmote.desks.plan.presenters import state_of
from wardmote.desks.plan.presenters.side import side
from wardmote.desks.plan.queries import closing as outcomes
from wardmote.desks.plan.queries.aims import said_of_aims
from wardmote.desks.plan.rules import closing as rules
from wardmote.desks.plan.verbs import closing as verbs
from wardmote.desks.plan.views.answering import choices
from wardmote.errors import Invalid, Refused
from wardmote.foundation.access import Viewer
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords


@require_safe
def list_evaluations(request: HttpRequest) -> HttpResponse:
    """How far each plan was carried out."""
    viewer = request.viewer
    plan = queries.plan_for(viewer)
    state = state_of(plan, today()) if plan else None
    left = bool(outcomes.plans_to_evaluate(viewer, today()))
    page = presenters.evaluations_page(plan, state, outcomes.evaluations_for(viewer), viewer, left=left)
    return render(request, "plan/evaluations.html", {"page": page, "side": side(viewer, request.path)})


@require_http_methods(["GET", "HEAD", "POST"])
def open_evaluation(request: HttpRequest) -> HttpResponse:
    """Begin to evaluate a plan."""
    viewer = request.viewer
    plans = [(str(plan), title) for plan, title in outcomes.plans_to_evaluate(viewer, today())]
    form = forms.BeginForm(request.POST or None, plans=plans, initial={"plan": plans[0][0]} if plans else {})

    def act() -> str:
        return _page_of(verbs.open_evaluation(plan=UUID(form.cleaned_data["plan"]), by=viewer, at=now()))

    words = FormWords(
        _("Begin the evaluation of the plan"),
        _("Begin"),
        reverse("list-evaluations"),
        why=_(
            "Every commitment of the plan is listed with whoever the plan names for it. You then say who answers for "
            "the others, ask them, and have it signed."
        ),
    )
    return answered(request, form, words, act)


@require_safe
def show_evaluation(request: HttpRequest, reference: str) -> HttpResponse:
    """One evaluation."""
    viewer = request.viewer
    found = outcomes.evaluation_for(viewer, reference)
    page = presenters.evaluation_page(
        found,
        outcomes.outcomes_for(viewer, reference),
        outcomes.askable(viewer, reference, now()),
        viewer,
        said_of_aims(viewer, found.plan),
    )
    return render(request, "plan/evaluation.html", {"page": page})


@require_safe
def download_csv(request: HttpRequest, reference: str) -> HttpResponse:
    """Every commitment with its answer, as CSV."""
    return _download(request, reference, "csv")


@require_safe
def download_xlsx(request: HttpRequest, reference: str) -> HttpResponse:
    """Every commitment with its answer, as a spreadsheet."""
    return _download(request, reference, "xlsx")


def _download(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    evaluation = outcomes.evaluation_for(request.viewer, reference)
    table = presenters.table_of(evaluation, outcomes.outcomes_for(request.viewer, reference))
    about = (("plan", "Evaluation", evaluation.id),)
    return export(request, name=f"plan-carried-out-{reference}.{kind}", content=table, about=about)


@require_http_methods(["GET", "HEAD", "POST"])
def assign_outcomes(request: HttpRequest, reference: str) -> HttpResponse:
    """Say who answers for which commitments."""
    viewer = request.viewer
    held = choices(viewer)
    lines = [
        (
            str(each.id),
            f"{each.priority_title}: {each.text}" + (f" ({each.organisation_name})" if each.organisation else ""),
        )
        for each in sorted(outcomes.outcomes_for(viewer, reference), key=lambda each: each.organisation is not None)
        if not each.answered
    ]
    form = forms.AssignForm(request.POST or None, lines=lines, bodies=held["bodies"], people=held["people"])

    def act() -> str:
        given = form.cleaned_data
        verbs.assign(
            outcomes=[UUID(each) for each in given["outcomes"]],
            organisation=UUID(given["organisation"]),
            owner=UUID(given["owner"]) if given["owner"] else None,
            owner_name=given["owner_name"],
            by=viewer,
            at=now(),
        )
        return _page_of(reference)

    why = _("Those that nobody answers for come first. Commitments that have an answer are left out.")
    words = FormWords(_("Who answers for what?"), _("Save"), _page_of(reference), why=why)
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def ask_outcomes(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask everybody whose answers are missing: first who would be asked, then one press."""
    viewer = request.viewer
    if request.method == "POST":
        verbs.ask_outcomes(evaluation=reference, by=viewer, at=now())
        return HttpResponseRedirect(reverse("list-links"))
    evaluation = outcomes.evaluation_for(viewer, reference)
    page = presenters.ask_page(evaluation, () if evaluation.signed else outcomes.askable(viewer, reference, now()))
    return render(request, "plan/ask.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def sign_evaluation(request: HttpRequest, reference: str) -> HttpResponse:
    """Sign it for the strategy group."""
    viewer = request.viewer
    evaluation = outcomes.evaluation_for(viewer, reference)
    form = forms.SignForm(request.POST or None, initial={"summary": evaluation.summary})

    def act() -> str:
        verbs.sign(evaluation=reference, summary=form.cleaned_data["summary"], by=viewer, at=now())
        return _page_of(reference)

    words = FormWords(
        _("Sign the evaluation"),
        _("Sign"),
        _page_of(reference),
        why=presenters.evaluation_page(evaluation, (), (), viewer).sentence,
        warning=_(
            "Once it is signed, the public page of each priority says what became of its commitments, and every answer "
            "is printed in the next assessment."
        ),
    )
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def open_evaluation_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Take the signature back to correct something."""
    viewer = request.viewer
    form = forms.BecauseForm(request.POST or None)

    def act() -> str:
        verbs.open_again(evaluation=reference, because=form.cleaned_data["because"], by=viewer, at=now())
        return _page_of(reference)

    outcomes.evaluation_for(viewer, reference)
    return answered(request, form, FormWords(_("Open the evaluation again"), _("Open again"), _page_of(reference)), act)


@require_safe
def show_outcome(request: HttpRequest, outcome: UUID) -> HttpResponse:
    """One commitment, and all that was said of it."""
    viewer = request.viewer
    found, history = outcomes.outcome_for(viewer, outcome)
    actions = actions_of(viewer, {("plan", "Commitment"): [found.commitment]}, today())
    evaluation = outcomes.evaluation_for(viewer, found.evaluation)
    page = presenters.outcome_page(found, history, actions, evaluation, viewer)
    return render(request, "plan/outcome.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def tell_outcome(request: HttpRequest, outcome: UUID) -> HttpResponse:
    """Say what was done of one commitment, for oneself or for somebody on the telephone."""
    viewer = request.viewer
    found, _history = outcomes.outcome_for(viewer, outcome)
    if not presenters.may_tell(viewer, found):
        body = found.organisation_name or _("somebody else")
        raise Refused(
            f"This commitment is for {body} to answer, and only they do.", instead="Ask them, or your CSP manager."
        )
    figures = _figures(viewer, outcome)
    form = forms.TellForm(request.POST or None, initial=_initial(found), figures=figures)
    here = reverse("show-outcome", kwargs={"outcome": str(outcome)})

    def act() -> str:
        told_by = form.cleaned_data["told_by"]
        verbs.tell(
            outcome=outcome,
            told=_told(viewer, form, dict(figures)),
            edition=form.cleaned_data["edition"],
            by=viewer,
            at=now(),
            way=verbs.BY_TELEPHONE if told_by else verbs.BY_MEMBER,
            told_by=told_by,
        )
        return here

    words = FormWords(_("What was done of this commitment?"), _("Save answer"), here, why=found.text)
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        again, _history = outcomes.outcome_for(viewer, outcome)
        saved = forms.TellForm(initial=_initial(again), figures=figures)
        return compare(request, form, saved, words, late=late, of=("plan", "Outcome", outcome))


def _initial(found: outcomes.OutcomeSeen) -> dict:
    said = found.latest
    if said is None:
        return {"edition": found.edition}
    figure = said.link if said.link.startswith("/") else ""
    return {
        "state": said.state,
        "words": said.words,
        "figure": figure,
        "document": "" if figure else said.shows,
        "link": "" if figure else said.link,
        "edition": found.edition,
    }


def _told(viewer: Viewer, form: Form, figures: dict[str, str]) -> rules.Told:
    given = form.cleaned_data
    action = None
    if wanted := given["action"].strip().upper():
        held = every_action_for(viewer, Wish(words=wanted), today())
        action = next((each.id for each in held if each.reference == wanted), None)
        if action is None:
            raise Invalid(f"There is no action with the reference {wanted}.", instead="Look for it in the actions.")
    return rules.Told(
        state=given["state"],
        words=given["words"],
        shows=figures.get(given["figure"], "") if given["figure"] else given["document"],
        link=given["figure"] or given["link"],
        action=action,
    )


def _figures(viewer: Viewer, outcome: UUID) -> list[tuple[str, str]]:
    """The figures of the current assessments that bear on a commitment: each one's address, and its words."""
    counted = counted_of_kinds(viewer, outcomes.kinds_for(viewer, outcome))
    return [(f.href, f"{f.label}, {f.place}, {f.period}: {f.value}") for f in counted]


def _page_of(reference: str) -> str:
    return reverse("show-evaluation", kwargs={"reference": reference})
