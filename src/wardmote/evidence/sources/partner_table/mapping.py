"""How a partner's table is read, as it is remembered: which series it is, what each column holds, what the table
leaves unsaid."""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping as Mapped
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from wardmote.errors import Invalid
from wardmote.evidence.sources.partner_table.heading import Heading
from wardmote.evidence.sources.partner_table.times import grain, looks_like_time, period_in
from wardmote.evidence.sources.partner_table.workbook import Cell, text_of

FORMAT = 1
Role = Literal["place", "place code", "period", "measure", "kind", "count", "total", "responses", "asked", "ignored"]
ROLES: tuple[Role, ...] = (
    "place",
    "place code",
    "period",
    "measure",
    "kind",
    "count",
    "total",
    "responses",
    "asked",
    "ignored",
)
CLASSES = ("restricted", "public")
# What stands for a time in the shape of a heading, so that next quarter's table has the same shape.
TIMES = {"month": "<month>", "quarter": "<quarter>", "year": "<year>", "span": "<period>"}
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class ColumnRole:
    """What the columns of one label hold. `label` is as in a shape: times are told by what they are, not which."""

    label: str
    role: Role


@dataclass(frozen=True)
class Mapping:
    """A remembered reading.

    `shape` is the heading's labels by which a table is known (see `shape_of`). `title` names the series, `provider` who
    counts, `definition` what, and `caveat` what must be said beside it; `data_class` is "restricted" unless the
    provider publishes it. `prescribed` is the slug of a set of section 17A. `measure` is what is counted where no
    column or heading says, `period` of when where none does ("title" to find it above the table), `place_kind` what its
    places are, `places` the one place a table without a column of places is of, `areas` the districts it is of (codes),
    `own` places
    of the provider's own by name with their kind, `beside` the kinds of other sources (by slug) that come near and are
    shown next to it, never added, and `quarters` whether Q1 begins in April or January. `how_asked` makes it a survey:
    by which way people were asked, each measure then being a question and each kind an answer; `drawn` says that those
    asked were drawn by chance from all there are, so that they stand for the others.
    """

    series: str
    title: str
    provider: str
    definition: str
    shape: tuple[str, ...]
    columns: tuple[ColumnRole, ...]
    caveat: str = ""
    unit: str = "incidents"
    data_class: str = "restricted"
    licence: str = "given to the partnership; not for publication"
    prescribed: str = ""
    sheet: str = ""
    measure: str = ""
    period: str = ""
    place_kind: str = ""
    place: str = ""
    areas: tuple[str, ...] = ()
    own: Mapped[str, str] = field(default_factory=dict)
    beside: Mapped[str, tuple[str, ...]] = field(default_factory=dict)
    quarters: str = ""
    how_asked: str = ""
    drawn: bool = False
    made_up: bool = False

    def __post_init__(self) -> None:
        if not SLUG.fullmatch(self.series):
            raise Invalid(f"“{self.series}” cannot name a series.", instead="Use small letters, figures and hyphens.")
        for name, words in (("title", "a title"), ("provider", "who provides it"), ("definition", "what it counts")):
            if not getattr(self, name).strip():
                raise Invalid(f"The mapping of {self.series} does not say {words}.", instead=f"Give it: --{name} TEXT.")
        if self.data_class not in CLASSES:
            raise Invalid(f"“{self.data_class}” is no class.", instead=f"Say one of {', '.join(CLASSES)}.")
        if self.quarters not in ("", "financial", "calendar"):
            raise Invalid(
                f"Quarters are “{self.quarters}”.", instead="Say financial (Q1 is April to June) or calendar."
            )
        if strange := [each.role for each in self.columns if each.role not in ROLES]:
            raise Invalid(f"“{strange[0]}” is nothing a column can hold.", instead=f"Say one of {', '.join(ROLES)}.")

    def role(self, label: str) -> Role:
        """What a column of that label holds; one that is not named is ignored."""
        return next((each.role for each in self.columns if each.label == label), "ignored")

    @property
    def sha256(self) -> str:
        """A hash of all it says, so that a figure can tell by which reading it was read."""
        return hashlib.sha256(json.dumps(self.as_dict(), sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        told |= {"shape": list(self.shape), "areas": list(self.areas), "own": dict(self.own)}
        told["beside"] = {source: list(kinds) for source, kinds in self.beside.items()}
        return told | {"columns": [{"label": each.label, "role": each.role} for each in self.columns]}

    def to_toml(self) -> str:
        """As it is kept, for people to read and mend."""
        told = self.as_dict()
        columns, tables = told.pop("columns"), {name: told.pop(name) for name in ("own", "beside")}
        lines = ["# How Wardmote reads this series. Made by `wardmote evidence map`; it may be mended by hand.", ""]
        lines += [f"format = {FORMAT}", *(f"{name} = {_toml(value)}" for name, value in told.items())]
        for name, table in tables.items():
            if table:
                lines += ["", f"[{name}]", *(f"{_toml(key)} = {_toml(value)}" for key, value in table.items())]
        for column in columns:
            lines += ["", "[[columns]]", *(f"{name} = {_toml(value)}" for name, value in column.items())]
        return "\n".join(lines) + "\n"

    @classmethod
    def from_toml(cls, text: str, where: str) -> "Mapping":
        """The mapping kept in a file. Raises Invalid, naming the file, when it is none."""
        try:
            told = tomllib.loads(text)
            if told.pop("format", None) != FORMAT:
                raise ValueError(f"it is not of format {FORMAT}")
            columns = tuple(ColumnRole(**each) for each in told.pop("columns", ()))
            told |= {name: tuple(told.get(name, ())) for name in ("shape", "areas")}
            told["beside"] = {source: tuple(kinds) for source, kinds in told.get("beside", {}).items()}
            return cls(columns=columns, **told)
        except (ValueError, TypeError, Invalid) as problem:
            raise Invalid(f"{where} is no mapping ({problem}).", instead="Mend it, or make it again.") from problem


def _toml(value: Any) -> str:
    # JSON writes texts, truths and lists of texts as TOML has them.
    return json.dumps(value, ensure_ascii=False)


def label_of(heading: Heading, column: int) -> str:
    """A column's label in a shape: its names in lower case, each time told by what it is."""
    return " / ".join(filter(None, (_word(cell) for cell in heading.names[column])))


def _word(cell: Cell) -> str:
    if looks_like_time(cell):
        period = period_in(cell)
        return TIMES[grain(period)] if period else "<period>"
    text = text_of(cell).casefold()
    # Footnote marks come and go.
    return " ".join(re.sub(r"\s*(\[note [0-9]+\]|\([0-9]\)|[¹²³*†])", " ", text).split())


def shape_of(heading: Heading) -> tuple[str, ...]:
    """What a table is known by: its labels in order, each run of one label told once."""
    shape: list[str] = []
    for column in range(len(heading.names)):
        label = label_of(heading, column)
        if label and (not shape or shape[-1] != label):
            shape.append(label)
    return tuple(shape)
