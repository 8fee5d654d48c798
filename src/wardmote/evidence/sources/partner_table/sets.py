"""The sets of section 17A as data: what each is, who holds it, how fine its places may be, and when it is due."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from wardmote.errors import Broken, Missing
from wardmote.evidence.periods import Period

ANY = "any"


@dataclass(frozen=True)
class PrescribedSet:
    """One set. `finest` is the finest kind of place it may come by, or "any"; `words` are what its kinds are told
    by."""

    slug: str
    holder: str
    title: str
    definition: str
    unit: str
    finest: str
    citation: str
    words: tuple[str, ...] = ()


@cache
def prescribed_sets() -> tuple[PrescribedSet, ...]:
    """Every set, in the order of the regulations' holders."""
    data = _data()
    return tuple(
        PrescribedSet(**{**row, "words": tuple(row.get("words", ()))}, citation=data["citation"]) for row in data["set"]
    )


def prescribed_set(slug: str) -> PrescribedSet:
    """The set of that slug; Missing names the ones there are."""
    for each in prescribed_sets():
        if each.slug == slug:
            return each
    known = ", ".join(each.slug for each in prescribed_sets())
    raise Missing(f"There is no set of section 17A called “{slug}”.", instead=f"The sets are: {known}.")


def due(period: Period) -> date | None:
    """The last day on which information of a quarter, or of months of one, is in time; `None` where it is of more."""
    for row in _data()["quarter"]:
        first, last = row["months"]
        if period.first.year == period.last.year and first <= period.first.number <= period.last.number <= last:
            month, day = map(int, row["due"].split("-"))
            return date(period.last.year + (month < last), month, day)
    return None


def quarters_of(period: Period) -> tuple[Period, ...]:
    """The quarters of the rules that lie wholly within a period, in order."""
    starts = {row["months"][0]: row["months"][1] - row["months"][0] for row in _data()["quarter"]}
    found = (Period(month, month + starts[month.number]) for month in period.months() if month.number in starts)
    return tuple(each for each in found if each.last <= period.last)


def reviewed() -> bool:
    """Whether somebody who answers for the law has put a name and a day to these rules."""
    data = _data()
    return bool(data["reviewed_by"] and data["reviewed_on"])


@cache
def _data() -> dict[str, Any]:
    data = tomllib.loads(files(__package__).joinpath("sets.toml").read_text("utf-8"))
    slugs = [row["slug"] for row in data["set"]]
    if len(set(slugs)) < len(slugs):
        raise Broken("sets.toml has two sets of one slug.")
    return data
