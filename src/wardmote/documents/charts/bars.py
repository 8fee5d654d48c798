"""Bars from a zero baseline, with whiskers for the interval each value may lie in and the number at each bar."""

from collections.abc import Iterator

from wardmote.documents.charts import drawing as d
from wardmote.documents.charts.specs import Bar, BarChart
from wardmote.documents.tables import number

TOP = 30.0
ROW = 30.0
THICK = 16.0
MOST_LABEL = 190.0
NOT_KNOWN = "not known"


class Frame:
    """Where a value and a row fall on the drawing."""

    def __init__(self, chart: BarChart) -> None:
        values = [part for bar in chart.bars for part in (bar.value, bar.low, bar.high) if part is not None]
        values += [chart.reference[0]] if chart.reference else []
        self.ticks = d.ticks(min(0.0, *values), max(0.0, *values)) if values else [0.0, 1.0]
        if len(self.ticks) == 1:
            self.ticks = [0.0, 1.0]
        widest = max(d.breadth(bar.label) for bar in chart.bars)
        self.left = min(MOST_LABEL, max(widest, 40.0)) + 14
        self.numbers = max(d.breadth(said(chart, bar)) for bar in chart.bars) + 10
        self.right = d.WIDTH - 14 - self.numbers
        self.rows: list[float] = []
        y = TOP + 8
        for bar in chart.bars:
            tall = max(ROW, 15.0 * len(lines_of(bar)) + 10)
            self.rows.append(y + tall / 2)
            y += tall
        self.bottom = y + 4

    def x(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.left + (value - low) / (high - low) * (self.right - self.left)


def said(chart: BarChart, bar: Bar) -> str:
    return NOT_KNOWN if bar.value is None else f"{number(bar.value, chart.decimals)}{chart.suffix}"


def lines_of(bar: Bar) -> list[str]:
    return d.wrapped(bar.label, MOST_LABEL, d.SIZE, most=3)


def draw_bars(chart: BarChart, name: str, title: str, description: str) -> str:
    """The chart as SVG, one row a bar in the order given."""
    frame = Frame(chart)
    marks = list(axes(chart, frame))
    for bar, y in zip(chart.bars, frame.rows, strict=True):
        marks += row(chart, bar, y, frame)
    marks.append(d.line(frame.x(0), TOP + 4, frame.x(0), frame.bottom, stroke=d.AXIS, stroke_width=1.5))
    if chart.reference is not None:
        value, label = chart.reference
        marks.append(
            d.line(frame.x(value), TOP + 4, frame.x(value), frame.bottom, stroke=d.INK, stroke_dasharray="5 3")
        )
        end = frame.x(value) > d.WIDTH * 0.7
        marks.append(
            d.words(
                frame.x(value) + (-4 if end else 4), TOP, label, font_size=d.SMALL, text_anchor="end" if end else None
            )
        )
    height = frame.bottom + 40
    if any(bar.low is not None for bar in chart.bars):
        height += 18
        marks.append(
            d.words(4, height, "Lines with end caps: the range the value may lie in.", font_size=d.SMALL, fill=d.QUIET)
        )
    return d.drawing(name, title, description, height + 10, marks)


def axes(chart: BarChart, frame: Frame) -> Iterator[str]:
    places = d.decimals_of(frame.ticks)
    for tick in frame.ticks:
        yield d.line(frame.x(tick), TOP + 4, frame.x(tick), frame.bottom, stroke_opacity=0.7)
        text = f"{number(tick, places)}{chart.suffix}"
        yield d.words(frame.x(tick), frame.bottom + 17, text, text_anchor="middle", fill=d.QUIET)
    yield d.words(frame.left, frame.bottom + 35, chart.x_title, fill=d.QUIET)


def row(chart: BarChart, bar: Bar, y: float, frame: Frame) -> Iterator[str]:
    label = lines_of(bar)
    weight = "bold" if bar.emphasis else None
    for place, part in enumerate(label):
        at = y + 4.5 + (place - (len(label) - 1) / 2) * 15
        yield d.words(frame.left - 10, at, part, text_anchor="end", font_weight=weight)
    if bar.value is None:
        yield d.words(frame.x(0) + 6, y + 4.5, NOT_KNOWN, fill=d.QUIET)
        return
    start, end = sorted((frame.x(0), frame.x(bar.value)))
    pointed = any(other.emphasis for other in chart.bars)
    fill = d.DEEP if bar.emphasis or not pointed else d.GREY
    yield d.mark("rect", x=start, y=y - THICK / 2, width=max(end - start, 0.5), height=THICK, fill=fill)
    if bar.low is not None and bar.high is not None:
        yield from whisker(frame.x(bar.low), frame.x(bar.high), y)
    yield d.words(d.WIDTH - 8, y + 4.5, said(chart, bar), text_anchor="end", font_weight=weight)


def whisker(low: float, high: float, y: float) -> Iterator[str]:
    """A line with caps, edged in white so that it shows on a dark bar and on paper."""
    for colour, width in ((d.WHITE, 3.6), (d.INK, 1.6)):
        yield d.line(low, y, high, y, stroke=colour, stroke_width=width)
        for x in (low, high):
            yield d.line(x, y - 5, x, y + 5, stroke=colour, stroke_width=width)
