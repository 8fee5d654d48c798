"""The only writers of meetings and their agendas, before they sit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from wardmote.desks.agencies.api import members_for
from wardmote.desks.meetings.models import Attendance, Group, Item, Meeting
from wardmote.desks.meetings.queries.groups import expected_on
from wardmote.desks.meetings.queries.locked import item_row, meeting_row
from wardmote.desks.meetings.queries.meetings import basis_for
from wardmote.desks.meetings.rules import LONGEST_LINE, LONGEST_SENTENCE
from wardmote.desks.meetings.rules.agenda import WANTS, Wanted, arranged, belongs, moved
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.local_values import value_of

SAYS = ("day", "starts", "ends", "place", "online", "chair_id")


@dataclass(frozen=True)
class MeetingSaid:
    """When and where a meeting is, and who chairs it."""

    day: date
    starts: time
    place: str
    ends: time | None = None
    online: str = ""
    chair: UUID | None = None


@dataclass(frozen=True)
class ItemSaid:
    """An item as somebody wants it. `paper` says that its lead is asked for a paper."""

    title: str
    about: str = ""
    wants: str = "discuss"
    lead: UUID | None = None
    paper: bool = False
    restricted: bool = False


@transaction.atomic
def plan_meeting(*, group: UUID, said: MeetingSaid, by: Viewer, at: datetime) -> str:
    """Plan a meeting of one of our groups: who is expected has a place, and the agenda builds itself; its reference."""
    row = seen(by, Group, BUSINESS).filter(pk=group).first()
    if row is None:
        raise Missing("There is no such group here.", instead="See the list of meetings.")
    if not row.ours:
        raise Invalid(
            f"{row.title} is another body's, and is attended only.", instead="Record that somebody went, and no more."
        )
    if row.ended_at:
        raise NotNow(f"{row.title} meets no more.", instead="Let it meet again first, on its page.")
    made = Meeting.objects.create(
        partnership_id=by.tenant.id, group=row, made_at=at, made_by=by.name, **_checked(said, by)
    )
    audit.record(by=by, what="made", of=("meetings", "Meeting", made.pk), fields=SAYS)
    _expect(made, by)
    _build(made, by)
    return made.reference


@transaction.atomic
def change_meeting(*, meeting: UUID, edition: int, said: MeetingSaid, by: Viewer, at: datetime) -> None:
    """Change when and where a meeting is. Raises Superseded when somebody else changed it since `edition`."""
    row = meeting_row(by, meeting)
    _check_not_over(row)
    check_is_latest(row, edition=edition)
    told = _checked(said, by)
    changed = [name for name in SAYS if getattr(row, name) != told[name]]
    swap(row, edition=edition, **told)
    if "day" in changed and not row.opened_at:
        _expect(meeting_row(by, meeting), by)
    audit.record(by=by, what="changed", of=("meetings", "Meeting", row.pk), fields=changed)


@transaction.atomic
def call_off(*, meeting: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Say that a meeting will not be held, and why."""
    row = meeting_row(by, meeting)
    if row.opened_at or row.off_at:
        raise NotNow("This meeting has begun, or was called off already.", instead="See its page.")
    if not because.strip():
        raise Invalid("Say why it is called off.", instead="The reason stays with the meeting.")
    row.off_at, row.off_by, row.off_because = at, by.name, because.strip()
    row.save(update_fields=["off_at", "off_by", "off_because"])
    audit.record(by=by, what="ended", of=("meetings", "Meeting", row.pk), fields=("off_at", "off_because"))


@transaction.atomic
def bring_back(*, meeting: UUID, by: Viewer, at: datetime) -> None:
    """Plan a meeting again that was called off by mistake."""
    row = meeting_row(by, meeting)
    if not row.off_at:
        raise NotNow("This meeting was not called off.", instead="See its page.")
    row.off_at, row.off_by, row.off_because = None, "", ""
    row.save(update_fields=["off_at", "off_by", "off_because"])
    audit.record(by=by, what="restored", of=("meetings", "Meeting", row.pk), fields=("off_at",))


@transaction.atomic
def build_agenda(*, meeting: UUID, by: Viewer, at: datetime) -> int:
    """Put on the agenda what belongs there and is not yet; how many items that was. What was taken off stays off.

    Who is expected by now has a place too.
    """
    row = meeting_row(by, meeting)
    if row.opened_at or row.off_at:
        raise NotNow("The agenda builds itself until the meeting begins.", instead="Add an item by hand.")
    _expect(row, by)
    return _build(row, by)


@transaction.atomic
def add_item(*, meeting: UUID, said: ItemSaid, by: Viewer, at: datetime) -> UUID:
    """Add an item before other business, or last in a meeting that sits; its id."""
    row = meeting_row(by, meeting)
    _check_not_over(row)
    there = _agenda(by, row)
    made = Item.objects.create(
        partnership_id=by.tenant.id, meeting=row, order=len(there) + 1, **_item_said(said, row, by)
    )
    last = there[-1:] if there and there[-1].origin == "other business" and not row.opened_at else []
    _number([*there[: len(there) - len(last)], made, *last])
    audit.record(by=by, what="made", of=("meetings", "Item", made.pk), fields=("title", "restricted"))
    return made.id


@transaction.atomic
def change_item(*, item: UUID, edition: int, said: ItemSaid, by: Viewer, at: datetime) -> None:
    """Change what an item says. Raises Superseded when somebody else changed it since `edition`."""
    row = item_row(by, item)
    _check_not_over(row.meeting)
    check_is_latest(row, edition=edition)
    told = _item_said(said, row.meeting, by)
    changed = [name for name, value in told.items() if getattr(row, name) != value]
    swap(row, edition=edition, **told)
    audit.record(by=by, what="changed", of=("meetings", "Item", row.pk), fields=changed)


