"""Fills the demonstration's database up to the sizes that load.py measures at, and prints what addresses name of it.

Rows are put in as the verbs leave them, many at once; the audit's are sealed by the real sealer, so that `wardmote
audit verify` finds them whole. Filled already, it changes nothing. Run in an installation's own environment.
"""

import json
import random
import secrets
import sys
import uuid
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from wardmote.project import django_start

# Models can be imported only once Django has started, hence what ruff is told of the lines below.
django_start.start()

from cast import YEARS, Cast, put  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.db import models  # noqa: E402
from people import add_persons, add_requests, without_waiting_for_the_disk  # noqa: E402

from wardmote.desks.actions.models import Action, Evidence, Report, Step  # noqa: E402
from wardmote.desks.agencies.api import NewMember, add_demo_member, members_for, organisations_for  # noqa: E402
from wardmote.desks.assessment.models import Assessment  # noqa: E402
from wardmote.desks.meetings.models import Attendance, Decision, Group, Item, Meeting, Minutes  # noqa: E402
from wardmote.desks.places.api import areas_for, tenants  # noqa: E402
from wardmote.desks.sharing.models import DisclosureRequest  # noqa: E402
from wardmote.foundation import audit  # noqa: E402
from wardmote.foundation.access import Viewer, the_system  # noqa: E402
from wardmote.foundation.access.roles import ROLES  # noqa: E402
from wardmote.foundation.accounts import demonstration  # noqa: E402
from wardmote.foundation.audit.models import AuditRow  # noqa: E402
from wardmote.foundation.health.statistics import count_rows  # noqa: E402
from wardmote.foundation.now import day_of, now  # noqa: E402
from wardmote.foundation.second_wall import machine, stands  # noqa: E402

AT_BENCH, PASSWORD = "@bench.example", secrets.token_urlsafe(16)
ITEMS, PLACES = 8, 12
TITLES = (
    "Figures of the month",
    "Alleys and lights",
    "Fly-tipping",
    "Shops and thefts",
    "Young people",
    "Any other business",
)
PROMISES = (
    "Fit lights in the alley behind Weir Street",
    "Visit the six shops that lose most",
    "Write to every landlord of the terrace",
    "Bring back counts by ward",
    "Hold a drop-in at the library",
)
ADDRESSES = ("members", "list-actions", "show-action", "list-meetings", "show-meeting", "show-clock-wall")
SAID = ("on track", "at risk", "not started")


def add_people(wanted: int, by: Viewer, at: datetime) -> None:
    bodies = sorted({each.organisation_name for each in members_for(by)})
    for number in range(len(members_for(by)), wanted):
        role = ROLES[number % len(ROLES)].slug
        new = NewMember(f"Member {number}", f"member{number}{AT_BENCH}", bodies[number % len(bodies)], (role,))
        add_demo_member(member=new, by=by, at=at)


def add_passwords() -> list[str]:
    """Let those who were added sign in by a password, up to their second factor; their e-mail addresses."""
    added = get_user_model().objects.filter(email__endswith=AT_BENCH).order_by("email")
    for member in added:
        member.set_password(PASSWORD)
        member.save()
    return [each.email for each in added]


def add_meetings(count: int, cast: Cast) -> None:
    """Meetings of our own groups: a few to come, the others held, with places, items, decisions and minutes."""
    groups = list(Group.objects.filter(**cast.own(ours=True)))
    pattern = Minutes.objects.filter(**cast.own()).first()
    assert pattern, "the demonstration has no minutes"
    missing = range(count - Meeting.objects.filter(**cast.own()).count())
    meetings = [_meeting(number, groups, cast) for number in missing]
    items = [item for meeting in meetings for item in _items(meeting, cast)]
    held = [each for each in meetings if each.closed_at]
    put(Meeting, meetings)
    put(Item, items)
    put(Attendance, (place for meeting in meetings for place in _places(meeting, cast)))
    put(Decision, (_decision(item, cast) for item in items[::3] if item.meeting.closed_at))
    said = {"version": 1, "whole": pattern.whole, "shareable": pattern.shareable, "made_by": "bench"}
    approved = {"approved_by": "bench"}
    put(Minutes, (Minutes(**cast.own(meeting=each, made_at=each.closed_at, approved_at=each.closed_at,
                                     approved_in=each, **said, **approved)) for each in held))  # fmt: skip


def _meeting(number: int, groups: list[Group], cast: Cast) -> Meeting:
    at = cast.at + timedelta(days=3 * (12 - number))
    told = cast.own(
        group=groups[number % len(groups)], day=day_of(at), starts=time(10), ends=time(11, 30), place="Hall"
    )
    told |= {"made_at": at - timedelta(days=60), "made_by": "bench"}
    if at < cast.at:
        told |= {"opened_at": at, "opened_by": "bench", "closed_at": at + timedelta(hours=2), "closed_by": "bench"}
    return Meeting(**told)


def _items(meeting: Meeting, cast: Cast) -> Iterator[Item]:
    for order in range(1, ITEMS + 1):
        lead = cast.chance.choice(cast.people).id
        title = TITLES[order % len(TITLES)]
        note = "What was said of this, in a few sentences. " * 4 if meeting.closed_at else ""
        yield Item(**cast.own(meeting=meeting, order=order, title=title, wants="discuss", lead_id=lead, note=note))


def _places(meeting: Meeting, cast: Cast) -> Iterator[Attendance]:
    for person in cast.chance.sample(cast.people, PLACES):
        told = cast.own(meeting=meeting, organisation_id=person.organisation, member_id=person.id, counts=True)
        if meeting.closed_at:
            state = cast.chance.choice(("present", "present", "apologies"))
            told |= {"state": state, "said_at": meeting.closed_at, "said_by": "bench"}
        yield Attendance(**told)


