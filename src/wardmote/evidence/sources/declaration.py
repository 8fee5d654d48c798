"""What a source declares about itself: who publishes it, under what licence, and how its columns become our record."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from wardmote.errors import Broken
from wardmote.evidence.records import INCIDENT, Record
from wardmote.evidence.sources.layouts import (
    Family,
    Fitted,
    Form,
    Layout,
    OtherFile,
    Profile,
)

__all__ = [
    "Family",
    "Fitted",
    "Form",
    "Layout",
    "OtherFile",
    "Profile",
    "Source",
    "Span",
    "read_profiles",
]

# How much time one extract is of: its rows are all of it, and a later file for the same one supersedes. A "series" is
# issued whole each time, whatever it reaches back to; a "period" is whatever months its rows say.
Span = Literal["month", "quarter", "year", "series", "period"]


@dataclass(frozen=True)
class Source:
    """A publisher's series of files, each an extract: the rows of one `span` of time and of what the file covers.

    `data_class` is "public" when every figure is already published at `grain`. `first_month` is the earliest the
    series goes back to. `kinds` are the words met so far, so that a new one is pointed out; it is kept all the same.
    `follows` is the slug of the source whose rows say where and when those of this one were, as collisions do of their
    casualties; `follows_by` names our column that holds the other's first identifying column. `completes` is the slug
    of the source of whose rows this one says more, told by the same identity: columns they leave empty are taken here.
    `year_in` names our column that begins with the year, where the publisher also issues files of several years.
    `points_of` is the slug of the source that publishes the same approximate map points and says what lies at each.
    Files of a source `by_mapping` come in through a mapping of their own only, and never as they stand.
    """

    slug: str
    title: str
    publisher: str
    licence: str
    attribution: str
    data_class: str
    grain: str
    first_month: str
    profiles: tuple[Layout, ...]
    passed_over: tuple[OtherFile, ...] = ()
    kinds: frozenset[str] = frozenset()
    record: Record = INCIDENT
    span: Span = "month"
    follows: str = ""
    follows_by: str = ""
    completes: str = ""
    points_of: str = ""
    year_in: str = ""
    by_mapping: bool = False

    def __post_init__(self) -> None:
        if foreign := [each.name for each in self.profiles if each.record is not self.record]:
            raise Broken(f"Source {self.slug} keeps rows as {self.record.name}, and {', '.join(foreign)} does not.")
        if self.follows and self.record.column(self.follows_by) is None:
            raise Broken(f"Source {self.slug} follows {self.follows} by no column of its own.")

    @property
    def by_force(self) -> bool:
        """Whether each extract is of one police force."""
        return self.record.cover == "force"


def read_profiles(
    path: Path, record: Record = INCIDENT, **given: Any
) -> tuple[tuple[Profile, ...], tuple[OtherFile, ...]]:
    """Read `[[profile]]` and `[[passed_over]]` tables from a TOML file; `given` goes to each profile."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    profiles = tuple(
        Profile(
            **{**table, "header": tuple(table["header"]), "nulls": tuple(table.get("nulls", ()))},
            record=record,
            **given,
        )
        for table in data["profile"]
    )
    others = tuple(OtherFile(table["what"], tuple(table["header"])) for table in data.get("passed_over", ()))
    return profiles, others
