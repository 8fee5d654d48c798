"""The words of members' pages of the plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.assessment.api import CountedFigure, GapSeen
from wardmote.desks.plan.presenters.plans import in_address
from wardmote.desks.plan.presenters.states import PlanState, state_of
from wardmote.desks.plan.queries import LineSeen, PlanSeen, PrioritySeen
from wardmote.foundation.access import Tenant
from wardmote.foundation.records import Remark


@dataclass(frozen=True)
class WorkPage:
    """For a practitioner: what the plan says of their work, what is counted of it and what is not known."""

    title: str
    state: PlanState
    aims: tuple[LineSeen, ...]
    commitments: tuple[tuple[str, ...], ...]
    says: tuple[str, ...]
    counted: tuple[tuple[Markup, str, str, str], ...]
    gaps: tuple[GapSeen, ...]
    public_href: str


def commitment_rows(
    priority: PrioritySeen, bodies: dict[str, str], beside: Mapping[UUID, tuple[Remark, ...]]
) -> tuple[tuple[str, ...], ...]:
    """Each commitment: words with what other desks say beside it, whether done now or promised, whose, whether it goes
    on, its section, its reference."""
    both = ((_("Done now"), priority.now), (_("Promised"), priority.will))
    return tuple(
        (
            _with_remarks(leaf.text, beside.get(leaf.id, ())),
            when,
            ", ".join(bodies.get(slug, slug) for slug in leaf.organisations) or _("None named"),
            _("Goes on") if leaf.standing else _("Not said"),
            leaf.section,
            leaf.reference,
        )
        for when, lines in both
        for leaf in leaves(lines)
    )


def _with_remarks(text: str, said: tuple[Remark, ...]) -> Markup:
    remark = Markup('<br>{}<a class="govuk-link" href="{}">{}</a>')
    warning = Markup("<strong>{}</strong> ").format(_("Warning:"))
    told = (remark.format(warning if each.warns else "", each.href, each.words) for each in said)
    return Markup("{}{}").format(text, Markup("").join(told))


def work_page(
    priority: PrioritySeen,
    beside: Mapping[UUID, tuple[Remark, ...]],
    plan: PlanSeen,
    gaps: Iterable[GapSeen],
    counted: Iterable[CountedFigure],
    bodies: dict[str, str],
    tenant: Tenant,
    day: date,
) -> WorkPage:
    """A practitioner's page of one priority."""
    of = {"partnership": tenant.slug, "priority": in_address(priority.slug)}
    link = Markup('<a class="govuk-link" href="{}">{}</a>')
    return WorkPage(
        title=priority.title,
        state=state_of(plan, day),
        aims=priority.aims,
        commitments=commitment_rows(priority, bodies, beside),
        says=tuple(each.says for each in priority.evidence),
        counted=tuple((link.format(each.href, each.label), each.place, each.value, each.period) for each in counted),
        gaps=tuple(gap for gap in gaps if priority.slug in gap.priorities),
        public_href=reverse("show-priority", kwargs=of),
    )


def every(lines: Iterable[LineSeen]) -> tuple[LineSeen, ...]:
    """The lines and those beneath them."""
    return tuple(one for line in lines for one in (line, *every(line.beneath)))


def leaves(lines: Iterable[LineSeen]) -> tuple[LineSeen, ...]:
    """The lines that can be answered one by one: a line over others is a heading for them."""
    return tuple(leaf for line in lines for leaf in (leaves(line.beneath) if line.beneath else (line,)))