def _decision(item: Item, cast: Cast) -> Decision:
    said = {"text": "The work goes on as planned.", "because": "The figures fell.", "outcome": "agreed"}
    return Decision(**cast.own(item=item, made_at=item.meeting.closed_at, made_by="bench", **said))


def add_actions(count: int, cast: Cast) -> None:
    """Actions, half of them from meetings, with their reports, milestones and evidence; three in five have ended."""
    sources = list(Item.objects.filter(**cast.own(meeting__closed_at__isnull=False)).values_list("pk", flat=True))
    actions = [_action(sources, cast) for _ in range(count - Action.objects.filter(**cast.own()).count())]
    put(Action, actions)
    put(Report, (each for action in actions for each in _reports(action, cast)))
    put(Step, (_step(action, number, cast) for action in actions[::4] for number in range(3)))
    told = {"words": "A photograph taken afterwards", "added_by": "bench"}
    put(Evidence, (Evidence(**cast.own(action=each, added_at=each.made_at, **told)) for each in actions[::3]))


def _action(sources: list[uuid.UUID], cast: Cast) -> Action:
    given, owner = cast.ago(), cast.chance.choice(cast.people)
    due, heard = day_of(given + timedelta(days=cast.chance.randint(20, 400))), day_of(given)
    said = "done" if cast.chance.random() < 0.6 else cast.chance.choice(("", *SAID))
    if said:
        heard = day_of(given + (cast.at - given) * cast.chance.random())
    told = cast.own(
        text=cast.chance.choice(PROMISES), organisation_id=owner.organisation, owner_id=owner.id,
        due=due, first_due=due, said=said, heard_on=heard, made_at=given, made_by="bench",
        statutory_area_id=cast.chance.choice([None, *(each.id for each in cast.areas)]),
    )  # fmt: skip
    if cast.chance.random() < 0.5:
        told |= {"source_desk": "meetings", "source_table": "Item", "source_id": cast.chance.choice(sources)}
    return Action(**told)


def _reports(action: Action, cast: Cast) -> Iterator[Report]:
    if not action.said:
        return
    for number in range(cast.chance.randint(0, 3), -1, -1):
        told = {"state": "on track" if number else action.said, "line": "It was looked at.", "next_step": "Ask again."}
        heard = datetime.combine(action.heard_on, time(9), cast.at.tzinfo)
        told |= {"way": "member", "said_at": heard - timedelta(days=30 * number), "said_by": "bench"}
        yield Report(**cast.own(action=action, **told))


def _step(action: Action, number: int, cast: Cast) -> Step:
    passed = {"done_at": action.made_at, "done_by": "bench"} if number == 0 else {}
    return Step(
        **cast.own(
            action=action, text=f"Part {number + 1}", due=action.due - timedelta(days=30 * (2 - number)), **passed
        )
    )


def add_audit(count: int, cast: Cast) -> None:
    """Looks at pages and changes of actions, in the order of their moments; then all is sealed."""
    records = list(Action.objects.filter(**cast.own()).values_list("pk", "reference"))
    missing = count - AuditRow.objects.count()
    put(AuditRow, (_audit_row(number / max(missing, 1), records, cast) for number in range(missing)))
    audit.seal(cast.at)


def _audit_row(share: float, records: list[tuple[uuid.UUID, str]], cast: Cast) -> AuditRow:
    at = cast.at - timedelta(days=YEARS * 365) * (1 - share) - timedelta(hours=1)
    pick, told = cast.chance, {"partnership": cast.by.tenant.id, "at": at, "viewer": "member", "act": uuid.uuid4()}
    told["member"] = pick.choice(cast.people).id
    record, reference = pick.choice(records)
    if pick.random() < 0.9:
        return AuditRow(what="read", address=pick.choice(ADDRESSES), ids=reference, **told)
    return AuditRow(what="changed", table="actions.Action", record=str(record), fields="said heard_on", **told)


def some(rows: models.QuerySet) -> list[str]:
    return list(rows.values_list("reference", flat=True))


def told(cast: Cast) -> dict[str, Any]:
    """What addresses name, and with what somebody signs in."""
    meetings = Meeting.objects.filter(**cast.own()).order_by("reference")
    slugs = {role.title: role.slug for role in ROLES}
    return {
        "partnership": cast.by.tenant.slug,
        "assessment": some(Assessment.objects.filter(**cast.own()))[0],
        "actions": some(Action.objects.filter(**cast.own()).order_by("reference"))[:500],
        "meetings": some(meetings),
        "held": some(meetings.filter(closed_at__isnull=False)),
        "requests": some(DisclosureRequest.objects.filter(**cast.own()).order_by("reference"))[:500],
        "groups": some(Group.objects.filter(**cast.own(ours=True))),
        "people": {each.reference: [slugs[role] for role in each.roles] for each in demonstration.people()},
        "emails": add_passwords(),
        "password": PASSWORD,
    }


def main(members: int, actions: int, meetings: int, rows: int, persons: int, requests: int) -> None:
    (tenant,) = (each for each in tenants() if each.made_up)
    by, at = the_system("bench", tenant), now()
    add_people(members, by, at)
    cast = Cast(by, at, list(members_for(by)), list(organisations_for(by)), list(areas_for(by)), random.Random(1))
    add_meetings(meetings, cast)
    add_actions(actions, cast)
    without_waiting_for_the_disk()
    add_persons(persons, cast)
    add_requests(requests, cast)
    add_audit(rows, cast)
    # The worker of an installation does so every night.
    count_rows(at=at)
    print(json.dumps(told(cast)))


if __name__ == "__main__":
    with stands(machine("fill")):
        main(*map(int, sys.argv[1:]))
