"""Odd documents get an answer too: empty, huge, wide, and without figures to lead to."""

from dataclasses import replace
from datetime import date

import pytest

from wardmote.documents import (
    Column,
    Document,
    FigureRef,
    Heading,
    Paragraph,
    Table,
    render_docx,
    render_html,
    render_pdf,
    write_xlsx,
)
from wardmote.documents.fonts import covered, drawable, printable
from wardmote.documents.tests.reading import parsed, read_docx, read_html, read_pdf
from wardmote.documents.tests.specimen import rich
from wardmote.errors import Invalid


def document(*blocks):
    return Document(title="Odd", as_at=date(2026, 4, 4), identifier="o", publisher="p", version="1", blocks=blocks)


def everyone(made):
    return read_html(render_html(made)), read_pdf(render_pdf(made)), read_docx(render_docx(made))


def test_an_empty_document_says_it_is_empty():
    for read in everyone(document()):
        assert read.title == "Odd"
        assert "Nothing has been written in this document yet." in read.text
        assert (read.headings, read.tables, read.captions) == ([], [], [])


def test_a_table_without_rows_says_so():
    for read in everyone(document(Table("t", "None", (Column("A"),), ()))):
        assert read.tables == [("Table 1. None", [["A"]])]
        assert "There are no rows in this table." in read.text


def test_three_thousand_rows_are_all_there():
    rows = tuple((f"Row {number}", number, number / 7) for number in range(3000))
    made = document(Table("t", "Long", (Column("A"), Column("B", "number"), Column("C", "rate")), rows))
    html, pdf, word = everyone(made)
    assert len(html.tables[0][1]) == 3001
    assert html.tables == pdf.tables == word.tables


def test_a_table_of_many_columns_is_set():
    columns = tuple(Column(f"Column number {place}", "number") for place in range(30))
    html, pdf, word = everyone(document(Table("t", "Wide", columns, (tuple(range(1000, 1030)),))))
    assert html.tables == pdf.tables == word.tables


def test_more_rows_than_a_sheet_holds_are_refused_in_words():
    table = Table("t", "Long", (Column("A", "number"),), ((1,),))
    object.__setattr__(table, "rows", range(1_048_576))
    with pytest.raises(Invalid, match=r"1,048,576 rows; a spreadsheet holds 1,048,575"):
        write_xlsx(table, document())


def test_no_link_leads_nowhere():
    loose = document(Heading(1, "H", "h"), Paragraph((FigureRef("lost", "12 crimes"),)))
    assert 'href="#figure-lost"' not in render_html(loose)
    assert "12 crimes" in render_html(loose)
    assert '<a class="govuk-link govuk-link--no-visited-state wm-figure" href="/figures/lost/">' in render_html(
        loose, page=False, figure_href=lambda figure: f"/figures/{figure}/"
    )
    for html in (render_html(rich()), render_html(rich(), page=False)):
        attributes = [found for _, found in parsed(html).attributes]
        anchors = {found["id"] for found in attributes if "id" in found}
        inside = {found["href"][1:] for found in attributes if found.get("href", "").startswith("#")}
        assert inside
        assert inside <= anchors | {"main"}


def test_every_id_of_a_page_is_its_own():
    ids = [found["id"] for _, found in parsed(render_html(rich())).attributes if "id" in found]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("render", [render_html, render_pdf, render_docx])
def test_what_is_made_up_says_so(render):
    read = {render_html: read_html, render_pdf: read_pdf, render_docx: read_docx}[render]
    assert "Made up: nothing in this document is real" in read(render(rich())).text
    assert "Made up" not in read(render(replace(rich(), made_up=False, blocks=()))).text


@pytest.mark.parametrize("character", "Aé£ŵŁ…–“”−Ωжא½²×≤")
def test_the_typeface_draws_what_our_field_writes(character):
    assert ord(character) in covered()


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("plain", "plain"),
        ("中", "[cjk unified ideograph-4e2d]"),
        ("👩👧", "[woman][girl]"),
        ("☎\ufe0f", "[black telephone]"),
        ("\U0010ffff", "[u+10ffff]"),
    ],
)
def test_what_the_typeface_cannot_draw_is_named(given, printed):
    assert drawable(given) == printed


def test_a_very_long_word_may_break():
    assert printable("a" * 25) == "a" * 10 + "\u200b" + "a" * 10 + "\u200b" + "a" * 5
    assert printable("a short sentence of short words") == "a short sentence of short words"
