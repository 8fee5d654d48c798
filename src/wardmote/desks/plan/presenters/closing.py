"""The words of evaluations: how far a plan was carried out, and who has not said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from wardmote.desks.actions.api import ActionSeen
from wardmote.desks.plan.presenters.states import PlanState
from wardmote.desks.plan.queries import PlanSeen
from wardmote.desks.plan.queries.closing import Askable, EntrySeen, EvaluationSeen, OutcomeSeen, missing_of, request_for
from wardmote.desks.plan.rules import closing
from wardmote.documents import Column, Table
from wardmote.errors import NotNow
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import STANDING, WAITING, Card, Link
from wardmote.foundation.correspondence.links import Question
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment, status
from wardmote.foundation.records import Found, Remark, found

LINK = Markup('<a class="govuk-link" href="{}">{}</a>')


@dataclass(frozen=True)
class EvaluationsPage:
    """Every evaluation, and whether another can be begun."""

    plan: PlanSeen | None
    state: PlanState | None
    rows: tuple[tuple[Markup | str, ...], ...]
    may_begin: bool


@dataclass(frozen=True)
class EvaluationPage:
    """One evaluation: how far it is, what is missing of whom, and by priority every commitment and what other desks say
    beside its aims."""

    heading: str
    evaluation: EvaluationSeen
    sentence: str
    facts: tuple[tuple[str, str | Markup], ...]
    groups: tuple[tuple[str, tuple[tuple[str | Markup, ...], ...], tuple[Remark, ...]], ...]
    missing: tuple[tuple[str, ...], ...]
    nobodys: int
    may_run: bool
    may_ask: bool
    may_sign: bool
    signers: str


@dataclass(frozen=True)
class OutcomePage:
    """One commitment: what is said of it, by whom, with what shows it."""

    outcome: OutcomeSeen
    sentence: str
    facts: tuple[tuple[str, str | Markup], ...]
    actions: tuple[tuple[str | Markup, ...], ...]
    history: tuple[tuple[str, tuple[str | Markup, ...]], ...]
    may_tell: bool


@dataclass(frozen=True)
class AskPage:
    """Who would be asked by link, before anybody is."""

    sentence: str
    rows: tuple[tuple[str, ...], ...]
    able: int
    back: str


def evaluations_page(
    plan: PlanSeen | None,
    state: PlanState | None,
    evaluations: Iterable[EvaluationSeen],
    viewer: Viewer,
    *,
    left: bool,
) -> EvaluationsPage:
    """The list. `left` says that there is a plan of which an evaluation can be begun."""
    return EvaluationsPage(
        plan=plan,
        state=state,
        rows=tuple(
            (
                LINK.format(reverse("show-evaluation", kwargs={"reference": each.reference}), heading(each)),
                each.plan_title,
                _progress(each),
                _signed(each),
            )
            for each in evaluations
        ),
        may_begin=left and viewer.holds(*closing.RUNS),
    )


def heading(evaluation: EvaluationSeen) -> str:
    """What an evaluation is called."""
    told = {"day": in_words(evaluation.until)}
    if evaluation.ended:
        return _("Closing evaluation of the plan that ended on %(day)s") % told
    return _("How far the plan was carried out by %(day)s") % told


def evaluation_page(
    evaluation: EvaluationSeen,
    outcomes: tuple[OutcomeSeen, ...],
    missing: tuple[Askable, ...],
    viewer: Viewer,
    beside: Mapping[str, tuple[Remark, ...]] | None = None,
) -> EvaluationPage:
    """One evaluation. `beside` is what is said beside the aims of a priority, by its title."""
    groups: dict[str, list[OutcomeSeen]] = {}
    for each in outcomes:
        groups.setdefault(each.priority_title, []).append(each)
    runs = viewer.holds(*closing.RUNS)
    facts = [
        (_("Plan"), evaluation.plan_title),
        (_("Up to"), in_words(evaluation.until)),
        *((status(state), str(n)) for state, n in evaluation.counts.items()),
        (_("Begun"), _("%(when)s, %(who)s") % {"when": moment(evaluation.opened_at), "who": evaluation.opened_by}),
        (_("Signed"), _signed(evaluation)),
        (_("Reference"), evaluation.reference),
    ]
    if evaluation.opened_again:
        facts.append((_("Opened again because"), evaluation.opened_again))
    return EvaluationPage(
        heading=heading(evaluation),
        evaluation=evaluation,
        sentence=_progress(evaluation),
        facts=tuple(facts),
        groups=tuple((title, tuple(map(_row, rows)), (beside or {}).get(title, ())) for title, rows in groups.items()),
        missing=tuple((each.name, str(each.missing), _asked(each)) for each in missing),
        nobodys=sum(each.organisation is None and not each.answered for each in outcomes),
        may_run=runs and not evaluation.signed,
        may_ask=viewer.holds(*closing.ASKS) and not evaluation.signed and bool(missing),
        may_sign=viewer.holds(*closing.SIGNS) and not evaluation.signed,
        signers=_("The chair signs it for the strategy group, once every commitment has an answer."),
    )


def ask_page(evaluation: EvaluationSeen, missing: tuple[Askable, ...]) -> AskPage:
    """Who would be asked."""
    able = [each for each in missing if each.reader]
    return AskPage(
        sentence=_("%(n)s organisations will be asked about %(lines)s commitments.")
        % {"n": len(able), "lines": sum(each.missing for each in able)},
        rows=tuple((each.name, str(each.missing), _asked(each)) for each in missing),
        able=len(able),
        back=reverse("show-evaluation", kwargs={"reference": evaluation.reference}),
    )


def outcome_page(
    outcome: OutcomeSeen,
    history: tuple[EntrySeen, ...],
    actions: tuple[ActionSeen, ...],
    evaluation: EvaluationSeen,
    viewer: Viewer,
) -> OutcomePage:
    """One commitment."""
    facts = (
        (_("State"), status(outcome.state)),
        (_("Answers for it"), _who(outcome)),
        (_("In the plan it was"), _("Done now") if outcome.when == "now" else _("Promised")),
        (_("Priority"), outcome.priority_title),
        (
            _("Where the plan says it"),
            LINK.format(_place(viewer, outcome), outcome.section or outcome.priority_title),
        ),
        (_("Reference"), outcome.reference),
    )
    signed = _("The evaluation has been signed. To correct an answer, have it opened again.")
    return OutcomePage(
        outcome=outcome,
        sentence=signed if evaluation.signed else "",
        facts=facts,
        actions=tuple(
            (LINK.format(reverse("show-action", kwargs={"reference": a.reference}), a.text), status(a.shown.state))
            for a in actions
        ),
        history=tuple((_heading(each), _said(viewer, each)) for each in history),
        may_tell=not evaluation.signed and may_tell(viewer, outcome),
    )


def _place(viewer: Viewer, outcome: OutcomeSeen) -> str:
    """Where a commitment is read: in the public plan of a pack, or in a plan that is written here."""
    priority = outcome.priority.replace("_", "-")
    if outcome.plan:
        of = {"reference": outcome.plan, "priority": priority}
        return f"{reverse('show-next-priority', kwargs=of)}#{outcome.item}"
    of = {"partnership": viewer.tenant.slug, "priority": priority}
    return f"{reverse('show-priority', kwargs=of)}#{outcome.item}"


def may_tell(viewer: Viewer, outcome: OutcomeSeen) -> bool:
    """Whether this viewer may say what was done of it."""
    return closing.may_tell(
        runs=viewer.holds(*closing.RUNS),
        mine=outcome.owner is not None and outcome.owner == viewer.member_id,
        my_organisation=bool(outcome.organisation_name) and outcome.organisation_name == viewer.agency,
    )


def outcomes_question(viewer: Viewer, target: UUID) -> Question:
    """What an organisation is asked by link. Raises NotNow where there is nothing more to answer."""
    evaluation, outcomes = request_for(viewer, target)
    missing = sum(not each.answered for each in outcomes)
    if evaluation.signed or not missing:
        raise NotNow(_("Everything your organisation was asked about has been answered."), instead=_("Nothing to do."))
    told = {"partnership": viewer.tenant.name, "plan": evaluation.plan_title, "n": missing}
    return Question(
        heading=_("What was done of what the plan promised?"),
        sentences=(
            _("%(partnership)s asks how far %(n)s commitments of its plan (“%(plan)s”) were carried out.") % told,
            _("Answer those you can. “Not known” is an answer. For those you leave out you are asked again."),
        ),
        facts=((_("Up to"), in_words(evaluation.until)),),
    )


def outcomes_recorded(viewer: Viewer, target: UUID) -> tuple[str, ...]:
    """What is recorded now, for whoever answered."""
    _evaluation, outcomes = request_for(viewer, target)
    told = tuple(
        f"{each.text} {_title(each.state)}. {each.latest.words}" for each in outcomes if each.latest is not None
    )
    return told or (_("Nothing is recorded yet."),)


def cards(viewer: Viewer, evaluations: tuple[EvaluationSeen, ...]) -> tuple[Card, ...]:
    """For a member's first page: what of an open evaluation is theirs to answer."""
    current = next((each for each in evaluations if not each.signed), None)
    if current is None:
        return ()
    mine = missing_of(viewer)
    asked = ngettext(
        "%(n)s commitment of it is yours or your organisation's to answer.",
        "%(n)s commitments of it are yours or your organisation's to answer.",
        mine,
    ) % {"n": mine}
    sentences = (f"{_progress(current)}", *((asked,) if mine else ()))
    link = Link(_("See every commitment"), reverse("show-evaluation", kwargs={"reference": current.reference}))
    return (Card(heading(current), sentences, links=(link,), order=7, part=WAITING if mine else STANDING),)


