"""A record of some desk, named by (desk, table, id): what it is called and where its page is, for this viewer.

A desk declares `finds`: `(viewer, table, id) -> Found | None`. Lower desks and the foundation keep such names and never
join to what they name.
"""

from dataclasses import dataclass
from uuid import UUID

from wardmote.foundation import desks
from wardmote.foundation.access import Viewer

#: A record's name: the desk's slug, the table, the id.
Name = tuple[str, str, UUID]


@dataclass(frozen=True)
class Found:
    """What a record is called, and where it can be read."""

    title: str
    href: str


def found(viewer: Viewer, name: Name | None) -> Found | None:
    """The record of that name; None where there is none, or none that this viewer may see."""
    if name is None:
        return None
    desk, table, record = name
    for each in desks.every():
        if each.slug == desk and each.finds:
            return desks.function(each.finds)(viewer, table, record)
    return None
