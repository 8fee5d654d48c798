"""The demonstration's money (two years of a fund, its projects, a bid) and what was done for the plan's aims.

Each is made through the desk's own verbs, once; made again it finds what is there and changes nothing.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from wardmote.clocks import occasions
from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.delivery import api as delivery
from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.api import aims_for, aims_to_serve
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of


def make_delivery(told: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Write what was done, open the funds and make the projects of demonstration.toml, unless there are some."""
    people = {member.email: desks.the_one("viewer_of")(member.id) for member in members_for(by) if member.active}
    if not delivery.activities_for(by, day_of(at)):
        for each in told["done"]:
            _do(each, people, at, by)
    if not delivery.schools_for(by):
        _talk(told["schools"], people, at, by)
    if delivery.funds_for(by) or not delivery.grants_for(by):
        return
    for each in told["bids"]:
        _bid(each, people, at, by)
    for year in told["years"]:
        then = at - timedelta(days=year["ago"])
        for area in year["areas"]:
            grant = next(each for each in delivery.grants_for(by) if each.area_name == area)
            wanted = delivery.FundWanted(
                grant.slug, grant.title, grant.funder, grant.area, day_of(then), grant.pence, grant.source
            )
            fund = delivery.open_fund(wanted=wanted, by=people[told["keeper"]], at=then)
            for each in year["projects"]:
                if each["area"] == area:
                    _make(each, fund, grant.area, people, then, by)


def _do(told: Mapping[str, Any], people: Mapping[str, Viewer], at: datetime, by: Viewer) -> None:
    """Days are from today; what goes with a national day is on its last. `counts` and `measures` say of which period
    they are, 0 the first that began, and `place` of which place, 0 the first of the list."""
    lead = people[told["lead"]]
    starts, ends = (day_of(at + timedelta(days=told[each])) if each in told else None for each in ("starts", "ends"))
    if "occasion" in told:
        of = next(each for each in occasions() if each.id == told["occasion"])
        starts, ends = of.days(day_of(at) - timedelta(days=365), day_of(at))[-1]
    bodies = {each.name: each.id for each in organisations_for(by)}
    said = delivery.ActivitySaid(
        name=told["name"],
        about=told["about"],
        aim=next(each.id for each in aims_for(by) if each.text == told["aim"]),
        starts=starts or day_of(at),
        ends=ends,
        areas=tuple(each.id for each in areas_for(by) if each.name in told["areas"]),
        bodies=tuple(bodies[each] for each in told["bodies"]),
        lead=lead.member_id,
        occasion=told.get("occasion", ""),
    )
    made = delivery.add_activity(kind=told["kind"], said=said, by=lead, at=at)

    def now() -> delivery.ActivitySeen:
        return next(each for each in delivery.activities_for(by, day_of(at)) if each.id == made)

    for count in told.get("counts", ()):
        found = now()
        place = delivery.spots_of(by, found)[count["place"]].code
        period = {"period": found.periods[count["period"]].starts, "place": place}
        delivery.tell_counts(activity=made, edition=found.edition, **period, numbers=count["numbers"], by=lead, at=at)
    for measures in told.get("measures", ()):
        found = now()
        period = {"period": found.periods[measures["period"]].starts}
        numbers = {name: delivery.Measure(**each) for name, each in measures["told"].items()}
        delivery.tell_measures(activity=made, edition=found.edition, **period, told=numbers, by=lead, at=at)


def _talk(told: Mapping[str, Any], people: Mapping[str, Viewer], at: datetime, by: Viewer) -> None:
    """List the schools, and the talks given at some; days are from today."""
    lead = people[told["lead"]]
    districts = {name: code for code, name in delivery.districts_for(by).items()}
    bodies = {each.name: each.id for each in organisations_for(by)}
    aim = next(each.id for each in aims_for(by) if each.text == told["aim"])
    for name, phase, district in told["listed"]:
        delivery.add_school(said=delivery.SchoolSaid(name, phase, districts[district]), by=lead, at=at)
    listed = {each.name: each.id for each in delivery.schools_for(by)}
    for each in told["talks"]:
        day = day_of(at + timedelta(days=each["day"]))
        said = delivery.TalkSaid(each["topic"], day, bodies[each["by"]], aim, each.get("pupils"))
        delivery.add_talk(school=listed[each["school"]], said=said, by=lead, at=at)


def _bid(told: Mapping[str, Any], people: Mapping[str, Viewer], at: datetime, by: Viewer) -> None:
    lead = people[told["lead"]]
    then = at + timedelta(days=told["sent"])
    said = delivery.BidSaid(
        title=told["title"],
        funder=told["funder"],
        purpose=told["purpose"],
        aim=next(each.id for each in aims_for(by) if each.text == told["aim"]),
        organisation=next(each.id for each in organisations_for(by) if each.name == told["organisation"]),
        pence=told["pounds"] * 100,
        closes=day_of(at + timedelta(days=told["closes"])),
        answer_due=day_of(at + timedelta(days=told["answer_due"])),
        lead=lead.member_id,
    )
    made = delivery.add_bid(said=said, by=lead, at=then)
    delivery.send_bid(bid=made, day=day_of(then), by=lead, at=then)


def _make(
    told: Mapping[str, Any], fund: UUID, area: UUID, people: Mapping[str, Viewer], at: datetime, by: Viewer
) -> None:
    aims = {each.text: each.id for each in aims_to_serve(by, area, day_of(at))}
    bodies = {each.name: each.id for each in organisations_for(by)}
    writer = people[told["writer"]]
    asked = delivery.Asked(
        fund=fund,
        title=told["title"],
        purpose=told["purpose"],
        need=told["need"],
        aim=aims[told["aim"]],
        organisation=bodies[told["organisation"]],
        pence=told["pounds"] * 100,
        due=day_of(at + timedelta(days=told["due"])),
        lead=writer.member_id,
    )
    made = delivery.ask_for_money(asked=asked, by=writer, at=at)
    for email in told["approved"]:
        edition = delivery.project_of_id(by, made, day_of(at)).edition
        decision = delivery.Decision(delivery.APPROVE)
        delivery.decide(project=made, edition=edition, decision=decision, by=people[email], at=at)
    if "paid" in told:
        delivery.sign_offer(project=made, day=day_of(at), by=writer, at=at)
        paid = {"pence": told["paid"] * 100, "words": told["paid_for"]}
        delivery.pay(project=made, **paid, day=day_of(at), by=writer, at=at)
    if "did" in told:
        delivery.tell_result(project=made, outcome=delivery.Outcome(**told["did"]), by=writer, at=at)
