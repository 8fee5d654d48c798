"""A rich document that holds every block, used by the tests of every renderer."""

import math
from datetime import date

from wardmote.documents import (
    Bar,
    BarChart,
    Bullets,
    Chart,
    Choropleth,
    Column,
    Document,
    Facts,
    FigureCell,
    FigureRef,
    Gap,
    Heading,
    Line,
    LineChart,
    Link,
    Map,
    Note,
    Paragraph,
    Shape,
    Strong,
    Table,
    Text,
)

NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MONTHS = tuple(f"{NAMES[(3 + index) % 12]} {2019 + (3 + index) // 12}" for index in range(36))


def counts(level: float, swing: float, seed: int) -> tuple[float | None, ...]:
    """A wavy made-up series with a gap of three months."""
    made = [round(level + swing * math.sin(index / 2 + seed) + (index * 37 + seed * 11) % 17) for index in range(36)]
    return tuple(None if 11 <= index <= 13 else value for index, value in enumerate(made))


def line_chart(name: str = "burglary", seed: int = 1) -> Chart:
    series = (
        Line("Market Mere", counts(82, 14, seed), emphasis=True),
        Line("North Mere", counts(48, 9, seed + 3)),
    )
    rows = tuple((month, a, b) for month, a, b in zip(MONTHS, series[0].values, series[1].values, strict=True))[:12]
    return Chart(
        id=f"chart-{name}",
        title="Burglary a month, April 2019 to March 2022",
        description="A line a month for two districts. Market Mere moves between 70 and 110, and was twice unusual.",
        sentence=(
            Text("Burglary in Market Mere was "),
            FigureRef("burglary-market-mere", "49% higher"),
            Text(" than the year before: "),
            Strong("more than chance"),
            Text("."),
        ),
        spec=LineChart(
            months=MONTHS,
            series=series,
            y_title="Recorded crimes a month",
            limits=(68.0, 88.0, 108.0),
            breaks=((24, "From April 2021 attempts are counted too."),),
        ),
        table=Table(
            id=f"table-{name}",
            caption="Burglary a month",
            columns=(Column("Month"), Column("Market Mere", "number"), Column("North Mere", "number")),
            rows=rows,
            units="recorded crimes",
            source="Mereshire Constabulary (made up)",
            notes=("Rows without a place are counted apart.",),
        ),
    )


def bar_chart(name: str = "change") -> Chart:
    bars = (
        Bar("Antisocial behaviour", 31.2, 28.0, 34.5),
        Bar("Violence and sexual offences", 24.8, 22.1, 27.6, emphasis=True),
        Bar("Criminal damage and arson", 8.9, 7.2, 10.8),
        Bar("Vehicle crime", 4.1, 2.9, 5.6),
        Bar("Possession of weapons", None),
    )
    return Chart(
        id=f"chart-{name}",
        title="Rate for each kind, April 2021 to March 2022",
        description="Bars for five kinds, longest first, with a range for each. Possession of weapons is not known.",
        sentence="Antisocial behaviour was recorded most: 31.2 for every 1,000 people.",
        spec=BarChart(bars, "Recorded for every 1,000 people", decimals=1, reference=(20.0, "County: 20.0")),
        table=Table(
            id=f"table-{name}",
            caption="Rate for each kind",
            columns=(Column("Kind"), Column("Rate", "rate"), Column("Low", "rate"), Column("High", "rate")),
            rows=tuple((bar.label, bar.value, bar.low, bar.high) for bar in bars),
            units="for every 1,000 people",
        ),
    )


def square(x: float, y: float, size: float = 1000.0) -> tuple[tuple[float, float], ...]:
    return ((x, y), (x + size, y), (x + size, y + size * 0.9), (x + size / 2, y + size), (x, y + size))


