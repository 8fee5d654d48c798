"""The lines of a plan that is being written: aims with measures, commitments, evidence, texts, equality."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.plan.models import (
    Aim,
    Commitment,
    EqualityAssessment,
    Measure,
    Plan,
    PlanText,
    Priority,
    StandingEvidence,
)
from wardmote.desks.plan.queries.measuring import figure_of
from wardmote.desks.plan.queries.rows import plan_row, priority_row
from wardmote.desks.plan.rules import drafting
from wardmote.desks.plan.verbs.drafting import withdraw
from wardmote.errors import Invalid, Missing
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import Superseded, check_is_latest, swap
from wardmote.foundation.now import day_of

#: What a commitment that is written here says, in the order of its form.
SAYS = ("text", "organisation_id", "owner_id", "owner_name", "due", "rhythm_months", "standing", "when")


@transaction.atomic
def add_aim(*, plan: str, priority: str, text: str, by: Viewer, at: datetime) -> UUID:
    """Add what the plan wants to achieve."""
    row = priority_row(by, plan, priority)
    _check_text(text)
    made = Aim.objects.create(**_line(row, "aim", Aim, by), text=text.strip())
    audit.record(by=by, what="made", of=("plan", "Aim", made.pk), fields=("text",))
    return made.pk


@transaction.atomic
def change_aim(*, aim: UUID, text: str, edition: int, by: Viewer, at: datetime) -> None:
    """Change the words of an aim."""
    row = _written(Aim, aim, by)
    check_is_latest(row, edition=edition)
    _check_text(text)
    swap(row, edition=edition, text=text.strip())
    audit.record(by=by, what="changed", of=("plan", "Aim", row.pk), fields=("text",))


@transaction.atomic
def measure_aim(*, aim: UUID, aimed: drafting.Aimed, edition: int, by: Viewer, at: datetime) -> None:
    """Say how it is told whether an aim is reached. `edition` is 0 for one that had no measure.

    The start of a figure's measure is the figure as the area's current assessment has it, unless another is given; once
    there it stays until the figure is another.
    """
    row = _written(Aim, aim, by)
    drafting.check_measure(aimed)
    held = seen(by, Measure, BUSINESS).filter(aim=row).first()
    if (held.edition if held else 0) != edition:
        raise Superseded(held.edition if held else 0)
    said = {
        "words": aimed.words.strip(),
        "direction": aimed.direction,
        "because": aimed.because.strip(),
        "figure": aimed.figure,
        "known_by": aimed.known_by,
        "target": aimed.target.strip(),
    } | _start(row.plan, aimed, held, by)
    if held is None:
        held = Measure.objects.create(partnership_id=by.tenant.id, aim=row, **said)
        audit.record(by=by, what="made", of=("plan", "Measure", held.pk), fields=tuple(said))
        return
    swap(held, edition=edition, **said)
    audit.record(by=by, what="changed", of=("plan", "Measure", held.pk), fields=tuple(said))


def _start(plan: Plan, aimed: drafting.Aimed, held: Measure | None, by: Viewer) -> dict:
    if not aimed.figure:
        told = {"baseline": aimed.baseline.strip(), "baseline_period": aimed.baseline_period.strip()}
        return {**told, "baseline_href": "", "baseline_record": {}}
    if held is not None and held.figure == aimed.figure:
        return {}
    found = figure_of(by, plan.statutory_area.slug, aimed.figure)
    if found is None:
        raise Invalid("The area's assessment has no such figure.", instead="Choose one that it has.")
    return {
        "baseline": found.value,
        "baseline_period": found.period,
        "baseline_href": found.href,
        "baseline_record": {"value": found.reading.value, "low": found.reading.low, "high": found.reading.high},
    }


@transaction.atomic
def add_commitment(*, plan: str, priority: str, wanted: drafting.Wanted, by: Viewer, at: datetime) -> UUID:
    """Add what somebody commits to."""
    row = priority_row(by, plan, priority)
    _check_wanted(wanted, by)
    made = Commitment.objects.create(**_line(row, "commitment", Commitment, by), **_said(wanted))
    audit.record(by=by, what="made", of=("plan", "Commitment", made.pk), fields=SAYS)
    return made.pk


@transaction.atomic
def change_commitment(*, commitment: UUID, wanted: drafting.Wanted, edition: int, by: Viewer, at: datetime) -> None:
    """Change what somebody commits to."""
    row = _written(Commitment, commitment, by)
    check_is_latest(row, edition=edition)
    _check_wanted(wanted, by)
    swap(row, edition=edition, **_said(wanted))
    audit.record(by=by, what="changed", of=("plan", "Commitment", row.pk), fields=SAYS)


@transaction.atomic
def leave_line_out(*, line: UUID, by: Viewer, at: datetime) -> None:
    """Take an aim or a commitment out of a plan that is being written, or back into it."""
    row = next((found for table in (Aim, Commitment) if (found := _any(table, line, by))), None)
    if row is None:
        raise Missing("The plan has no such line.", instead="Choose one from the plan.")
    if row.withdrawn_at is None:
        withdraw(row=row, by=by, at=at)
        return
    row.withdrawn_at, row.withdrawn_by = None, ""
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record(by=by, what="restored", of=("plan", type(row).__name__, row.pk), fields=("withdrawn_at",))


@transaction.atomic
def show_evidence(*, commitment: UUID, words: str, link: str, shown_on: date, by: Viewer, at: datetime) -> None:
    """Say what shows that a standing commitment was kept, on a day."""
    row = _written(Commitment, commitment, by)
    if not row.standing:
        raise Invalid("This commitment is due on a day.", instead="Report on its action.")
    if not words.strip():
        raise Invalid("Nothing says what shows it.", instead="A few words are enough.")
    drafting.check_shown_on(shown_on, day_of(at))
    made = StandingEvidence.objects.create(
        partnership_id=by.tenant.id,
        commitment=row,
        words=words.strip(),
        link=link,
        shown_on=shown_on,
        added_at=at,
        added_by=by.name,
    )
    audit.record(by=by, what="made", of=("plan", "StandingEvidence", made.pk), fields=("words", "link", "shown_on"))


@transaction.atomic
def say(*, plan: str, part: str, text: str, edition: int, by: Viewer, at: datetime) -> None:
    """Write what a plan says of one thing that the law wants in it. `edition` is 0 where nothing was said yet."""
    row = plan_row(by, plan)
    drafting.part_named(part)
    held = seen(by, PlanText, BUSINESS).filter(plan=row, part=part).first()
    if (held.edition if held else 0) != edition:
        raise Superseded(held.edition if held else 0)
    said = {"text": text.strip(), "said_at": at, "said_by": by.name}
    if held is None:
        held = PlanText.objects.create(partnership_id=by.tenant.id, plan=row, part=part, **said)
    else:
        swap(held, edition=edition, **said)
    audit.record(by=by, what="changed" if edition else "made", of=("plan", "PlanText", held.pk), fields=("text",))


@transaction.atomic
def assess_equality(
    *,
    plan: str,
    impacts: dict[str, str],
    evidence: str,
    mitigation: str,
    monitoring: str,
    edition: int,
    by: Viewer,
    at: datetime,
) -> None:
    """Say what the plan means for people who share a protected characteristic. `edition` is 0 for the first time."""
    row = plan_row(by, plan)
    drafting.check_impacts(impacts, mitigation)
    if not evidence.strip() or not monitoring.strip():
        raise Invalid(
            "An equality assessment says what it rests on and how it is watched.", instead="Answer both questions."
        )
    held = seen(by, EqualityAssessment, BUSINESS).filter(plan=row).first()
    if (held.edition if held else 0) != edition:
        raise Superseded(held.edition if held else 0)
    said = {
        "impacts": {each: impacts[each] for each in drafting.CHARACTERISTICS},
        "evidence": evidence.strip(),
        "mitigation": mitigation.strip(),
        "monitoring": monitoring.strip(),
        "done_at": at,
        "done_by": by.name,
    }
    if held is None:
        held = EqualityAssessment.objects.create(partnership_id=by.tenant.id, plan=row, **said)
    else:
        swap(held, edition=edition, **said)
    what = "changed" if edition else "made"
    audit.record(by=by, what=what, of=("plan", "EqualityAssessment", held.pk), fields=tuple(said))


def _line(priority: Priority, kind: str, table: type[Aim] | type[Commitment], by: Viewer) -> dict:
    """The columns of a new line: it stands last, under a name of its own."""
    count = seen(by, table, BUSINESS).filter(plan=priority.plan_id).count()
    return {
        "partnership_id": by.tenant.id,
        "plan_id": priority.plan_id,
        "priority": priority,
        "item": f"new-{kind}-{count + 1}",
        "order": count + 1,
    }


def _said(wanted: drafting.Wanted) -> dict:
    return {
        "text": wanted.text.strip(),
        "organisation_id": wanted.organisation,
        "owner_id": wanted.owner,
        "owner_name": "" if wanted.owner else wanted.owner_name.strip(),
        "due": wanted.due,
        "rhythm_months": wanted.rhythm_months,
        "standing": wanted.rhythm_months is not None,
        "when": "now" if wanted.rhythm_months is not None else "will",
    }


def _check_wanted(wanted: drafting.Wanted, by: Viewer) -> None:
    drafting.check_commitment(wanted)
    if wanted.organisation not in {each.id for each in organisations_for(by)}:
        raise Invalid("That organisation is not in this partnership.", instead="Choose one that is.")
    if wanted.owner and wanted.owner not in {each.id for each in members_for(by)}:
        raise Invalid("That person is not a member of this partnership.", instead="Choose somebody who is.")


def _check_text(text: str) -> None:
    if not text.strip():
        raise Invalid("Nothing says what is to be achieved.", instead="Say what will be different, and for whom.")


def _any(table: type, line: UUID, by: Viewer):
    rows = seen(by, table, BUSINESS).select_for_update(of=("self",)).select_related("plan__statutory_area")
    return rows.filter(pk=line, plan__statutory_area__isnull=False).first()


def _written(table: type, line: UUID, by: Viewer):
    row = _any(table, line, by)
    if row is None or row.withdrawn_at is not None:
        raise Missing("The plan has no such line.", instead="Choose one from the plan.")
    return row
