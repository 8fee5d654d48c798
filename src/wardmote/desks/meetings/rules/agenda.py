"""An agenda that builds itself: what belongs on it, and where. Plain Python.

The order is that of ordinary practice in local government: opening, minutes, what was promised, what was put off, the
standing items, what is due, and other business last. People change it; what they changed stays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

NOTE, DISCUSS, DECIDE = "note", "discuss", "decide"
WANTS = (NOTE, DISCUSS, DECIDE)
OPENING, ACTIONS, CLOCKS, OTHER = "opening", "actions", "clocks", "other business"
MINUTES, PUT_OFF, STANDING = "minutes", "decision", "standing"


@dataclass(frozen=True)
class Wanted:
    """An item that belongs on an agenda. `origin` says what put it there."""

    origin: str
    title: str
    about: str = ""
    wants: str = NOTE
    restricted: bool = False


@dataclass(frozen=True)
class Basis:
    """What an agenda is built from.

    `minutes` are the earlier meeting whose minutes nobody has approved, and its day in words; `put_off` decisions that
    wait, as (id, text, restricted); `standing` items as (id, title, restricted).
    """

    minutes: tuple[UUID, str] | None = None
    put_off: tuple[tuple[UUID, str, bool], ...] = ()
    standing: tuple[tuple[UUID, str, bool], ...] = ()
    clocks: bool = False


def belongs(basis: Basis) -> tuple[Wanted, ...]:
    """Everything that belongs on the agenda, in order."""
    found = [Wanted(OPENING, "Apologies and declarations")]
    if basis.minutes:
        meeting, day = basis.minutes
        found.append(Wanted(f"{MINUTES}:{meeting}", f"Minutes of {day}", wants=DECIDE))
    found.append(Wanted(ACTIONS, "Actions of earlier meetings", wants=DISCUSS))
    for decision, text, restricted in basis.put_off:
        found.append(
            Wanted(f"{PUT_OFF}:{decision}", shortened(text), "Put off at an earlier meeting.", DECIDE, restricted)
        )
    for item, title, restricted in basis.standing:
        found.append(Wanted(f"{STANDING}:{item}", title, wants=DISCUSS, restricted=restricted))
    if basis.clocks:
        found.append(Wanted(CLOCKS, "What is due"))
    found.append(Wanted(OTHER, "Any other business", wants=DISCUSS))
    return tuple(found)


def shortened(text: str, most: int = 200) -> str:
    """The words that fit in a title."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def arranged(there: Sequence[str], wanted: Iterable[Wanted]) -> list[str | Wanted]:
    """The agenda with what is missing put in: origins that are there (in their order), and items to add.

    What is added goes before other business, which stays where somebody put it if that is not last.
    """
    new: list[str | Wanted] = [each for each in wanted if each.origin not in there]
    if not there or there[-1] != OTHER:
        return [*there, *new]
    return [*there[:-1], *new, there[-1]]


def moved(ids: Sequence[UUID], wanted: UUID, steps: int) -> list[UUID]:
    """The same items with one moved so many places (up is negative); at an end it stays."""
    order = list(ids)
    at = order.index(wanted)
    order.insert(max(0, min(len(order) - 1, at + steps)), order.pop(at))
    return order
