"""The facts about a viewer that access decides by, as desks and concerns declare them. What nobody says is a no."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from wardmote.foundation import concerns, desks
from wardmote.foundation.access.viewer import Viewer
from wardmote.foundation.once import once

#: A record's name: the desk's slug, the table, the id.
Name = tuple[str, str, UUID]


@dataclass(frozen=True)
class Leave:
    """What a grant opens: these fields of this record (a case with all that is of it, or one row), for one purpose."""

    of: Name
    fields: frozenset[str]
    purpose: str


@dataclass(frozen=True)
class Standing:
    """Where a viewer stands at a moment.

    - `trainings`: courses that count; `on`: cases they are on.
    - `clear`: cases in which they said that they have no conflict of interest; `conflicted`: in which there is one,
      whoever said it.
    - `leaves`: what grants open to them; `broken`: cases that they opened by break-glass, each with
      the purpose, for as long as it lasts; `agreed`: those to which a second person agreed.
    """

    trainings: frozenset[str] = frozenset()
    on: frozenset[Name] = frozenset()
    clear: frozenset[Name] = frozenset()
    conflicted: frozenset[Name] = frozenset()
    leaves: tuple[Leave, ...] = ()
    broken: frozenset[tuple[Name, str]] = frozenset()
    agreed: frozenset[tuple[Name, str]] = frozenset()
    _ids: dict[tuple[str, tuple[str, str]], frozenset[UUID]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def ids(self, which: str, kind: tuple[str, str]) -> frozenset[UUID]:
        """Of those they are "on", of those that are "clear" or "conflicted": the records of a kind (desk, table), by
        id. Every column of a table asks for the same ones, and they are found once."""
        if (found := self._ids.get((which, kind))) is None:
            found = self._ids[which, kind] = frozenset(name[2] for name in getattr(self, which) if name[:2] == kind)
        return found

    def within(self, held: frozenset[UUID]) -> "Standing":
        """The same, of cases of these ids alone: all that rows of theirs are decided by. Leaves may be of a row, and
        are kept."""
        names = {each: getattr(self, each) for each in ("on", "clear", "conflicted")}
        opened = {each: getattr(self, each) for each in ("broken", "agreed")}
        return Standing(
            trainings=self.trainings,
            leaves=self.leaves,
            **{each: frozenset(name for name in told if name[2] in held) for each, told in names.items()},
            **{each: frozenset(one for one in told if one[0][2] in held) for each, told in opened.items()},
        )


def together(told: Iterable[Standing]) -> Standing:
    """All that several tell of one viewer."""
    held = tuple(told)
    return Standing(
        *(
            frozenset().union(*(getattr(one, name) for one in held))
            for name in ("trainings", "on", "clear", "conflicted")
        ),
        leaves=tuple(leave for one in held for leave in one.leaves),
        broken=frozenset().union(*(one.broken for one in held)),
        agreed=frozenset().union(*(one.agreed for one in held)),
    )


@once
def standing_of(viewer: Viewer, at: datetime, of: frozenset[UUID] | None = None) -> Standing:
    """What desks and concerns declare of this viewer at this moment; nothing of anybody who is no member. Where it is
    asked `of` some records, by id, of those alone: a member may stand to thousands."""
    if viewer.kind != "member" or viewer.member_id is None:
        return Standing()
    told = (*desks.declared("standing"), *concerns.declared("standing"))
    found = together(tell(viewer, at, of) for tell in told)
    return found if of is None else found.within(of)
