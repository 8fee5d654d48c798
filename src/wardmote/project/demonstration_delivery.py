"""The demonstration's money: two years of one area's fund, its projects as they were asked for and decided, and a bid.

Each is made through the desk's own verbs, once; made again it finds what is there and changes nothing.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.delivery import api as delivery
from wardmote.desks.plan.api import aims_for, aims_to_serve
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of


def make_delivery(told: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Open the funds and make the projects that demonstration.toml tells of, unless there are some already."""
    if delivery.funds_for(by) or not delivery.grants_for(by):
        return
    people = {member.email: desks.the_one("viewer_of")(member.id) for member in members_for(by) if member.active}
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
