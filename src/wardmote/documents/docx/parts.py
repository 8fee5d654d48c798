"""The blocks of a laid-out document written into a Word file, one after another."""

import io
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from wardmote.documents.docx.styles import BRAND, QUIET, RULE, STOP, WIDTH
from wardmote.documents.docx.tables import table_xml

PANEL = "F5F5F2"
OUTSIDE = ("http://", "https://", "mailto:", "tel:")


class Writer:
    """Writes blocks at the end of a Word document, numbering the parts Word wants numbered."""

    def __init__(self, word: WordDocument, pictures: list[bytes]) -> None:
        self.word = word
        self.pictures = iter(pictures)
        self.bookmarks: dict[str, str] = {}

    def write(self, laid: dict[str, Any]) -> None:
        self.bookmarks = {entry["id"]: f"_Toc{place:06}" for place, entry in enumerate(laid["contents"], 1)}
        self.cover(laid)
        self.contents(laid)
        for block in laid["blocks"]:
            getattr(self, block["kind"])(block)

    def cover(self, laid: dict[str, Any]) -> None:
        if laid["made_up"]:
            banner = self.word.add_paragraph()
            coloured(banner, laid["made_up"], STOP, bold=True)
            edged(banner, STOP, 12, "top", "left", "bottom", "right")
        coloured(self.word.add_paragraph(), laid["publisher"], BRAND, bold=True)
        self.styled("Title", laid["title"])
        if laid["subtitle"]:
            self.styled("Subtitle", laid["subtitle"])
        facts = self.word.add_paragraph()
        text = f"{laid['as_at_label']} · Version {laid['version']} · Reference {laid['identifier']}"
        coloured(facts, text, QUIET, size=8.5)
        edged(facts, BRAND, 20, "top")

    def contents(self, laid: dict[str, Any]) -> None:
        """The contents as links to the headings: no field that Word must be asked to bring up to date."""
        if not laid["contents"]:
            return
        self.word.add_paragraph().add_run("Contents").bold = True
        for entry in laid["contents"]:
            paragraph = self.word.add_paragraph()
            paragraph.paragraph_format.left_indent = Mm(9 * (entry["level"] - 1))
            paragraph.paragraph_format.space_after = Pt(2)
            link = parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="{self.bookmarks[entry["id"]]}" w:history="1"/>')
            paragraph._p.append(link)
            run = paragraph.add_run(f"{entry['number']} {entry['text']}")
            link.append(run._r)

    def styled(self, style: str, text: str = "") -> Paragraph:
        """A paragraph in the style of that id. Asked for by name, python-docx reads every style again each time."""
        paragraph = self.word.add_paragraph(text)
        paragraph._p.style = style
        return paragraph

    def heading(self, block: dict[str, Any]) -> None:
        paragraph = self.styled(f"Heading{block['level']}")
        number = paragraph.add_run(block["number"])
        number.font.color.rgb = RGBColor.from_string(BRAND)
        paragraph.add_run(f" {block['text']}")
        if name := self.bookmarks.get(block["id"]):
            place = int(name.removeprefix("_Toc"))
            paragraph._p.insert(1, parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{place}" w:name="{name}"/>'))
            paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{place}"/>'))

    def paragraph(self, block: dict[str, Any]) -> None:
        self.words(self.word.add_paragraph(), block["inlines"])

    def words(self, paragraph: Paragraph, inlines: list[dict[str, str]], *, strong: bool = False) -> Paragraph:
        for word in inlines:
            run = paragraph.add_run(word["text"])
            run.bold = True if strong or word["kind"] == "strong" else None
            if word["kind"] == "link" and word["href"].lower().startswith(OUTSIDE):
                run.font.underline = True
                run.font.color.rgb = RGBColor.from_string("195CA3")
                target = self.word.part.relate_to(word["href"], RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                link = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{target}" w:history="1"/>')
                run._r.addprevious(link)
                link.append(run._r)
        return paragraph

    def list(self, block: dict[str, Any]) -> None:
        style = "List Number" if block["numbered"] else "List Bullet"
        numbering = self.restarted(style) if block["numbered"] else None
        for item in block["items"]:
            paragraph = self.words(self.styled(style.replace(" ", "")), item)
            if numbering is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = numbering

    def restarted(self, style: str) -> int:
        """A fresh numbering for each numbered list, so that each starts at 1."""
        numbering = self.word.part.numbering_part.element
        own = self.word.styles[style].element.pPr.numPr.numId.val
        abstract = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == own)
        fresh = numbering.add_num(abstract)
        fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(fresh.numId)

    def facts(self, block: dict[str, Any]) -> None:
        for pair in block["pairs"]:
            paragraph = self.word.add_paragraph()
            paragraph.paragraph_format.left_indent = Mm(55)
            paragraph.paragraph_format.first_line_indent = Mm(-55)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(55))
            paragraph.paragraph_format.space_after = Pt(4)
            paragraph.add_run(pair["label"]).bold = True
            paragraph.add_run("\t")
            self.words(paragraph, pair["inlines"])
            edged(paragraph, RULE, 4, "bottom", "between")
        self.word.add_paragraph().paragraph_format.space_after = Pt(0)

    def table(self, block: dict[str, Any]) -> None:
        self.styled("Caption", block["caption"])
        body = self.word.element.body
        body.insert(len(body) - 1, table_xml(block, WIDTH.twips))
        for place, note in enumerate(block["foot"] or [""]):
            paragraph = self.word.add_paragraph()
            paragraph.paragraph_format.space_before = Pt(4 if place == 0 else 0)
            paragraph.paragraph_format.space_after = Pt(3)
            coloured(paragraph, note, QUIET, size=8.5)

    def picture(self, block: dict[str, Any]) -> None:
        sentence = self.words(self.word.add_paragraph(), block["sentence"], strong=True)
        sentence.paragraph_format.keep_with_next = True
        sentence.paragraph_format.space_before = Pt(12)
        self.styled("Caption", block["caption"])
        run = self.word.add_paragraph().add_run()
        shape = run.add_picture(io.BytesIO(next(self.pictures)), width=Mm(160))
        shape._inline.docPr.set("descr", block["alt"])
        shape._inline.docPr.set("title", block["caption"])
        self.table(block["table"])

    def gap(self, block: dict[str, Any]) -> None:
        parts = [self.word.add_paragraph()]
        parts[0].add_run(block["title"]).bold = True
        parts.append(self.words(self.word.add_paragraph(), block["inlines"]))
        for fact in block["facts"]:
            parts.append(self.word.add_paragraph())
            parts[-1].add_run(f"{fact['label']}:").bold = True
            parts[-1].add_run(f" {fact['text']}")
        for paragraph in parts:
            edged(paragraph, RULE, 36, "left", fill=PANEL)
            paragraph.paragraph_format.left_indent = Mm(4)
            paragraph.paragraph_format.keep_with_next = paragraph is not parts[-1]

    def note(self, block: dict[str, Any]) -> None:
        paragraph = self.word.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(3)
        paragraph.paragraph_format.space_before = Pt(10)
        paragraph.paragraph_format.space_after = Pt(10)
        paragraph.add_run(f"{block['label']}:").bold = True
        paragraph.add_run(" ")
        self.words(paragraph, block["inlines"])
        edged(paragraph, STOP if block["note"] == "warning" else RULE, 18, "left")


def coloured(paragraph: Paragraph, text: str, colour: str, *, bold: bool = False, size: float | None = None) -> None:
    run = paragraph.add_run(text)
    run.font.color.rgb = RGBColor.from_string(colour)
    run.bold = bold or None
    run.font.size = Pt(size) if size else None


def edged(paragraph: Paragraph, colour: str, eighths: int, *sides: str, fill: str = "") -> None:
    """Lines at the sides of a paragraph (their width in eighths of a point), and a fill behind it."""
    properties = paragraph._p.get_or_add_pPr()
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{4 if side != "left" else 8}" w:color="{colour}"/>'
        for side in ("top", "left", "bottom", "right", "between")
        if side in sides
    )
    later = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr")
    properties.insert_element_before(parse_xml(f"<w:pBdr {nsdecls('w')}>{lines}</w:pBdr>"), *later)
    if fill:
        shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
        properties.insert_element_before(shade, *later[1:])
