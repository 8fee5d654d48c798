"""The words of the plan's pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from wardmote.desks.agencies.api import OrganisationSeen
from wardmote.desks.assessment.api import AssessmentSeen, CountedFigure, GapSeen
from wardmote.desks.plan import rules
from wardmote.desks.plan.queries import LineSeen, PlanSeen, PrioritySeen, ProgrammeSeen, QuotedSeen, plan_for
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.accounts.landing import Card, Link
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import number
from wardmote.reports.packs import HEADS


@dataclass(frozen=True)
class PlanState:
    """Whether the plan is in force, as a word and as a sentence."""

    word: str
    sentence: str


@dataclass(frozen=True)
class StandCard:
    """A priority or programme in a list."""

    title: str
    href: str
    text: str
    counts: str


@dataclass(frozen=True)
class PlanPage:
    """The plan."""

    partnership: str
    plan: PlanSeen | None
    state: PlanState | None
    priorities: tuple[StandCard, ...]
    programmes: tuple[StandCard, ...]
    sections: tuple[tuple[str, tuple[LineSeen, ...]], ...]
    organisations: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PriorityPage:
    """One priority."""

    partnership: str
    priority: PrioritySeen
    plan: PlanSeen
    state: PlanState
    heads: tuple[str, ...]
    plan_href: str
    quoted: tuple[tuple[str, ...], ...]
    gaps: tuple[GapSeen, ...]
    assessments: tuple[AssessmentSeen, ...]

    @property
    def about_harm(self) -> bool:
        """The page offers a way to leave fast."""
        return self.priority.about_harm


@dataclass(frozen=True)
class ProgrammePage:
    """Work beside the priorities."""

    partnership: str
    programme: ProgrammeSeen
    state: PlanState
    heads: tuple[str, ...]
    plan_href: str
    owner: str
    groups: tuple[tuple[str, tuple[LineSeen, ...]], ...]


@dataclass(frozen=True)
class AreaRow:
    """What stands behind one statutory area's duties."""

    name: str
    plan: str
    assessment: AssessmentSeen | None


@dataclass(frozen=True)
class ChecklistPage:
    """For the CSP manager."""

    plan: PlanSeen | None
    state: PlanState | None
    areas: tuple[AreaRow, ...]
    commitments_by_priority: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    commitments: int
    standing: int


@dataclass(frozen=True)
class WorkPage:
    """For a practitioner: what the plan says of their work, what is counted of it and what is not known."""

    title: str
    state: PlanState
    aims: tuple[LineSeen, ...]
    commitments: tuple[tuple[str, ...], ...]
    says: tuple[str, ...]
    counted: tuple[tuple[Markup, str, str], ...]
    gaps: tuple[GapSeen, ...]
    public_href: str


def plan_page(plan: PlanSeen | None, organisations: Iterable[OrganisationSeen], tenant: Tenant, day: date) -> PlanPage:
    """The plan and everything in it, one link away."""
    responsible = [each for each in organisations if each.kind == "responsible"]
    return PlanPage(
        partnership=tenant.name,
        plan=plan,
        state=state_of(plan, day) if plan else None,
        priorities=priority_cards(plan, tenant) if plan else (),
        programmes=_programme_cards(plan, tenant) if plan else (),
        sections=_by_section(plan.statements) if plan else (),
        organisations=tuple((each.name, ", ".join(each.areas)) for each in responsible),
    )


def state_of(plan: PlanSeen, day: date) -> PlanState:
    """Whether the plan is in force on a day, said plainly."""
    word = rules.status_on(starts=plan.starts, ends=plan.ends, day=day)
    sentences = {
        "not started": _("This plan starts on %(day)s.") % {"day": in_words(plan.starts)},
        "in force": _("This plan runs until %(day)s.") % {"day": in_words(plan.ends)},
        "ended": _("This plan ended on %(day)s.") % {"day": in_words(plan.ends)},
    }
    return PlanState(word, sentences[word])


def priority_cards(plan: PlanSeen, tenant: Tenant) -> tuple[StandCard, ...]:
    """The priorities, each with what it holds."""
    return tuple(
        StandCard(
            title=each.title,
            href=reverse("show-priority", kwargs={"partnership": tenant.slug, "priority": _in_address(each.slug)}),
            text=each.opening,
            counts=_counts(each.aims, each.now, each.will),
        )
        for each in plan.priorities
    )


def _programme_cards(plan: PlanSeen, tenant: Tenant) -> tuple[StandCard, ...]:
    return tuple(
        StandCard(
            title=each.title,
            href=reverse("show-programme", kwargs={"partnership": tenant.slug, "programme": _in_address(each.slug)}),
            text=each.opening,
            counts="",
        )
        for each in plan.programmes
    )


def _counts(aims: int, now: int, will: int) -> str:
    said = (
        ngettext("%(n)s aim", "%(n)s aims", aims) % {"n": aims},
        _("%(n)s done now") % {"n": now},
        _("%(n)s promised") % {"n": will},
    )
    return ", ".join(said)


def _in_address(slug: str) -> str:
    return slug.replace("_", "-")


