"""The time limits that run on the plan."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.places.api import AreaSeen, areas_for
from wardmote.desks.plan import rules
from wardmote.desks.plan.queries import PlanDays, plan_days_for
from wardmote.desks.plan.queries.versions import VersionSeen, approved_plans, sent_of
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.calendars import RunningClock
from wardmote.foundation.now import day_of, today


def clocks(viewer: Viewer) -> Iterator[RunningClock]:
    """For each statutory area: the plan's yearly revision.

    And of each approved plan whether it was sent to the elected local policing body.
    """
    pack, approved, day = plan_days_for(viewer), approved_plans(viewer), today()
    href = reverse("show-plan", kwargs={"partnership": viewer.tenant.slug})
    for area in areas_for(viewer):
        own = [PlanDays(each.id, each.starts, each.ends) for each in approved if each.area_slug == area.slug]
        yield _revision(rules.current((*own, *([pack] if pack else [])), day), area, href, day)
    for version in approved if viewer.kind != "public" else ():
        yield _sending(version, viewer)


def _revision(plan: PlanDays | None, area: AreaSeen, href: str, day: date) -> RunningClock:
    """A plan that has ended and has no successor leaves its last revision undone."""
    return RunningClock(
        what=_("Partnership plan of %(area)s, for the next year") % {"area": area.name},
        neutral=_("Partnership plan due"),
        desk="plan",
        table="Plan",
        id=plan.id if plan else area.id,
        href=href,
        rule="GOV.PLAN.ANNUAL",
        start=rules.year_began(starts=plan.starts, ends=plan.ends, day=day) if plan else None,
        areas=(area.name,),
        owner=title_of("csp_manager"),
    )


def _sending(version: VersionSeen, viewer: Viewer) -> RunningClock:
    sent = sent_of(viewer, version.id)
    return RunningClock(
        what=_("“%(title)s”, sent to the Police and Crime Commissioner") % {"title": version.title},
        neutral=_("Partnership plan to be sent"),
        desk="plan",
        table="PlanVersion",
        id=version.id,
        href=reverse("show-next-plan", kwargs={"reference": version.plan}),
        rule="GOV.PLAN.TO_PCC",
        start=day_of(version.approved_at),
        done=sent[-1].sent_on if sent else None,
        areas=(version.area,),
        owner=title_of("csp_manager"),
    )
