"""The words of the plan itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.agencies.api import OrganisationSeen
from wardmote.desks.plan.presenters import closing
from wardmote.desks.plan.presenters.holding import stale_card
from wardmote.desks.plan.presenters.states import PlanState, state_of
from wardmote.desks.plan.presenters.versions import VersionCard
from wardmote.desks.plan.queries import LineSeen, PlanSeen, plan_in_brief
from wardmote.desks.plan.queries.closing import evaluations_for
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.accounts.landing import Card, Link
from wardmote.foundation.now import today


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
    approved: tuple[VersionCard, ...]


def plan_page(
    plan: PlanSeen | None,
    approved: tuple[VersionCard, ...],
    organisations: Iterable[OrganisationSeen],
    tenant: Tenant,
    day: date,
) -> PlanPage:
    """The plan and everything in it, one link away; before it the plans that were approved here since."""
    responsible = [
        each for each in organisations if each.kind == "responsible" and (each.ends is None or each.ends >= day)
    ]
    return PlanPage(
        partnership=tenant.name,
        plan=plan,
        state=state_of(plan, day) if plan else None,
        priorities=priority_cards(plan, tenant) if plan else (),
        programmes=_programme_cards(plan, tenant) if plan else (),
        sections=_by_section(plan.statements) if plan else (),
        organisations=tuple((each.name, ", ".join(each.areas)) for each in responsible),
        approved=approved,
    )


def priority_cards(plan: PlanSeen, tenant: Tenant) -> tuple[StandCard, ...]:
    """The priorities, each with what it holds."""
    return tuple(
        StandCard(
            title=each.title,
            href=reverse("show-priority", kwargs={"partnership": tenant.slug, "priority": in_address(each.slug)}),
            text=each.opening,
            counts=_counts(each.aims, each.now, each.will),
        )
        for each in plan.priorities
    )


def _programme_cards(plan: PlanSeen, tenant: Tenant) -> tuple[StandCard, ...]:
    return tuple(
        StandCard(
            title=each.title,
            href=reverse("show-programme", kwargs={"partnership": tenant.slug, "programme": in_address(each.slug)}),
            text=each.opening,
            counts="",
        )
        for each in plan.programmes
    )


def _counts(aims: int, now: int, will: int) -> str:
    said = (
        ngettext("%(n)s aim", "%(n)s aims", aims) % {"n": aims},
        _("%(n)s under way") % {"n": now},
        _("%(n)s promised") % {"n": will},
    )
    return ", ".join(said)


def in_address(slug: str) -> str:
    return slug.replace("_", "-")


def _by_section(lines: Iterable[LineSeen]) -> tuple[tuple[str, tuple[LineSeen, ...]], ...]:
    """Lines under the first heading of their place in the plan, in order."""
    sections: dict[str, list[LineSeen]] = {}
    for line in lines:
        sections.setdefault(line.section.split(" / ")[0], []).append(line)
    return tuple((title, tuple(found)) for title, found in sections.items())


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """What the plan has to say on a member's first page."""
    plan = plan_in_brief(viewer)
    if plan is None:
        return (Card(_("Plan"), (_("No plan is loaded for this partnership yet."),), order=20),)
    waiting = (*closing.cards(viewer, evaluations_for(viewer)), *stale_card(viewer))
    links = [Link(_("Read the plan"), reverse("show-plan", kwargs={"partnership": viewer.tenant.slug}))]
    return (*waiting, Card(plan.title, (state_of(plan, today()).sentence, plan.summary), links=tuple(links), order=20))
