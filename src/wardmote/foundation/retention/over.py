"""What is asked of a desk about the records that it keeps, and what it answers. Plain Python."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from wardmote.foundation.now import instant_of

#: A record's name: the desk's slug, the table, the id.
Name = tuple[str, str, UUID]


@dataclass(frozen=True)
class Wanted:
    """Which records of one kind: those whose time runs from a day earlier than `before`, and (where given) only these,
    the one of that reference, or those of that record class. Those that are still in use are never past their time.

    With no `before` it is asked which there are, whether or not their time is up.
    """

    before: date | None = None
    records: frozenset[UUID] | None = None
    reference: str = ""
    record_class: str = ""

    @property
    def moment(self) -> datetime | None:
        """The instant with which `before` begins."""
        return None if self.before is None else instant_of(self.before, time())


@dataclass(frozen=True)
class Over:
    """A record as retention needs it: no word of what it says.

    - `reference`: what people quote; empty where it has none. `since`: the day from which its time runs.
    - `agencies`: the organisations whose record it is, each with its name; the first decides on it, all may hold it.
    - `keepers`: members who made or keep it, none of whom decides on it.
    - `only`: the members who alone may know that there is such a record; None where a role is enough.
    - `names`: what else a legal hold may name so that this record is held by it, such as its case.
    """

    record: UUID
    reference: str
    record_class: str
    since: date
    agencies: tuple[tuple[UUID, str], ...] = ()
    keepers: frozenset[UUID] = frozenset()
    only: frozenset[UUID] | None = None
    names: frozenset[Name] = frozenset()
