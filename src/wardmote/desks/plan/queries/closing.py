"""How far a plan was carried out: its evaluations, what is said of each commitment, and who has not said anything."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, F, Q

from wardmote.desks.agencies.api import reader_of
from wardmote.desks.plan.models import (
    Commitment,
    Evaluation,
    EvidenceLink,
    Outcome,
    OutcomeEntry,
    OutcomeRequest,
    Plan,
    PlanVersion,
)
from wardmote.desks.plan.queries.plans import latest_plan
from wardmote.desks.plan.rules import closing
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, PUBLIC_CLASS, Viewer, seen
from wardmote.foundation.correspondence import Reader, links
from wardmote.foundation.now import day_of
from wardmote.foundation.once import once
from wardmote.reports.carried_out import CarriedOut
from wardmote.reports.carried_out import Outcome as Told

#: What a link about outcomes is for, and how one that nobody has used yet is told.
PURPOSE = "plan/outcomes"
WAITING = (PURPOSE, "waiting")


@dataclass(frozen=True)
class EvaluationSeen:
    """An evaluation with how many commitments it asks about, by what is said of each; `ended` is the plan's state."""

    id: UUID
    reference: str
    plan: UUID
    plan_title: str
    until: date
    ended: bool
    summary: str
    opened_again: str
    opened_at: datetime
    opened_by: str
    signed_at: datetime | None
    signed_by: str
    counts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def missing(self) -> int:
        return self.counts[closing.NOT_ANSWERED]

    @property
    def signed(self) -> bool:
        return self.signed_at is not None


@dataclass(frozen=True)
class EntrySeen:
    """One telling of what was done."""

    id: UUID
    state: str
    words: str
    shows: str
    link: str
    action: UUID | None
    way: str
    told_by: str
    said_at: datetime
    said_by: str


@dataclass(frozen=True)
class OutcomeSeen:
    """What is said of one commitment. `text` begins with the line it is nested under; `state` may be NOT_ANSWERED.

    `plan` is the reference of a plan that is written here, empty for a pack's. `latest` is what was said last, None
    where nothing was.
    """

    id: UUID
    evaluation: str
    plan: str
    commitment: UUID
    reference: str
    item: str
    text: str
    section: str
    when: str
    standing: bool
    priority: str
    priority_title: str
    organisation: UUID | None
    organisation_name: str
    owner: UUID | None
    owner_name: str
    state: str
    edition: int
    latest: EntrySeen | None

    @property
    def answered(self) -> bool:
        return self.latest is not None


@dataclass(frozen=True)
class Askable:
    """An organisation with how many answers are missing of it, its mailbox (or why it has none), and a link waiting."""

    organisation: UUID
    name: str
    missing: int
    reader: Reader | None
    why_not: str
    waiting: str


@once
def evaluations_for(viewer: Viewer) -> tuple[EvaluationSeen, ...]:
    """Every evaluation of the viewer's partnership, the latest first."""
    rows = seen(viewer, Evaluation, BUSINESS).select_related("plan").order_by("-until", "-opened_at")
    return _evaluations(viewer, list(rows))


def evaluation_for(viewer: Viewer, reference: str) -> EvaluationSeen:
    """One evaluation; raises Missing."""
    row = seen(viewer, Evaluation, BUSINESS).select_related("plan").filter(reference=reference).first()
    if row is None:
        raise Missing("There is no such evaluation here.", instead="See how far the plan was carried out.")
    return _evaluations(viewer, [row])[0]


def plans_to_evaluate(viewer: Viewer, day: date) -> tuple[tuple[UUID, str], ...]:
    """The plans that have begun by a day, with their titles: the pack's, and each that two people approved here.

    Without those of which an evaluation is open, and those that have ended and been evaluated to their end.
    """
    held = seen(viewer, Evaluation, BUSINESS)
    busy = set(held.filter(Q(signed_at__isnull=True) | Q(until=F("plan__ends"))).values_list("plan", flat=True))
    approved = seen(viewer, PlanVersion, BUSINESS).values_list("plan", flat=True)
    rows = (
        seen(viewer, Plan, BUSINESS)
        .filter(starts__lte=day)
        .filter(Q(statutory_area__isnull=True) | Q(pk__in=list(approved)))
    )
    return tuple((row.id, row.title) for row in rows.order_by("starts", "title") if row.id not in busy)


