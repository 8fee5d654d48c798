"""Rules of time as dated data: what starts the clock, how long, by which law or local choice, and who checked it.

Rules are in `packs/*.toml`. Each is *unconfirmed* until a named person has checked it against its source on a day, and
is never shown as a duty before that. One id may have several entries that follow each other in time; the one in force
on the day the clock starts is used.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path
from typing import Any

from wardmote.clocks import words
from wardmote.clocks.calendars import calendar
from wardmote.clocks.limits import Limit
from wardmote.clocks.reading import read_limit
from wardmote.clocks.reckoning import day_of
from wardmote.errors import Invalid, Missing, NotNow

#: What a rule rests on, by its letter in the packs.
KINDS = {"S": "law", "G": "guidance", "C": "court", "L": "local"}
#: Kinds that bind; the others advise.
BINDING = ("S", "C")
#: What the day a rule gives is: the last day to do something, the day something ends, the first day something may be
#: done, or the last day on which something counts.
SENSES = ("do by", "ends on", "not before", "counts until")
COMMENCEMENTS = ("in force", "pilot", "not commenced")


@dataclass(frozen=True)
class Rule:
    """A rule of time.

    `kind` is a letter of KINDS, `citation` where it is written, `event` what starts its clock, `limit` how long,
    `sense` one of SENSES, `to_do` what is to be done by then. `pauses` are the reasons for which its clock may stop.
    It is in force from `starts` to `ends` (None: no such day is known), `commencement` is one of COMMENCEMENTS.
    `note` is what a reviewer should look at. `reviewed_by` checked it on `reviewed_on`; without both it is
    unconfirmed.
    """

    id: str
    title: str
    kind: str
    citation: str
    event: str
    to_do: str
    limit: Limit
    sense: str = "do by"
    calendar: str = "england"
    pauses: tuple[str, ...] = ()
    commencement: str = "in force"
    starts: date | None = None
    ends: date | None = None
    note: str = ""
    reviewed_by: str = ""
    reviewed_on: date | None = None

    @property
    def basis(self) -> str:
        """What it rests on, in a word: law, guidance, court or local."""
        return KINDS[self.kind]

    @property
    def is_reviewed(self) -> bool:
        """Somebody named has checked it, on a day."""
        return bool(self.reviewed_by and self.reviewed_on)

    @property
    def strength(self) -> str:
        """ "must" or "should"; "unconfirmed" until it is reviewed. A pilot's rule binds in places only: never must."""
        if not self.is_reviewed or self.commencement == "not commenced":
            return "unconfirmed"
        return "must" if self.kind in BINDING and self.commencement == "in force" else "should"

    @property
    def said(self) -> str:
        """The rule as a sentence."""
        return f"{self.to_do[:1].upper()}{self.to_do[1:]}: {self.limit.sentence(self.event)}."

    @cached_property
    def fingerprint(self) -> str:
        """Of all that a reviewer checks: it changes when what the rule says changes, and the review no longer holds."""
        told = replace(self, title="", note="", reviewed_by="", reviewed_on=None)
        return sha256(repr(told).encode()).hexdigest()

    def covers(self, day: date) -> bool:
        """Whether this entry is in force on a day."""
        return (self.starts is None or self.starts <= day) and (self.ends is None or day <= self.ends)

    def reviewed(self, by: str, on: date) -> "Rule":
        """The rule as confirmed by somebody on a day."""
        if not by.strip():
            raise Invalid(f"Nobody is named as having checked {self.id}.", instead="Say who checked it.")
        return replace(self, reviewed_by=by.strip(), reviewed_on=on)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule that is shipped, by id and then by when it starts."""
    return read_packs(files(__package__).joinpath("packs"))


def rule(rule_id: str, on: date | datetime | None = None, among: Iterable[Rule] | None = None) -> Rule:
    """The rule of this id in force on a day; without a day the latest. Raises Missing, or NotNow on another day."""
    known = [each for each in (rules() if among is None else among) if each.id == rule_id]
    if not known:
        raise Missing(f"There is no rule of time called {rule_id}.", instead="Choose one from the list of rules.")
    if on is None:
        return known[-1]
    day = day_of(on)
    for each in known:
        if each.covers(day):
            return _commenced(each)
    raise NotNow(
        f"“{known[-1].title}” does not apply to what started on {words.day(day)}: {_when(known)}.",
        instead="Check the day, or the rule that applied then.",
    )


def _commenced(found: Rule) -> Rule:
    if found.commencement == "not commenced" and not found.is_reviewed:
        raise NotNow(
            f"“{found.title}” is not known to be in force: nobody has confirmed its commencement.",
            instead=f"Check {found.citation}, and have a named person confirm it here.",
        )
    return found


def _when(known: list[Rule]) -> str:
    spans = [
        " ".join(
            filter(
                None,
                (
                    f"from {words.short(each.starts)}" if each.starts else "",
                    f"to {words.short(each.ends)}" if each.ends else "",
                ),
            )
        )
        for each in known
    ]
    return f"it is in force {words.listed(spans)}"


def read_packs(folder: Traversable | Path) -> tuple[Rule, ...]:
    """The rules in a folder's TOML files. Raises Invalid for a rule that cannot be read or stands twice."""
    found: list[Rule] = []
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            try:
                told = tomllib.loads(file.read_text("utf-8"))
            except tomllib.TOMLDecodeError as error:
                raise Invalid(f"{file.name} cannot be read: {error}.", instead="Mend it.") from error
            found += [_read(each, file.name) for each in told.get("rule", ())]
    found.sort(key=lambda each: (each.id, each.starts or date.min))
    for one, next_one in pairwise(found):
        if one.id == next_one.id and not (one.ends and next_one.starts and one.ends < next_one.starts):
            raise Invalid(f"Two entries of {one.id} are in force at once.", instead="Give the first a last day.")
    return tuple(found)


def _read(told: dict[str, Any], where: str) -> Rule:
    name = str(told.get("id", "a rule"))
    try:
        made = Rule(**{**told, "limit": read_limit(told["limit"]), "pauses": tuple(told.get("pauses", ()))})
    except (KeyError, TypeError, ValueError) as error:
        raise Invalid(f"{where}: {name} is not written as a rule is ({error}).", instead="Mend it.") from error
    except Invalid as error:
        raise Invalid(f"{where}: {name}: {error.sentence}", instead=error.instead) from error
    calendar(made.calendar)
    for what, value, known in (
        ("kind", made.kind, tuple(KINDS)),
        ("sense", made.sense, SENSES),
        ("commencement", made.commencement, COMMENCEMENTS),
    ):
        if value not in known:
            raise Invalid(f"{where}: {name} has the {what} {value!r}.", instead=f"Use one of {', '.join(known)}.")
    if bool(made.reviewed_by) != bool(made.reviewed_on):
        raise Invalid(f"{where}: {name} says who reviewed it or when, and not both.", instead="Say both or neither.")
    return made
