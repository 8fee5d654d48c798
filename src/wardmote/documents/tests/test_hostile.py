"""Whatever the words are, every format carries them, and none takes them for its own markup."""

import io
import unicodedata
import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from wardmote.documents import (
    Bullets,
    Chart,
    Column,
    Document,
    Facts,
    Gap,
    Heading,
    Line,
    LineChart,
    Note,
    Paragraph,
    Strong,
    Table,
    Text,
    from_dict,
    render_docx,
    render_html,
    render_pdf,
    to_dict,
    write_csv,
    write_xlsx,
)
from wardmote.documents.fonts import drawable
from wardmote.documents.tests.reading import parsed, read_docx, read_html, read_pdf, tidy

HOSTILE = (
    '#set page(fill: red) $x^2$ *bold* _emph_ @ref <label> \\ ~ ` #eval("1") // /* */ = heading - list + enum',
    "<script>alert(1)</script> &amp; &lt; ]]> <!-- --> {{ 7*7 }} {% raw %} ' \" onmouseover=x",
    "\x00\x01\x07\x0b\x0c\x1b\x7f\x85\ufffe\uffff\ud800 control",
    "\u202egnirts a \u2066isolate\u2069 \u200f\u200e marks",
    "שלום עולם and العربية together",
    "👩‍👩‍👧‍👦 emoji 😀 🇬🇧 ☎️",
    "x" * 1000,
    "Llanfairpwllgwyngyll Ŵŷ Łódź Ελλάδα Россия ﬁ ½ ² e\u0301",
    '=HYPERLINK("http://x") +1 -1 @SUM(A1)',
    "]]>&#0;<w:t>",
    "字 한 ไทย नमस्ते",
)
words = st.text(min_size=1, max_size=60).filter(lambda text: text.strip() != "") | st.sampled_from(HOSTILE)


def document(text: str) -> Document:
    """A small document that says `text` in every place a document can say anything."""
    table = Table("table", f"Caption {text}", (Column(f"A {text}"), Column("B", "number")), ((text, 1), ("row", text)),
                  notes=(text,), units=text, source=text)  # fmt: skip
    chart_table = Table("chart-table", text, (Column("Month"), Column(f"B {text}", "number")), ((text, None),))
    spec = LineChart(("April 2021", text), (Line(text, (1, 2)),), text, (0, 1, 2), ((1, text),))
    return Document(
        title=f"Title {text}",
        subtitle=text,
        as_at=date(2026, 4, 4),
        identifier=text,
        publisher=text,
        version=text,
        made_up=True,
        blocks=(
            Heading(1, f"Heading {text}", "heading"),
            Paragraph((Text(text), Strong(text))),
            Bullets((text,)),
            Facts(((text, text),)),
            table,
            Chart("chart", text, text, text, spec, chart_table),
            Gap(text, text, text, text),
            Note("warning", text),
        ),
    )


def comparable(text: str) -> str:
    """Text as every format can give it back.

    The typeface's own substitutions are applied to all three; letters that join are taken apart; and where text runs
    from right to left, a page holds it in the order it is drawn, so only the letters are compared, not their order.
    """
    text = unicodedata.normalize("NFKD", drawable(text))
    text = "".join(
        character
        for character in text
        if unicodedata.category(character) not in ("Mn", "Cf") and not character.isspace()
    )
    turned = any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text)
    return "".join(sorted(text)) if turned else text


def alike(read) -> dict:
    return {
        "title": comparable(read.title),
        "headings": [(level, comparable(text)) for level, text in read.headings],
        "captions": [comparable(text) for text in read.captions],
        "alternatives": [comparable(text) for text in read.alternatives],
        "tables": [[[comparable(cell) for cell in row] for row in rows] for _, rows in read.tables],
    }


def many(test):
    for text in HOSTILE:
        test = example(text)(test)
    return test


@many
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(words)
def test_html_and_word_say_the_same_and_nothing_becomes_markup(text):
    made = document(text)
    html, word = render_html(made), render_docx(made)
    assert alike(read_html(html)) == alike(read_docx(word))
    assert from_dict(to_dict(made)) == made
    page = parsed(html)
    assert "script" not in page.tags
    assert not any(name.startswith("on") for _, attributes in page.attributes for name in attributes)
    with zipfile.ZipFile(io.BytesIO(word)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))


@many
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(words)
def test_pdf_says_the_same_as_html(text):
    made = document(text)
    assert alike(read_pdf(render_pdf(made))) == alike(read_html(render_html(made)))


@many
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(words)
def test_spreadsheets_hold_any_words(text):
    made = document(text)
    table = made.blocks[4]
    assert write_csv(table, made).decode()
    assert write_xlsx(table, made)


@pytest.mark.parametrize("text", HOSTILE)
def test_the_fragment_holds_no_style_script_or_address_of_another(text):
    page = parsed(render_html(document(text), page=False))
    assert not {"script", "style", "link", "iframe", "object", "html", "body"} & set(page.tags)
    assert not any("style" in attributes for _, attributes in page.attributes)


def test_text_is_tidied_but_never_lost():
    assert tidy("a\u200b b\n c") == "a b c"
    assert drawable("a 😀") == "a [grinning face]"
