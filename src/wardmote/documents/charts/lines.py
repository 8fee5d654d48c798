"""A monthly series drawn as a line, with its control limits as a quiet band and every gap left open."""

from collections.abc import Iterator
from itertools import groupby

from wardmote.documents.charts import drawing as d
from wardmote.documents.charts.specs import Line, LineChart
from wardmote.documents.tables import number
from wardmote.documents.words import MONTHS

TOP = 34.0
PLOT = 236.0
LEFT = 50.0
RIGHT = 128.0
LINE_HEIGHT = 15.0
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Frame:
    """Where a month and a value fall on the drawing."""

    def __init__(self, chart: LineChart) -> None:
        values = [value for series in chart.series for value in series.values if value is not None]
        values += list(chart.limits or ())
        self.ticks = d.ticks(min(0.0, *values), max(0.0, *values)) if values else [0.0, 1.0]
        if len(self.ticks) == 1:
            self.ticks = [0.0, 1.0]
        self.count = len(chart.months)
        self.left, self.right = LEFT + 4, d.WIDTH - RIGHT
        self.top, self.bottom = TOP, TOP + PLOT

    @property
    def step(self) -> float:
        return (self.right - self.left) / max(1, self.count)

    def x(self, index: float) -> float:
        return self.left + (index + 0.5) * self.step

    def y(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.bottom - (value - low) / (high - low) * (self.bottom - self.top)


def draw_lines(chart: LineChart, name: str, title: str, description: str) -> str:
    """The chart as SVG; months without a value and breaks are named under it."""
    frame = Frame(chart)
    marks = [*band(chart, frame), *axes(chart, frame), *gaps(chart, frame), *breaks(chart, frame)]
    for place in reversed(range(len(chart.series))):
        marks += series(chart, place, frame)
    marks += labels(chart, frame)
    height = frame.bottom + 42
    for text in notes(chart):
        for part in d.wrapped(text, d.WIDTH - 20, d.SMALL, most=6):
            height += LINE_HEIGHT
            marks.append(d.words(4, height, part, font_size=d.SMALL, fill=d.QUIET))
    return d.drawing(name, title, description, height + 10, marks)


def band(chart: LineChart, frame: Frame) -> Iterator[str]:
    if chart.limits is None:
        return
    low, centre, high = chart.limits
    top, bottom = frame.y(high), frame.y(low)
    width = frame.right - frame.left
    yield d.mark("rect", x=frame.left, y=top, width=width, height=max(bottom - top, 0.5), fill=d.BAND)
    for value, dash in ((low, "4 3"), (high, "4 3"), (centre, None)):
        yield d.line(frame.left, frame.y(value), frame.right, frame.y(value), stroke=d.BAND_EDGE, stroke_dasharray=dash)


def axes(chart: LineChart, frame: Frame) -> Iterator[str]:
    places = d.decimals_of(frame.ticks)
    yield d.words(4, 16, chart.y_title, fill=d.QUIET)
    for tick in frame.ticks:
        if tick:
            yield d.line(frame.left, frame.y(tick), frame.right, frame.y(tick), stroke_opacity=0.7)
        yield d.words(LEFT - 4, frame.y(tick) + 4.5, number(tick, places), text_anchor="end", fill=d.QUIET)
    yield d.line(frame.left, frame.y(0), frame.right, frame.y(0), stroke=d.AXIS)
    for index in labelled(frame.count):
        month, year = month_and_year(chart.months[index])
        yield d.line(frame.x(index), frame.bottom, frame.x(index), frame.bottom + 5, stroke=d.AXIS)
        yield d.words(frame.x(index), frame.bottom + 19, month, text_anchor="middle", fill=d.QUIET)
        yield d.words(frame.x(index), frame.bottom + 33, year, text_anchor="middle", fill=d.QUIET)


def labelled(count: int) -> range:
    """The months that carry a label: a step a reader knows, and few enough to stand apart."""
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120) if count <= 12 * step), count)
    return range(0, count, step)


def month_and_year(label: str) -> tuple[str, str]:
    """“April 2021” over two lines, shortened; any other label is left as it is."""
    first, _, rest = label.partition(" ")
    return (first[:3], rest) if first in MONTHS else (label, "")


def joints(chart: LineChart) -> tuple[int, ...]:
    return tuple(at for at, _ in chart.breaks)


def breaks(chart: LineChart, frame: Frame) -> Iterator[str]:
    for letter, (at, _) in zip(LETTERS, chart.breaks, strict=False):
        x = frame.x(at - 0.5)
        yield d.line(x, frame.top - 2, x, frame.bottom, stroke=d.QUIET, stroke_dasharray="2 3", stroke_width=1.5)
        yield d.mark("circle", cx=x, cy=frame.top - 9, r=8.0, fill=d.WHITE, stroke=d.QUIET)
        yield d.words(x, frame.top - 4.8, letter, text_anchor="middle", font_size=11.5, font_weight="bold")


