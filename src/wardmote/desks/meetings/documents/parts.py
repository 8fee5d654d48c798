"""What minutes and packs share."""

from collections.abc import Iterable, Iterator
from datetime import date

from wardmote.desks.actions.api import ActionSeen
from wardmote.documents import Column, Paragraph, Table
from wardmote.documents.words import MONTHS


def day(on: date) -> str:
    """4 April 2026."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def paragraphs(text: str) -> Iterator[Paragraph]:
    """What somebody typed, a paragraph for each line that is not empty."""
    yield from (Paragraph(line.strip()) for line in text.splitlines() if line.strip())


def actions_table(id: str, caption: str, actions: Iterable[ActionSeen]) -> Table:
    """Actions with whose they are, when they are due, how they are, and at how many meetings they were carried over."""
    columns = (
        *(Column("Action"), Column("Owner"), Column("Organisation"), Column("Due"), Column("State")),
        *(Column("Carried over", "number"), Column("Reference")),
    )
    rows = tuple(
        (
            each.text,
            each.owner or "Nobody in particular",
            each.organisation_name,
            day(each.due),
            each.shown.state,
            each.stayed_open,
            each.reference,
        )
        for each in actions
    )
    return Table(id=id, caption=caption, columns=columns, rows=rows)
