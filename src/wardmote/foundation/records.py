"""A record of some desk, named by (desk, table, id): what it is called and where its page is, for this viewer.

A desk declares `finds`: `(viewer, table, id) -> Found | None`. Lower desks and the foundation keep such names and never
join to what they name. What a higher desk has to say beside a lower one's record comes the same way: see `remarks`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wardmote.foundation import desks
from wardmote.foundation.access import Viewer

#: A record's name: the desk's slug, the table, the id.
Name = tuple[str, str, UUID]


def as_key(said: str) -> UUID | None:
    """The key that something written is; None for what is none."""
    try:
        return UUID(said)
    except ValueError:
        return None


@dataclass(frozen=True)
class Found:
    """What a record is called, and where it can be read."""

    title: str
    href: str


@dataclass(frozen=True)
class Remark:
    """What another desk says beside a record: a sentence, and where there is more. `warns` of what no longer holds.

    `of` is another record that there is, which this tells: the row of the look names it too.
    """

    words: str
    href: str
    warns: bool = False
    of: Name | None = None


def remarks(viewer: Viewer, table: tuple[str, str], ids: Collection[UUID]) -> dict[UUID, tuple[Remark, ...]]:
    """What desks say beside these records of one table, by the record's id; those of which nothing is said are not in
    it. A desk declares `remarks` with these arguments."""
    told = [say(viewer, table, ids) for say in desks.declared("remarks")]
    return {record: found for record in ids if (found := tuple(each for said in told for each in said.get(record, ())))}


def carry(*, by: Viewer, table: tuple[str, str], old: UUID, new: UUID, at: datetime) -> None:
    """Let what desks keep of one record go along to that which takes its place, both by id. A desk declares `carries`
    with these arguments."""
    for take in desks.declared("carries"):
        take(by=by, table=table, old=old, new=new, at=at)


def found(viewer: Viewer, name: Name | None) -> Found | None:
    """The record of that name; None where there is none, or none that this viewer may see."""
    if name is None:
        return None
    desk, table, record = name
    for each in desks.every():
        if each.slug == desk and each.finds:
            return desks.function(each.finds)(viewer, table, record)
    return None
