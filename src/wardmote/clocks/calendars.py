"""Which days are working days: dated bank holidays, a year at a time, from `calendars.toml`. No year is guessed."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from wardmote.clocks.words import WEEKDAYS, day
from wardmote.errors import Missing

SATURDAY = 5


@dataclass(frozen=True, eq=False)
class Calendar:
    """What is not worked in a place: Saturdays, Sundays, and its bank holidays of `first_year` to `last_year`."""

    id: str
    title: str
    first_year: int
    last_year: int
    source: str
    holidays: Mapping[date, str]

    def why_not(self, value: date) -> str:
        """Why the day is no working day ("Saturday", "Easter Monday"), or nothing; Missing for a year not known."""
        self.check_known(value)
        return self.holidays.get(value) or (WEEKDAYS[value.weekday()] if value.weekday() >= SATURDAY else "")

    def is_working(self, value: date) -> bool:
        """Whether it is a working day; Missing for a year that is not known."""
        return not self.why_not(value)

    def check_known(self, value: date) -> None:
        """Return quietly if the bank holidays of that year are known here; otherwise raise Missing."""
        if not self.first_year <= value.year <= self.last_year:
            raise Missing(
                f"{day(value)} may or may not be a working day: the bank holidays of {self.title} are known here "
                f"from {self.first_year} to {self.last_year} only.",
                instead="Look at GOV.UK's list, and ask whoever runs this site to bring its calendar up to date.",
            )

    def up_to(self, year: int) -> "Calendar":
        """The same calendar as somebody knew it who knew no later year."""
        known = {each: name for each, name in self.holidays.items() if each.year <= year}
        return replace(self, last_year=min(year, self.last_year), holidays=known)


@cache
def calendars() -> tuple[Calendar, ...]:
    """Every calendar there is."""
    return read_calendars(files(__package__).joinpath("calendars.toml").read_text("utf-8"))


def read_calendars(text: str) -> tuple[Calendar, ...]:
    """The calendars of a file such as `calendars.toml`, each of the divisions that it names."""
    told = tomllib.loads(text)
    divisions = {each["id"]: each for each in told["division"]}
    return tuple(_calendar(each, [divisions[name] for name in each["divisions"]]) for each in told["calendar"])


def calendar(name: str) -> Calendar:
    """The calendar with this id; raises Missing."""
    for each in calendars():
        if each.id == name:
            return each
    raise Missing(f"There is no calendar called {name}.", instead=f"Use one of {', '.join(c.id for c in calendars())}.")


def _calendar(told: dict[str, Any], parts: list[dict[str, Any]]) -> Calendar:
    """One calendar of several parts: a holiday of any part is one of all, and says whose it is if not everybody's."""
    named: dict[date, dict[str, list[str]]] = {}
    for part in parts:
        for text, name in part["days"].items():
            named.setdefault(date.fromisoformat(text), {}).setdefault(name, []).append(part["title"])
    return Calendar(
        id=told["id"],
        title=told["title"],
        first_year=max(part["first_year"] for part in parts),
        last_year=min(part["last_year"] for part in parts),
        source=told["source"],
        holidays={each: _said(names, len(parts)) for each, names in named.items()},
    )


def _said(names: dict[str, list[str]], parts: int) -> str:
    """ "Easter Monday", or "2 January (Scotland)" where other parts have no such holiday that day."""
    for name, where in names.items():
        if len(where) == parts:
            return name
    return "; ".join(f"{name} ({', '.join(where)})" for name, where in names.items())