def table_of(evaluation: EvaluationSeen, outcomes: tuple[OutcomeSeen, ...]) -> Table:
    """Every commitment with its answer, as a table that leaves as CSV or XLSX."""
    titles = (
        "Reference", "Priority", "Commitment", "Where the plan says it", "Answers for it", "Outcome",
        "What shows it, or why not", "Evidence", "Where it can be read", "Said on", "Said by",
    )  # fmt: skip
    return Table(
        id="outcomes",
        caption=heading(evaluation),
        columns=tuple(Column(title) for title in titles),
        rows=tuple(
            (
                each.reference,
                each.priority_title,
                each.text,
                each.section,
                _who(each),
                each.state,
                *_told(each.latest),
            )
            for each in outcomes
        ),
        notes=(_("“Not answered” means that nobody has said anything yet; “not known” is an answer."),),
    )


def _told(entry: EntrySeen | None) -> tuple[str, ...]:
    if entry is None:
        return ("", "", "", "", "")
    return (entry.words, entry.shows, entry.link, entry.said_at.date().isoformat(), entry.told_by or entry.said_by)


def _row(outcome: OutcomeSeen) -> tuple[str | Markup, ...]:
    href = reverse("show-outcome", kwargs={"outcome": str(outcome.id)})
    words = outcome.latest.words if outcome.latest else ""
    return (LINK.format(href, outcome.text), status(outcome.state), _who(outcome), words)


