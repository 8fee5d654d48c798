"""What the sections of an answer are written from."""

from dataclasses import dataclass, field
from functools import cached_property

from wardmote.documents import Shape
from wardmote.evidence.disclosure import Released
from wardmote.evidence.geography.atlas import People
from wardmote.evidence.geography.outlines import Outline
from wardmote.evidence.indicators import Line
from wardmote.reports.exploration.inquiry import Inquiry
from wardmote.reports.strategic_assessment.figures import Figures
from wardmote.reports.strategic_assessment.line_figures import register
from wardmote.reports.strategic_assessment.wording import published


@dataclass(frozen=True)
class Seen:
    """The released measurement of the place, and of the place it is set against where there is one."""

    inquiry: Inquiry
    released: Released
    other: Released | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines in the indicator's own order."""
        return self.released.figures.lines

    def beside(self, line: Line) -> Line | None:
        """The same line of the other place; None where there is none."""
        if self.other is None:
            return None
        return next((each for each in self.other.figures.lines if each.kind == line.kind), None)

    @cached_property
    def figures(self) -> Figures:
        """The register of everything said of the place."""
        made = Figures(self.inquiry.place, self.inquiry.period)
        register(made, self.released)
        return made

    @cached_property
    def other_figures(self) -> Figures | None:
        """The register of everything said of the other place."""
        if self.other is None:
            return None
        made = Figures(self.other.figures.place, self.inquiry.period)
        register(made, self.other)
        return made

    @property
    def source_line(self) -> str:
        """Who published what the figures are counted from."""
        return published(self.released.figures) or "nobody named"


@dataclass(frozen=True)
class Parts:
    """How a line lies over the parts of a place: their names, released lines and outlines, or why there is none."""

    levels: tuple[str, ...]
    level: str = ""
    names: dict[str, str] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)
    people: dict[str, People] = field(default_factory=dict)
    outlines: dict[str, Outline] = field(default_factory=dict)
    attribution: str = ""
    around: tuple[Shape, ...] = ()
    notes: tuple[str, ...] = ()
    why_not: str = ""
