"""The words of plans that are being written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.actions.api import ActionSeen
from wardmote.desks.places.api import AreaSeen
from wardmote.desks.plan.documents import measured
from wardmote.desks.plan.queries.drafting import (
    AimWritten,
    CommitmentWritten,
    LineLeft,
    PlanWritten,
    PriorityWritten,
)
from wardmote.desks.plan.queries.measuring import MeasuringFigure
from wardmote.desks.plan.queries.versions import SentSeen
from wardmote.desks.plan.rules import drafting
from wardmote.desks.plan.rules.completeness import checks
from wardmote.foundation.access import Viewer
from wardmote.foundation.changes.queries import ChangeSeen
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment, status
from wardmote.foundation.records import Remark
from wardmote.reports.packs import HEADS

LINK = Markup('<a class="govuk-link" href="{}">{}</a>')


@dataclass(frozen=True)
class AreaPlan:
    """An area in the list: its plan that is written here, or where to begin one."""

    name: str
    sentence: str
    href: str
    begin_href: str


@dataclass(frozen=True)
class PlansPage:
    """The next plan of each area."""

    areas: tuple[AreaPlan, ...]


@dataclass(frozen=True)
class PlanPage:
    """A plan that is being written: how far it is, what needs doing, what was approved and sent."""

    plan: PlanWritten
    sentence: str
    missing: tuple[str, ...]
    facts: tuple[tuple[str, str | Markup], ...]
    choices: tuple[tuple[str | Markup, ...], ...]
    priorities: tuple[tuple[str | Markup, ...], ...]
    left_out: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str | Markup, ...], ...]
    sent: tuple[tuple[str, ...], ...]
    waiting: ChangeSeen | None
    version_href: str
    may_write: bool
    may_propose: bool
    may_send: bool


@dataclass(frozen=True)
class AimRow:
    """An aim with how it is measured, how it stands, and what can be done with it."""

    aim: AimWritten
    measured: str
    start_href: str
    now: str
    now_href: str
    compared: str


@dataclass(frozen=True)
class CommitmentRow:
    """A commitment: whose it is, when, how it is kept."""

    line: CommitmentWritten
    facts: tuple[str, ...]
    state: Markup | str
    evidence: tuple[str | Markup, ...]
    actions: tuple[str | Markup, ...]
    may_show: bool


@dataclass(frozen=True)
class PriorityPage:
    """One priority of a plan that is being written."""

    plan: PlanWritten
    priority: PriorityWritten
    facts: tuple[tuple[str, str], ...]
    aims: tuple[AimRow, ...]
    commitments: tuple[CommitmentRow, ...]
    beside: Mapping[UUID, tuple[Remark, ...]]
    left_out: tuple[tuple[str, str], ...]
    may_write: bool


def plans_page(areas: Iterable[AreaSeen], plans: Iterable[PlanWritten], viewer: Viewer, day: date) -> PlansPage:
    """Each area with its next plan, or with the way to begin it."""
    latest: dict = {}
    for plan in plans:
        latest.setdefault(plan.area, plan)
    return PlansPage(tuple(_area(each, latest.get(each.id), viewer, day) for each in areas))


def _area(area: AreaSeen, plan: PlanWritten | None, viewer: Viewer, day: date) -> AreaPlan:
    may_begin = viewer.holds(*drafting.WRITES) and (plan is None or plan.latest is not None)
    begin = reverse("begin-plan", kwargs={"area": area.slug.replace("_", "-")}) if may_begin else ""
    if plan is None:
        return AreaPlan(area.name, _("No plan of this area is written here yet."), "", begin)
    href = reverse("show-next-plan", kwargs={"reference": plan.reference})
    return AreaPlan(area.name, f"{plan.title}. {_state(plan, day)}", href, begin)


def _state(plan: PlanWritten, day: date) -> str:
    if plan.latest is None:
        return _("It is being written, and nobody has approved it yet.")
    told = {"n": plan.latest.number, "day": in_words(plan.latest.approved_at)}
    return _("Version %(n)s was approved on %(day)s.") % told


def plan_page(
    plan: PlanWritten,
    left: tuple[LineLeft, ...],
    missing: tuple[str, ...],
    sent: tuple[SentSeen, ...],
    changes: tuple[ChangeSeen, ...],
    changed: bool,
    viewer: Viewer,
    day: date,
) -> PlanPage:
    """One plan. `changed` says that it differs from its latest version."""
    of = {"reference": plan.reference}
    waiting = next((each for each in changes if each.state == "waiting"), None)
    writes = viewer.holds(*drafting.WRITES)
    proposes = viewer.holds(*drafting.PROPOSES)
    needed = sum(check.needed for check in checks())
    told = {"n": needed - len(missing), "of": needed}
    sentence = f"{_state(plan, day)} " + _("%(n)s of %(of)s things that it must have are there.") % told
    if plan.latest and changed:
        sentence += " " + _("It has been changed since, and the public reads the version that was approved.")
    return PlanPage(
        plan=plan,
        sentence=sentence,
        missing=missing,
        facts=(
            (_("Area"), plan.area_name),
            (_("In force"), _("%(from)s to %(to)s") % {"from": in_words(plan.starts), "to": in_words(plan.ends)}),
            (_("Follows"), plan.before_title),
            (_("Begun"), _("%(when)s, %(who)s") % {"when": moment(plan.begun_at), "who": plan.begun_by}),
            (_("Reference"), plan.reference),
        ),
        choices=_choices(plan, left, writes=writes),
        priorities=tuple(_priority_row(plan, each) for each in plan.priorities),
        left_out=tuple(
            (each.title, reverse("leave-priority-out", kwargs={**of, "priority": in_address(each.slug)}))
            for each in plan.left_out
        ),
        texts=tuple(_texts(plan, writes=writes)),
        sent=tuple((each.organisation_name, _way(each), in_words(each.sent_on), _received(each)) for each in sent),
        waiting=waiting,
        version_href=reverse(
            "show-plan-version",
            kwargs={"partnership": viewer.tenant.slug, **of, "number": plan.latest.number},
        )
        if plan.latest
        else "",
        may_write=writes,
        may_propose=proposes and not waiting and not missing and changed,
        may_send=proposes and plan.latest is not None,
    )


def _choices(plan: PlanWritten, left: tuple[LineLeft, ...], *, writes: bool) -> tuple[tuple[str | Markup, ...], ...]:
    groups: dict[str, list[LineLeft]] = {}
    for each in left:
        groups.setdefault(each.priority, []).append(each)
    rows = []
    for slug, lines in groups.items():
        of = {"reference": plan.reference, "priority": in_address(slug)}
        title = lines[0].priority_title
        counts = [str(sum(each.choice == choice for each in lines)) for choice in (*drafting.CHOICES, "")]
        rows.append((LINK.format(reverse("choose-lines", kwargs=of), title) if writes else title, *counts))
    return tuple(rows)


def _priority_row(plan: PlanWritten, priority: PriorityWritten) -> tuple[str | Markup, ...]:
    of = {"reference": plan.reference, "priority": in_address(priority.slug)}
    aims = [each for each in priority.aims if not each.out]
    commitments = [each for each in priority.commitments if not each.out]
    return (
        LINK.format(reverse("show-next-priority", kwargs=of), priority.title),
        "; ".join(HEADS[head] for head in priority.heads),
        _("%(n)s, %(m)s measured") % {"n": len(aims), "m": sum(each.measure is not None for each in aims)},
        _("%(n)s, %(m)s whole") % {"n": len(commitments), "m": sum(each.whole for each in commitments)},
    )


def _texts(plan: PlanWritten, *, writes: bool):
    covered = {head for each in plan.priorities for head in each.heads}
    for part in drafting.parts():
        if part.head and part.head in covered:
            continue
        href = reverse("say-part", kwargs={"reference": plan.reference, "part": part.slug})
        held = plan.texts.get(part.slug)
        said = _("%(when)s, %(who)s") % {"when": moment(held.said_at), "who": held.said_by} if held else ""
        words = plan.text(part.slug)
        shown = (words[:117] + "…" if len(words) > 118 else words) or _("Nothing yet")
        yield (LINK.format(href, part.title) if writes else part.title, shown, said)
    equality = plan.equality
    href = reverse("assess-equality", kwargs={"reference": plan.reference})
    said = _("%(when)s, %(who)s") % {"when": moment(equality.done_at), "who": equality.done_by} if equality else ""
    title = _("Equality impact assessment")
    yield (LINK.format(href, title) if writes else title, _("Assessed") if equality else _("Nothing yet"), said)


def _way(sent: SentSeen) -> str:
    return _("By a link to its registered mailbox") if sent.way == "link" else sent.way


def _received(sent: SentSeen) -> str:
    if sent.received_at is None:
        return _("Not confirmed yet")
    return _("%(when)s, %(who)s") % {"when": moment(sent.received_at), "who": sent.received_by}


def next_priority_page(
    plan: PlanWritten,
    priority: PriorityWritten,
    figures: Mapping[str, MeasuringFigure],
    actions: Iterable[ActionSeen],
    county: Mapping[str, str],
    beside: Mapping[UUID, tuple[Remark, ...]],
    viewer: Viewer,
    day: date,
) -> PriorityPage:
    """One priority, with each aim's measure as it stands and each commitment's evidence or action."""
    of_line: dict = {}
    for action in actions:
        if action.source:
            of_line.setdefault(action.source[2], []).append(action)
    out = [each for each in (*priority.aims, *priority.commitments) if each.out]
    return PriorityPage(
        plan=plan,
        priority=priority,
        facts=(
            (_("Heads of section 6"), "; ".join(HEADS[head] for head in priority.heads)),
            (_("County priority"), county.get(priority.county_priority, "") or _("None")),
            (_("From the assessment"), priority.why or _("Nothing yet")),
            (_("Police and crime plan"), priority.regard or _("Nothing yet")),
        ),
        aims=tuple(_aim(each, figures) for each in priority.aims if not each.out),
        beside=beside,
        commitments=tuple(
            _commitment(each, of_line.get(each.id, []), plan, viewer, day)
            for each in priority.commitments
            if not each.out
        ),
        left_out=tuple((each.text, reverse("leave-line-out", kwargs={"line": str(each.id)})) for each in out),
        may_write=viewer.holds(*drafting.WRITES),
    )


def _aim(aim: AimWritten, figures: Mapping[str, MeasuringFigure]) -> AimRow:
    measure = aim.measure
    if measure is None:
        return AimRow(aim, _("It has no measure yet."), "", "", "", "")
    now = figures.get(measure.figure)
    if not measure.figure:
        return AimRow(aim, measured(aim), "", _("It is a partner's own measure, and is told in words."), "", "")
    if now is None:
        gone = _("The current assessment no longer has this figure.")
        return AimRow(aim, measured(aim), measure.baseline_href, gone, "", "")
    said = _("Now: %(value)s, %(period)s.") % {"value": now.value, "period": now.period}
    same = now.href == measure.baseline_href
    told = drafting.compared(measure.start, measure.start if same else now.reading, measure.direction, measure.because)
    return AimRow(aim, measured(aim), measure.baseline_href, said, now.href, told)


def _commitment(
    line: CommitmentWritten, actions: list[ActionSeen], plan: PlanWritten, viewer: Viewer, day: date
) -> CommitmentRow:
    who = ", ".join(each for each in (line.owner_name, line.organisation_name) if each) or _("Nobody yet")
    facts = [who]
    state: Markup | str = ""
    if line.rhythm_months:
        facts.append(_("Goes on; evidence every %(n)s months") % {"n": line.rhythm_months})
        state = status(
            drafting.standing_state(last=line.last_shown, since=plan.starts, rhythm_months=line.rhythm_months, day=day)
        )
    elif line.due:
        facts.append(_("Due %(day)s") % {"day": in_words(line.due)})
    else:
        facts.append(_("Neither a day nor a rhythm of evidence is said"))
    return CommitmentRow(
        line=line,
        facts=tuple(facts),
        state=state,
        evidence=tuple(
            Markup("{}: {}").format(in_words(shown), LINK.format(link, words) if link else words)
            for shown, words, link, _by in line.evidence[:5]
        ),
        actions=tuple(
            Markup("{} ({})").format(
                LINK.format(reverse("show-action", kwargs={"reference": each.reference}), each.text),
                each.shown.state,
            )
            for each in actions
        ),
        may_show=line.rhythm_months is not None and may_show(viewer, line),
    )


def may_show(viewer: Viewer, line: CommitmentWritten) -> bool:
    """Whether this viewer may say what shows that a standing commitment is kept."""
    return (
        viewer.holds(*drafting.WRITES)
        or (line.owner is not None and line.owner == viewer.member_id)
        or (bool(line.organisation_name) and line.organisation_name == viewer.agency)
    )


def in_address(slug: str) -> str:
    """A name of ours as addresses have it."""
    return slug.replace("_", "-")
