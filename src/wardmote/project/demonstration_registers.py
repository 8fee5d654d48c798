"""The registers of a demonstration, each written through the desk's own verbs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from wardmote.clocks import quarter_end
from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.governance.api import (
    AccreditationSaid,
    DecisionSaid,
    EscalationSaid,
    ItemSaid,
    PolicySaid,
    Promise,
    RecommendedSaid,
    RequestSaid,
    RiskSaid,
    ScrutinySaid,
    ServiceSaid,
    Step,
    StrategySaid,
    accreditations_for,
    add_accreditation,
    add_decision,
    add_item,
    add_policy,
    add_recommended,
    add_request,
    add_risk,
    add_service,
    answer_recommended,
    answer_request,
    change_strategy,
    check_service,
    decisions_for,
    duty_steps_for,
    escalate,
    escalations_for,
    open_quarter,
    policies_for,
    promise_mitigation,
    record_return,
    record_scrutiny,
    requests_for,
    returns_for,
    risks_for,
    say_aims,
    say_priorities,
    scrutiny_for,
    services_for,
    stop_clock,
    strategies_for,
    take_step,
)
from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.api import plans_written, priorities_to_serve
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of
from wardmote.project.demonstration_breaches import make_breaches
from wardmote.project.demonstration_complaints import make_complaints


def make_registers(told: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Write what demonstration.toml tells of the registers, unless it is there already."""
    people = {member.email: member.id for member in members_for(by)}
    writer = desks.the_one("viewer_of")(people[told["by"]])
    watch_strategies(told["strategies"], people, by=writer, at=at)
    add_risks(told["risks"], people, by=writer, at=at)
    expect_returns(told["returns"], by=writer, at=at)
    add_requests(told["requests"], people, by=writer, at=at)
    add_scrutiny(told["scrutiny"], by=writer, at=at)
    take_steps(told["duty"], by=writer, at=at)
    make_breaches(told["breaches"], by=writer, at=at)
    make_complaints(told["complaints"], by=writer, at=at)
    raise_issues(told["escalations"], people, by=writer, at=at)
    write_decisions(told["decisions"], by=writer, at=at)
    list_services(told["services"], people, by=writer, at=at)
    add_accreditations(told["accreditations"], people, by=writer, at=at)
    add_policies(told["policies"], people, by=writer, at=at)


def add_accreditations(
    told: Sequence[Mapping[str, Any]], people: Mapping[str, Any], *, by: Viewer, at: datetime
) -> None:
    """Write down these accreditations with their action plans; unless there are some already."""
    day = day_of(at)
    if accreditations_for(by, day):
        return
    bodies = {body.name: body.id for body in organisations_for(by)}
    for each in told:
        starts = day + timedelta(days=each["days"])
        said = AccreditationSaid(bodies[each["organisation"]], each["level"], starts)
        said = replace(said, owner=people[each["owner"]], ambassadors=each["ambassadors"])
        reference = add_accreditation(said=said, by=by, at=at)
        made = next(one for one in accreditations_for(by, day) if one.reference == reference)
        for item in each["items"]:
            done = day + timedelta(days=item["days"]) if "days" in item else None
            promised = ItemSaid(item["strand"], item["text"], done, item.get("evidence", ""))
            add_item(accreditation=made.id, said=promised, by=by, at=at)


