"""The plans that are written here: what they say so far, and what is left to choose."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from wardmote.desks.plan.models import (
    Aim,
    Choice,
    Commitment,
    EqualityAssessment,
    Measure,
    Plan,
    PlanText,
    PlanVersion,
    Priority,
    StandingEvidence,
)
from wardmote.desks.plan.queries.plans import latest_plan
from wardmote.desks.plan.queries.versions import VersionSeen, versions_of
from wardmote.desks.plan.rules.drafting import Reading
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.once import once


@dataclass(frozen=True)
class PlanBefore:
    """The plan that the next one of an area follows. `open` says that a later one is being written and not approved."""

    id: UUID
    ends: date
    open: bool


@dataclass(frozen=True)
class MeasureSeen:
    """How an aim is measured; `start` is the reading of its figure when it was chosen."""

    words: str
    direction: str
    because: str
    figure: str
    baseline: str
    baseline_period: str
    baseline_href: str
    known_by: date | None
    target: str
    edition: int
    start: Reading


@dataclass(frozen=True)
class AimWritten:
    id: UUID
    item: str
    text: str
    edition: int
    out: bool
    measure: MeasureSeen | None


@dataclass(frozen=True)
class CommitmentWritten:
    """A commitment: `due`, or standing with evidence every `rhythm_months`; neither where that is still to be said."""

    id: UUID
    reference: str
    item: str
    text: str
    organisation: UUID | None
    organisation_name: str
    owner: UUID | None
    owner_name: str
    due: date | None
    rhythm_months: int | None
    edition: int
    out: bool
    evidence: tuple[tuple[date, str, str, str], ...]

    @property
    def last_shown(self) -> date | None:
        return max((day for day, *_more in self.evidence), default=None)

    @property
    def whole(self) -> bool:
        """It is somebody's, and due on a day or shown again and again."""
        return self.organisation is not None and (self.due is not None or self.rhythm_months is not None)


@dataclass(frozen=True)
class PriorityWritten:
    """A priority with its lines; `out` says that it was left out."""

    id: UUID
    slug: str
    title: str
    heads: tuple[str, ...]
    county_priority: str
    why: str
    regard: str
    about_harm: bool
    edition: int
    out: bool
    aims: tuple[AimWritten, ...]
    commitments: tuple[CommitmentWritten, ...]


@dataclass(frozen=True)
class TextSeen:
    part: str
    text: str
    said_at: datetime
    said_by: str
    edition: int


@dataclass(frozen=True)
class EqualitySeen:
    impacts: dict[str, str]
    evidence: str
    mitigation: str
    monitoring: str
    done_at: datetime
    done_by: str
    edition: int


@dataclass(frozen=True)
class PlanWritten:
    """A plan that is written here, whole. `priorities` are those in it; `left_out` those that were left out."""

    id: UUID
    reference: str
    area: UUID
    area_slug: str
    area_name: str
    title: str
    starts: date
    ends: date
    edition: int
    before: UUID
    before_title: str
    begun_at: datetime
    begun_by: str
    priorities: tuple[PriorityWritten, ...]
    left_out: tuple[PriorityWritten, ...]
    texts: dict[str, TextSeen]
    equality: EqualitySeen | None
    latest: VersionSeen | None

    def text(self, part: str) -> str:
        """What it says of one part, empty where nothing yet."""
        return self.texts[part].text if part in self.texts else ""

    def priority(self, slug: str) -> PriorityWritten:
        """One of its priorities, left out or not; raises Missing."""
        for each in (*self.priorities, *self.left_out):
            if each.slug == slug:
                return each
        raise Missing("The plan has no such priority.", instead="Choose one from the plan.")


@dataclass(frozen=True)
class LineLeft:
    """A line of the plan before, with what becomes of it; `choice` is empty where nobody has chosen."""

    id: UUID
    kind: str
    item: str
    text: str
    priority: str
    priority_title: str
    choice: str
    reason: str
    made: str


@once
def plans_written(viewer: Viewer) -> tuple[PlanWritten, ...]:
    """Every plan that is written here, by area, the latest first."""
    rows = seen(viewer, Plan, BUSINESS).filter(statutory_area__isnull=False)
    told = rows.select_related("statutory_area", "succeeds").order_by("statutory_area__order", "-starts")
    return tuple(_plan(viewer, row) for row in told)


def plan_written(viewer: Viewer, reference: str) -> PlanWritten:
    """One of them; raises Missing."""
    rows = seen(viewer, Plan, BUSINESS).filter(statutory_area__isnull=False, reference=reference)
    row = rows.select_related("statutory_area", "succeeds").first()
    if row is None:
        raise Missing("No such plan is written here.", instead="Choose one from the list of plans.")
    return _plan(viewer, row)


def plan_before(viewer: Viewer, area: UUID) -> PlanBefore | None:
    """What the next plan of an area follows: its own latest, or where it has none the pack's."""
    row = seen(viewer, Plan, BUSINESS).filter(statutory_area=area).order_by("-starts").first()
    if row is not None:
        return PlanBefore(row.id, row.ends, not seen(viewer, PlanVersion, BUSINESS).filter(plan=row).exists())
    pack = latest_plan(viewer)
    return PlanBefore(pack.id, pack.ends, False) if pack else None


