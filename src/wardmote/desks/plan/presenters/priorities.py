"""The words of one priority or programme."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.agencies.api import OrganisationSeen
from wardmote.desks.assessment.api import AssessmentSeen, GapSeen
from wardmote.desks.plan import rules
from wardmote.desks.plan.presenters.states import PlanState, state_of
from wardmote.desks.plan.queries import LineSeen, PlanSeen, PrioritySeen, ProgrammeSeen, QuotedSeen
from wardmote.foundation.access import Tenant
from wardmote.foundation.pages.words import number
from wardmote.foundation.records import Remark
from wardmote.reports.packs import HEADS


@dataclass(frozen=True)
class PriorityPage:
    """One priority. `outcomes` is what became of its commitments, by item, once that has been signed; `beside` is what
    other desks say of a line, by its key.
    """

    partnership: str
    priority: PrioritySeen
    plan: PlanSeen
    state: PlanState
    heads: tuple[str, ...]
    plan_href: str
    quoted: tuple[tuple[str, ...], ...]
    gaps: tuple[GapSeen, ...]
    assessments: tuple[AssessmentSeen, ...]
    outcomes: dict[str, str]
    beside: Mapping[UUID, tuple[Remark, ...]]

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


def priority_page(
    priority: PrioritySeen,
    plan: PlanSeen,
    gaps: Iterable[GapSeen],
    assessments: tuple[AssessmentSeen, ...],
    outcomes: dict[str, str],
    beside: Mapping[UUID, tuple[Remark, ...]],
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
        outcomes=outcomes,
        beside=beside,
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