def missing(chart: LineChart) -> list[tuple[int, int]]:
    """First and last index of each stretch of months in which no series has a value."""
    empty = [all(line.values[index] is None for line in chart.series) for index in range(len(chart.months))]
    stretches = [list(group) for is_empty, group in groupby(range(len(empty)), key=empty.__getitem__) if is_empty]
    return [(stretch[0], stretch[-1]) for stretch in stretches]


def gaps(chart: LineChart, frame: Frame) -> Iterator[str]:
    for first, last in missing(chart):
        x, width = frame.x(first - 0.5), frame.step * (last - first + 1)
        yield d.mark("rect", x=x, y=frame.top, width=width, height=PLOT, fill=d.WHITE)
        for edge in (x, x + width):
            yield d.line(edge, frame.top, edge, frame.bottom, stroke=d.BAND_EDGE, stroke_dasharray="1 3")
        if width > 80:
            yield d.words(x + width / 2, frame.top + PLOT / 2, "No figures", text_anchor="middle", fill=d.QUIET)


def notes(chart: LineChart) -> list[str]:
    texts = [f"{letter}: {label}" for letter, (_, label) in zip(LETTERS, chart.breaks, strict=False)]
    for first, last in missing(chart):
        to = f" to {chart.months[last]}" if last > first else ""
        texts.append(f"Gap: no figures for {chart.months[first]}{to}.")
    if any(outside(chart, value) for value in measured(chart).values):
        texts.append("Ringed: months outside the usual range.")
    return texts


def measured(chart: LineChart) -> Line:
    """The series the control limits belong to: the one that makes the point, else the first."""
    return next((line for line in chart.series if line.emphasis), chart.series[0])


def outside(chart: LineChart, value: float | None) -> bool:
    return value is not None and chart.limits is not None and not chart.limits[0] <= value <= chart.limits[2]


def ink(chart: LineChart, place: int) -> tuple[str, float, str]:
    """Colour, width and dashes of a series: dark for the one that makes the point, grey for context."""
    pointed = any(line.emphasis for line in chart.series)
    if chart.series[place].emphasis or len(chart.series) == 1:
        return d.DEEP, 2.5, ""
    if pointed:
        return d.GREY, 1.8, d.DASHES[place]
    return d.CATEGORICAL[place], 2.2, d.DASHES[place]


def series(chart: LineChart, place: int, frame: Frame) -> Iterator[str]:
    colour, width, dashes = ink(chart, place)
    one: Line = chart.series[place]
    for run in d.runs(one.values, joints(chart)):
        points = " ".join(f"{d.short(frame.x(index))},{d.short(frame.y(value))}" for index, value in run)
        if len(run) == 1:
            index, value = run[0]
            yield d.mark("circle", cx=frame.x(index), cy=frame.y(value), r=3.0, fill=colour)
            continue
        yield d.mark(
            "polyline", points=points, fill="none", stroke=colour, stroke_width=width, stroke_dasharray=dashes or None,
            stroke_linejoin="round", stroke_linecap="round" if not dashes else None,
        )  # fmt: skip
    for index, height in enumerate(one.values if one is measured(chart) else ()):
        if height is not None and outside(chart, height):
            yield d.mark(
                "circle", cx=frame.x(index), cy=frame.y(height), r=4.5, fill=d.WHITE, stroke=colour, stroke_width=2
            )


def labels(chart: LineChart, frame: Frame) -> Iterator[str]:
    """Names at the ends of the lines and the band, moved apart where they would meet."""
    texts: list[tuple[float, list[str], str, str | None]] = []
    if chart.limits is not None:
        low, _, high = chart.limits
        places = 0 if all(float(limit).is_integer() for limit in chart.limits) or high >= 20 else 1
        said = f"{number(low, places)} to {number(high, places)}"
        texts.append((frame.y((low + high) / 2), ["Usual range", said], d.QUIET, None))
    for place, one in enumerate(chart.series):
        last = next((value for value in reversed(one.values) if value is not None), None)
        if last is not None:
            colour, width, _ = ink(chart, place)
            name = d.wrapped(one.name, RIGHT - 12, d.SIZE, most=3)
            texts.append(
                (frame.y(last), name, colour if colour != d.GREY else d.QUIET, "bold" if width > 2.4 else None)
            )
    tall = [len(text) * LINE_HEIGHT + 6 for _, text, _, _ in texts]
    wanted = [at - height / 2 for (at, *_), height in zip(texts, tall, strict=True)]
    spots = d.spread(wanted, tall, frame.top - 8, frame.bottom + 10)
    for spot, (_, text, colour, weight) in zip(spots, texts, strict=True):
        for row, part in enumerate(text):
            yield d.words(frame.right + 8, spot + (row + 1) * LINE_HEIGHT, part, fill=colour, font_weight=weight)
