"""What a chart or a map shows, before it is drawn. All pure data, checked when made."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from wardmote.errors import Invalid

MOST_SERIES = 4
MOST_BARS = 60
MOST_CLASSES = 5

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Line:
    """A series, one value for each label of the x axis; None is a gap."""

    name: str
    values: tuple[float | None, ...]
    emphasis: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", tuple(self.values))
        finite(self.values, f"the series “{self.name}”")


@dataclass(frozen=True)
class LineChart:
    """A monthly series over time, with control limits (low, centre, high) as a quiet band.

    The limits belong to the series with emphasis, else to the first.

    `months` are the labels of the x axis, in order. `breaks` are (index, label): the series is not comparable across
    the step from the month before `index` to the month `index`, so the line is broken there and the label printed
    below.
    """

    months: tuple[str, ...]
    series: tuple[Line, ...]
    y_title: str
    limits: tuple[float, float, float] | None = None
    breaks: tuple[tuple[int, str], ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "months", tuple(self.months))
        object.__setattr__(self, "series", tuple(self.series))
        object.__setattr__(self, "breaks", tuple((int(at), str(label)) for at, label in self.breaks))
        if self.limits is not None:
            object.__setattr__(self, "limits", tuple(self.limits))
            finite(self.limits, "the control limits")
            if len(self.limits) != 3 or list(self.limits) != sorted(self.limits):
                raise Invalid(f"The control limits {self.limits} are not low, centre and high in that order.")
        self._check_series()

    def _check_series(self) -> None:
        if not self.months or not 1 <= len(self.series) <= MOST_SERIES:
            raise Invalid(
                f"A line chart needs at least one month and one to {MOST_SERIES} series;"
                f" this has {len(self.months)} and {len(self.series)}.",
                instead="Split a chart of more series into several.",
            )
        for line in self.series:
            if len(line.values) != len(self.months):
                raise Invalid(
                    f"The series “{line.name}” has {len(line.values)} values for {len(self.months)} months.",
                    instead="Use None for a month without a value.",
                )
        for at, label in self.breaks:
            if not 0 <= at < len(self.months):
                raise Invalid(f"The break “{label}” is at {at}, outside the chart's {len(self.months)} months.")


@dataclass(frozen=True)
class Bar:
    """One bar, with the interval its value may lie in; None is a value that is not known."""

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    emphasis: bool = False

    def __post_init__(self) -> None:
        finite((self.value, self.low, self.high), f"the bar “{self.label}”")
        if (self.low is None) != (self.high is None) or (self.low is not None and self.low > (self.high or 0.0)):
            raise Invalid(f"The interval of the bar “{self.label}” runs from {self.low} to {self.high}.")


@dataclass(frozen=True)
class BarChart:
    """Bars from a zero baseline, longest labels welcome, with whiskers for their intervals.

    `decimals` and `suffix` shape the number printed at each bar; `reference` (value, label) is a line to compare
    with.
    """

    bars: tuple[Bar, ...]
    x_title: str
    decimals: int = 0
    suffix: str = ""
    reference: tuple[float, str] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "bars", tuple(self.bars))
        if self.reference is not None:
            object.__setattr__(self, "reference", (self.reference[0], str(self.reference[1])))
            finite((self.reference[0],), "the reference line")
        if not 1 <= len(self.bars) <= MOST_BARS:
            raise Invalid(
                f"A bar chart has one to {MOST_BARS} bars; this has {len(self.bars)}.",
                instead="Show the largest and put the rest in the table.",
            )


@dataclass(frozen=True)
class Shape:
    """A place on a map: its outline as rings of (easting, northing) in metres, and its value; None is not known."""

    code: str
    name: str
    rings: tuple[Ring, ...]
    value: float | None = None

    def __post_init__(self) -> None:
        rings = tuple(tuple((x, y) for x, y in ring) for ring in self.rings)
        object.__setattr__(self, "rings", rings)
        finite((self.value,), f"the place “{self.name}”")
        for ring in rings:
            finite((part for point in ring for part in point), f"the outline of “{self.name}”")
            if len(ring) < 3:
                raise Invalid(f"An outline of “{self.name}” has {len(ring)} points.", instead="Give at least three.")


@dataclass(frozen=True)
class Choropleth:
    """Places shaded by class.

    `class_limits` are the edges of the classes, rising, one more than there are classes (at most five): a value belongs
    to the class whose lower edge it reaches, and the last class includes its upper edge. `outlines` are drawn as lines
    over the shading and named.
    """

    shapes: tuple[Shape, ...]
    class_limits: tuple[float, ...]
    unit: str
    legend_title: str
    outlines: tuple[Shape, ...] = ()
    decimals: int = 0
    absent: str = "Too few to say, or not known"
    labels: bool = False

    def __post_init__(self) -> None:
        for name in ("shapes", "class_limits", "outlines"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
        finite(self.class_limits, "the class limits")
        if not self.shapes or not any(shape.rings for shape in self.shapes):
            raise Invalid("A map has no places with an outline.", instead="Give it at least one.")
        classes = len(self.class_limits) - 1
        if not 1 <= classes <= MOST_CLASSES or any(
            a >= b for a, b in zip(self.class_limits, self.class_limits[1:], strict=False)
        ):
            raise Invalid(
                f"The class limits {self.class_limits} do not make one to {MOST_CLASSES} classes in rising order.",
                instead="State each edge once, lowest first.",
            )
        for shape in self.shapes:
            if shape.value is not None and not self.class_limits[0] <= shape.value <= self.class_limits[-1]:
                raise Invalid(
                    f"The value {shape.value} of “{shape.name}” lies outside the map's classes"
                    f" ({self.class_limits[0]} to {self.class_limits[-1]}).",
                    instead="Widen the first or last class.",
                )

    def class_of(self, value: float) -> int:
        """Which class a value belongs to, counted from nought."""
        inner = self.class_limits[1:-1]
        return sum(value >= edge for edge in inner)


ChartSpec = LineChart | BarChart


def finite(values: Iterable[float | None], where: str) -> None:
    """Raise Invalid for a value that cannot be drawn (not a number, or infinite)."""
    for value in values:
        if value is not None and (isinstance(value, bool) or not math.isfinite(value)):
            raise Invalid(f"{where[0].upper()}{where[1:]} holds {value!r}, which cannot be drawn.", instead="Use None.")