def kinds_for(viewer: Viewer, outcome: UUID) -> tuple[str, ...]:
    """The kinds of record that bear on the priority of a commitment, in their publisher's words."""
    priority = seen(viewer, Outcome, BUSINESS).filter(pk=outcome).values_list("commitment__priority", flat=True)
    links = seen(viewer, EvidenceLink, BUSINESS).filter(priority__in=list(priority)).order_by("source")
    return tuple(kind for link in links for kind in link.kinds)


def outcomes_for(viewer: Viewer, reference: str) -> tuple[OutcomeSeen, ...]:
    """What is said of every commitment of an evaluation, in the plan's order."""
    return _outcomes(viewer, evaluation__reference=reference)


def outcome_for(viewer: Viewer, outcome: UUID) -> tuple[OutcomeSeen, tuple[EntrySeen, ...]]:
    """What is said of one commitment, with everything that was said of it, the latest first; raises Missing."""
    found = _outcomes(viewer, pk=outcome)
    if not found:
        raise Missing("There is no such commitment in an evaluation here.", instead="Choose one from the evaluation.")
    rows = seen(viewer, OutcomeEntry, BUSINESS).filter(outcome=outcome).order_by("-said_at", "-id")
    return found[0], tuple(map(_entry, rows))


def request_for(viewer: Viewer, request: UUID) -> tuple[EvaluationSeen, tuple[OutcomeSeen, ...]]:
    """What one organisation is asked by link: the evaluation, and everything it answers for; raises Missing."""
    row = seen(viewer, OutcomeRequest, BUSINESS).filter(pk=request).select_related("evaluation__plan").first()
    if row is None:
        raise Missing("There is nothing to answer here.", instead="Ask the colleague who sent the link.")
    found = _outcomes(viewer, evaluation=row.evaluation, organisation=row.organisation)
    return _evaluations(viewer, [row.evaluation])[0], found


def askable(viewer: Viewer, reference: str, at: datetime) -> tuple[Askable, ...]:
    """The organisations of which answers are missing, with the mailbox each would be asked by."""
    missing: dict[UUID, list[str]] = {}
    for each in outcomes_for(viewer, reference):
        if each.organisation and not each.answered:
            missing.setdefault(each.organisation, []).append(each.organisation_name)
    requests = seen(viewer, OutcomeRequest, BUSINESS).filter(evaluation__reference=reference)
    asked = {row.pk: row.organisation_id for row in requests}
    waiting = {
        asked[link.target]: link.reference
        for link in links.links_for(viewer, at)
        if (link.purpose, link.state) == WAITING and link.target in asked
    }
    return tuple(
        Askable(body, names[0], len(names), *_reader(viewer, body), waiting=waiting.get(body, ""))
        for body, names in sorted(missing.items(), key=lambda each: each[1][0])
    )


def missing_of(viewer: Viewer) -> int:
    """How many answers of open evaluations are missing of this member or of their organisation."""
    rows = seen(viewer, Outcome, BUSINESS).filter(state="", evaluation__signed_at__isnull=True)
    told = rows.values_list("owner", "organisation__name")
    return sum(owner == viewer.member_id or (owner is None and name == viewer.agency) for owner, name in told)


def account_for_assessment(viewer: Viewer) -> CarriedOut | None:
    """The last signed evaluation of the pack's plan, as an assessment takes it; None before one is signed.

    It is printed in a document that is published, so it names organisations and nobody of them.
    """
    rows = seen(viewer, Evaluation, BUSINESS).filter(plan=latest_plan(viewer), signed_at__isnull=False)
    row = rows.order_by("-until").first()
    if row is None:
        return None
    told = tuple(
        Told(each.item, each.state, each.latest.words, each.organisation_name, day_of(each.latest.said_at))
        for each in _outcomes(viewer, evaluation=row)
        if each.latest
    )
    signed = day_of(row.signed_at)
    return CarriedOut.of(told, f"Evaluation {row.reference}, signed on {signed.day} {signed:%B %Y}")


