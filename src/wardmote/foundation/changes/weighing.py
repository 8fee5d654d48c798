"""What a change is, told by what declares it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from wardmote.errors import Missing
from wardmote.foundation import concerns, desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.desks import ChangeKind

#: A line of what changes: what it is called, what it was, what it will be.
Line = tuple[str, str, str]


@dataclass(frozen=True)
class Weighed:
    """A change in words: what it is of, its lines before and after, whether it is legal, and where its subject is read.

    `citation` is the law or guidance that the subject rests on, where there is one.
    """

    title: str
    lines: tuple[Line, ...]
    legal: bool
    href: str = ""
    citation: str = ""


@cache
def kinds() -> Mapping[str, ChangeKind]:
    """Every kind of change, by name: "desk/slug"."""
    declaring = (*concerns.every(), *desks.every())
    return {f"{each.slug}/{kind.slug}": kind for each in declaring for kind in each.changes}


def kind_of(name: str) -> ChangeKind:
    """The kind of that name; raises Missing."""
    if name not in kinds():
        raise Missing(f"Nothing here is changed as “{name}”.", instead=f"Use one of {', '.join(sorted(kinds()))}.")
    return kinds()[name]


def weigh(viewer: Viewer, name: str, subject: str, said: Mapping[str, Any]) -> Weighed:
    """What this change would be now; raises Invalid where it cannot be."""
    return desks.function(kind_of(name).weigh)(viewer, subject, dict(said))
