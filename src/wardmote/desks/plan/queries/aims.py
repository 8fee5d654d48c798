"""Aims, commitments and priorities that others name: what something may rest on, serve, hang on or belong to; and where
each is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.models import Aim, Commitment, Plan, PlanVersion, Priority
from wardmote.desks.plan.queries.finding import commitment_href
from wardmote.desks.plan.queries.plans import BY_PLAN, latest_plan
from wardmote.foundation.access import BUSINESS, PUBLIC_CLASS, Viewer, seen
from wardmote.foundation.once import once
from wardmote.foundation.records import Remark, remarks


@dataclass(frozen=True)
class PriorityNamed:
    """A priority with the plan it is in."""

    id: UUID
    title: str
    plan: str


@dataclass(frozen=True)
class CommitmentNamed:
    """A commitment with the plan and the priority it is in, and where it is read."""

    id: UUID
    text: str
    plan: str
    priority: str
    href: str


@dataclass(frozen=True)
class AimNamed:
    """An aim with the plan and the priority it is in, and where it is read."""

    id: UUID
    text: str
    plan: str
    priority: str
    href: str


@dataclass(frozen=True)
class AimToServe:
    """An aim that can be answered by itself. `text` has the words over it before it, where there are any."""

    id: UUID
    text: str
    priority: str


@once
def aims_for(viewer: Viewer) -> tuple[AimNamed, ...]:
    """Those of the plans written here, and of the pack's where an area has none, without what was left out."""
    rows = seen(viewer, Aim, BUSINESS).filter(withdrawn_at__isnull=True, priority__withdrawn_at__isnull=True)
    told = list(_named(rows).order_by(*BY_PLAN, "priority__order", "order", "id"))
    written = [row for row in told if row.plan.statutory_area_id]
    bare = {each.id for each in areas_for(viewer)} - {row.plan.statutory_area_id for row in written}
    pack = latest_plan(viewer) if bare else None
    of_pack = [row for row in told if pack and row.plan_id == pack.id]
    return tuple(_aim(viewer, row) for row in (*written, *of_pack))


def commitments_for(viewer: Viewer) -> tuple[CommitmentNamed, ...]:
    """Those of the plans written here and of the latest plan of the pack, without what was left out."""
    pack = latest_plan(viewer)
    rows = seen(viewer, Commitment, BUSINESS).filter(withdrawn_at__isnull=True, priority__withdrawn_at__isnull=True)
    rows = rows.filter(Q(plan__statutory_area__isnull=False) | Q(plan=pack.id if pack else None))
    told = rows.select_related("plan", "priority").order_by(*BY_PLAN, "priority__order", "order", "id")
    return tuple(
        CommitmentNamed(row.id, row.text, row.plan.title, row.priority.title, commitment_href(viewer, row))
        for row in told
    )


def aims_to_serve(viewer: Viewer, area: UUID, day: date) -> tuple[AimToServe, ...]:
    """The aims of the area's own approved plan in force on a day, or of the plan that came with the pack.

    The pack's plan is used even after its last day where no other is in force: until the next is approved it is the
    last that the partnership agreed.
    """
    plan = _in_force(viewer, area, day) or latest_plan(viewer)
    rows = seen(viewer, Aim, PUBLIC_CLASS).filter(plan=plan, withdrawn_at__isnull=True, priority__withdrawn_at=None)
    lines = list(rows.select_related("priority").order_by("priority__order", "order", "item"))
    above = {line.item: line.text.rstrip(":") for line in lines}
    over = {line.under for line in lines}
    return tuple(
        AimToServe(line.id, _whole(line, above), line.priority.title) for line in lines if line.item not in over
    )


def said_of_aims(viewer: Viewer, plan: UUID) -> dict[str, tuple[Remark, ...]]:
    """What other desks say beside the aims of a plan, each once, by the title of the priority they are in."""
    rows = list(seen(viewer, Aim, BUSINESS).filter(plan=plan).select_related("priority").order_by("order", "id"))
    said = remarks(viewer, ("plan", "Aim"), [row.id for row in rows])
    told: dict[str, dict[Remark, None]] = {}
    for row in rows:
        told[row.priority.title] = told.get(row.priority.title, {}) | dict.fromkeys(said.get(row.id, ()))
    return {title: tuple(every) for title, every in told.items()}


def aims_named(viewer: Viewer, aims: Iterable[UUID]) -> dict[UUID, AimNamed]:
    """These aims by id, left out or not: for members where they are written, for anybody else on the public's page."""
    rows = _named(seen(viewer, Aim, PUBLIC_CLASS).filter(pk__in=set(aims)))
    return {row.id: _aim(viewer, row) for row in rows}


def _named(rows: QuerySet[Aim]) -> QuerySet[Aim]:
    """With what an aim's name needs, and nothing more."""
    of_plan = ("plan__title", "plan__reference", "plan__statutory_area")
    return rows.select_related("plan", "priority").only("text", *of_plan, "priority__title", "priority__slug")


def _aim(viewer: Viewer, row: Aim) -> AimNamed:
    return AimNamed(row.id, row.text, row.plan.title, row.priority.title, _href(viewer, row))


def _in_force(viewer: Viewer, area: UUID, day: date) -> Plan | None:
    approved = seen(viewer, PlanVersion, PUBLIC_CLASS).values("plan")
    rows = seen(viewer, Plan, PUBLIC_CLASS).filter(statutory_area=area, pk__in=approved)
    return rows.filter(starts__lte=day, ends__gte=day).order_by("-starts").first()


def _whole(line: Aim, above: dict[str, str]) -> str:
    return f"{above[line.under]}: {line.text}" if line.under in above else line.text


def priorities_for(viewer: Viewer) -> tuple[PriorityNamed, ...]:
    """The priorities of the plans that are written here."""
    rows = seen(viewer, Priority, BUSINESS).filter(plan__statutory_area__isnull=False, withdrawn_at__isnull=True)
    return _priorities(rows.order_by(*BY_PLAN, "order", "id"))


def priorities_to_serve(viewer: Viewer) -> tuple[PriorityNamed, ...]:
    """The priorities of the plan that the public reads, and of the plans that are written here."""
    pack = latest_plan(viewer)
    rows = seen(viewer, Priority, PUBLIC_CLASS).filter(plan=pack, withdrawn_at__isnull=True)
    of_pack = _priorities(rows.order_by("order", "id")) if pack else ()
    return (*of_pack, *priorities_for(viewer))


def _priorities(rows: QuerySet[Priority]) -> tuple[PriorityNamed, ...]:
    return tuple(PriorityNamed(*row) for row in rows.values_list("id", "title", "plan__title"))


def _href(viewer: Viewer, row: Aim) -> str:
    if row.plan.statutory_area_id and viewer.kind == "public":
        return reverse("show-plan", kwargs={"partnership": viewer.tenant.slug})
    priority = row.priority.slug.replace("_", "-")
    if row.plan.statutory_area_id:
        of = {"reference": row.plan.reference, "priority": priority}
        return reverse("show-next-priority", kwargs=of)
    return reverse("show-priority", kwargs={"partnership": viewer.tenant.slug, "priority": priority}) + "#aims"
