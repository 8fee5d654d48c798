"""The demonstration's plan at work: an evaluation that some have answered, and one area's next plan, approved.

Each is made through the desk's own verbs, once; made again it finds what is there and changes nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.api import (
    CHARACTERISTICS,
    Aimed,
    Chosen,
    Stands,
    Told,
    Wanted,
    assess_equality,
    begin_plan,
    change_commitment,
    change_priority,
    choose,
    evaluations_for,
    lines_left,
    measure_aim,
    open_evaluation,
    outcomes_for,
    plan_for,
    plan_written,
    plans_written,
    say,
    show_evidence,
    tell,
)
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.changes.verbs import approve, propose
from wardmote.foundation.now import day_of

#: Every how many months a standing commitment of the demonstration is to be shown.
RHYTHM = 6


def make_plan_work(told: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Begin the evaluation of the made-up plan, and have one area's next plan approved."""
    if plan_for(by) is None:
        return
    if not evaluations_for(by):
        make_evaluation(told["outcomes"], by=by, at=at)
    if not plans_written(by):
        make_next_plan(told["next_plan"], by=by, at=at)


def make_evaluation(told: Sequence[Mapping[str, Any]], *, by: Viewer, at: datetime) -> None:
    """Begin the evaluation and give the answers that demonstration.toml tells of."""
    plan = plan_for(by)
    if plan is None:
        return
    reference = open_evaluation(plan=plan.id, by=by, at=at)
    held = {each.item: each for each in outcomes_for(by, reference)}
    for each in told:
        outcome = held[each["item"]]
        said = Told(each["state"], each["words"], each.get("document", ""))
        tell(outcome=outcome.id, told=said, edition=outcome.edition, by=_member(by, each["by"]), at=at)


def make_next_plan(told: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Write one area's next plan, and have it proposed by one member and approved by another."""
    writer = _member(by, told["by"])
    area = next(each for each in areas_for(by) if each.slug == told["area"])
    days = {name: told[name] for name in ("title", "starts", "ends")}
    reference = begin_plan(area=area.id, **days, by=writer, at=at)
    chosen = [
        Chosen(each.id, "dropped", told["dropped"][each.item])
        if each.item in told["dropped"]
        else Chosen(each.id, "carried over", told["reason"])
        for each in lines_left(writer, plan_written(writer, reference))
    ]
    choose(plan=reference, chosen=chosen, by=writer, at=at)
    _fill(reference, told, writer, at)
    for part, text in told["texts"].items():
        say(plan=reference, part=part, text=text, edition=0, by=writer, at=at)
    impacts = dict.fromkeys(CHARACTERISTICS, "no difference") | {"religion or belief": "not known"}
    assess_equality(plan=reference, impacts=impacts, **told["equality"], edition=0, by=writer, at=at)
    agreed = told["agreed"]
    change = propose(
        by=writer,
        kind="plan/approval",
        subject=reference,
        said={"agreed": agreed},
        starts=day_of(at),
        because=agreed,
        at=at,
    )
    approve(by=_member(by, told["approver"]), reference=change, because=agreed, at=at)


def _fill(reference: str, told: Mapping[str, Any], by: Viewer, at: datetime) -> None:
    """Say of each priority why it is one, of each aim how it is measured, of each commitment whose it is and when."""
    plan = plan_written(by, reference)
    council = next(each.id for each in organisations_for(by) if each.name == by.agency)
    for priority in plan.priorities:
        stands = Stands(
            priority.title,
            priority.heads,
            priority.county_priority,
            told["why"],
            told["regard"],
            priority.about_harm,
        )
        change_priority(plan=reference, slug=priority.slug, stands=stands, edition=priority.edition, by=by, at=at)
        for aim in priority.aims:
            figure = told["figures"].get(priority.slug, "")
            aimed = (
                Aimed(told["measure"], "context", told["because"], figure)
                if figure
                else Aimed(told["own_measure"], "context", told["because"], known_by=plan.starts)
            )
            measure_aim(aim=aim.id, aimed=aimed, edition=0, by=by, at=at)
        for line in priority.commitments:
            standing = "-now-" in line.item
            wanted = Wanted(
                line.text,
                line.organisation or council,
                due=None if standing else date(plan.starts.year + 1, 3, 31),
                rhythm_months=RHYTHM if standing else None,
            )
            change_commitment(commitment=line.id, wanted=wanted, edition=line.edition, by=by, at=at)
            if standing:
                shown = {"words": told["evidence"], "link": "", "shown_on": day_of(at) - timedelta(days=7)}
                show_evidence(commitment=line.id, **shown, by=by, at=at)


def _member(by: Viewer, email: str) -> Viewer:
    people = {member.email: member.id for member in members_for(by)}
    return desks.the_one("viewer_of")(people[email])
