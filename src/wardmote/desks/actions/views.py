"""Pages of actions: fetch, present, render."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.actions import forms, presenters, queries, rules, states, verbs
from wardmote.desks.agencies.api import organisations_for, people_to_choose
from wardmote.desks.places.api import areas_for
from wardmote.errors import Refused
from wardmote.foundation.access import Viewer
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords
from wardmote.foundation.pages.paging import page_asked
from wardmote.foundation.records import found

FILTERS = ("state", "whose", "area", "words")


@require_safe
def list_actions(request: HttpRequest) -> HttpResponse:
    """What everybody promised, soonest due first."""
    viewer, asked = request.viewer, _asked(request)
    listed = queries.actions_for(viewer, _wish(viewer, asked), today(), page_asked(request))
    areas = [(area.slug, area.name) for area in areas_for(viewer)]
    return render(request, "actions/list.html", {"page": presenters.list_page(listed, asked, areas, viewer)})


@require_safe
def download_csv(request: HttpRequest) -> HttpResponse:
    """The list as CSV."""
    return _download(request, "actions.csv")


@require_safe
def download_xlsx(request: HttpRequest) -> HttpResponse:
    """The list as a spreadsheet."""
    return _download(request, "actions.xlsx")


def _download(request: HttpRequest, name: str) -> HttpResponse:
    actions = queries.every_action_for(request.viewer, _wish(request.viewer, _asked(request)), today())
    about = tuple(("actions", "Action", each.id) for each in actions)
    return export(request, name=name, content=presenters.table_of(actions), about=about)


@require_http_methods(["GET", "HEAD", "POST"])
def chase(request: HttpRequest) -> HttpResponse:
    """Ask everybody whose action is late or stale how it is: first who would be asked, then one press."""
    viewer, day = request.viewer, today()
    wanted = [
        each.id
        for state in (states.LATE, states.STALE)
        for each in queries.every_action_for(viewer, queries.Wish(state=state), day)
    ]
    if request.method == "POST":
        verbs.chase(actions=wanted, by=viewer, at=now())
        return HttpResponseRedirect(reverse("list-links"))
    page = presenters.chase_page(queries.chasable(viewer, wanted, now()))
    return render(request, "actions/chase.html", {"page": page})


@require_safe
def show_action(request: HttpRequest, reference: str) -> HttpResponse:
    """One action."""
    viewer = request.viewer
    whole = queries.action_for(viewer, reference, today())
    page = presenters.action_page(whole, found(viewer, whole.seen.source), viewer, today())
    return render(request, "actions/action.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def make_action(request: HttpRequest) -> HttpResponse:
    """Give somebody something to do."""
    form = forms.ActionForm(request.POST or None, **_choices(request.viewer))
    words = FormWords(_("Add an action"), _("Add action"), reverse("list-actions"))

    def act() -> str:
        made = verbs.make_action(wanted=_wanted(form), by=request.viewer, at=now())
        return queries.reference_of(request.viewer, made) or ""

    return _answer(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_action(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what an action says."""
    viewer = request.viewer
    whole = queries.action_for(viewer, reference, today())
    form = forms.ChangeForm(request.POST or None, initial=_initial(whole), **_choices(viewer))

    def act() -> str:
        given = form.cleaned_data
        verbs.change_action(
            action=whole.seen.id,
            edition=given["edition"],
            wanted=_wanted(form),
            reason=given["reason"],
            by=viewer,
            at=now(),
        )
        return reference

    words = FormWords(_("Change the action"), _("Save"), _page_of(reference))
    try:
        return _answer(request, form, words, act)
    except Superseded as late:
        saved = forms.ChangeForm(initial=_initial(queries.action_for(viewer, reference, today())), **_choices(viewer))
        return compare(request, form, saved, words, late=late, of=("actions", "Action", whole.seen.id))


