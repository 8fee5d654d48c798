"""The pack of a meeting as a document: agenda, last minutes, actions, what is due, and the list of papers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from wardmote.desks.actions.api import ActionSeen
from wardmote.desks.meetings.documents.parts import actions_table, day
from wardmote.desks.meetings.queries.meetings import ItemSeen, MeetingSeen
from wardmote.documents import Block, Column, Document, Facts, Heading, Note, Paragraph, Table
from wardmote.foundation.access import Tenant
from wardmote.foundation.calendars.wall import Entry

#: How many late actions the papers list: more is a matter for the list itself.
MOST_LATE = 100


@dataclass(frozen=True)
class Gathered:
    """All that goes into a pack. `last` are the last minutes, whole and shareable; None before the first meeting.

    `restricted` are the ids of actions given on restricted items. `late` are the actions of no meeting that are
    late, and `overdue` what else desks say is overdue: both go to every reader, so nothing of a meeting is among them.
    """

    meeting: MeetingSeen
    items: tuple[ItemSeen, ...]
    expected: tuple[str, ...]
    actions: tuple[ActionSeen, ...]
    restricted: frozenset[UUID]
    clocks: tuple[Entry, ...]
    last: tuple[Document, Document] | None
    number: int
    tenant: Tenant
    late: tuple[ActionSeen, ...] = ()
    overdue: tuple[Table, ...] = ()


def pack_of(gathered: Gathered, *, whole: bool) -> Document:
    """The pack for those who attend (`whole`), or without what is restricted."""
    meeting = gathered.meeting
    return Document(
        title=f"Papers: {meeting.group_title}, {day(meeting.day)}",
        subtitle="For those who attend" if whole else "Without what is restricted",
        as_at=meeting.day,
        identifier=meeting.reference,
        publisher=gathered.tenant.name,
        version=str(gathered.number),
        made_up=gathered.tenant.made_up,
        blocks=tuple(_blocks(gathered, whole=whole)),
    )


def _blocks(gathered: Gathered, *, whole: bool) -> Iterator[Block]:
    meeting, items = gathered.meeting, [each for each in gathered.items if whole or not each.restricted]
    ends = f" to {meeting.ends:%H:%M}" if meeting.ends else ""
    facts = [("When", f"{day(meeting.day)}, {meeting.starts:%H:%M}{ends}"), ("Where", meeting.place)]
    facts += [
        ("Chair", meeting.chair_name or "Nobody named"),
        ("Expected", "; ".join(gathered.expected) or "Nobody yet"),
    ]
    yield Facts(tuple(facts))
    yield Heading(1, "Agenda", "agenda")
    if not whole:
        yield Note("note", "What is restricted is left out. Items keep their numbers.")
    yield _agenda(items)
    yield from _last(gathered, whole=whole)
    yield Heading(1, "Open actions", "actions")
    actions = [each for each in gathered.actions if whole or each.id not in gathered.restricted]
    if actions:
        yield actions_table("open-actions", "Actions of earlier meetings that are still open", actions)
    else:
        yield Paragraph("No action of an earlier meeting is open.")
    yield from _overdue(gathered)
    if gathered.clocks:
        yield Heading(1, "What is due", "due")
        yield _due(gathered.clocks)
    yield Heading(1, "Papers", "papers")
    yield from _papers(items)


def _agenda(items: list[ItemSeen]) -> Table:
    columns = (Column("Item"), Column("What to know before"), Column("Asked to"), Column("Led by"))
    rows = tuple(
        (
            f"{each.number}. {each.title}" + (" (restricted)" if each.restricted else ""),
            each.about,
            each.wants,
            each.lead_name or "Whoever chairs",
        )
        for each in items
    )
    return Table(id="agenda-items", caption="Agenda", columns=columns, rows=rows)


def _last(gathered: Gathered, *, whole: bool) -> Iterator[Block]:
    yield Heading(1, "Minutes of the last meeting", "last-minutes")
    if gathered.last is None:
        yield Paragraph("There are none: no meeting of this group has been closed here.")
        return
    minutes = gathered.last[0 if whole else 1]
    yield Paragraph(f"{minutes.title}, version {minutes.version}.")
    for block in minutes.blocks:
        if isinstance(block, Heading):
            yield replace(block, level=block.level + 1, id=f"last-{block.id}")
        elif isinstance(block, Table):
            yield replace(block, id=f"last-{block.id}")
        else:
            yield block


def _overdue(gathered: Gathered) -> Iterator[Block]:
    """What is overdue in the partnership, whoever's meeting it is."""
    late = gathered.late
    if not late and not gathered.overdue:
        return
    yield Heading(1, "Overdue in the partnership", "overdue")
    if late:
        shown = late if len(late) <= MOST_LATE else late[:MOST_LATE]
        many = "" if shown is late else f" ({len(shown)} of {len(late):,})"
        yield actions_table("late-actions", f"Late actions, the longest first{many}", shown)
    yield from gathered.overdue


def _due(clocks: tuple[Entry, ...]) -> Table:
    rows = tuple((each.clock.what, day(each.last) if each.last else "", each.standing) for each in clocks)
    columns = (Column("What"), Column("Last day"), Column("How it stands"))
    return Table(id="clocks", caption="Overdue, or due within four weeks", columns=columns, rows=rows)


def _papers(items: list[ItemSeen]) -> Iterator[Block]:
    rows = tuple(
        (f"Item {item.number}", paper.title, paper.path or paper.file_name, paper.sha256 or "a page of the site")
        for item in items
        for paper in item.papers
    )
    if not rows:
        yield Paragraph("No paper is attached.")
        return
    columns = (Column("Item"), Column("Paper"), Column("Where it is"), Column("SHA-256"))
    notes = ("The files come with this document when the pack is taken as one.",)
    yield Table(id="papers-list", caption="Papers of the agenda", columns=columns, rows=rows, notes=notes)
