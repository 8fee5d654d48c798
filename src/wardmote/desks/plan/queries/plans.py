"""The readers of what a plan says."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from wardmote.desks.plan.models import (
    Aim,
    Commitment,
    EvidenceLink,
    Line,
    Plan,
    Priority,
    Programme,
    QuotedFigure,
    Statement,
)
from wardmote.errors import Missing
from wardmote.foundation.access import PUBLIC_CLASS, Viewer, seen
from wardmote.foundation.once import once

# What stands in a plan, plan by plan: two of one day never mix.
BY_PLAN = ("plan__starts", "plan__title", "plan")


@dataclass(frozen=True)
class LineSeen:
    """A line of the plan. `beneath` are the lines nested under it."""

    id: UUID
    item: str
    text: str
    section: str
    caution: str
    group: str = ""
    reference: str = ""
    standing: bool = False
    organisations: tuple[str, ...] = ()
    beneath: tuple["LineSeen", ...] = ()


@dataclass(frozen=True)
class QuotedSeen:
    """A figure the plan printed."""

    item: str
    label: str
    unit: str
    place: str
    period: str
    value: int
    before: int | None
    before_period: str
    said: str
    section: str
    source: str
    caution: str


@dataclass(frozen=True)
class EvidenceSeen:
    """Kinds of a source that bear on a priority."""

    source: str
    kinds: tuple[str, ...]
    says: str


@dataclass(frozen=True)
class StandSeen:
    """A priority or a programme in a list, with how many commitments (now, will) and aims it has."""

    slug: str
    title: str
    heads: tuple[str, ...]
    opening: str
    aims: int = 0
    now: int = 0
    will: int = 0
    about_harm: bool = False


@dataclass(frozen=True)
class PlanSeen:
    """The plan."""

    id: UUID
    reference: str
    title: str
    starts: date
    ends: date
    source: str
    summary: str
    note: str
    priorities: tuple[StandSeen, ...]
    programmes: tuple[StandSeen, ...]
    statements: tuple[LineSeen, ...]


@dataclass(frozen=True)
class PlanDays:
    """When a plan is in force: both days are in it."""

    id: UUID
    starts: date
    ends: date


@dataclass(frozen=True)
class PlanInBrief:
    """What a plan is called, what it is about, and its days."""

    title: str
    summary: str
    starts: date
    ends: date


@dataclass(frozen=True)
class PrioritySeen:
    """A priority whole."""

    id: UUID
    slug: str
    title: str
    heads: tuple[str, ...]
    section: str
    caution: str
    about_harm: bool
    summary: tuple[LineSeen, ...]
    aims: tuple[LineSeen, ...]
    now: tuple[LineSeen, ...]
    will: tuple[LineSeen, ...]
    quoted: tuple[QuotedSeen, ...]
    evidence: tuple[EvidenceSeen, ...]


@dataclass(frozen=True)
class ProgrammeSeen:
    """A programme whole."""

    slug: str
    title: str
    heads: tuple[str, ...]
    caution: str
    owner: str
    lines: tuple[LineSeen, ...]


@once
def plan_for(viewer: Viewer) -> PlanSeen | None:
    """The partnership's latest plan, or None where none is loaded."""
    plan = latest_plan(viewer)
    if plan is None:
        return None
    first = _openings(viewer, plan)
    return PlanSeen(
        id=plan.id,
        reference=plan.reference,
        title=plan.title,
        starts=plan.starts,
        ends=plan.ends,
        source=plan.source,
        summary=plan.summary,
        note=plan.note,
        priorities=_priorities_in_list(viewer, plan, first),
        programmes=tuple(
            StandSeen(each.slug, each.title, tuple(each.heads), first.get(each.id, ""))
            for each in seen(viewer, Programme, PUBLIC_CLASS).filter(plan=plan).order_by("order")
        ),
        statements=_nested(
            seen(viewer, Statement, PUBLIC_CLASS).filter(plan=plan, priority__isnull=True, programme__isnull=True)
        ),
    )


def plan_days_for(viewer: Viewer) -> PlanDays | None:
    """The key and the days of the latest plan, without the rest of it."""
    plan = latest_plan(viewer)
    return PlanDays(plan.id, plan.starts, plan.ends) if plan else None


def plan_in_brief(viewer: Viewer) -> PlanInBrief | None:
    """The latest plan without what it says."""
    plan = latest_plan(viewer)
    return PlanInBrief(plan.title, plan.summary, plan.starts, plan.ends) if plan else None


