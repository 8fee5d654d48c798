"""Documents / A document says the same in every format

A document is a tree of blocks, written once. What a reader meets (headings, tables and their cells, captions,
alternative texts) is the same whether the document is opened as a page, as a PDF or in Word. Oracle: each format read
back by a reader that is not ours (Python's HTML parser; the PDF's own structure tree, which is what a screen reader
walks; python-docx).
"""

from datetime import date

import pytest

from wardmote.documents import (
    Chart,
    Column,
    Document,
    Gap,
    Heading,
    Line,
    LineChart,
    Paragraph,
    Table,
    render_docx,
    render_html,
    render_pdf,
)
from wardmote.documents.tests.reading import read_docx, read_html, read_pdf
from wardmote.documents.tests.specimen import rich

FORMATS = {
    "HTML": lambda document: read_html(render_html(document)),
    "PDF": lambda document: read_pdf(render_pdf(document)),
    "Word": lambda document: read_docx(render_docx(document)),
}

COUNTS = Table(
    id="counts",
    caption="Burglary in Mere",
    columns=(Column("Month"), Column("Burglaries", "number"), Column("Change", "change")),
    rows=(("April 2021", 1210, 49.0), ("May 2021", None, None)),
)
DOCUMENT = Document(
    title="Burglary",
    as_at=date(2022, 4, 4),
    identifier="burglary/2022",
    publisher="Mereshire Safer Together",
    version="1",
    blocks=(
        Heading(1, "What we found", "found"),
        Paragraph("Burglary rose."),
        Heading(2, "By month", "by-month"),
        Chart(
            id="chart",
            title="Burglary a month",
            description="A line of one month.",
            sentence="Burglary rose to 1,210.",
            spec=LineChart(("April 2021", "May 2021"), (Line("Mere", (1210, None)),), "Burglaries"),
            table=COUNTS,
        ),
        Heading(1, "What we do not know", "unknown"),
        Gap("Why", "Nobody has asked.", "The analyst", "A survey"),
    ),
)


@pytest.mark.parametrize("name", FORMATS)
def test_headings_are_numbered_and_nest(name):
    assert FORMATS[name](DOCUMENT).headings == [
        (1, "1 What we found"),
        (2, "1.1 By month"),
        (1, "2 What we do not know"),
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_a_chart_carries_its_table_and_both_have_captions(name):
    read = FORMATS[name](DOCUMENT)
    assert read.captions == ["Chart 1. Burglary a month", "Table 1. Burglary in Mere"]
    assert read.alternatives == ["A line of one month."]
    assert read.tables == [
        (
            "Table 1. Burglary in Mere",
            [
                ["Month", "Burglaries", "Change"],
                ["April 2021", "1,210", "+49.0%"],
                ["May 2021", "not known", "not known"],
            ],
        )
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_not_known_is_printed_with_its_owner(name):
    text = FORMATS[name](DOCUMENT).text
    assert "Not known: Why" in text
    assert "Who could answer: The analyst" in text
    assert "Data asked for: A survey" in text


@pytest.mark.parametrize("made_up", [False, True])
def test_a_document_of_every_block_is_the_same_in_all_three(made_up):
    html, pdf, word = (read(rich(made_up)) for read in FORMATS.values())
    for part in ("title", "headings", "captions", "alternatives", "tables"):
        assert getattr(html, part) == getattr(pdf, part) == getattr(word, part), part
    assert (len(html.headings), len(html.tables), len(html.alternatives)) == (7, 5, 3)
