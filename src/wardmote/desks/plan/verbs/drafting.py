"""Writing the next plan of an area: beginning it, choosing what becomes of the last one, and its priorities."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.models import Aim, Choice, Commitment, EvidenceLink, Plan, Priority
from wardmote.desks.plan.queries.drafting import plan_before
from wardmote.desks.plan.queries.rows import plan_row, priority_row
from wardmote.desks.plan.rules import drafting
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.records import carry
from wardmote.reports.packs import HEADS

WRITTEN_HERE = "Written in Wardmote"


@dataclass(frozen=True)
class Chosen:
    """What becomes of one line of the last plan; `text` is its words where they are changed.

    A commitment that goes on and is nobody's yet becomes the `organisation`'s, and one with neither a day nor a rhythm
    is to be shown every so many months.
    """

    line: UUID
    choice: str
    reason: str
    text: str = ""
    organisation: UUID | None = None
    rhythm_months: int | None = None


@dataclass(frozen=True)
class Stands:
    """A priority as somebody wants it."""

    title: str
    heads: tuple[str, ...]
    county_priority: str = ""
    why: str = ""
    regard: str = ""
    about_harm: bool = False


@transaction.atomic
def begin_plan(*, area: UUID, title: str, starts: date, ends: date, by: Viewer, at: datetime) -> str:
    """Begin the successor of an area's plan, with the priorities of the last one; its reference.

    Raises NotNow while another plan of the area is being written that nobody has approved yet.
    """
    if area not in {each.id for each in areas_for(by)}:
        raise Missing("There is no such area here.", instead="Choose one from the list of plans.")
    before = plan_before(by, area)
    if before is None:
        raise NotNow("There is no plan that this one could follow.", instead="Have the partnership's pack loaded.")
    if before.open:
        raise NotNow("A plan of this area is being written already.", instead="Go on with that one.")
    if not title.strip():
        raise Invalid("The plan has no title.", instead="Give it one, with its years.")
    drafting.check_days(starts, ends, before.ends)
    plan = Plan.objects.create(
        partnership_id=by.tenant.id,
        statutory_area_id=area,
        succeeds_id=before.id,
        title=title.strip(),
        starts=starts,
        ends=ends,
        source=WRITTEN_HERE,
        summary="",
        loaded_at=at,
        loaded_by=by.name,
    )
    audit.record(by=by, what="made", of=("plan", "Plan", plan.pk), fields=("title", "starts", "ends", "succeeds"))
    for row in seen(by, Priority, BUSINESS).filter(plan=before.id, withdrawn_at__isnull=True).order_by("order"):
        _copy_priority(plan, row, by)
    return plan.reference


def _copy_priority(plan: Plan, row: Priority, by: Viewer) -> None:
    links = list(seen(by, EvidenceLink, BUSINESS).filter(priority=row))
    told = ("slug", "order", "title", "heads", "county_priority", "about_harm", "caution")
    made = Priority.objects.create(
        partnership_id=by.tenant.id, plan=plan, **{name: getattr(row, name) for name in told}
    )
    audit.record(by=by, what="made", of=("plan", "Priority", made.pk), fields=told)
    carry(by=by, table=("plan", "Priority"), old=row.pk, new=made.pk, at=plan.loaded_at)
    for link in links:
        told_of = {"partnership_id": by.tenant.id, "kinds": link.kinds, "says": link.says}
        audit.put(EvidenceLink, by=by, key={"priority": made, "source": link.source}, said=told_of)


@transaction.atomic
def change_plan(*, plan: str, title: str, starts: date, ends: date, edition: int, by: Viewer, at: datetime) -> None:
    """Change what a plan is called and how long it lasts. Raises Superseded where somebody else did meanwhile."""
    row = plan_row(by, plan)
    check_is_latest(row, edition=edition)
    if not title.strip():
        raise Invalid("The plan has no title.", instead="Give it one, with its years.")
    drafting.check_days(starts, ends, row.succeeds.ends)
    swap(row, edition=edition, title=title.strip(), starts=starts, ends=ends)
    audit.record(by=by, what="changed", of=("plan", "Plan", row.pk), fields=("title", "starts", "ends"))


@transaction.atomic
def choose(*, plan: str, chosen: Iterable[Chosen], by: Viewer, at: datetime) -> int:
    """Say what becomes of lines of the last plan; how many. Chosen again, the line it became changes with it."""
    row = plan_row(by, plan)
    bodies = {None, *(each.id for each in organisations_for(by))}
    count = 0
    for each in chosen:
        if each.organisation not in bodies:
            raise Missing("There is no such organisation here.", instead="Choose one from the list.")
        old = _old_line(row, each.line, by)
        drafting.check_choice(each.choice, each.reason, each.text)
        drafting.check_rhythm(each.rhythm_months)
        _choose(row, old, each, by, at)
        count += 1
    if not count:
        raise Invalid("Nothing was chosen.", instead="Choose what becomes of at least one.")
    return count


def _old_line(plan: Plan, line: UUID, by: Viewer) -> Aim | Commitment:
    for table in (Aim, Commitment):
        found = seen(by, table, BUSINESS).filter(plan=plan.succeeds_id, pk=line, withdrawn_at__isnull=True)
        row = found.select_related("priority").first()
        if row is not None:
            return row
    raise Missing("The plan before this one has no such line.", instead="Choose from its lines.")


def _choose(plan: Plan, old: Aim | Commitment, chosen: Chosen, by: Viewer, at: datetime) -> None:
    kind = "aim" if isinstance(old, Aim) else "commitment"
    key = {"plan": plan, kind: old}
    held = Choice.objects.select_for_update().filter(**key).first()
    made = getattr(held, f"made_{kind}") if held else None
    if chosen.choice == drafting.DROPPED:
        if made is not None:
            withdraw(row=made, by=by, at=at)
    else:
        text = chosen.text.strip() if chosen.choice == drafting.CHANGED else _whole_text(old, by)
        made = _made(plan, old, made, text, chosen, by)
        carry(by=by, table=("plan", type(old).__name__), old=old.pk, new=made.pk, at=at)
    said = {
        "partnership_id": by.tenant.id,
        "choice": chosen.choice,
        "reason": chosen.reason.strip(),
        f"made_{kind}": made,
        "chosen_at": at,
        "chosen_by": by.name,
    }
    audit.put(Choice, by=by, key=key, said=said)


def _whole_text(old: Aim | Commitment, by: Viewer) -> str:
    """The words of a line, after those of the line it is nested under."""
    above = seen(by, type(old), BUSINESS).filter(plan=old.plan_id, item=old.under).first() if old.under else None
    return f"{above.text.rstrip(':')}: {old.text}" if above else old.text


def _made(
    plan: Plan, old: Aim | Commitment, made: Aim | Commitment | None, text: str, chosen: Chosen, by: Viewer
) -> Aim | Commitment:
    """The line of the new plan that an old one becomes, made or brought up to date."""
    priority = _priority_like(plan, old.priority, by)
    said = {"priority": priority, "text": text, "withdrawn_at": None, "withdrawn_by": ""}
    if made is None:
        said |= {"partnership_id": by.tenant.id, "order": old.order, "caution": old.caution}
        if isinstance(old, Commitment):
            said |= {"when": old.when, "standing": old.standing} | _whose(old, chosen, by)
    return audit.put(type(old), by=by, key={"plan": plan, "item": old.item}, said=said)


def _whose(old: Commitment, chosen: Chosen, by: Viewer) -> dict:
    """Whose an old commitment is: as written here, or the first body that the pack names for it, or as it is chosen."""
    rhythm = old.rhythm_months or chosen.rhythm_months
    if old.organisation_id:
        told = ("organisation_id", "owner_id", "owner_name")
        return {name: getattr(old, name) for name in told} | {"rhythm_months": rhythm}
    bodies = {each.slug: each.id for each in organisations_for(by) if each.ends is None}
    named = next((bodies[slug] for slug in old.organisations if slug in bodies), chosen.organisation)
    return {"organisation_id": named, "rhythm_months": rhythm}


def _priority_like(plan: Plan, old: Priority, by: Viewer) -> Priority:
    found = seen(by, Priority, BUSINESS).filter(plan=plan, slug=old.slug, withdrawn_at__isnull=True).first()
    if found is None:
        raise NotNow(
            f"“{old.title}” is no priority of this plan, so nothing of it can be carried over.",
            instead="Take the priority back into the plan first, or drop this line.",
        )
    return found


@transaction.atomic
def add_priority(*, plan: str, stands: Stands, by: Viewer, at: datetime) -> str:
    """Put another thing first; its slug."""
    row = plan_row(by, plan)
    _check_stands(stands)
    held = seen(by, Priority, BUSINESS).filter(plan=row)
    slug = f"priority_{held.count() + 1}"
    made = Priority.objects.create(
        partnership_id=by.tenant.id, plan=row, slug=slug, order=held.count() + 1, **_stands(stands)
    )
    audit.record(by=by, what="made", of=("plan", "Priority", made.pk), fields=tuple(_stands(stands)))
    return slug


@transaction.atomic
def change_priority(*, plan: str, slug: str, stands: Stands, edition: int, by: Viewer, at: datetime) -> None:
    """Change what a priority says of itself."""
    row = priority_row(by, plan, slug)
    check_is_latest(row, edition=edition)
    _check_stands(stands)
    swap(row, edition=edition, **_stands(stands))
    audit.record(by=by, what="changed", of=("plan", "Priority", row.pk), fields=tuple(_stands(stands)))


@transaction.atomic
def leave_priority_out(*, plan: str, slug: str, by: Viewer, at: datetime) -> bool:
    """Leave a priority out of the plan, or take it back with what it held; whether it is in now."""
    row = priority_row(by, plan, slug)
    if row.withdrawn_at:
        row.withdrawn_at, row.withdrawn_by = None, ""
    else:
        row.withdrawn_at, row.withdrawn_by = at, by.name
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    what = "withdrawn" if row.withdrawn_at else "restored"
    audit.record(by=by, what=what, of=("plan", "Priority", row.pk), fields=("withdrawn_at",))
    return row.withdrawn_at is None


def _stands(stands: Stands) -> dict:
    return {
        "title": stands.title.strip(),
        "heads": list(stands.heads),
        "county_priority": stands.county_priority,
        "why": stands.why.strip(),
        "regard": stands.regard.strip(),
        "about_harm": stands.about_harm,
    }


def _check_stands(stands: Stands) -> None:
    if not stands.title.strip():
        raise Invalid("The priority has no name.", instead="Name what comes first.")
    if not stands.heads or not set(stands.heads) <= set(HEADS):
        raise Invalid(
            "A priority belongs to at least one head of section 6 of the Crime and Disorder Act 1998.",
            instead="Choose the heads it serves.",
        )


@transaction.atomic
def withdraw(*, row: Aim | Commitment, by: Viewer, at: datetime) -> None:
    """Take a line out of the plan; it stays, and can be taken back."""
    if row.withdrawn_at is None:
        row.withdrawn_at, row.withdrawn_by = at, by.name
        row.save(update_fields=["withdrawn_at", "withdrawn_by"])
        of = ("plan", type(row).__name__, row.pk)
        audit.record(by=by, what="withdrawn", of=of, fields=("withdrawn_at",))
