"""Who makes and who lets out public tables, and when they may still leave. Plain Python."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wardmote.errors import Invalid, NotNow, Refused

#: Roles that have tables made and ask for them; roles that let them out.
MAKES, DECIDES = ("analyst",), ("csp_manager", "chair")
READS = (*MAKES, *DECIDES)
#: What a partner's series is kept as; every other source here is one that is public already.
PARTNERS = "partner_table"
#: Words for readers: a sentence or two.
LONGEST_REASON = 600


@dataclass(frozen=True)
class Wanted:
    """Which tables: of a source and (of a partner's) a series, for the year from `first` to `last`.

    `within` are the kinds of public sources, as (source, kind), that hold all the series counts. `accepted` are figures
    (place, time, kind) that others have pinned, which somebody accepts by name because of `because`.
    """

    source: str
    series: str
    first: str
    last: str
    within: tuple[tuple[str, str], ...] = ()
    accepted: tuple[tuple[str, str, str], ...] = ()
    because: str = ""


def check_may_decide(*, decider: UUID | None, maker: UUID | None, asker: UUID | None) -> None:
    """Return quietly for a second person; Refused for whoever made the tables or asked for them, and for no member."""
    if decider is None or decider in (maker, asker):
        raise Refused(
            "You made these tables or asked for them, so you cannot let them out.",
            instead="Ask your CSP manager or chair to read and decide on them.",
        )


def check_reason(words: str) -> str:
    """The reason as kept. Raises Invalid where there is none, or far too much."""
    said = " ".join(words.split())
    if not said:
        raise Invalid("Say why.", instead="A sentence is enough.")
    if len(said) > LONGEST_REASON:
        raise Invalid(f"The reason is {len(said)} characters long.", instead=f"Keep it to {LONGEST_REASON}.")
    return said


def check_still_latest(made_on: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    """Return quietly if what tables were made on is what holds now; NotNow says what has changed since.

    Both give `extracts` (id to hash) and `left` (a hash of every table of the series that ever left).
    """
    if made_on["left"] != now["left"]:
        raise NotNow(
            "Other tables of this series have left since these were made, and the two could be set against each other.",
            instead="Take these back and have them made again.",
        )
    if made_on["extracts"] != now["extracts"]:
        raise NotNow(
            "The series has been added to or corrected since these were made.",
            instead="Take these back and have them made again.",
        )


def check_left_alone(before: Sequence[bytes], ours: bytes, after: Sequence[bytes]) -> None:
    """Return quietly unless, while ours was being remembered, somebody else's was too; NotNow then."""
    if set(after) - set(before) - {ours}:
        raise NotNow(
            "Other tables of this series left at this very moment, and the two could be set against each other.",
            instead="Take these back and have them made again.",
        )


def check_may_be_made_up(made_up: bool, partnership_made_up: bool) -> None:
    """Return quietly unless invented figures would stand on the pages of a real partnership; Refused then."""
    if made_up and not partnership_made_up:
        raise Refused(
            "These figures are made up, and a real partnership publishes none that are.",
            instead="Make tables of a series that somebody counted.",
        )


def named(figures: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Figures by name, as a person reads them."""
    return tuple(", ".join(each) for each in figures)