def add_policies(told: Sequence[Mapping[str, Any]], people: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Write down these policies for staff; unless there are some already."""
    day = day_of(at)
    if policies_for(by, day):
        return
    bodies = {body.name: body.id for body in organisations_for(by)}
    for each in told:
        said = PolicySaid(
            bodies[each["organisation"]],
            day + timedelta(days=each["days"]),
            day + timedelta(days=each["review"]),
            each.get("managers"),
            each.get("trained"),
            each["paid_leave"],
            owner=people[each["owner"]],
        )
        add_policy(said=said, by=by, at=at)


def write_decisions(told: Sequence[Mapping[str, Any]], *, by: Viewer, at: datetime) -> None:
    """Write down how these decisions regarded crime and disorder; unless there are some already."""
    if decisions_for(by):
        return
    bodies = {body.name: body.id for body in organisations_for(by)}
    areas = {area.slug: area.id for area in areas_for(by)}
    for each in told:
        plan = next((plan for plan in plans_written(by) if plan.area_slug == each["area"]), None)
        aims = plan.priority(each["priority"]).aims if plan else ()
        said = DecisionSaid(
            each["title"],
            bodies[each["organisation"]],
            day_of(at) + timedelta(days=each["days"]),
            each["regarded"],
            each["effect"],
            each.get("remedy", ""),
            aims[0].id if aims else None,
            areas[each["area"]],
        )
        add_decision(said=said, by=by, at=at)


def list_services(told: Sequence[Mapping[str, Any]], people: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Write these services down, checked so many days ago where they were; unless there are some already."""
    if services_for(by, day_of(at)):
        return
    bodies = {body.name: body.id for body in organisations_for(by)}
    for each in told:
        words = ("name", "does", "who_for", "refer", "opening", "telephone", "caution")
        said = ServiceSaid(
            **{name: each[name] for name in words if name in each},
            needs=tuple(each["needs"]),
            areas=tuple(each.get("areas", ())),
            organisation=bodies.get(each.get("organisation", "")),
            owner=people[each["owner"]],
        )
        then = at + timedelta(days=each.get("checked", 0))
        reference = add_service(said=said, by=by, at=then)
        made = next(held for held in services_for(by, day_of(at)) if held.reference == reference)
        serves = {one.id for one in priorities_to_serve(by) if one.title == each.get("priority")}
        say_priorities(service=made.id, edition=made.edition, priorities=serves, by=by, at=then)
        if "checked" in each:
            check_service(service=made.id, number=1, checked_on=day_of(then), by=by, at=then)


def raise_issues(told: Sequence[Mapping[str, Any]], people: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Raise these issues with the county; unless there are some already."""
    if escalations_for(by):
        return
    for each in told:
        plan = next(plan for plan in plans_written(by) if plan.area_slug == each["area"])
        said = EscalationSaid(
            issue=each["issue"],
            case=each["case"],
            tests=tuple(each["tests"]),
            raised_on=day_of(at) + timedelta(days=each["days"]),
            area=plan.area,
            priority=plan.priority(each["priority"]).id,
            county_priority=each["county"],
            owner=people[each["owner"]],
        )
        escalate(said=said, by=by, at=at)


def take_steps(told: Sequence[Mapping[str, Any]], *, by: Viewer, at: datetime) -> None:
    """Write down these steps of the Serious Violence Duty; unless there are some already."""
    if duty_steps_for(by):
        return
    bodies = {body.name: body.id for body in organisations_for(by)}
    for each in told:
        step = Step(each["what"], day_of(at) + timedelta(days=each["days"]), bodies.get(each.get("organisation", "")))
        take_step(step=step, words=each.get("words", ""), link="", by=by, at=at)


def add_scrutiny(told: Sequence[Mapping[str, Any]], *, by: Viewer, at: datetime) -> None:
    """Write down these meetings of committees and what they recommended; unless there are some already."""
    day = day_of(at)
    if scrutiny_for(by, day):
        return
    bodies = {body.name: body.id for body in organisations_for(by)}
    areas = {area.slug: area.id for area in areas_for(by)}
    for each in told:
        body, held_on = bodies[each["organisation"]], day + timedelta(days=each["days"])
        said = ScrutinySaid(areas[each["area"]], body, held_on, each["about"])
        reference = record_scrutiny(said=said, by=by, at=at)
        meeting = next(held for held in scrutiny_for(by, day) if held.reference == reference)
        for one in each["recommended"]:
            asked = RecommendedSaid(one["text"], bodies[one["organisation"]], day + timedelta(days=one["days"]))
            add_recommended(scrutiny=meeting.id, said=asked, by=by, at=at)
        whole = next(held for held in scrutiny_for(by, day) if held.reference == reference)
        answers = {one["text"]: one for one in each["recommended"] if "answer" in one}
        for made in whole.recommended:
            if made.text in answers:
                one = answers[made.text]
                said_then = {"answer": one["answer"], "because": one["because"]}
                went = day + timedelta(days=one["answered"])
                answer_recommended(recommended=made.id, answered_on=went, **said_then, by=by, at=at)


def add_requests(told: Sequence[Mapping[str, Any]], people: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Write these requests down as they came, stood still or were answered; unless there are some already."""
    day = day_of(at)
    if requests_for(by, day):
        return
    bodies = {body.name: body.id for body in organisations_for(by)}
    for each in told:
        said = RequestSaid(
            bodies[each["organisation"]],
            each["subject"],
            day + timedelta(days=each["days"]),
            each.get("theirs", ""),
            people.get(each.get("owner", "")),
        )
        reference = add_request(said=said, by=by, at=at)
        made = next(held.id for held in requests_for(by, day) if held.reference == reference)
        if "stopped" in each:
            starts = day + timedelta(days=each["stopped"])
            stop_clock(request=made, reason="clarification", starts=starts, by=by, at=at)
        if "answered" in each:
            went = day + timedelta(days=each["answered"])
            answer = {"outcome": each["outcome"], "words": each["words"]}
            answer_request(request=made, answered_on=went, **answer, by=by, at=at)


def expect_returns(told: Mapping[str, int], *, by: Viewer, at: datetime) -> None:
    """Expect the returns of the last two quarters, and write down which of the earlier one came; once."""
    day = day_of(at)
    if returns_for(by, day):
        return
    for quarter in (quarter_end(day, -2), quarter_end(day, -1)):
        open_quarter(quarter=quarter, by=by, at=at)
    for each in returns_for(by, day):
        if each.quarter_ends == quarter_end(day, -2) and each.organisation_name in told:
            came = min(each.due + timedelta(days=told[each.organisation_name]), day)
            record_return(given=each.id, edition=each.edition, received_on=came, words="", by=by, at=at)


def add_risks(told: Sequence[Mapping[str, Any]], people: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Write these risks down, each so many days ago, with what was promised about it; unless there are some already."""
    if risks_for(by, day_of(at)):
        return
    bodies = {body.name: body.id for body in organisations_for(by)}
    areas = {area.slug: area.id for area in areas_for(by)}
    for each in told:
        alike = ("category", "cause", "event", "effect", "likelihood", "impact")
        said = RiskSaid(
            **{name: each[name] for name in alike},
            organisation=bodies[each["organisation"]],
            owner=people[each["owner"]],
            area=areas.get(each.get("area", "")),
            controls=each.get("controls", ""),
        )
        then = at + timedelta(days=each["days"])
        reference = add_risk(said=said, by=by, at=then)
        if "promised" in each:
            risk = next(held for held in risks_for(by, day_of(at)) if held.reference == reference)
            promise = Promise(each["promised"], day_of(at + timedelta(days=each["due"])), risk.owner)
            promise_mitigation(risk=risk.id, promise=promise, by=by, at=then)


def watch_strategies(told: Sequence[Mapping[str, Any]], people: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Say who watches each of these strategies, and which aims rest on it."""
    held = {each.title: each for each in strategies_for(by, day_of(at))}
    for each in told:
        found = held[each["title"]]
        if found.aims:
            continue
        said = StrategySaid(
            found.title, found.organisation, people[each["watched"]], found.starts, found.ends, found.link, found.note
        )
        change_strategy(strategy=found.id, edition=found.edition, said=said, by=by, at=at)
        plan = next(plan for plan in plans_written(by) if plan.area_slug == each["area"])
        aims = {aim.id for aim in plan.priority(each["priority"]).aims}
        say_aims(strategy=found.id, edition=found.edition + 1, aims=aims, by=by, at=at)
