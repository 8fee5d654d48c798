"""Places shaded by class on a static map: white borders, a hatch for what is not known, the classes in words."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wardmote.documents.charts import drawing as d
from wardmote.documents.charts.specs import Choropleth, Ring, Shape
from wardmote.documents.tables import number

MARGIN = 10.0
LEGEND = 206.0
MOST_HEIGHT = 560.0
LEAST_HEIGHT = 190.0
# Points nearer than this to the last one drawn add nothing a reader can see.
CLOSEST = 0.45

# Sequential blues, each step lighter by about the same amount, so that five classes survive a black-and-white print.
BLUES = {
    1: ("#6bace6",),
    2: ("#a9cdef", "#12436d"),
    3: ("#c6dff5", "#4f93d2", "#12436d"),
    4: ("#d6e7f7", "#8fbfea", "#2f78ba", "#12436d"),
    5: ("#dcebf8", "#a9cdef", "#6bace6", "#2073bc", "#12436d"),
}


class Frame:
    """From metres of the National Grid to the drawing, north up, one scale both ways."""

    def __init__(self, chart: Choropleth) -> None:
        points = [point for shape in (*chart.shapes, *chart.outlines) for ring in shape.rings for point in ring]
        self.west, self.east = min(x for x, _ in points), max(x for x, _ in points)
        self.south, self.north = min(y for _, y in points), max(y for _, y in points)
        width, height = max(self.east - self.west, 1e-9), max(self.north - self.south, 1e-9)
        self.scale = min((d.WIDTH - LEGEND - 2 * MARGIN) / width, MOST_HEIGHT / height)
        self.tall = max(height * self.scale + 2 * MARGIN, LEAST_HEIGHT)
        self.shift = (d.WIDTH - LEGEND - width * self.scale) / 2

    def place(self, x: float, y: float) -> tuple[float, float]:
        return self.shift + (x - self.west) * self.scale, MARGIN + (self.north - y) * self.scale


def draw_map(chart: Choropleth, name: str, title: str, description: str) -> str:
    """The map as SVG, its legend on the right as text."""
    frame = Frame(chart)
    blues = BLUES[len(chart.class_limits) - 1]
    hatch = f"{name}-hatch"
    marks = [
        d.mark("path", d=outline(shape.rings, frame), fill=fill(chart, shape, blues, hatch), fill_rule="evenodd",
               stroke=d.WHITE, stroke_width=0.9, stroke_linejoin="round")
        for shape in chart.shapes if shape.rings
    ]  # fmt: skip
    for shape in chart.outlines:
        marks.append(d.mark("path", d=outline(shape.rings, frame), fill="none", stroke=d.INK, stroke_width=1.3))
    named = (*(chart.shapes if chart.labels else ()), *chart.outlines)
    for shape in named:
        marks += label(shape, frame)
    marks += legend(chart, blues, hatch)
    rows = len(chart.class_limits) + 4
    return d.drawing(name, title, description, max(frame.tall, rows * 24.0), marks, hatching(hatch))


def hatching(name: str) -> str:
    return d.mark(
        "pattern",
        d.mark("rect", width=6, height=6, fill=d.WHITE),
        d.mark("path", d="M0 6L6 0M-1 1L1 -1M5 7L7 5", stroke=d.GREY, stroke_width=1.1),
        id=name, width=6, height=6, patternUnits="userSpaceOnUse",
    )  # fmt: skip


def fill(chart: Choropleth, shape: Shape, blues: Sequence[str], hatch: str) -> str:
    return f"url(#{hatch})" if shape.value is None else blues[chart.class_of(shape.value)]


def outline(rings: Sequence[Ring], frame: Frame) -> str:
    """The rings as one path, to a tenth of a unit, leaving out points too close to see."""
    parts = []
    for ring in rings:
        kept: list[tuple[float, float]] = []
        for x, y in (frame.place(x, y) for x, y in ring):
            if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= CLOSEST:
                kept.append((x, y))
        if len(kept) >= 3:
            parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z")
    return "".join(parts)


def label(shape: Shape, frame: Frame) -> Iterator[str]:
    """The place's name at the middle of its largest outline, with a white edge so that it reads on any shade."""
    if not shape.rings:
        return
    ring = max(shape.rings, key=lambda ring: abs(area(ring)))
    x, y = frame.place(*middle(ring))
    yield d.words(
        x, y + 4, shape.name, text_anchor="middle", font_weight="bold",
        stroke=d.WHITE, stroke_width=3.5, stroke_linejoin="round", paint_order="stroke",
    )  # fmt: skip


def area(ring: Ring) -> float:
    """Signed area by the shoelace formula."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True)) / 2


def middle(ring: Ring) -> tuple[float, float]:
    """The centroid of a ring, measured from its first point to keep the arithmetic exact at grid coordinates."""
    ox, oy = ring[0]
    local = tuple((x - ox, y - oy) for x, y in ring)
    whole = area(local)
    if abs(whole) < 1e-9:
        return ox, oy
    pairs = list(zip(local, (*local[1:], local[0]), strict=True))
    x = sum((x0 + x1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in pairs) / (6 * whole)
    y = sum((y0 + y1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in pairs) / (6 * whole)
    return ox + x, oy + y


def classes(chart: Choropleth) -> list[str]:
    """Each class in words, lowest first: “10 to under 20”; the last includes its upper edge."""
    edges = [number(edge, chart.decimals) for edge in chart.class_limits]
    last = len(edges) - 2
    return [f"{low} to {'' if place == last else 'under '}{high}" for place, (low, high) in enumerate(pairwise(edges))]


def legend(chart: Choropleth, blues: Sequence[str], hatch: str) -> Iterator[str]:
    x, y = d.WIDTH - LEGEND + 14, 24.0
    for part in d.wrapped(chart.legend_title, LEGEND - 20, d.SIZE, most=3):
        yield d.words(x, y, part, font_weight="bold")
        y += 17
    for part in d.wrapped(chart.unit, LEGEND - 20, d.SMALL, most=2):
        yield d.words(x, y, part, font_size=d.SMALL, fill=d.QUIET)
        y += 15
    entries = list(zip(blues, classes(chart), strict=True))[::-1]
    if any(shape.value is None for shape in chart.shapes):
        entries.append((f"url(#{hatch})", chart.absent))
    y += 6
    for colour, text in entries:
        yield d.mark("rect", x=x, y=y - 11, width=20, height=14, fill=colour, stroke=d.AXIS, stroke_width=0.5)
        for part in d.wrapped(text, LEGEND - 50, d.SIZE, most=2):
            yield d.words(x + 28, y, part)
            y += 16
        y += 6