def lines_left(viewer: Viewer, plan: PlanWritten) -> tuple[LineLeft, ...]:
    """The lines of the plan before that can be answered by themselves, each with what becomes of it."""
    choices = list(seen(viewer, Choice, BUSINESS).filter(plan=plan.id).select_related("made_aim", "made_commitment"))
    chosen = {each.aim_id or each.commitment_id: each for each in choices}
    found = []
    for kind, table in (("aim", Aim), ("commitment", Commitment)):
        rows = seen(viewer, table, BUSINESS).filter(plan=plan.before, withdrawn_at__isnull=True)
        lines = list(rows.select_related("priority").order_by("priority__order", "order"))
        over = {line.under: line for line in lines}
        above = {line.item: line.text.rstrip(":") for line in lines}
        found += [_left(kind, line, above, chosen.get(line.id)) for line in lines if line.item not in over]
    return tuple(found)


def _left(kind: str, line: Aim | Commitment, above: dict[str, str], chosen: Choice | None) -> LineLeft:
    made = (chosen.made_aim or chosen.made_commitment) if chosen else None
    return LineLeft(
        id=line.id,
        kind=kind,
        item=line.item,
        text=f"{above[line.under]}: {line.text}" if line.under in above else line.text,
        priority=line.priority.slug,
        priority_title=line.priority.title,
        choice=chosen.choice if chosen else "",
        reason=chosen.reason if chosen else "",
        made=made.text if made else "",
    )


def place_of_line(viewer: Viewer, line: UUID) -> tuple[str, str]:
    """The reference of the plan and the name of the priority that a written line is in; raises Missing."""
    for table in (Aim, Commitment):
        rows = seen(viewer, table, BUSINESS).filter(pk=line, plan__statutory_area__isnull=False)
        row = rows.select_related("plan", "priority").first()
        if row is not None:
            return row.plan.reference, row.priority.slug
    raise Missing("The plan has no such line.", instead="Choose one from the plan.")


def _plan(viewer: Viewer, row: Plan) -> PlanWritten:
    priorities = _priorities(viewer, row)
    texts = seen(viewer, PlanText, BUSINESS).filter(plan=row)
    equality = seen(viewer, EqualityAssessment, BUSINESS).filter(plan=row).first()
    versions = versions_of(viewer, row.reference)
    return PlanWritten(
        id=row.id,
        reference=row.reference,
        area=row.statutory_area_id,
        area_slug=row.statutory_area.slug,
        area_name=row.statutory_area.name,
        title=row.title,
        starts=row.starts,
        ends=row.ends,
        edition=row.edition,
        before=row.succeeds_id,
        before_title=row.succeeds.title,
        begun_at=row.loaded_at,
        begun_by=row.loaded_by,
        priorities=tuple(each for each in priorities if not each.out),
        left_out=tuple(each for each in priorities if each.out),
        texts={each.part: TextSeen(each.part, each.text, each.said_at, each.said_by, each.edition) for each in texts},
        equality=_fields(EqualitySeen, equality) if equality else None,
        latest=versions[0] if versions else None,
    )


def _priorities(viewer: Viewer, plan: Plan) -> tuple[PriorityWritten, ...]:
    measures = {each.aim_id: each for each in seen(viewer, Measure, BUSINESS).filter(aim__plan=plan)}
    shown: dict[UUID, list[StandingEvidence]] = {}
    for each in seen(viewer, StandingEvidence, BUSINESS).filter(commitment__plan=plan).order_by("-shown_on", "id"):
        shown.setdefault(each.commitment_id, []).append(each)
    aims: dict[UUID, list[AimWritten]] = {}
    for aim in seen(viewer, Aim, BUSINESS).filter(plan=plan).order_by("order", "item"):
        aims.setdefault(aim.priority_id, []).append(_aim(aim, measures.get(aim.id)))
    commitments: dict[UUID, list[CommitmentWritten]] = {}
    rows = seen(viewer, Commitment, BUSINESS).filter(plan=plan).select_related("organisation", "owner")
    for line in rows.order_by("when", "order", "item"):
        commitments.setdefault(line.priority_id, []).append(_commitment(line, shown.get(line.id, [])))
    return tuple(
        PriorityWritten(
            id=row.id,
            slug=row.slug,
            title=row.title,
            heads=tuple(row.heads),
            county_priority=row.county_priority,
            why=row.why,
            regard=row.regard,
            about_harm=row.about_harm,
            edition=row.edition,
            out=row.withdrawn_at is not None,
            aims=tuple(aims.get(row.id, ())),
            commitments=tuple(commitments.get(row.id, ())),
        )
        for row in seen(viewer, Priority, BUSINESS).filter(plan=plan).order_by("order", "slug")
    )


def _aim(row: Aim, measure: Measure | None) -> AimWritten:
    seen_measure = None
    if measure:
        told = [name for name in MeasureSeen.__dataclass_fields__ if name != "start"]
        start = Reading(**measure.baseline_record) if measure.baseline_record else Reading(None)
        seen_measure = MeasureSeen(**{name: getattr(measure, name) for name in told}, start=start)
    return AimWritten(row.id, row.item, row.text, row.edition, row.withdrawn_at is not None, seen_measure)


def _commitment(row: Commitment, shown: list[StandingEvidence]) -> CommitmentWritten:
    return CommitmentWritten(
        id=row.id,
        reference=row.reference,
        item=row.item,
        text=row.text,
        organisation=row.organisation_id,
        organisation_name=row.organisation.name if row.organisation else "",
        owner=row.owner_id,
        owner_name=row.owner.name if row.owner else row.owner_name,
        due=row.due,
        rhythm_months=row.rhythm_months,
        edition=row.edition,
        out=row.withdrawn_at is not None,
        evidence=tuple((each.shown_on, each.words, each.link, each.added_by) for each in shown),
    )


def _fields(shape: type, row: Any) -> Any:
    return shape(**{name: getattr(row, name) for name in shape.__dataclass_fields__})
