"""The facts behind the statutory checklist, and who confirmed its lines."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wardmote.desks.assessment.api import current_assessments, gaps_for
from wardmote.desks.places.api import AreaSeen, areas_for
from wardmote.desks.plan.models import CheckReview
from wardmote.desks.plan.queries.closing import evaluations_for
from wardmote.desks.plan.queries.drafting import PlanWritten, PriorityWritten, lines_left, plans_written
from wardmote.desks.plan.queries.plans import latest_plan
from wardmote.desks.plan.queries.versions import approved_plans, sent_of
from wardmote.desks.plan.rules import status_on
from wardmote.desks.plan.rules.completeness import AreaFacts, PlanFacts, PriorityFacts, checks
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.calendars.limits import deadline
from wardmote.foundation.now import day_of
from wardmote.foundation.once import once
from wardmote.foundation.records import Remark, remarks


@dataclass(frozen=True)
class Confirmed:
    """Who confirmed a line of the checklist, and when."""

    reviewer: str
    position: str
    day: date


@dataclass(frozen=True)
class AreaChecked:
    """One area: its plan that is being written, and the facts."""

    area: AreaSeen
    plan: PlanWritten | None
    plan_facts: PlanFacts | None
    facts: AreaFacts


def checked(viewer: Viewer, area: AreaSeen, day: date) -> AreaChecked:
    """What is known of one area."""
    plan = next((each for each in plans_written(viewer) if each.area == area.id), None)
    return AreaChecked(area, plan, facts_of(viewer, plan) if plan else None, _area(viewer, area, plan, day))


def facts_of(viewer: Viewer, plan: PlanWritten) -> PlanFacts:
    """What a plan has of what the law wants in it."""
    return PlanFacts(
        priorities=tuple(map(_priority, plan.priorities)),
        texts=frozenset(part for part, each in plan.texts.items() if each.text),
        equality=plan.equality is not None,
        unchosen=sum(not each.choice for each in lines_left(viewer, plan)),
    )


def _priority(priority: PriorityWritten) -> PriorityFacts:
    aims = [each for each in priority.aims if not each.out]
    commitments = [each for each in priority.commitments if not each.out]
    return PriorityFacts(
        title=priority.title,
        heads=priority.heads,
        why=bool(priority.why),
        regard=bool(priority.regard),
        aims=len(aims),
        unmeasured=sum(each.measure is None for each in aims),
        commitments=len(commitments),
        unowned=sum(not each.whole for each in commitments),
    )


def _area(viewer: Viewer, area: AreaSeen, plan: PlanWritten | None, day: date) -> AreaFacts:
    assessment = next((each for each in current_assessments(viewer) if each.place_slug == area.slug), None)
    gaps: dict[str, int] = {}
    for gap in gaps_for(viewer):
        if not gap.areas or area.slug in gap.areas:
            for limb in gap.limbs:
                gaps[limb] = gaps.get(limb, 0) + 1
    version = plan.latest if plan else None
    sent = sent_of(viewer, version.id) if version else ()
    received = next((each.received_at for each in sent if each.received_at), None)
    signed = next((each.signed_at for each in evaluations_for(viewer) if each.signed_at), None)
    issued = day_of(assessment.registered_at) if assessment else None
    return AreaFacts(
        day=day,
        in_force=_in_force(viewer, area, day),
        approved=day_of(version.approved_at) if version else None,
        sent=sent[0].sent_on if sent else None,
        received=day_of(received) if received else None,
        assessed=issued,
        assessment_due=deadline(viewer, "GOV.SA.ANNUAL", start=issued).day if issued else None,
        gaps=gaps,
        evaluated=day_of(signed) if signed else None,
        unsound=_unsound(viewer, plan) if plan else 0,
        regarded="; ".join(each.words for each in _said_of_areas(viewer).get(area.id, ())),
    )


@once
def _said_of_areas(viewer: Viewer) -> dict[UUID, tuple[Remark, ...]]:
    return remarks(viewer, ("places", "Area"), [each.id for each in areas_for(viewer)])


def _unsound(viewer: Viewer, plan: PlanWritten) -> int:
    """How many of its aims have a warning beside them."""
    aims = [aim.id for priority in plan.priorities for aim in priority.aims if not aim.out]
    said = remarks(viewer, ("plan", "Aim"), aims)
    return sum(any(each.warns for each in found) for found in said.values())


def _in_force(viewer: Viewer, area: AreaSeen, day: date) -> str:
    """The title of the plan in force in an area on a day; empty where none is."""
    for each in approved_plans(viewer):
        if each.area_slug == area.slug and each.starts <= day <= each.ends:
            return f"{each.title}, version {each.number}."
    pack = latest_plan(viewer)
    if pack and status_on(starts=pack.starts, ends=pack.ends, day=day) == "in force":
        return f"{pack.title}."
    return ""


def confirmed_lines(viewer: Viewer) -> dict[str, Confirmed]:
    """Who last confirmed each line of the checklist as it reads now."""
    prints = {each.slug: each.fingerprint for each in checks()}
    rows = seen(viewer, CheckReview, BUSINESS).order_by("made_at")
    return {
        row.line: Confirmed(row.reviewer, row.position, row.day)
        for row in rows
        if prints.get(row.line) == row.fingerprint
    }
