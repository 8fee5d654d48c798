"""A document that could not be read by everyone is refused when it is made, in a sentence that says what to do."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from wardmote.documents import (
    Bullets,
    Column,
    Document,
    Facts,
    FigureCell,
    Gap,
    Heading,
    Link,
    Note,
    Paragraph,
    Table,
    Text,
    tables_of,
)
from wardmote.documents.tests.specimen import bar_chart, choropleth, line_chart, rich
from wardmote.errors import Invalid

COLUMNS = (Column("A"), Column("B", "number"))


def table(**changes):
    return Table(**{"id": "t", "caption": "C", "columns": COLUMNS, "rows": (("x", 1),), **changes})


def document(*blocks, **changes):
    return Document(**{"title": "T", "as_at": date(2026, 4, 4), "identifier": "i", "publisher": "p", "version": "1",
                       "blocks": blocks, **changes})  # fmt: skip


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: table(caption=" "), "The table 't' has no caption."),
        (lambda: table(columns=()), "The table 't' has no columns."),
        (lambda: table(columns=(Column("A"), Column("A"))), "two columns called “A”"),
        (lambda: table(rows=(("x",),)), "Row 1 of the table 't' has 1 cells where it has 2 columns."),
        (
            lambda: table(rows=(("x", float("nan")),)),
            "nan in row 1 of the table 't' is not a number that can be shown.",
        ),
        (lambda: table(rows=(("x", True),)), "True in row 1 of the table 't' is neither text nor a number."),
        (lambda: table(rows=(("x", FigureCell("f", float("inf"))),)), "inf in row 1"),
        (lambda: table(row_ids=("a", "b")), "1 rows and 2 row ids"),
        (lambda: table(id="1 2"), "The id '1 2' of a table cannot be used as an anchor."),
        (lambda: Column(""), "A column has no title."),
        (lambda: Column("A", "money"), "is of kind 'money'"),
        (lambda: replace(line_chart(), description=""), "The chart 'chart-burglary' has no alternative text."),
        (lambda: replace(line_chart(), sentence=" "), "The chart 'chart-burglary' has no sentence."),
        (lambda: replace(line_chart(), title=""), "The chart 'chart-burglary' has no title."),
        (lambda: replace(line_chart(), table=None), "The chart 'chart-burglary' has no table."),
        (lambda: replace(choropleth(), description=" "), "The map 'map-rates' has no alternative text."),
        (lambda: replace(choropleth(), sentence=""), "The map 'map-rates' has no sentence."),
        (
            lambda: replace(choropleth(), spec=line_chart().spec),
            "The map 'map-rates' cannot be drawn from a LineChart.",
        ),
        (lambda: Heading(5, "H", "h"), "The heading “H” has level 5."),
        (lambda: Heading(1, "", "h"), "The heading 'h' has no words."),
        (lambda: Note("shout", "x"), "A note is of kind 'shout'."),
        (lambda: Bullets(()), "A list has no items."),
        (lambda: Facts(()), "A list of key facts has no facts."),
        (lambda: Gap("T", "x", "", "d"), "The gap “T” has no owner."),
        (lambda: Gap("T", "x", "o", ""), "does not say what data is asked for"),
        (lambda: Link("x", "javascript:alert(1)"), "is not a web, mail or telephone address"),
        (lambda: Link("x", "//elsewhere.example"), "is not a web, mail or telephone address"),
        (lambda: Link(" ", "https://example.org"), "has no words"),
        (lambda: Paragraph((Text("a"), 3)), "3 is not text, strong text, a link or a figure"),
        (lambda: document(Heading(2, "H", "h")), "jumps from level 0 to level 2"),
        (lambda: document(Heading(1, "H", "h"), Heading(3, "I", "i")), "jumps from level 1 to level 3"),
        (lambda: document(table(), table()), "Two parts of the document have the id 't'."),
        (lambda: document(Heading(1, "H", "t"), table()), "Two parts of the document have the id 't'."),
        (lambda: document(table(), replace(bar_chart(), table=table())), "Two parts of the document have the id 't'."),
        (lambda: document("words"), "'words' is not a block"),
        (lambda: document(title=""), "The document has no title."),
        (lambda: document(publisher=""), "has no publisher"),
        (lambda: document(as_at=datetime(2026, 4, 4, tzinfo=UTC)), "is not a date"),
        (lambda: document(language="cy"), "Only en-GB can be set yet."),
    ],
)
def test_what_cannot_be_read_by_everyone_is_refused(make, sentence):
    with pytest.raises(Invalid) as refusal:
        make()
    assert sentence in str(refusal.value)


def test_a_string_and_a_single_text_are_the_same_words():
    assert Paragraph("a") == Paragraph((Text("a"),)) == Paragraph(("a",))


def test_every_table_is_found_in_reading_order():
    assert [found.id for found in tables_of(rich())] == [
        "table-changes",
        "table-burglary",
        "table-change",
        "table-map",
        "table-provenance",
    ]