def _who(outcome: OutcomeSeen) -> str:
    named = [each for each in (outcome.owner_name, outcome.organisation_name) if each]
    return ", ".join(named) or _("Nobody yet")


def _progress(evaluation: EvaluationSeen) -> str:
    answered = evaluation.total - evaluation.missing
    told = {"n": answered, "of": evaluation.total, "done": evaluation.counts[closing.DONE]}
    return _("%(n)s of %(of)s commitments are answered. Done: %(done)s.") % told


def _signed(evaluation: EvaluationSeen) -> str:
    if evaluation.signed_at is None:
        return _("Not yet")
    return _("%(when)s, %(who)s") % {"when": moment(evaluation.signed_at), "who": evaluation.signed_by}


def _asked(each: Askable) -> str:
    if each.reader is None:
        return each.why_not
    if each.waiting:
        return _("Link %(link)s waits for an answer") % {"link": each.waiting}
    return _("Can be asked by a link to its registered mailbox")


def _heading(entry: EntrySeen) -> str:
    ways = {
        "member": _("%(when)s, %(who)s"),
        "link": _("%(when)s, %(who)s by a one-time link"),
        "telephone": _("%(when)s, %(who)s on the telephone, written down by %(scribe)s"),
    }
    who = entry.told_by or entry.said_by
    return ways[entry.way] % {"when": moment(entry.said_at), "who": who, "scribe": entry.said_by}


def _said(viewer: Viewer, entry: EntrySeen) -> tuple[str | Markup, ...]:
    lines: list[str | Markup] = [f"{_title(entry.state)}. {entry.words}"]
    if entry.shows or entry.link:
        shown = LINK.format(entry.link, entry.shows or entry.link) if entry.link else entry.shows
        lines.append(Markup("{} {}").format(_("Evidence:"), shown))
    action: Found | None = found(viewer, ("actions", "Action", entry.action)) if entry.action else None
    if action:
        lines.append(Markup("{} {}").format(_("Action:"), LINK.format(action.href, action.title)))
    return tuple(lines)


def _title(word: str) -> str:
    return word[:1].upper() + word[1:]
