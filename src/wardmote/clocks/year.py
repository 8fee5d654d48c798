"""The partnership's year: what comes round, on which day or in which month, from `year.toml`."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from wardmote.clocks.days import shifted
from wardmote.clocks.rhythms import Quarterly, Rhythm, Yearly, times


@dataclass(frozen=True)
class Occasion:
    """Something that comes round every year.

    It has a `rhythm` (its days, each lasting `lasts` days), or a `month` (1 to 12) where the day moves, or neither
    where it is due once in the year. `rule` is the rule of time behind it, if there is one; `kind` is S for law, G for
    guidance, L for local practice and N for a national day; `campaigns` says that campaigns go with it.
    """

    id: str
    title: str
    kind: str
    source: str
    rhythm: Rhythm | None = None
    month: int | None = None
    lasts: int = 1
    rule: str = ""
    campaigns: bool = False

    def days(self, first: date, last: date) -> tuple[tuple[date, date], ...]:
        """Its first and last days, each time it begins between two days, both included; none where no day is known."""
        found = times(self.rhythm, first, last) if self.rhythm else ()
        return tuple((day, shifted(day, self.lasts - 1)) for day in found)

    def touches(self, first: date, last: date) -> bool:
        """Whether some of it is on these days, both included; where only its month is known, whether they reach it."""
        if self.month:
            whole = (last.year - first.year) * 12 + last.month - first.month
            return any((first.month - 1 + on) % 12 + 1 == self.month for on in range(whole + 1))
        return bool(self.days(shifted(first, 1 - self.lasts), last))


@cache
def occasions() -> tuple[Occasion, ...]:
    """The partnership's year, from April on, then what has no day or month of its own."""
    told = tomllib.loads(files(__package__).joinpath("year.toml").read_text("utf-8"))["occasion"]
    return tuple(_read(each) for each in told)


def _read(told: dict[str, Any]) -> Occasion:
    rest = dict(told)
    rhythm: Rhythm | None = Quarterly() if rest.pop("quarterly", False) else None
    if "yearly" in rest:
        rhythm = Yearly(*(int(part) for part in rest.pop("yearly").split("-")))
    return Occasion(**rest, rhythm=rhythm)