def said_publicly(viewer: Viewer) -> dict[str, str]:
    """What anybody may know of how far the latest plan was carried out: a state by item, once it has been signed."""
    plan = latest_plan(viewer)
    row = seen(viewer, Evaluation, PUBLIC_CLASS).filter(plan=plan, signed_at__isnull=False).order_by("-until").first()
    if row is None:
        return {}
    return dict(seen(viewer, Outcome, PUBLIC_CLASS).filter(evaluation=row).values_list("commitment__item", "state"))


def _evaluations(viewer: Viewer, rows: list[Evaluation]) -> tuple[EvaluationSeen, ...]:
    told = seen(viewer, Outcome, BUSINESS).filter(evaluation__in=rows).values_list("evaluation", "state")
    counts: dict[UUID, dict[str, int]] = {row.id: {} for row in rows}
    for evaluation, state, n in told.annotate(n=Count("id")):
        counts[evaluation][state] = n
    return tuple(_evaluation(row, counts[row.id]) for row in rows)


def _evaluation(row: Evaluation, counts: dict[str, int]) -> EvaluationSeen:
    return EvaluationSeen(
        id=row.id,
        reference=row.reference,
        plan=row.plan_id,
        plan_title=row.plan.title,
        until=row.until,
        ended=row.until == row.plan.ends,
        summary=row.summary,
        opened_again=row.opened_again,
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        signed_at=row.signed_at,
        signed_by=row.signed_by,
        counts={**{state: counts.get(state, 0) for state in closing.SAID}, closing.NOT_ANSWERED: counts.get("", 0)},
    )


def _outcomes(viewer: Viewer, **which) -> tuple[OutcomeSeen, ...]:
    rows = list(
        seen(viewer, Outcome, BUSINESS)
        .filter(**which)
        .select_related("evaluation", "commitment__priority", "commitment__plan", "organisation", "owner")
        .order_by("commitment__priority__order", "commitment__when", "commitment__order")
    )
    entries = seen(viewer, OutcomeEntry, BUSINESS).filter(outcome__in=rows).order_by("said_at", "id")
    latest = {entry.outcome_id: _entry(entry) for entry in entries}
    above = _above(viewer, rows)
    return tuple(_outcome(row, latest.get(row.pk), above) for row in rows)


def _above(viewer: Viewer, rows: list[Outcome]) -> dict[tuple[UUID, str], str]:
    """The words of the lines that others are nested under, by plan and item."""
    plans = {row.commitment.plan_id for row in rows}
    held = seen(viewer, Commitment, BUSINESS).filter(plan__in=plans)
    return {(plan, item): text for plan, item, text in held.values_list("plan", "item", "text")}


def _outcome(row: Outcome, latest: EntrySeen | None, above: dict[tuple[UUID, str], str]) -> OutcomeSeen:
    line = row.commitment
    over = above.get((line.plan_id, line.under), "")
    return OutcomeSeen(
        id=row.pk,
        evaluation=row.evaluation.reference,
        plan=line.plan.reference if line.plan.statutory_area_id else "",
        commitment=line.pk,
        reference=line.reference,
        item=line.item,
        text=f"{over.rstrip(':')}: {line.text}" if over else line.text,
        section=line.section,
        when=line.when,
        standing=line.standing,
        priority=line.priority.slug,
        priority_title=line.priority.title,
        organisation=row.organisation_id,
        organisation_name=row.organisation.name if row.organisation else "",
        owner=row.owner_id,
        owner_name=row.owner.name if row.owner else row.owner_name,
        state=row.state or closing.NOT_ANSWERED,
        edition=row.edition,
        latest=latest,
    )


def _entry(row: OutcomeEntry) -> EntrySeen:
    return EntrySeen(
        id=row.pk,
        state=row.state,
        words=row.words,
        shows=row.shows,
        link=row.link,
        action=row.action_id,
        way=row.way,
        told_by=row.told_by,
        said_at=row.said_at,
        said_by=row.said_by,
    )


def _reader(viewer: Viewer, organisation: UUID) -> tuple[Reader | None, str]:
    try:
        return reader_of(viewer, organisation), ""
    except Missing as none:
        return None, str(none)
