"""A chart or a map block as an SVG, and an SVG as a PNG."""

import re
from collections.abc import Sequence

from wardmote.documents.blocks import Chart, Map
from wardmote.documents.charts import drawing as d
from wardmote.documents.charts.bars import draw_bars
from wardmote.documents.charts.lines import draw_lines
from wardmote.documents.charts.maps import draw_map
from wardmote.documents.charts.specs import LineChart
from wardmote.documents.typeset import pngs

LINE, MARGIN, MOST_LINES = 17.0, 8.0, 12
ROOM = d.WIDTH - 2 * MARGIN
SIZE_OF = re.compile(r'height="([0-9.]+)" role="img"')


def chart_svg(chart: Chart) -> str:
    """The chart as a standalone SVG named by its title and described by its alternative text."""
    if isinstance(chart.spec, LineChart):
        return draw_lines(chart.spec, chart.id, chart.title, chart.description)
    return draw_bars(chart.spec, chart.id, chart.title, chart.description)


def map_svg(drawn: Map) -> str:
    """The map as a standalone SVG named by its title and described by its alternative text."""
    return draw_map(drawn.spec, drawn.id, drawn.title, drawn.description)


def captioned_svg(svg: str, title: str, foot: Sequence[str]) -> str:
    """A drawing that goes away by itself: its title above it, and beneath it all that must be said beside it."""
    above = [(each, d.SIZE + 2, "bold", d.INK) for each in d.wrapped(title, ROOM, d.SIZE + 2, most=MOST_LINES)]
    below = [
        (each, d.SMALL, None, d.QUIET) for text in foot for each in d.wrapped(text, ROOM, d.SMALL, most=MOST_LINES)
    ]
    top = len(above) * LINE + LINE
    tall = float(SIZE_OF.search(svg)[1])  # type: ignore[index]  # every drawing of ours says how tall it is
    whole = top + tall + len(below) * LINE + LINE
    heights = [*(LINE * (n + 1) for n in range(len(above))), *(top + tall + LINE * (n + 1) for n in range(len(below)))]
    lines = [
        d.words(MARGIN, at, text, font_size=size, font_weight=weight, fill=fill)
        for at, (text, size, weight, fill) in zip(heights, [*above, *below], strict=True)
    ]
    return d.mark(
        "svg",
        d.mark("rect", width=d.WIDTH, height=whole, fill=d.WHITE),
        d.mark("g", *lines, font_family=d.FAMILY),
        svg.replace("<svg ", f'<svg y="{d.short(top)}" ', 1),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {d.short(d.WIDTH)} {d.short(whole)}",
        width=d.WIDTH,
        height=whole,
    )


def chart_png(svg: str) -> bytes:
    """One SVG as a PNG; for many, `wardmote.documents.typeset.pngs` draws them in one run."""
    return pngs([svg])[0]
