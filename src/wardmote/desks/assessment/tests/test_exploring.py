"""Ways from a draft into the explorer, without a database."""

from datetime import date

from wardmote.desks.assessment.presenters.exploring import with_ways_to_explore
from wardmote.documents import Chart, Column, Document, Heading, Line, LineChart, Link, Paragraph, Table


def table(name, *rows):
    return Table(id=name, caption=f"The table {name}", columns=(Column("Kind"), Column("Count", "number")), rows=rows)


CHART = Chart(
    id="chart-vehicle-crime",
    title="Vehicle crime by month",
    description="A line.",
    sentence="It fell.",
    spec=LineChart(months=("April 2025",), series=(Line("Vehicle crime", (3,)),), y_title="Crimes"),
    table=table("months-vehicle-crime"),
)


def links(*blocks):
    """The addresses below these blocks, by what they lead from."""
    document = Document(
        title="A draft", as_at=date(2026, 4, 4), identifier="x", publisher="y", version="1", blocks=blocks
    )
    made = with_ways_to_explore(document, "netherwick", "2025-04..2026-03")
    found = [each.inlines[0] for each in made.blocks if isinstance(each, Paragraph)]
    return {each.text.removeprefix("Explore this: "): each.href for each in found if isinstance(each, Link)}


ASKED = "/members/explore/?place=netherwick&first=2025-04&last=2026-03&indicator="


def test_each_series_leads_to_the_same_place_and_months():
    assert links(Heading(1, "Levels", "levels"), CHART, table("levels-table"), table("roads-users-table")) == {
        "Vehicle crime by month": f"{ASKED}recorded_crime&line=vehicle-crime",
        "The table levels-table": f"{ASKED}recorded_crime",
        "The table roads-users-table": f"{ASKED}casualties_by_road_user",
    }


def test_a_measure_leads_to_its_indicator_and_partners_to_each_series():
    found = links(table("measure-stop-and-search-table"), table("for-members-partner-series-table", ("Fires", 3)))
    assert found == {
        "The table measure-stop-and-search-table": f"{ASKED}stop_and_search",
        "Fires": f"{ASKED}partner_series&line=Fires",
    }


def test_what_is_no_series_leads_nowhere():
    assert links(table("gaps-table"), table("measure-piracy-table"), table("sources-table")) == {}
