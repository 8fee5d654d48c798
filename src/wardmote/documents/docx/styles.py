"""How a Word file looks: A4, Arial, our headings and colours, a running header and a footer with page numbers."""

from importlib.resources import files
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

FONT = "Arial"
INK, QUIET, BRAND, STOP, RULE = "0B0C0C", "505A5F", "12436D", "A3162A", "B1B4B6"
WIDTH = Mm(170)

# Name, size, colour, bold, space before and after in points.
STYLES = (
    ("Normal", 10.5, INK, False, 0, 8),
    ("Title", 26, INK, True, 4, 6),
    ("Subtitle", 14, QUIET, False, 0, 10),
    ("Heading 1", 17, INK, True, 24, 8),
    ("Heading 2", 14, INK, True, 18, 6),
    ("Heading 3", 12, INK, True, 14, 5),
    ("Heading 4", 10.5, INK, True, 12, 4),
    ("Caption", 10.5, INK, True, 10, 5),
    ("List Bullet", 10.5, INK, False, 0, 4),
    ("List Number", 10.5, INK, False, 0, 4),
)


def dress(word: WordDocument, laid: dict[str, Any]) -> None:
    for name, size, colour, bold, before, after in STYLES:
        set_style(word.styles[name], size, colour, bold, before, after)
    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    language.set(qn("w:val"), laid["language"])
    language.set(qn("w:eastAsia"), laid["language"])
    for name in ("Header", "Footer"):
        # The template's own tab stops are for American paper; ours is one, at the right margin.
        stops = word.styles[name].paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    page(word)
    header(word, laid)
    footer(word, laid)


def set_style(style: Any, size: float, colour: str, bold: bool, before: float, after: float) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    for attribute in list(fonts.attrib):
        if "Theme" in attribute:
            del fonts.attrib[attribute]
    for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(attribute), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    unruled(style)
    if style.name.startswith(("Heading", "Caption")):
        style.paragraph_format.keep_with_next = True
    if style.name == "Normal":
        style.paragraph_format.line_spacing = 1.15


def unruled(style: ParagraphStyle) -> None:
    """Without the line Word's own template draws under a title, and without its letter spacing."""
    for name in ("w:pBdr", "w:contextualSpacing"):
        for found in style.element.pPr.findall(qn(name)) if style.element.pPr is not None else ():
            style.element.pPr.remove(found)
    for name in ("w:spacing", "w:kern"):
        for found in style.element.rPr.findall(qn(name)):
            style.element.rPr.remove(found)


def page(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    section.header_distance = section.footer_distance = Mm(11)


def header(word: WordDocument, laid: dict[str, Any]) -> None:
    paragraph = word.sections[0].header.paragraphs[0]
    small(paragraph, laid["running_head"])
    if laid["made_up"]:
        run = paragraph.add_run(f"\t{laid['made_up']}")
        run.font.size, run.font.bold, run.font.color.rgb = Pt(8), True, RGBColor.from_string(STOP)
        paragraph._p.append(parse_xml(watermark("MADE UP", "MadeUpWatermark")))
    if laid["copy_for"]:
        own = word.sections[0].header.add_paragraph()
        small(own, laid["copy_for"])
        own._p.append(parse_xml(watermark(laid["copy_for"], "CopyWatermark")))


def footer(word: WordDocument, laid: dict[str, Any]) -> None:
    paragraph = word.sections[0].footer.paragraphs[0]
    small(paragraph, f"{laid['running_foot']}\tPage ")
    for field, text in (("PAGE", ""), ("", " of "), ("NUMPAGES", "")):
        if field:
            paragraph._p.append(parse_xml(FIELD.format(field=field)))
        else:
            small(paragraph, text)


def watermark(words: str, name: str) -> str:
    """A text watermark as Word writes its own: a shape behind the text of every page, said to be decoration."""
    template = (files(__package__) / "watermark.xml").read_text("utf-8")
    return template.replace('"MADE UP"', quoteattr(words)).replace("MadeUpWatermark", name)


def small(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8), RGBColor.from_string(QUIET)


FIELD = (
    f'<w:fldSimple {nsdecls("w")} w:instr="{{field}}"><w:r><w:rPr><w:color w:val="{QUIET}"/><w:sz w:val="16"/></w:rPr>'
    "<w:t>1</w:t></w:r></w:fldSimple>"
)
