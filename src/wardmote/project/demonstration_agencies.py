"""The demonstration's bodies and people: mailboxes, whom to ask, deputies, training, and a change that waits.

Each is made through the desk's verbs, once; made again it finds what is there and changes nothing.
"""

from datetime import date, datetime, timedelta
from typing import Any

from wardmote.desks.agencies.api import (
    add_contact,
    add_deputy,
    ask_to_confirm,
    contacts_for,
    mailboxes_for,
    members_for,
    organisations_for,
    record_training,
    register_mailbox,
)
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.changes.queries import changes_for
from wardmote.foundation.changes.verbs import propose
from wardmote.foundation.correspondence.links import links_for
from wardmote.foundation.local_values.concern import VALUE
from wardmote.foundation.now import day_of
from wardmote.foundation.post.specimens import keep_specimen

#: So that the link of a demonstration can be tried for as long as anybody keeps one.
TEN_YEARS = 3650


def make_agencies(told: dict[str, Any], *, by: Viewer, at: datetime) -> None:
    """Make what is missing."""
    make_mailboxes(told["mailboxes"], by, at)
    if not contacts_for(by):
        make_people(told, by, day_of(at), at)
    make_change(told["change"], by, at)


def make_mailboxes(told: list[dict[str, str]], by: Viewer, at: datetime) -> None:
    """Register each organisation's mailbox, and ask the first of them by a link that can be tried."""
    named = {each.name: each.id for each in organisations_for(by)}
    for mailbox in told:
        register_mailbox(by=by, organisation=named[mailbox["organisation"]], address=mailbox["address"], at=at)
    if not links_for(by, at):
        asked = next(each for each in mailboxes_for(by) if each.address == told[0]["address"])
        keep_specimen(ask_to_confirm(by=by, reference=asked.reference, at=at, days=TEN_YEARS))


def make_people(told: dict[str, Any], by: Viewer, day: date, at: datetime) -> None:
    """Say who acts for whom, who stands in for whom, and who was trained in what, in days from today."""
    named = {each.name: each.id for each in organisations_for(by)}
    members = {each.email: each for each in members_for(by)}
    for each in told["contacts"]:
        member = members.get(each.get("member", ""))
        add_contact(
            by=by,
            organisation=named[each["organisation"]],
            part=each["part"],
            member=member.id if member else None,
            name=each.get("name", ""),
            job=each.get("job", ""),
            telephone=each.get("telephone", ""),
            starts=day,
        )
    for each in told["deputies"]:
        one, other = members[each["member"]].reference, members[each["deputy"]].reference
        add_deputy(by=by, reference=one, deputy=other, role="", starts=day, ends=None)
    for each in told["training"]:
        completed = day - timedelta(days=each["days_ago"])
        reference = members[each["member"]].reference
        record_training(by=by, reference=reference, course=each["course"], completed=completed, at=at)


def make_change(told: dict[str, Any], by: Viewer, at: datetime) -> None:
    """Propose, as the administrator, a change that a second person has to approve."""
    if changes_for(by):
        return
    proposer = next(each for each in members_for(by) if each.email == told["member"])
    viewer = desks.the_one("viewer_of")(proposer.id)
    propose(
        by=viewer,
        kind=VALUE,
        subject=told["value"],
        said={"value": told["to"]},
        starts=day_of(at),
        because=told["because"],
        at=at,
    )
