"""The minutes of a meeting as a document, in two layers: whole, and without what is restricted.

Everything in them was written down in the meeting: nothing is typed again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from wardmote.desks.actions.api import ActionSeen
from wardmote.desks.meetings import states
from wardmote.desks.meetings.documents.parts import actions_table, day, paragraphs
from wardmote.desks.meetings.queries.meetings import ItemSeen, MeetingSeen
from wardmote.desks.meetings.queries.sitting import DecisionSeen, PlaceSeen, Room
from wardmote.desks.meetings.rules import agenda as parts
from wardmote.desks.meetings.rules.quorum import in_words
from wardmote.documents import Block, Column, Document, Facts, Heading, Note, Paragraph, Strong, Table, Text
from wardmote.foundation.access import Tenant


@dataclass(frozen=True)
class Held:
    """All that is known of a meeting as it closes. `open_actions` are those of the group's earlier meetings.

    `restricted` are the ids of those among them that were given on restricted items.
    """

    meeting: MeetingSeen
    items: tuple[ItemSeen, ...]
    room: Room
    open_actions: tuple[ActionSeen, ...]
    restricted: frozenset[UUID]
    confidentiality: str
    version: int
    because: str
    tenant: Tenant


def minutes_of(held: Held, *, whole: bool) -> Document:
    """The minutes for those who attend (`whole`), or those that may be shared."""
    meeting = held.meeting
    if not whole:
        open_to_all = tuple(each for each in held.open_actions if each.id not in held.restricted)
        held = replace(held, open_actions=open_to_all)
    return Document(
        title=f"Minutes: {meeting.group_title}, {day(meeting.day)}",
        subtitle="For those who attend" if whole else "To be shared: without what is restricted",
        as_at=meeting.day,
        identifier=meeting.reference,
        publisher=held.tenant.name,
        version=str(held.version),
        made_up=held.tenant.made_up,
        blocks=tuple(_blocks(held, whole=whole)),
    )


def _blocks(held: Held, *, whole: bool) -> Iterator[Block]:
    shown = [each for each in held.items if whole or not each.restricted]
    if held.because:
        yield Note("note", f"Version {held.version} puts an earlier one right: {held.because}")
    if not whole:
        yield Note("note", "What is restricted is left out.")
    yield Facts(tuple(_facts(held, shown)))
    yield from _present(held.room.places)
    for each in held.items:
        # Headings are numbered one after another, so that each item has the number it had in the meeting.
        yield from _item(each, held) if each in shown else _left_out(each)
    given = [action for each in shown for action in held.room.actions.get(each.id, ())]
    yield Heading(1, "All actions given", "actions-given")
    yield actions_table("all-actions", "Every action given at this meeting", given) if given else Paragraph("None.")


def _facts(held: Held, shown: list[ItemSeen]) -> Iterator[tuple[str, str]]:
    meeting, quorum, places = held.meeting, held.room.quorum, held.room.places
    ends = f" to {meeting.ends:%H:%M}" if meeting.ends else ""
    yield "When", f"{day(meeting.day)}, {meeting.starts:%H:%M}{ends}"
    yield "Where", meeting.place
    yield "Chair", meeting.chair_name or "Nobody named"
    said = "There was one." if not quorum.missing else f"There was none. Missing: {'; '.join(quorum.missing)}."
    yield "Quorum", f"{said} Needed: {in_words(quorum.needs)} ({quorum.needs.source})."
    apologies = [_expected(each) for each in places if each.state in (states.APOLOGIES, states.DEPUTY)]
    yield "Apologies", "; ".join(apologies) or "None"
    if absent := [_expected(each) for each in places if not each.state]:
        yield "Expected, and not there", "; ".join(absent)
    accepted = "Accepted by those present" if meeting.confidential_at else "Nobody wrote down that this was accepted"
    yield "Confidentiality", f"{accepted}: {held.confidentiality}"
    yield "Interests declared", " ".join(_declared(held, shown)) or "None"


def _declared(held: Held, shown: list[ItemSeen]) -> Iterator[str]:
    numbers = {each.id: each.number for each in shown}
    for each in held.room.declarations:
        if each.item is None or each.item in numbers:
            item = f", item {numbers[each.item]}" if each.item else ""
            yield f"{each.who}{item}: {each.words.rstrip('.')}." + (" They left the room for it." if each.left else "")


def _present(places: Iterable[PlaceSeen]) -> Iterator[Block]:
    there = [each for each in places if each.state in (*states.SAT, states.OBSERVER)]
    columns = (Column("Who"), Column("Organisation"), Column("As"))
    rows = tuple((each.sat, each.organisation_name, _as(each)) for each in there)
    yield Table(id="attendance", caption="Who was there", columns=columns, rows=rows)


def _expected(place: PlaceSeen) -> str:
    return f"{place.name}, {place.organisation_name}" if place.name else place.organisation_name


def _as(place: PlaceSeen) -> str:
    if place.state == states.OBSERVER:
        return "Observer"
    if place.state == states.DEPUTY:
        return f"Deputy for {place.name}" if place.name else "Deputy"
    return "Member" if place.counts else "Attends, without counting towards the quorum"


def _left_out(item: ItemSeen) -> Iterator[Block]:
    yield Heading(1, "Restricted", f"item-{item.number}")
    yield Paragraph("This item is for those who attend.")


def _item(item: ItemSeen, held: Held) -> Iterator[Block]:
    decisions, actions = held.room.decisions.get(item.id, ()), held.room.actions.get(item.id, ())
    restricted = " (restricted)" if item.restricted else ""
    yield Heading(1, f"{item.title}{restricted}", f"item-{item.number}")
    if item.papers:
        yield Paragraph(f"Papers: {'; '.join(each.title for each in item.papers)}.")
    yield from paragraphs(item.note)
    if item.origin == parts.ACTIONS:
        yield from _open_actions(held.open_actions)
    for each in decisions:
        yield from _decision(each)
    shared = [each for each in held.room.shared if each.item == item.id]
    for each in shared:
        # That it was shared, and nothing of what: the record says that, to those who may read it.
        told = f"Information was shared under the agreement “{each.agreement}” about the case {each.case}."
        yield Paragraph(f"{told} Record {each.reference}.")
    if actions:
        yield actions_table(f"item-{item.number}-actions", f"Actions given under item {item.number}", actions)
    if not (item.note or decisions or shared or actions or item.origin == parts.ACTIONS):
        yield Paragraph("Nothing more is recorded.")


def _open_actions(actions: tuple[ActionSeen, ...]) -> Iterator[Block]:
    if actions:
        yield actions_table("open-actions", "Actions of earlier meetings that are still open", actions)
    else:
        yield Paragraph("No action of an earlier meeting is open.")


def _decision(decision: DecisionSeen) -> Iterator[Block]:
    outcome = f"{decision.outcome[:1].upper()}{decision.outcome[1:]}"
    yield Paragraph((Strong(f"{outcome}: {decision.text}"), Text(f" ({decision.reference})")))
    if decision.because:
        yield Paragraph(f"Why: {decision.because}")
    if decision.dissent:
        yield Paragraph(f"Against it: {'; '.join(who for _place, who in decision.dissent)}.")
