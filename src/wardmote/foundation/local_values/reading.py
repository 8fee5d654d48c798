"""What a local value is on a day, and what it has been."""

from dataclasses import dataclass
from datetime import date

from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.local_values.declared import Declared, Value, declared, value_named
from wardmote.foundation.local_values.models import LocalValue
from wardmote.foundation.once import once

DEFAULT, PACK, SITE = "default", "pack", "site"


@dataclass(frozen=True)
class ValueSeen:
    """A value as it is on a day: `origin` is DEFAULT, PACK or SITE; `since` is empty where it was so from the start."""

    declared: Declared
    value: Value
    origin: str
    since: date | None
    source: str

    @property
    def said(self) -> str:
        """The value in words."""
        return self.declared.said(self.value)


def value_of(viewer: Viewer, name: str, day: date) -> Value:
    """What a value is in the viewer's partnership on a day; raises Missing for one that nobody declares."""
    return value_seen(viewer, name, day).value


def value_seen(viewer: Viewer, name: str, day: date) -> ValueSeen:
    """The same, with where it comes from."""
    return _latest(value_named(name), [row for row in rows_on(viewer, day) if row.name == name])


def values_for(viewer: Viewer, day: date) -> tuple[ValueSeen, ...]:
    """Every value as it is on a day, in the order in which they are declared."""
    rows = rows_on(viewer, day)
    return tuple(_latest(each, [row for row in rows if row.name == each.name]) for each in declared().values())


def versions_of(viewer: Viewer, name: str) -> tuple[ValueSeen, ...]:
    """What a value has been and will be, the latest first, its default last."""
    found = value_named(name)
    rows = sorted(seen(viewer, LocalValue, BUSINESS).filter(name=name), key=when, reverse=True)
    return (*(_seen(found, row) for row in rows), _default(found))


@once
def rows_on(viewer: Viewer, day: date) -> tuple[LocalValue, ...]:
    """Every version of every value that holds, or held, by a day."""
    rows = seen(viewer, LocalValue, BUSINESS)
    return tuple(row for row in rows if row.starts is None or row.starts <= day)


def when(row: LocalValue) -> tuple:
    """By this the versions of a value stand in their order."""
    return (row.starts or date.min, row.made_at)


def _latest(found: Declared, rows: list[LocalValue]) -> ValueSeen:
    return _seen(found, max(rows, key=when)) if rows else _default(found)


def _seen(found: Declared, row: LocalValue) -> ValueSeen:
    return ValueSeen(found, row.value, PACK if row.from_pack else SITE, row.starts, row.source or found.source)


def _default(found: Declared) -> ValueSeen:
    return ValueSeen(found, found.default, DEFAULT, None, found.source)
