"""How a column is treated when somebody asks what is held about them, and what is gathered of it. Plain Python."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wardmote.errors import Broken
from wardmote.foundation.telling import Tells

#: How a column is treated. What nobody declared is never told.
GIVEN, WEIGHED, NEVER, NOT_OF_THEM = "given", "weighed", "never", "not of them"
TOLD = (GIVEN, WEIGHED)


@dataclass(frozen=True)
class Held:
    """One thing that a row tells of the person, as a desk answers it.

    `title` is what it is in words, `words` what it says. `column` holds those, and `also` are columns that `title` is
    made of.
    """

    record: UUID
    title: str
    column: str
    words: str
    since: date
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Piece:
    """One thing that is held, with how its column is treated."""

    table: str
    heading: str
    treatment: str
    held: Held


def treatments(told: Tells) -> dict[str, str]:
    """How each column of a table is treated; raises Broken for one that is declared twice."""
    listed = (
        *((each, GIVEN) for each in told.given),
        *((each, WEIGHED) for each in told.weighed),
        *((each, NEVER) for each in told.never),
        *((each, NOT_OF_THEM) for each in told.not_of_them),
    )
    found = dict(listed)
    if len(found) != len(listed):
        raise Broken(f"A column of {told.label} is declared in two ways.")
    return found


def pieces(told: Tells, rows: Iterable[Held]) -> Iterator[Piece]:
    """What a table tells, each with its treatment.

    Raises Broken where a desk answers with a column that is not declared as told: its words stay unread.
    """
    how = treatments(told)
    for each in rows:
        if any(how.get(column, NEVER) not in TOLD for column in (each.column, *each.also)):
            raise Broken(f"{told.label} answers with a column of a person that is not declared as told.")
        if each.words:
            yield Piece(told.label, told.title, how[each.column], each)
