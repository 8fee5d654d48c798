"""What a source declares about itself: who publishes it, under what licence, and how its columns become our record."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wardmote.errors import Broken
from wardmote.evidence.records import COLUMNS


@dataclass(frozen=True)
class Profile:
    """One layout the publisher has used. Publishers rename and reorder columns, so a layout is data with a date.

    `header` is the set of column names by which a file is recognised, in any order. `columns` maps names of our record
    to the publisher's. `fixed` gives columns of our record that the file leaves unsaid, such as its only force.
    `month_format` is the strptime format of the column mapped to `month`.
    """

    name: str
    seen: str
    header: tuple[str, ...]
    columns: Mapping[str, str]
    fixed: Mapping[str, str] = field(default_factory=dict)
    month_format: str = "%Y-%m"

    def __post_init__(self) -> None:
        known = {column.name for column in COLUMNS}
        if strange := (set(self.columns) | set(self.fixed)) - known:
            raise Broken(f"Profile “{self.name}” maps {', '.join(sorted(strange))}, which no record has.")
        if absent := set(self.columns.values()) - set(self.header):
            raise Broken(f"Profile “{self.name}” maps columns its header lacks: {', '.join(sorted(absent))}.")
        if lost := {c.name for c in COLUMNS if c.needed} - set(self.columns) - set(self.fixed):
            raise Broken(f"Profile “{self.name}” does not say where {', '.join(sorted(lost))} comes from.")


@dataclass(frozen=True)
class OtherFile:
    """A file of the same publisher that we know and do not take in; `what` completes “It holds …”."""

    what: str
    header: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """A publisher's series of monthly files.

    `data_class` is "public" when every figure is already published at `grain`. `first_month` is the earliest the
    series goes back to. `kinds` are the words met so far, so that a new one is pointed out; it is kept all the same.
    """

    slug: str
    title: str
    publisher: str
    licence: str
    attribution: str
    data_class: str
    grain: str
    first_month: str
    profiles: tuple[Profile, ...]
    passed_over: tuple[OtherFile, ...] = ()
    kinds: frozenset[str] = frozenset()


def read_profiles(path: Path) -> tuple[tuple[Profile, ...], tuple[OtherFile, ...]]:
    """Read `[[profile]]` and `[[passed_over]]` tables from a TOML file beside a source."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    profiles = tuple(
        Profile(
            name=table["name"],
            seen=table["seen"],
            header=tuple(table["header"]),
            columns=table["columns"],
            fixed=table.get("fixed", {}),
            month_format=table.get("month_format", "%Y-%m"),
        )
        for table in data["profile"]
    )
    others = tuple(OtherFile(table["what"], tuple(table["header"])) for table in data.get("passed_over", ()))
    return profiles, others