def _by_section(lines: Iterable[LineSeen]) -> tuple[tuple[str, tuple[LineSeen, ...]], ...]:
    """Lines under the first heading of their place in the plan, in order."""
    sections: dict[str, list[LineSeen]] = {}
    for line in lines:
        sections.setdefault(line.section.split(" / ")[0], []).append(line)
    return tuple((title, tuple(found)) for title, found in sections.items())


def priority_page(
    priority: PrioritySeen,
    plan: PlanSeen,
    gaps: Iterable[GapSeen],
    assessments: tuple[AssessmentSeen, ...],
    tenant: Tenant,
    day: date,
) -> PriorityPage:
    """One priority with the figures it printed and what nobody has told the partnership about it."""
    return PriorityPage(
        partnership=tenant.name,
        priority=priority,
        plan=plan,
        state=state_of(plan, day),
        heads=tuple(HEADS[head] for head in priority.heads),
        plan_href=reverse("show-plan", kwargs={"partnership": tenant.slug}),
        quoted=tuple(_quoted_row(each) for each in priority.quoted),
        gaps=tuple(gap for gap in gaps if priority.slug in gap.priorities),
        assessments=assessments,
    )


def _quoted_row(figure: QuotedSeen) -> tuple[str, ...]:
    """Label, place, period, count, count before, the change worked out again, source with its section."""
    return (
        figure.label,
        figure.place,
        figure.period,
        number(figure.value),
        number(figure.before) if figure.before is not None else _("not given"),
        rules.change_in_words(figure.before, figure.value) or _("not given"),
        f"{figure.source}. {figure.section}. {figure.caution}".strip(),
    )


def programme_page(
    programme: ProgrammeSeen, plan: PlanSeen, organisations: Iterable[OrganisationSeen], tenant: Tenant, day: date
) -> ProgrammePage:
    """Work beside the priorities, in its groups."""
    groups: dict[str, list[LineSeen]] = {}
    for line in programme.lines:
        groups.setdefault(line.group, []).append(line)
    return ProgrammePage(
        partnership=tenant.name,
        programme=programme,
        state=state_of(plan, day),
        heads=tuple(HEADS[head] for head in programme.heads),
        plan_href=reverse("show-plan", kwargs={"partnership": tenant.slug}),
        owner=next((each.name for each in organisations if each.slug == programme.owner), ""),
        groups=tuple((title, tuple(lines)) for title, lines in groups.items()),
    )


def checklist_page(
    plan: PlanSeen | None,
    priorities: tuple[PrioritySeen, ...],
    area_names: Iterable[tuple[str, str]],
    assessments: Iterable[AssessmentSeen],
    day: date,
) -> ChecklistPage:
    """By area: is there a plan in force and an assessment; then every commitment. `area_names` are (slug, name)."""
    state = state_of(plan, day) if plan else None
    by_place = {each.place_slug: each for each in assessments}
    areas = tuple(
        AreaRow(name, state.sentence if state else _("No plan is loaded."), by_place.get(slug))
        for slug, name in area_names
    )
    lines = [line for each in priorities for line in leaves((*each.now, *each.will))]
    return ChecklistPage(
        plan=plan,
        state=state,
        areas=areas,
        commitments_by_priority=tuple((each.title, commitment_rows(each)) for each in priorities),
        commitments=len(lines),
        standing=sum(line.standing for line in lines),
    )


def commitment_rows(priority: PrioritySeen) -> tuple[tuple[str, ...], ...]:
    """Each commitment: words, whether done now or promised, whether it goes on, its section, its reference."""
    both = ((_("Done now"), priority.now), (_("Promised"), priority.will))
    return tuple(
        (leaf.text, when, _("Goes on") if leaf.standing else _("Not said"), leaf.section, leaf.reference)
        for when, lines in both
        for leaf in leaves(lines)
    )


def work_page(
    priority: PrioritySeen,
    plan: PlanSeen,
    gaps: Iterable[GapSeen],
    counted: Iterable[CountedFigure],
    tenant: Tenant,
    day: date,
) -> WorkPage:
    """A practitioner's page of one priority."""
    of = {"partnership": tenant.slug, "priority": _in_address(priority.slug)}
    link = Markup('<a class="govuk-link" href="{}">{}</a>')
    return WorkPage(
        title=priority.title,
        state=state_of(plan, day),
        aims=priority.aims,
        commitments=commitment_rows(priority),
        says=tuple(each.says for each in priority.evidence),
        counted=tuple((link.format(each.href, each.label), each.value, each.period) for each in counted),
        gaps=tuple(gap for gap in gaps if priority.slug in gap.priorities),
        public_href=reverse("show-priority", kwargs=of),
    )


def leaves(lines: Iterable[LineSeen]) -> tuple[LineSeen, ...]:
    """The lines that can be answered one by one: a line over others is a heading for them."""
    return tuple(leaf for line in lines for leaf in (leaves(line.beneath) if line.beneath else (line,)))


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """What the plan has to say on a member's first page."""
    plan = plan_for(viewer)
    if plan is None:
        return (Card(_("Plan"), (_("No plan is loaded for this partnership yet."),), order=20),)
    links = [Link(_("Read the plan"), reverse("show-plan", kwargs={"partnership": viewer.tenant.slug}))]
    return (Card(plan.title, (state_of(plan, today()).sentence, plan.summary), links=tuple(links), order=20),)