@require_http_methods(["GET", "HEAD", "POST"])
def report_on_action(request: HttpRequest, reference: str) -> HttpResponse:
    """Say how an action is, for oneself or for somebody on the telephone."""
    whole = queries.action_for(request.viewer, reference, today())
    _check_may_report(request.viewer, whole)
    proposed = (
        whole.proposed.state if whole.proposed.state in dict(forms.ReportForm.base_fields["state"].choices) else ""
    )
    form = forms.MemberReportForm(request.POST or None, initial={"state": proposed})

    def act() -> str:
        told_by = form.cleaned_data["told_by"]
        way = verbs.BY_TELEPHONE if told_by else verbs.BY_MEMBER
        said = report_of(form)
        verbs.report(action=whole.seen.id, said=said, by=request.viewer, at=now(), way=way, told_by=told_by)
        return reference

    words = FormWords(whole.seen.text, _("Save report"), _page_of(reference), why=presenters.why_this(whole))
    return _answer(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def correct_report(request: HttpRequest, report: UUID) -> HttpResponse:
    """Put the latest report right."""
    entry, reference = queries.report_for(request.viewer, report)
    whole = queries.action_for(request.viewer, reference, today())
    _check_may_report(request.viewer, whole)
    initial = {"state": entry.state, "line": entry.line, "next_step": entry.next_step}
    form = forms.ReportForm(request.POST or None, initial=initial)

    def act() -> str:
        verbs.correct_report(mistaken=report, said=report_of(form), by=request.viewer, at=now())
        return reference

    why = _("The mistake stays in the history, marked as put right.")
    return _answer(request, form, FormWords(_("Put the report right"), _("Save"), _page_of(reference), why=why), act)


@require_http_methods(["GET", "HEAD", "POST"])
def let_action_go(request: HttpRequest, reference: str) -> HttpResponse:
    """End an action that will not be done."""
    words = FormWords(
        _("Let the action go"),
        _("Let it go"),
        _page_of(reference),
        warning=_("Nobody is reminded of it any more. It stays in the list, and can be opened again."),
    )
    return _because(request, reference, words, verbs.let_go)


@require_http_methods(["GET", "HEAD", "POST"])
def open_action_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Undo an end."""
    words = FormWords(_("Open the action again"), _("Open again"), _page_of(reference))
    return _because(request, reference, words, verbs.open_again)


@require_http_methods(["GET", "HEAD", "POST"])
def add_step(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a milestone."""
    whole = queries.action_for(request.viewer, reference, today())
    _check_may_report(request.viewer, whole)
    form = forms.StepForm(request.POST or None)

    def act() -> str:
        verbs.add_step(action=whole.seen.id, **form.cleaned_data, by=request.viewer, at=now())
        return reference

    return _answer(request, form, FormWords(_("Add a milestone"), _("Add milestone"), _page_of(reference)), act)


@require_http_methods(["GET", "HEAD", "POST"])
def add_evidence(request: HttpRequest, reference: str) -> HttpResponse:
    """Add what shows that something was done."""
    whole = queries.action_for(request.viewer, reference, today())
    _check_may_report(request.viewer, whole)
    form = forms.EvidenceForm(request.POST or None)
    words = FormWords(
        _("Add evidence"),
        _("Add evidence"),
        _page_of(reference),
        warning=_("Write nothing about a resident here: every member of the partnership can read it."),
    )

    def act() -> str:
        verbs.add_evidence(action=whole.seen.id, **form.cleaned_data, by=request.viewer, at=now())
        return reference

    return _answer(request, form, words, act)


def finish_step(request: HttpRequest, step: UUID) -> HttpResponse:
    """Mark a milestone as passed, or take that back."""
    reference = queries.step_action(request.viewer, step)
    _check_may_report(request.viewer, queries.action_for(request.viewer, reference, today()))
    verbs.finish_step(step=step, by=request.viewer, at=now())
    return HttpResponseRedirect(_page_of(reference))


def report_of(form: Form) -> rules.Report:
    """What a form of a report says."""
    given = form.cleaned_data
    return rules.Report(given["state"], given["line"], given["next_step"], given["due"], given["reason"])


def _because(request: HttpRequest, reference: str, words: FormWords, verb: Callable[..., None]) -> HttpResponse:
    whole = queries.action_for(request.viewer, reference, today())
    form = forms.BecauseForm(request.POST or None)

    def act() -> str:
        verb(action=whole.seen.id, because=form.cleaned_data["because"], by=request.viewer, at=now())
        return reference

    return _answer(request, form, words, act)


def _answer(request: HttpRequest, form: Form, words: FormWords, act: Callable[[], str]) -> HttpResponse:
    """Answer the form, and go to the action."""
    return answered(request, form, words, lambda: _page_of(act()))


def _page_of(reference: str) -> str:
    return reverse("show-action", kwargs={"reference": reference})


def _asked(request: HttpRequest) -> dict[str, str]:
    return {name: value for name in FILTERS if (value := request.GET.get(name, "").strip()[:100])}


def _wish(viewer: Viewer, asked: dict[str, str]) -> queries.Wish:
    """The filters of an address. One that names nothing we know is as if it were not there."""
    state, whose = asked.get("state", ""), asked.get("whose", "")
    ours = {body.name: body.id for body in organisations_for(viewer)}
    return queries.Wish(
        state=state if state in states.EVERY else "",
        owner=viewer.member_id if whose == "me" else None,
        organisation=ours.get(viewer.agency) if whose == "us" else None,
        area=next((area.id for area in areas_for(viewer) if area.slug == asked.get("area")), None),
        words=asked.get("words", ""),
        open=state not in (*states.EVERY, presenters.ALL),
    )


def _choices(viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    return {
        "bodies": [(str(body.id), body.name) for body in organisations_for(viewer)],
        "people": people_to_choose(viewer),
        "areas": [(str(area.id), area.name) for area in areas_for(viewer)],
    }


def _wanted(form: Form) -> verbs.Wanted:
    given = form.cleaned_data
    return verbs.Wanted(
        text=given["text"],
        organisation=UUID(given["organisation"]),
        due=given["due"],
        owner=UUID(given["owner"]) if given["owner"] else None,
        owner_name=given["owner_name"],
        area=UUID(given["area"]) if given["area"] else None,
        starts=given["starts"],
        supporting=tuple(UUID(each) for each in given["supporting"]),
    )


def _initial(whole: queries.ActionWhole) -> dict:
    action = whole.seen
    return {
        "text": action.text,
        "organisation": str(action.organisation),
        "owner": str(action.owner_id or ""),
        "owner_name": whole.owner_name,
        "area": str(whole.area_id or ""),
        "starts": action.starts,
        "due": action.due,
        "supporting": [str(each) for each, _name in whole.supporting],
        "edition": action.edition,
    }


def _check_may_report(viewer: Viewer, whole: queries.ActionWhole) -> None:
    action = whole.seen
    if not rules.may_report(
        runs=viewer.holds(*rules.RUNS),
        mine=action.owner_id is not None and action.owner_id == viewer.member_id,
        my_organisation=action.organisation_name == viewer.agency,
    ):
        raise Refused(
            f"This action is {action.organisation_name}'s, and only they report on it.",
            instead="Ask its owner, or your CSP manager.",
        )
