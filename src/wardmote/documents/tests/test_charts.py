"""Charts and maps say in words what they show, leave gaps open, and draw any data there is."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from wardmote.documents import Bar, BarChart, Choropleth, Line, LineChart, Shape, chart_png, chart_svg, map_svg
from wardmote.documents.charts.drawing import spread, ticks
from wardmote.documents.charts.maps import classes, middle
from wardmote.documents.tests.specimen import bar_chart, choropleth, line_chart, square
from wardmote.errors import Invalid

PLACE = (Shape("x", "X", (square(0, 0),), 1),)
FAR = (Shape("x", "X", (square(0, 0),), 9),)
SVG = "{http://www.w3.org/2000/svg}"
PICTURES = [chart_svg(line_chart()), chart_svg(bar_chart()), map_svg(choropleth())]


def parsed(svg):
    return etree.fromstring(svg.encode())


def texts(svg):
    return [found.text for found in parsed(svg).iter(f"{SVG}text")]


def lines(months, **settings):
    return replace(line_chart(), spec=LineChart(months, y_title="Crimes", **settings))


@pytest.mark.parametrize("svg", PICTURES)
def test_a_picture_is_named_and_described(svg):
    root = parsed(svg)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == [title.get("id"), description.get("id")]
    assert title.text
    assert description.text


@pytest.mark.parametrize("svg", PICTURES)
def test_a_picture_holds_nothing_a_strict_page_refuses(svg):
    tags = {etree.QName(found).localname for found in parsed(svg).iter()}
    shapes = {"rect", "line", "polyline", "path", "circle", "text"}
    assert tags <= {"svg", "title", "desc", "defs", "pattern", "g"} | shapes
    names = {name for found in parsed(svg).iter() for name in found.attrib}
    assert not {"style", "class"} & names
    assert not [name for name in names if name.startswith("on")]


def test_a_line_stops_at_a_missing_month_and_at_a_break():
    months = tuple(f"{month} 2021" for month in ("April", "May", "June", "July", "August", "September", "October"))
    drawn = chart_svg(lines(months, series=(Line("A", (1, 2, None, 4, 5, 6, 7)),), breaks=((5, "Counted anew"),)))
    points = [len(found.get("points").split()) for found in parsed(drawn).iter(f"{SVG}polyline")]
    assert points == [2, 2, 2]
    assert "A: Counted anew" in texts(drawn)
    assert "Gap: no figures for June 2021." in texts(drawn)


def test_a_month_alone_between_gaps_is_a_dot():
    drawn = chart_svg(lines(("a", "b", "c"), series=(Line("A", (None, 2, None)),)))
    assert len(list(parsed(drawn).iter(f"{SVG}circle"))) == 1


def test_bars_start_at_nought():
    rects = list(parsed(chart_svg(bar_chart())).iter(f"{SVG}rect"))[1:]
    assert len({rect.get("x") for rect in rects}) == 1
    widths = [float(rect.get("width")) for rect in rects]
    assert widths[1] / widths[0] == pytest.approx(24.8 / 31.2, abs=0.001)


def test_a_bar_below_nought_ends_at_nought():
    drawn = chart_svg(replace(bar_chart(), spec=BarChart((Bar("down", -5), Bar("up", 5)), "Change")))
    down, up = list(parsed(drawn).iter(f"{SVG}rect"))[1:]
    assert float(down.get("x")) + float(down.get("width")) == pytest.approx(float(up.get("x")), abs=0.02)


def test_a_map_states_every_class_and_hatches_what_is_not_known():
    drawn = map_svg(choropleth())
    assert classes(choropleth().spec) == [
        "0 to under 5",
        "5 to under 10",
        "10 to under 20",
        "20 to under 30",
        "30 to 50",
    ]
    assert set(classes(choropleth().spec)) <= set(texts(drawn))
    assert "Too few to say, or not" in texts(drawn)
    fills = [found.get("fill") for found in parsed(drawn).iter(f"{SVG}path")]
    assert fills.count("url(#map-rates-hatch)") == 1


@pytest.mark.parametrize(("value", "place"), [(0, 0), (4.9, 0), (5, 1), (29.9, 3), (30, 4), (50, 4)])
def test_a_value_belongs_to_the_class_whose_lower_edge_it_reaches(value, place):
    assert choropleth().spec.class_of(value) == place


def test_the_middle_of_a_ring_is_its_centroid():
    assert middle(((358000, 417000), (358010, 417000), (358010, 417010), (358000, 417010))) == (358005, 417005)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: LineChart((), (Line("A", ()),), "y"), "at least one month"),
        (lambda: LineChart(("a",), tuple(Line(str(n), (1,)) for n in range(5)), "y"), "one to 4 series"),
        (lambda: LineChart(("a", "b"), (Line("A", (1,)),), "y"), "1 values for 2 months"),
        (lambda: LineChart(("a",), (Line("A", (1,)),), "y", limits=(3, 2, 1)), "not low, centre and high"),
        (lambda: LineChart(("a",), (Line("A", (1,)),), "y", breaks=((4, "x"),)), "outside the chart's 1 months"),
        (lambda: Line("A", (float("nan"),)), "which cannot be drawn"),
        (lambda: BarChart((), "x"), "one to 60 bars; this has 0"),
        (lambda: Bar("A", 1, 2, None), "The interval of the bar “A” runs from 2 to None."),
        (lambda: Bar("A", 1, 3, 2), "The interval of the bar “A” runs from 3 to 2."),
        (lambda: Shape("x", "X", (((0, 0), (1, 1)),)), "has 2 points"),
        (lambda: Choropleth((), (0, 1), "u", "t"), "no places with an outline"),
        (
            lambda: Choropleth(PLACE, (0, 1, 2, 3, 4, 5, 6), "u", "t"),
            "one to 5 classes",
        ),
        (lambda: Choropleth(PLACE, (1, 1), "u", "t"), "in rising order"),
        (
            lambda: Choropleth(FAR, (0, 5), "u", "t"),
            "The value 9 of “X” lies outside",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused(make, sentence):
    with pytest.raises(Invalid) as refusal:
        make()
    assert sentence in str(refusal.value)


values = st.none() | st.floats(-1e9, 1e9) | st.integers(0, 500)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(values, values), min_size=1, max_size=50), st.booleans())
def test_any_series_draws(pairs, limited):
    months = tuple(f"April {2000 + place}" for place in range(len(pairs)))
    series = (Line("A", tuple(a for a, _ in pairs), emphasis=True), Line("B", tuple(b for _, b in pairs)))
    drawn = chart_svg(lines(months, series=series, limits=(1, 2, 3) if limited else None))
    numbers = [float(found.get(name)) for found in parsed(drawn).iter(f"{SVG}text") for name in ("x", "y")]
    assert all(-1 <= number <= 2000 for number in numbers)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=40), values), min_size=1, max_size=20))
def test_any_bars_draw(pairs):
    assert parsed(chart_svg(replace(bar_chart(), spec=BarChart(tuple(Bar(*pair) for pair in pairs), "x")))) is not None


@given(st.floats(-1e12, 0), st.floats(0, 1e12))
def test_ticks_are_few_even_and_cover_any_range_that_holds_nought(low, high):
    made = ticks(low, high)
    near = max(high - low, 1) * 1e-6
    assert 2 <= len(made) == len(set(made)) <= 13
    assert 0 in made
    assert made[0] <= low + near
    assert made[-1] >= high - near


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(1, 10)), min_size=1, max_size=4))
def test_labels_never_overlap(items):
    wanted, tall = [at for at, _ in items], [height for _, height in items]
    placed = sorted(zip(spread(wanted, tall, 0, 100), tall, strict=True))
    assert all(top + height <= below + 1e-6 for (top, height), (below, _) in pairwise(placed))
    assert placed[0][0] >= -1e-6


def test_a_picture_is_a_png_too():
    assert chart_png(PICTURES[0]).startswith(b"\x89PNG")