@transaction.atomic
def move_item(*, item: UUID, steps: int, by: Viewer, at: datetime) -> None:
    """Move an item up (negative) or down so many places."""
    row = item_row(by, item)
    _check_not_over(row.meeting)
    there = {each.pk: each for each in _agenda(by, row.meeting)}
    _number([there[each] for each in moved(list(there), row.pk, steps)])
    audit.record(by=by, what="changed", of=("meetings", "Item", row.pk), fields=("order",))


@transaction.atomic
def remove_item(*, item: UUID, by: Viewer, at: datetime) -> None:
    """Take an item off the agenda. Nothing that was said, decided or promised on it may be lost with it."""
    row = item_row(by, item)
    _check_not_over(row.meeting)
    if row.note or row.meeting.opened_at:
        raise NotNow(
            "The meeting has begun, so its items stay.", instead="Say in the item's note that it was not taken."
        )
    row.removed_at, row.removed_by = at, by.name
    row.save(update_fields=["removed_at", "removed_by"])
    _number(_agenda(by, row.meeting))
    audit.record(by=by, what="withdrawn", of=("meetings", "Item", row.pk), fields=("removed_at",))


def _expect(row: Meeting, by: Viewer) -> None:
    """Give everybody who is expected a place; who is no longer, and has not said anything, loses it."""
    wanted = {(each.organisation, each.member): each for each in expected_on(by, row.group_id, row.day)}
    held = {(each.organisation_id, each.member_id): each for each in seen(by, Attendance, BUSINESS).filter(meeting=row)}
    gone = [each.pk for at, each in held.items() if at not in wanted and not each.state]
    seen(by, Attendance, BUSINESS).filter(pk__in=gone).delete()
    new = [
        Attendance(
            partnership_id=by.tenant.id,
            meeting=row,
            organisation_id=each.organisation,
            member_id=each.member,
            counts=each.counts,
        )
        for at, each in wanted.items()
        if at not in held
    ]
    Attendance.objects.bulk_create(new)
    audit.record(by=by, what="made", of=("meetings", "Attendance", [each.pk for each in new]), fields=("member",))


def _build(row: Meeting, by: Viewer) -> int:
    held = list(seen(by, Item, BUSINESS).filter(meeting=row))
    off = {each.origin for each in held if each.removed_at and each.origin}
    there = _agenda(by, row)
    wanted = [each for each in belongs(basis_for(by, row, clocks=row.group.clocks)) if each.origin not in off]
    by_key = {each.origin or str(each.pk): each for each in there}
    made = []
    order = []
    for each in arranged(list(by_key), wanted):
        if isinstance(each, Wanted):
            item = Item(
                partnership_id=by.tenant.id,
                meeting=row,
                order=0,
                origin=each.origin,
                title=each.title,
                about=each.about,
                wants=each.wants,
                restricted=each.restricted,
            )
            made.append(item)
            order.append(item)
        else:
            order.append(by_key[each])
    Item.objects.bulk_create(made)
    _number(order)
    audit.record(by=by, what="made", of=("meetings", "Item", [each.pk for each in made]), fields=("title",))
    return len(made)


def _agenda(by: Viewer, row: Meeting) -> list[Item]:
    rows = seen(by, Item, BUSINESS).filter(meeting=row, removed_at__isnull=True)
    return list(rows.order_by("order", "id"))


def _number(items: Iterable[Item]) -> None:
    rows = list(items)
    for order, row in enumerate(rows, 1):
        row.order = order
    Item.objects.bulk_update(rows, ["order"])


def _check_not_over(row: Meeting) -> None:
    if row.closed_at:
        raise NotNow("This meeting is closed.", instead="Put its minutes right if something in them is wrong.")
    if row.off_at:
        raise NotNow("This meeting was called off.", instead="Plan it again first if that was a mistake.")


def _checked(said: MeetingSaid, by: Viewer) -> dict:
    if not said.place.strip():
        raise Invalid("Say where the meeting is.", instead="Write “online” where it is in no room.")
    if said.ends and said.ends <= said.starts:
        raise Invalid("The meeting ends before it starts.", instead="Put one of the two times right.")
    if said.chair:
        _check_member(said.chair, by)
    return {
        "day": said.day,
        "starts": said.starts,
        "ends": said.ends,
        "place": said.place.strip(),
        "online": said.online,
        "chair_id": said.chair,
    }


def _item_said(said: ItemSaid, meeting: Meeting, by: Viewer) -> dict:
    if not said.title.strip():
        raise Invalid("Say what the item is.")
    if said.wants not in WANTS:
        raise Invalid("Say what the meeting is asked to do.", instead=f"Choose one of {', '.join(WANTS)}.")
    if said.lead:
        _check_member(said.lead, by)
    if said.paper and not said.lead:
        raise Invalid("Somebody must be asked for the paper.", instead="Say who leads the item.")
    before = timedelta(days=int(value_of(by, "meetings.papers_before", meeting.day)))
    return {
        "title": said.title.strip()[:LONGEST_LINE],
        "about": said.about.strip()[:LONGEST_SENTENCE],
        "wants": said.wants,
        "lead_id": said.lead,
        "paper_due": meeting.day - before if said.paper else None,
        "restricted": said.restricted,
    }


def _check_member(member: UUID, by: Viewer) -> None:
    if member not in {each.id for each in members_for(by) if each.active}:
        raise Invalid("That person is not a member of this partnership.", instead="Choose somebody who is.")
