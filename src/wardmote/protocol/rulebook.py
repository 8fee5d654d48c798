"""Every dated entry there is, and what of it is in force on a day: the protocol of that day, with its version.

The data are in `data/*.toml`. An entry is ended and followed by another of the same id, never edited, so a decision of
any day can be made again. A partnership's own reviews come in as plain values.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from typing import Any

from wardmote.errors import Invalid
from wardmote.protocol.entries import BodyKind, Cited, Dated, Gateway, Need, Stop
from wardmote.protocol.in_force import Protocol
from wardmote.protocol.reading_data import SHEETS, read_sheets


@dataclass(frozen=True, slots=True)
class Review:
    """That `by` checked an entry against its source `on` a day, when it said what `fingerprint` stands for."""

    entry: str
    by: str
    on: date
    fingerprint: str


@dataclass(frozen=True)
class Rulebook:
    """All entries, by sheet ("gateway", "condition", "stop", "need", "body", "purpose", "class", "urgency")."""

    sheets: dict[str, tuple[Any, ...]]
    _made: dict[Any, Protocol] = field(default_factory=dict, init=False, repr=False, compare=False)

    def on(self, day: date, reviews: tuple[Review, ...] = ()) -> Protocol:
        """What is in force on a day, with those reviews that had been made by then and still hold."""
        if (found := self._made.get((day, reviews))) is None:
            if len(self._made) >= DAYS_KEPT:
                self._made.clear()
            found = self._made[day, reviews] = self._on(day, reviews)
        return found

    def _on(self, day: date, reviews: tuple[Review, ...]) -> Protocol:
        held: dict[str, Any] = {
            plural(name): tuple(each for each in sheet if each.covers(day)) for name, sheet in self.sheets.items()
        }
        groups, needs = _groups(held["bodies"]), {each.id: each for each in held["needs"]}
        for name in ("gateways", "conditions", "stops"):
            held[name] = tuple(_reviewed(_written_out(each, groups), needs, day, reviews) for each in held[name])
        return Protocol(day=day, version=_hash_of(held), **held)


def fingerprint(entry: Cited, needs: Iterable[Need]) -> str:
    """Of all that a reviewer of an entry of a day's protocol checks, its needs written out; a review holds while it
    stays the same."""
    told = {name: value for name, value in vars(entry).items() if name not in _NOT_CHECKED}
    wanted = getattr(entry, "needs", ())
    told["needs"] = [_of_a_day(each) for each in needs if each.id in wanted]
    return sha256(json.dumps(_plain(told), sort_keys=True).encode()).hexdigest()[:16]


def _reviewed(entry: Cited, needs: dict[str, Need], day: date, reviews: Iterable[Review]) -> Cited:
    if entry.reviewed_on and entry.reviewed_on > day:
        entry = replace(entry, reviewed_by="", reviewed_on=None)
    for each in sorted(reviews, key=attrgetter("on", "by")):
        if each.entry == entry.id and each.on <= day and each.by.strip():
            if each.fingerprint == fingerprint(entry, needs.values()):
                entry = replace(entry, reviewed_by=each.by.strip(), reviewed_on=each.on)
    return entry


def _groups(bodies: Iterable[BodyKind]) -> dict[str, set[str]]:
    """Name -> kinds of body: each kind by itself, each group as @group, and "any"."""
    found: dict[str, set[str]] = {"any": set()}
    for each in bodies:
        found["any"].add(each.id)
        found[each.id] = {each.id}
        for group in each.groups:
            found.setdefault(f"@{group}", set()).add(each.id)
    return found


def _written_out(entry: Any, groups: dict[str, set[str]]) -> Any:
    """The entry with every group of bodies as the kinds that were in it that day."""
    if isinstance(entry, Stop):
        when = {
            fact: tuple(sorted(_kinds(values, groups))) if fact in ("holder", "recipient") else values
            for fact, values in entry.when.items()
        }
        return replace(entry, when=when)
    # A group that nobody is in is nobody: an empty set would mean anybody.
    holders = frozenset(_kinds(entry.holders, groups) or (entry.holders and {NOBODY}))
    if isinstance(entry, Gateway):
        return replace(entry, holders=holders, recipients=frozenset(_kinds(entry.recipients, groups)))
    return replace(entry, holders=holders)


def _kinds(names: Iterable[str], groups: dict[str, set[str]]) -> set[str]:
    return {kind for name in names for kind in groups.get(name, ())}


_NOT_CHECKED = ("title", "note", "ends", "reviewed_by", "reviewed_on")
#: Ending an entry, as another follows it, leaves the versions of the days before as they were.
_NOT_OF_A_DAY = ("note", "starts", "ends")
#: How many days' protocols are kept worked out.
DAYS_KEPT = 500
#: A kind of body that there is not.
NOBODY = ""


def plural(sheet: str) -> str:
    """The name of a sheet's entries: gateway, gateways."""
    return {"body": "bodies", "class": "classes", "urgency": "urgencies"}.get(sheet, f"{sheet}s")


@cache
def rulebook() -> Rulebook:
    """The data that are shipped."""
    return read_rulebook(files(__package__).joinpath("data"))


def read_rulebook(folder: Traversable | Path) -> Rulebook:
    """The data of a folder with one TOML file for each sheet. Raises Invalid for what cannot be read or contradicts."""
    sheets = read_sheets(folder)
    for name, sheet in sheets.items():
        for one, following in pairwise(sorted(sheet, key=lambda each: (each.id, each.starts or date.min))):
            if one.id == following.id and not (one.ends and following.starts and one.ends < following.starts):
                raise Invalid(
                    f"{plural(name)}.toml: two entries of {one.id} are in force at once.",
                    instead="Give the first a last day.",
                )
    return Rulebook({name: sheets[name] for name in SHEETS})


def _hash_of(held: dict[str, Any]) -> str:
    told = {name: [_of_a_day(each) for each in sheet] for name, sheet in held.items()}
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def _of_a_day(entry: Dated) -> Any:
    return _plain({name: value for name, value in vars(entry).items() if name not in _NOT_OF_A_DAY})


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
