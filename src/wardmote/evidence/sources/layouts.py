"""The layouts a publisher has used: how the columns of a file become those of our record."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from wardmote.errors import Broken, Invalid
from wardmote.evidence.records import INCIDENT, Record
from wardmote.evidence.records.rows import Row, SetAside

MONTH_FORMAT, DATE_FORMAT = "%Y-%m", "%Y-%m-%d"


@dataclass(frozen=True)
class Profile:
    """One layout the publisher has used. Publishers rename and reorder columns, so a layout is data with a date.

    `header` is the set of column names by which a file is recognised, in any order. `columns` maps names of our record
    to the publisher's. `fixed` gives columns of our record that the file leaves unsaid, such as its only force, and
    `file_name`, an expression with named groups, those that its name says. `words` maps a column to what its codes
    mean; a code that is not among them stays as it is. `nulls` are texts that stand for nothing. `month_format` and
    `date_format` are strptime formats of what is mapped to the record's month and to its dates. `moment` is the
    publisher's column of moments in UTC, where the file's name says the month: a row is of that month when its moment
    is, by UTC or by summer time; else it is of the moment's own.
    """

    name: str
    seen: str
    header: tuple[str, ...]
    columns: Mapping[str, str]
    fixed: Mapping[str, str] = field(default_factory=dict)
    month_format: str = MONTH_FORMAT
    date_format: str = DATE_FORMAT
    file_name: str = ""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    nulls: tuple[str, ...] = ()
    moment: str = ""
    record: Record = INCIDENT

    def __post_init__(self) -> None:
        known = {column.name for column in self.record.columns}
        said = {*self.columns, *self.fixed, *re.compile(self.file_name).groupindex}
        if strange := (said | set(self.words)) - known:
            raise Broken(f"Profile “{self.name}” maps {', '.join(sorted(strange))}, which no record has.")
        if absent := set(self.columns.values()) - set(self.header):
            raise Broken(f"Profile “{self.name}” maps columns its header lacks: {', '.join(sorted(absent))}.")
        if lost := {c.name for c in self.record.columns if c.needed} - said:
            raise Broken(f"Profile “{self.name}” does not say where {', '.join(sorted(lost))} comes from.")

    def fitted(self, header: Sequence[str], head: str) -> "Profile | None":
        """This profile, when a file with that first line is laid out so."""
        return self if sorted(self.header) == sorted(header) else None

    def bound(self, base: str) -> "Profile":
        """The profile for a file of that name. Raises `Invalid` when the name does not say what the file leaves out."""
        if not self.file_name:
            return self
        said = re.fullmatch(self.file_name, base, re.IGNORECASE)
        if said is None:
            raise Invalid(
                f"{base}: files of this kind say whose they are, and of when, in their names alone, and this name does "
                "not. Give it the name it had from the publisher."
            )
        told = {column: self.word(column, value) for column, value in said.groupdict().items()}
        return replace(self, fixed={**self.fixed, **told}, file_name="")

    def word(self, column: str, value: str) -> str:
        """What a value of a column means."""
        return self.words.get(column, {}).get(value, value)

    def value(self, values: Mapping[str, str], column: str) -> str:
        """A column of our record, from a row's values by the publisher's names."""
        if column in self.fixed:
            return self.fixed[column]
        given = values[self.columns[column]] if column in self.columns else ""
        return "" if given in self.nulls else self.word(column, given)


@dataclass(frozen=True)
class Family:
    """Layouts that differ by year in names and in columns beside those we read: one publisher's many generations.

    `columns` maps names of our record to every name the publisher has had for it, the one to prefer first. A file is
    of the family when its header has all of `known_by` (names of our record) and none of `not_with` (the publisher's).
    The publisher's names are given in small letters, and compared so.
    """

    name: str
    seen: str
    columns: Mapping[str, tuple[str, ...]]
    known_by: tuple[str, ...]
    not_with: tuple[str, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    month_format: str = MONTH_FORMAT
    date_format: str = DATE_FORMAT
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    nulls: tuple[str, ...] = ()
    record: Record = INCIDENT

    def fitted(self, header: Sequence[str], head: str) -> Profile | None:
        """The profile of a file with that first line; `None` when it is none of the family's."""
        # Capitals have come and gone with the years.
        has = {name.lower(): name for name in header}
        found = {column: name for column, names in self.columns.items() if (name := _first(names, has)) is not None}
        if len(has) < len(header) or not set(self.known_by) <= set(found) or any(name in has for name in self.not_with):
            return None
        return Profile(
            name=self.name,
            seen=self.seen,
            header=tuple(header),
            columns=found,
            fixed=self.fixed,
            month_format=self.month_format,
            date_format=self.date_format,
            words=self.words,
            nulls=self.nulls,
            record=self.record,
        )

    @property
    def header(self) -> tuple[str, ...]:
        """The likeliest names, to say how a file differs."""
        return tuple(dict.fromkeys(names[0] for names in self.columns.values()))


def _first(names: Sequence[str], among: Mapping[str, str]) -> str | None:
    return next((among[name] for name in names if name in among), None)


@dataclass(frozen=True)
class Form:
    """A table made to be read by eye: headings above headings, figures across, words in the place of figures.

    `begins` recognises it by the text of its first lines. `rows` reads a plain UTF-8 file into rows whose values stand
    under the names of our record, every figure a row, every line that holds no figure but should set aside.
    """

    name: str
    seen: str
    record: Record
    begins: Callable[[str], bool]
    rows: Callable[[Path], Iterator[Row | SetAside]]

    def fitted(self, header: Sequence[str], head: str) -> "Form | None":
        """This form, when a file that begins so is laid out so."""
        return self if self.begins(head) else None

    @cached_property
    def profile(self) -> Profile:
        """What becomes of its rows: columns by their own names."""
        names = tuple(column.name for column in self.record.columns)
        return Profile(self.name, self.seen, names, dict(zip(names, names, strict=True)), record=self.record)

    @property
    def header(self) -> tuple[str, ...]:
        """It has no line of column names to be told by."""
        return ()


@dataclass(frozen=True)
class OtherFile:
    """A file of the same publisher that we know and do not take in; `what` completes “It holds …”."""

    what: str
    header: tuple[str, ...]

    def fitted(self, header: Sequence[str], head: str) -> "OtherFile | None":
        """This file, when its first line is so."""
        return self if sorted(self.header) == sorted(header) else None


Layout = Profile | Family | Form
Fitted = Profile | Form | OtherFile