def choropleth() -> Map:
    values = (3.0, 8.0, 14.5, 22.0, 41.0, None, 12.0, 19.0, 27.5)
    shapes = tuple(
        Shape(
            f"E0100{index}",
            f"Mere {index:03}A",
            (square(358000 + index % 3 * 1000, 417000 + index // 3 * 1000),),
            value,
        )
        for index, value in enumerate(values)
    )
    return Map(
        id="map-rates",
        title="Burglary by small area, year to March 2022",
        description="Nine areas shaded by rate. The south is darkest; one area in the north east has too few to say.",
        sentence="The highest rate is in Mere 004A: 41.0 for every 1,000 homes.",
        spec=Choropleth(
            shapes,
            class_limits=(0, 5, 10, 20, 30, 50),
            unit="for every 1,000 homes",
            legend_title="Burglary rate",
            outlines=(Shape("E07", "Market Mere", (square(358000, 417000, 3000.0),)),),
        ),
        table=Table(
            id="table-map",
            caption="Burglary by small area",
            columns=(Column("Area"), Column("Rate", "rate", absent="too few to say")),
            rows=tuple((shape.name, shape.value) for shape in shapes),
        ),
    )


def changes() -> Table:
    return Table(
        id="table-changes",
        caption="Changes from the year before",
        columns=(
            Column("Kind"),
            Column("Before", "number"),
            Column("After", "number"),
            Column("Change", "change"),
            Column("Could it be chance?"),
        ),
        rows=(
            ("Burglary", 812, FigureCell("burglary-market-mere", 1210), 49.0, "More than chance"),
            ("Vehicle crime", 1402, 1377, -1.8, "Could be chance"),
            ("Possession of weapons", 0, 3, None, "Too few to say"),
        ),
        notes=("Three changes were tested; the share of false findings is held at 5%.",),
    )


def provenance() -> Table:
    return Table(
        id="table-provenance",
        caption="Where each figure came from",
        columns=(Column("Figure"), Column("Extract"), Column("Method")),
        rows=(("49% higher", "police_uk/mereshire/2021-04 and 11 more", "Sum of rows, compared with the year before"),),
        row_ids=("figure-burglary-market-mere",),
    )


def rich(made_up: bool = True) -> Document:
    """Every block, a heading at every level, and characters each format must escape."""
    return Document(
        title="Strategic assessment: Market Mere & North Mere",
        subtitle="What the records say, year to March 2022",
        as_at=date(2022, 4, 4),
        identifier="assessment/market_mere/2022",
        publisher="Mereshire Safer Together",
        version="1.2.0",
        made_up=made_up,
        blocks=(
            Heading(1, "What this assessment says", "summary"),
            Paragraph(
                (
                    Text("Crime & disorder fell in <two> of #3 priorities. See "),
                    Link("the plan", "https://example.org/plan?a=1&b=2"),
                    Text(" and "),
                    FigureRef("burglary-market-mere", "1,210 burglaries"),
                    Text(". "),
                    Strong("Vehicle crime did not change."),
                )
            ),
            Facts(
                (("Place", "Market Mere and North Mere"), ("Period", "April 2021 to March 2022"), ("People", "117,312"))
            ),
            Bullets(("Burglary rose.", (Text("Robbery "), Strong("fell"), Text(".")))),
            Bullets(("First, look.", "Then, act."), numbered=True),
            Heading(2, "Changes", "changes"),
            changes(),
            Note("caveat", "Places are approximate: the publisher moves each to a nearby point."),
            Heading(3, "Burglary", "burglary"),
            line_chart(),
            Heading(4, "By kind", "by-kind"),
            bar_chart(),
            Heading(1, "Where", "where"),
            choropleth(),
            Heading(2, "What we do not know", "gaps"),
            Gap(
                "Domestic abuse",
                "The published files do not say which crimes were domestic abuse.",
                "Mereshire Constabulary",
                "Monthly counts of domestic abuse crimes and incidents by district",
            ),
            Heading(1, "How this was made", "made"),
            provenance(),
            Note("method", "Every figure was computed from the extracts named above."),
        ),
    )
