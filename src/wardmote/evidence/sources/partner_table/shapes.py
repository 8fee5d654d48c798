"""What reading a partner's table gives: its figures, and an account of every line."""

from collections import Counter
from collections.abc import Mapping as Mapped
from dataclasses import dataclass, field

from wardmote.evidence.periods import Period
from wardmote.evidence.sources.partner_table.gazette import Spot
from wardmote.evidence.sources.partner_table.mapping import Mapping


@dataclass(frozen=True)
class Figure:
    """One figure: for a place, a period and a kind a count, or the mark that stands in its place. `line` is from 1.
    `unit` is what it counts where that is not what the mapping says."""

    line: int
    column: str
    spot: Spot
    period: Period
    kind: str
    count: int | None
    mark: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Aside:
    """A line, or one cell of it (its column's letter), that could not be read, and why."""

    line: int
    column: str
    reason: str


@dataclass(frozen=True)
class Reconciled:
    """A total the table prints, and what its parts come to. `unknown` parts have a mark in place of a count."""

    line: int
    what: str
    printed: int
    parts: int
    unknown: int

    @property
    def agrees(self) -> bool:
        """Equal; or, where some parts are marks, no less than the others come to."""
        return self.printed == self.parts if not self.unknown else self.printed >= self.parts

    @property
    def sentence(self) -> str:
        """What was found, in words."""
        hidden = f", with {self.unknown:,} parts not given" if self.unknown else ""
        if self.agrees:
            return f"Line {self.line:,}, {self.what}: {self.printed:,} printed, {self.parts:,} from its parts{hidden}."
        apart = abs(self.printed - self.parts)
        return (
            f"Line {self.line:,}, {self.what}: {self.printed:,} printed, but its parts come to {self.parts:,}{hidden}: "
            f"a difference of {apart:,}."
        )


@dataclass(frozen=True)
class TableReading:
    """A table as a mapping reads it. `fates` tells of each line what it was: above, heading, kept, total, set aside,
    note or blank; figures are all of lines that were kept."""

    file: str
    sheet: str
    mapping: Mapping
    figures: tuple[Figure, ...]
    asides: tuple[Aside, ...]
    totals: tuple[Reconciled, ...]
    fates: Mapped[int, str]
    remarks: tuple[str, ...] = field(default_factory=tuple)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods there are figures for, in order."""
        return tuple(sorted({each.period for each in self.figures}))

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(sorted({each.kind for each in self.figures}))

    @property
    def marks(self) -> dict[str, int]:
        """How many figures have each mark in place of a count."""
        return dict(Counter(each.mark for each in self.figures if each.mark))

    def lines(self, fate: str) -> int:
        """How many lines met that fate."""
        return sum(each == fate for each in self.fates.values())
