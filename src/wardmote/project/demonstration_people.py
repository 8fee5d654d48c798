"""The register of people of a demonstration: looked up, made, put right, and two records said to be of one person.

Everybody in it is invented, and all of it goes by the desk's own doors.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.people.api import (
    ContactSaid,
    SearchSaid,
    add_alias,
    add_marker,
    add_person,
    ask_for_address,
    correct_name,
    kept_by,
    look_up,
    mark_address,
    person_for,
    protect,
    say_contact,
    say_same,
    say_visited,
    search_for,
)
from wardmote.desks.sharing.api import ask_involvement
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of


def make_people(told: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Make the records of demonstration.toml, each by its keeper, unless that keeper has some already."""
    members = {member.email: desks.the_one("viewer_of")(member.id) for member in members_for(by) if member.active}
    new = {email for email in {each["keeper"] for each in told["people"]} if not kept_by(members[email])}
    made: dict[str, UUID] = {}
    for each in told["people"]:
        if each["keeper"] in new:
            made[each["slug"]] = _make(each, members, made, at)
    for each in told["searches"] if new else ():
        look_up(said=_said(each), by=members[each["by"]], at=at)
    for each in told["addresses"] if new else ():
        keeper = members[each["by"]]
        of = {"address": each["address"], "purpose": each["purpose"], "words": each["words"]}
        mark_address(**of, owner=keeper.member_id, until=day_of(at) + timedelta(days=each["days"]), by=keeper, at=at)
    agencies = {body.name: body.id for body in organisations_for(by)}
    for each in told["questions"]:
        if each["about"] in made:
            of = {"person": made[each["about"]], "holder": agencies[each["of"]]}
            ask_involvement(**of, why=each["why"], by=members[each["by"]], at=at)


def _said(told: Mapping[str, Any]) -> SearchSaid:
    born = told.get("born")
    return SearchSaid(
        given=told.get("misspelt", told["given"]),
        family=told["family"],
        born=date.fromisoformat(born) if born else None,
        purpose=told["purpose"],
        reason=told["reason"],
        no_conflict=True,
    )


def _make(told: Mapping[str, Any], members: Mapping[str, Viewer], made: Mapping[str, UUID], at: datetime) -> UUID:
    by = members[told["keeper"]]
    search = look_up(said=_said(told), by=by, at=at)
    found = bool(search_for(by, search, at).candidates)
    person = add_person(search=search, record_class=told["class"], none_of_these=found, by=by, at=at)
    of = {"person": person, "purpose": told["purpose"], "by": by, "at": at}
    if "misspelt" in told:
        name = {"given": told["given"], "family": told["family"], "because": "written down wrongly"}
        correct_name(**of, **name, edition=person_for(by, person, told["purpose"], at).edition)
    for given, family in told.get("aliases", ()):
        add_alias(**of, given=given, family=family, edition=person_for(by, person, told["purpose"], at).edition)
    if "same_as" in told:
        other = person_for(by, made[told["same_as"]], told["purpose"], at).reference
        say_same(**of, goes_by=other, because=told["same_because"])
    if "protected_because" in told:
        protect(
            **of, custodian=by.member_id, deputy=members[told["deputy"]].member_id, because=told["protected_because"]
        )
    if "marker" in told:
        words, days = told["marker"]
        until = day_of(at) + timedelta(days=days)
        add_marker(**of, words=words, owner=by.member_id, until=until)
    if "visited" in told:
        say_visited(**of, address=told["visited"])
    if "contact" in told:
        say_contact(**of, said=ContactSaid(**told["contact"]))
        ask_for_address(**of, address=told["address"], because=told["address_because"])
    return person
