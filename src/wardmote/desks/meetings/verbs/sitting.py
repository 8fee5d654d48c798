"""The only writers of what happens in a meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.actions.api import Wanted, make_action
from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.meetings import states
from wardmote.desks.meetings.models import Attendance, Decision, Declaration, Dissent, Item, Meeting
from wardmote.desks.meetings.queries.locked import decision_row, item_row, meeting_row, place_row
from wardmote.desks.meetings.queries.meetings import meeting_for
from wardmote.desks.meetings.queries.sitting import ITEM, item_quorum
from wardmote.desks.meetings.rules import LONGEST_NOTE, RUNS
from wardmote.desks.sharing.api import end_hearing
from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.now import day_of


@dataclass(frozen=True)
class DecisionSaid:
    """A decision as somebody writes it down. `dissent` are the places of those who were against it."""

    text: str
    outcome: str
    because: str = ""
    dissent: tuple[UUID, ...] = ()


@transaction.atomic
def begin(*, meeting: UUID, by: Viewer, at: datetime) -> None:
    """Begin a meeting, on its day or later."""
    row = meeting_row(by, meeting)
    if row.opened_at or row.off_at:
        raise NotNow("This meeting has begun, or was called off.", instead="See its page.")
    if day_of(at) < row.day:
        raise NotNow("This meeting is on a later day.", instead="Change its day first if it is held earlier.")
    row.opened_at, row.opened_by = at, by.name
    row.save(update_fields=["opened_at", "opened_by"])
    audit.record(by=by, what="changed", of=("meetings", "Meeting", row.pk), fields=("opened_at",))


@transaction.atomic
def mark_place(
    *, place: UUID, state: str, by: Viewer, at: datetime, came: UUID | None = None, came_name: str = ""
) -> None:
    """Say whether somebody is there, sent apologies, or sent a deputy: `came`, or `came_name` without an account.

    Before the meeting anybody may say so for themselves; in it, whoever runs meetings says it. An empty state takes
    back what was said.
    """
    row = place_row(by, place)
    _check_may_mark(row, state, by)
    if state not in ("", *states.TAPS):
        raise Invalid("Say whether they are present, sent apologies or sent a deputy.")
    if state == states.DEPUTY and not (came or came_name.strip()):
        raise Invalid("Say who came instead.", instead="Choose a member, or write the name.")
    if state == states.PRESENT and row.member_id is None and not (came or came_name.strip()):
        raise Invalid("Say who came.", instead="Choose a member, or write the name.")
    if came and came not in {each.id for each in members_for(by)}:
        raise Invalid("That person is not a member of this partnership.", instead="Write the name instead.")
    sat = state in states.SAT
    row.state, row.came_id = state, came if sat else None
    row.came_name = came_name.strip() if sat and not came else ""
    row.said_at, row.said_by = (at, by.name) if state else (None, "")
    row.save(update_fields=["state", "came", "came_name", "said_at", "said_by"])
    audit.record(by=by, what="changed", of=("meetings", "Attendance", row.pk), fields=("state",))


@transaction.atomic
def add_observer(
    *, meeting: UUID, organisation: UUID, member: UUID | None, name: str, by: Viewer, at: datetime
) -> UUID:
    """Write down somebody who is there and was not expected. They do not count towards the quorum."""
    row = meeting_row(by, meeting)
    _check_sits(row)
    if organisation not in {each.id for each in organisations_for(by)}:
        raise Invalid("That organisation is not in this partnership.", instead="Choose one that is.")
    if member and member not in {each.id for each in members_for(by)}:
        raise Invalid("That person is not a member of this partnership.", instead="Write the name instead.")
    if not member and not name.strip():
        raise Invalid("Say who it is.", instead="Choose a member, or write the name.")
    made = Attendance.objects.create(
        partnership_id=by.tenant.id,
        meeting=row,
        organisation_id=organisation,
        counts=False,
        state=states.OBSERVER,
        came_id=member,
        came_name="" if member else name.strip(),
        said_at=at,
        said_by=by.name,
    )
    audit.record(by=by, what="made", of=("meetings", "Attendance", made.pk), fields=("came", "came_name"))
    return made.id


@transaction.atomic
def accept_confidentiality(*, meeting: UUID, by: Viewer, at: datetime) -> None:
    """Write down that those present accepted what was read out; again, and it is taken back."""
    row = meeting_row(by, meeting)
    _check_sits(row)
    row.confidential_at, row.confidential_by = (None, "") if row.confidential_at else (at, by.name)
    row.save(update_fields=["confidential_at", "confidential_by"])
    audit.record(by=by, what="changed", of=("meetings", "Meeting", row.pk), fields=("confidential_at",))


@transaction.atomic
def declare(*, place: UUID, item: UUID | None, words: str, left: bool, by: Viewer, at: datetime) -> UUID:
    """Write down an interest that somebody present declares, and whether they left for the item."""
    row = place_row(by, place)
    _check_sits(row.meeting)
    if item and item_row(by, item).meeting_id != row.meeting_id:
        raise Invalid("That item is on another agenda.", instead="Choose one of this meeting's.")
    if row.state not in (*states.SAT, states.OBSERVER):
        raise Invalid("They are not in the room.", instead="Mark them as present first.")
    if not words.strip():
        raise Invalid("Say what the interest is.", instead="A few words are enough. Do not name residents here.")
    made = Declaration.objects.create(
        partnership_id=by.tenant.id,
        attendance=row,
        item_id=item,
        words=words.strip(),
        left=left,
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=("meetings", "Declaration", made.pk), fields=("words", "left"))
    member = row.came_id or row.member_id
    if member:
        # Whoever has an interest in a case reads no more of what they heard about it.
        every = seen(by, Item, BUSINESS).filter(meeting=row.meeting).values_list("pk", flat=True)
        end_hearing(member=member, table=ITEM, items=[item] if item else list(every), by=by, at=at)
    return made.id


@transaction.atomic
def withdraw_declaration(*, declaration: UUID, by: Viewer, at: datetime) -> None:
    """Take back a declaration that was written down by mistake."""
    found = seen(by, Declaration, BUSINESS).filter(pk=declaration, withdrawn_at__isnull=True)
    row = found.select_for_update().first()
    if row is None:
        raise NotNow("That declaration was taken back already.", instead="See the meeting's page.")
    _check_sits(meeting_row(by, row.attendance.meeting_id))
    row.withdrawn_at, row.withdrawn_by = at, by.name
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record(by=by, what="withdrawn", of=("meetings", "Declaration", row.pk), fields=("withdrawn_at",))


@transaction.atomic
def write_note(*, item: UUID, edition: int, note: str, by: Viewer, at: datetime) -> None:
    """Write what the minutes say of an item. Raises Superseded when somebody else wrote since `edition`."""
    row = item_row(by, item)
    _check_sits(row.meeting)
    check_is_latest(row, edition=edition)
    if len(note) > LONGEST_NOTE:
        raise Invalid(f"The note is {len(note)} characters long.", instead=f"Keep it to {LONGEST_NOTE}.")
    swap(row, edition=edition, note=note.strip())
    audit.record(by=by, what="changed", of=("meetings", "Item", row.pk), fields=("note",))


@transaction.atomic
def decide(*, item: UUID, said: DecisionSaid, by: Viewer, at: datetime) -> UUID:
    """Write down a decision. Raises NotNow where there is no quorum for the item, unless it is put off."""
    row = item_row(by, item)
    _check_sits(row.meeting)
    _check_decision(said)
    _check_quorum(row.meeting, row.pk, said, by)
    made = Decision.objects.create(
        partnership_id=by.tenant.id,
        item=row,
        text=said.text.strip(),
        because=said.because.strip(),
        outcome=said.outcome,
        made_at=at,
        made_by=by.name,
    )
    _dissent(made, said.dissent, row.meeting, by)
    audit.record(by=by, what="made", of=("meetings", "Decision", made.pk), fields=("text", "outcome"))
    return made.id


@transaction.atomic
def change_decision(*, decision: UUID, edition: int, said: DecisionSaid, by: Viewer, at: datetime) -> None:
    """Put a decision right as it is written down; only another outcome needs the quorum again.

    Raises Superseded when somebody else changed it since `edition`.
    """
    row = decision_row(by, decision)
    _check_sits(row.item.meeting)
    check_is_latest(row, edition=edition)
    _check_decision(said)
    if said.outcome != row.outcome:
        _check_quorum(row.item.meeting, row.item_id, said, by)
    swap(row, edition=edition, text=said.text.strip(), because=said.because.strip(), outcome=said.outcome)
    _dissent(row, said.dissent, row.item.meeting, by)
    audit.record(by=by, what="changed", of=("meetings", "Decision", row.pk), fields=("text", "because", "outcome"))


@transaction.atomic
def withdraw_decision(*, decision: UUID, by: Viewer, at: datetime) -> None:
    """Take back a decision that was written down by mistake."""
    row = decision_row(by, decision)
    _check_sits(row.item.meeting)
    row.withdrawn_at, row.withdrawn_by = at, by.name
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record(by=by, what="withdrawn", of=("meetings", "Decision", row.pk), fields=("withdrawn_at",))


@transaction.atomic
def capture_action(*, item: UUID, wanted: Wanted, by: Viewer, at: datetime) -> UUID:
    """Give somebody something to do, from an item of a meeting that sits: at once an action like any other."""
    row = item_row(by, item)
    _check_sits(row.meeting)
    audit.record(by=by, what="changed", of=("meetings", "Item", row.pk), fields=("actions",))
    return make_action(wanted=wanted, by=by, at=at, source=("meetings", "Item", row.pk))


def _check_sits(row: Meeting) -> None:
    if not row.opened_at or row.closed_at:
        raise NotNow(
            "This meeting does not sit.", instead="Begin it first; if it is closed, put its minutes right instead."
        )


def _check_may_mark(row: Attendance, state: str, by: Viewer) -> None:
    if row.meeting.closed_at or row.meeting.off_at:
        raise NotNow("This meeting is over.", instead="Put its minutes right if something in them is wrong.")
    runs = by.kind == "system" or by.holds(*RUNS)
    own = by.member_id is not None and row.member_id == by.member_id
    if not runs and not own:
        raise Refused(
            "You can say only of yourself whether you are coming.", instead="Ask whoever runs the meeting to mark it."
        )
    if row.meeting.opened_at and not runs:
        raise NotNow("The meeting has begun.", instead="Tell whoever takes the minutes.")
    if not row.meeting.opened_at and state == states.PRESENT:
        raise NotNow("Nobody is present before the meeting begins.", instead="Begin the meeting first.")


def _check_decision(said: DecisionSaid) -> None:
    if not said.text.strip():
        raise Invalid("Say what was decided.", instead="One sentence is enough. Do not name residents here.")
    if said.outcome not in states.OUTCOMES:
        raise Invalid("Say what became of it.", instead=f"Choose one of {', '.join(states.OUTCOMES)}.")


def _check_quorum(meeting: Meeting, item: UUID, said: DecisionSaid, by: Viewer) -> None:
    if said.outcome == states.PUT_OFF:
        return
    lacks = item_quorum(by, meeting_for(by, meeting.reference), item).missing
    if lacks:
        raise NotNow(
            f"There is no quorum for this item. Missing: {'; '.join(lacks)}.",
            instead="Mark who is here, or put the decision off.",
        )


def _dissent(row: Decision, places: Iterable[UUID], meeting: Meeting, by: Viewer) -> None:
    """Make these the places that were against it."""
    wanted = set(places)
    room = seen(by, Attendance, BUSINESS).filter(meeting=meeting, state__in=states.SAT)
    if not wanted <= set(room.values_list("pk", flat=True)):
        raise Invalid("Only who is in the room can be against a decision.", instead="Mark them as present first.")
    held = seen(by, Dissent, BUSINESS).filter(decision=row)
    held.exclude(attendance__in=wanted).delete()
    there = set(held.values_list("attendance", flat=True))
    new = [Dissent(partnership_id=by.tenant.id, decision=row, attendance_id=each) for each in sorted(wanted - there)]
    Dissent.objects.bulk_create(new)
    audit.record(by=by, what="made", of=("meetings", "Dissent", [each.pk for each in new]), fields=("attendance",))