def priority_for(viewer: Viewer, slug: str) -> PrioritySeen:
    """One priority of the latest plan; raises Missing."""
    found = seen(viewer, Priority, PUBLIC_CLASS).filter(plan=latest_plan(viewer), slug=slug).first()
    if found is None:
        raise Missing(
            "This plan has no priority of that name.", instead="See what the plan puts first, and choose one."
        )
    quoted = (
        seen(viewer, QuotedFigure, PUBLIC_CLASS)
        .filter(priority=found)
        .order_by("item")
        .values(*QuotedSeen.__dataclass_fields__)
    )
    links = seen(viewer, EvidenceLink, PUBLIC_CLASS).filter(priority=found).order_by("source")
    return PrioritySeen(
        id=found.id,
        slug=found.slug,
        title=found.title,
        heads=tuple(found.heads),
        section=found.section,
        caution=found.caution,
        about_harm=found.about_harm,
        summary=_nested(seen(viewer, Statement, PUBLIC_CLASS).filter(priority=found)),
        aims=_nested(seen(viewer, Aim, PUBLIC_CLASS).filter(priority=found)),
        now=_nested(seen(viewer, Commitment, PUBLIC_CLASS).filter(priority=found, when="now")),
        will=_nested(seen(viewer, Commitment, PUBLIC_CLASS).filter(priority=found, when="will")),
        quoted=tuple(QuotedSeen(**row) for row in quoted),
        evidence=tuple(EvidenceSeen(link.source, tuple(link.kinds), link.says) for link in links),
    )


def programme_for(viewer: Viewer, slug: str) -> ProgrammeSeen:
    """One programme of the latest plan; raises Missing."""
    found = seen(viewer, Programme, PUBLIC_CLASS).filter(plan=latest_plan(viewer), slug=slug).first()
    if found is None:
        raise Missing("This plan has no programme of that name.", instead="See the plan, and choose one.")
    lines = _nested(seen(viewer, Statement, PUBLIC_CLASS).filter(programme=found))
    return ProgrammeSeen(found.slug, found.title, tuple(found.heads), found.caution, found.owner, lines)


@once
def latest_plan(viewer: Viewer) -> Plan | None:
    """The row of the latest plan that came with a pack, for other readers of this desk.

    Of a plan that is written here anybody may read approved versions, and nothing of these tables.
    """
    return seen(viewer, Plan, PUBLIC_CLASS).filter(statutory_area__isnull=True).order_by("-starts").first()


def _priorities_in_list(viewer: Viewer, plan: Plan, first: dict[UUID, str]) -> tuple[StandSeen, ...]:
    aims, lines = seen(viewer, Aim, PUBLIC_CLASS), seen(viewer, Commitment, PUBLIC_CLASS)
    aimed = Counter(aims.filter(plan=plan, withdrawn_at__isnull=True).values_list("priority", flat=True))
    promised = Counter(lines.filter(plan=plan, withdrawn_at__isnull=True).values_list("priority", "when"))
    return tuple(
        StandSeen(
            slug=each.slug,
            title=each.title,
            heads=tuple(each.heads),
            opening=first.get(each.id, ""),
            aims=aimed[each.id],
            now=promised[each.id, "now"],
            will=promised[each.id, "will"],
            about_harm=each.about_harm,
        )
        for each in seen(viewer, Priority, PUBLIC_CLASS).filter(plan=plan).order_by("order")
    )


def _openings(viewer: Viewer, plan: Plan) -> dict[UUID, str]:
    """What is said first of each priority and programme."""
    rows = seen(viewer, Statement, PUBLIC_CLASS).filter(plan=plan, withdrawn_at__isnull=True).order_by("-order")
    return {
        priority or programme: text for priority, programme, text in rows.values_list("priority", "programme", "text")
    }


def _nested(rows: QuerySet) -> tuple[LineSeen, ...]:
    """The lines that are not withdrawn, in the plan's order, each with those beneath it."""
    lines = list(rows.filter(withdrawn_at__isnull=True).order_by("order"))
    return tuple(_seen(line, lines) for line in lines if not line.under)


def _seen(line: Line, among: Iterable[Line]) -> LineSeen:
    return LineSeen(
        id=line.id,
        item=line.item,
        text=line.text,
        section=line.section,
        caution=line.caution,
        group=getattr(line, "group", ""),
        reference=getattr(line, "reference", ""),
        standing=getattr(line, "standing", False),
        organisations=tuple(getattr(line, "organisations", ())),
        beneath=tuple(_seen(each, among) for each in among if each.under == line.item),
    )
