"""A chart or a map block as an SVG, and an SVG as a PNG."""

from wardmote.documents.blocks import Chart, Map
from wardmote.documents.charts.bars import draw_bars
from wardmote.documents.charts.lines import draw_lines
from wardmote.documents.charts.maps import draw_map
from wardmote.documents.charts.specs import LineChart
from wardmote.documents.typeset import pngs


def chart_svg(chart: Chart) -> str:
    """The chart as a standalone SVG named by its title and described by its alternative text."""
    if isinstance(chart.spec, LineChart):
        return draw_lines(chart.spec, chart.id, chart.title, chart.description)
    return draw_bars(chart.spec, chart.id, chart.title, chart.description)


def map_svg(drawn: Map) -> str:
    """The map as a standalone SVG named by its title and described by its alternative text."""
    return draw_map(drawn.spec, drawn.id, drawn.title, drawn.description)


def chart_png(svg: str) -> bytes:
    """One SVG as a PNG; for many, `wardmote.documents.typeset.pngs` draws them in one run."""
    return pngs([svg])[0]
