"""What a reader of each format meets: its headings, tables, captions and alternative texts, read back from the bytes.

Each reader is independent of the renderers: HTML by the standard library's parser, PDF from its structure tree (the way
assistive technology reads it, ISO 32000-1 section 14.7), Word by python-docx.
"""

import io
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import docx
import pikepdf
from docx.oxml.ns import qn

BLOCKS = ("/P", "/Div", "/L", "/LI", "/TR", "/TD", "/TH", "/Table", "/Title", "/Caption", "/TOCI", "/H1", "/H2")


@dataclass
class Read:
    """What was read. Heading levels count from 1 for the first level of sections."""

    title: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)
    tables: list[tuple[str, list[list[str]]]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)
    text: str = ""


def tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u200b", "")).strip()


class Page(HTMLParser):
    """Collects the text of the elements that matter as they close."""

    WANTED = ("h1", "h2", "h3", "h4", "h5", "caption", "figcaption", "th", "td", "desc", "title", "p")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = Read()
        self.open: list[str] = []
        self.held: dict[str, list[str]] = {}
        self.rows: list[list[str]] = []
        self.caption = ""
        self.tags: list[str] = []
        self.attributes: list[tuple[str, dict]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append((tag, dict(attrs)))
        if tag == "table":
            self.rows = []
        elif tag == "tr":
            self.rows.append([])
        elif tag in self.WANTED:
            self.open.append(tag)
            self.held[tag] = []

    def handle_data(self, data):
        self.words.append(data)
        if self.open:
            self.held[self.open[-1]].append(data)

    def handle_endtag(self, tag):
        if tag == "table":
            self.read.tables.append((self.caption, self.rows))
            self.read.captions.append(self.caption)
        if tag not in self.WANTED or tag not in self.open:
            return
        self.open.remove(tag)
        text = tidy("".join(self.held.pop(tag)))
        if tag == "h1":
            self.read.title = text
        elif re.fullmatch("h[2-5]", tag):
            self.read.headings.append((int(tag[1]) - 1, text))
        elif tag == "caption":
            self.caption = text
        elif tag == "figcaption":
            self.read.captions.append(text)
        elif tag == "desc":
            self.read.alternatives.append(text)
        elif tag in ("th", "td"):
            self.rows[-1].append(text)


def parsed(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    return page


def read_html(html: str) -> Read:
    page = parsed(html)
    page.read.text = tidy("".join(page.words))
    return page.read


def read_docx(data: bytes) -> Read:
    word = docx.Document(io.BytesIO(data))
    read = Read(text=tidy(" ".join(paragraph.text for paragraph in word.paragraphs)))
    caption = ""
    for part in word.iter_inner_content():
        if hasattr(part, "rows"):
            rows = [
                [tidy("".join(t.text or "" for t in cell.iter(qn("w:t")))) for cell in row.tc_lst]
                for row in part._tbl.tr_lst
            ]
            read.tables.append((caption, rows))
            continue
        style, text = part.style.name, tidy(part.text)
        if style == "Title":
            read.title = text
        elif style.startswith("Heading "):
            read.headings.append((int(style[-1]), text))
        elif style == "Caption":
            caption = text
            read.captions.append(text)
        read.alternatives += [found.get("descr") for found in part._p.iter(qn("wp:docPr"))]
    return read


def read_pdf(data: bytes) -> Read:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return Tree(pdf).read()


class Tree:
    """A PDF's structure tree with the text that each of its parts marks on the pages."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.marked = {page.obj.objgen: marked_text(page) for page in pdf.pages}
        self.found = Read()

    def read(self) -> Read:
        self.walk(self.pdf.Root.StructTreeRoot)
        self.found.text = tidy(self.text(self.pdf.Root.StructTreeRoot, None))
        return self.found

    def parts(self, node):
        kids = node.get("/K")
        if kids is None:
            return []
        return list(kids) if isinstance(kids, pikepdf.Array) else [kids]

    def text(self, node, page) -> str:
        page = node.get("/Pg", page)
        if "/ActualText" in node:
            return str(node.ActualText)
        texts = []
        for part in self.parts(node):
            if isinstance(part, int):
                texts.append(self.marked[page.objgen].get(part, ""))
            elif part.get("/Type") == "/MCR":
                texts.append(self.marked[part.get("/Pg", page).objgen].get(int(part.MCID), ""))
            elif part.get("/Type") != "/OBJR":
                texts.append(self.text(part, page))
        # A line of a paragraph is a marked sequence of its own: only whole blocks are set apart.
        edge = " " if str(node.get("/S", "")) in BLOCKS else ""
        return f"{edge}{''.join(texts)}{edge}"

    def walk(self, node, page=None) -> None:
        page = node.get("/Pg", page)
        kind = str(node.get("/S", ""))
        if kind == "/Title":
            self.found.title = tidy(self.text(node, page))
        elif re.fullmatch("/H[1-6]", kind):
            self.found.headings.append((int(kind[2]), tidy(self.text(node, page))))
        elif kind == "/Caption":
            self.found.captions.append(tidy(self.text(node, page)))
        elif kind == "/Figure":
            self.found.alternatives.append(str(node.Alt))
        elif kind == "/Table":
            self.found.tables.append(("", []))
        elif kind == "/TR":
            self.found.tables[-1][1].append([])
        elif kind in ("/TH", "/TD"):
            self.found.tables[-1][1][-1].append(tidy(self.text(node, page)))
        for part in self.parts(node):
            if not isinstance(part, int) and part.get("/Type") not in ("/MCR", "/OBJR"):
                self.walk(part, page)
        if kind == "/Table":
            self.found.tables[-1] = (self.found.captions[-1], self.found.tables[-1][1])


def marked_text(page: pikepdf.Page) -> dict[int, str]:
    """The text of each marked-content sequence of a page, by its number."""
    fonts = {name: to_unicode(font) for name, font in page.resources.get("/Font", {}).items()}
    texts: dict[int, str] = {}
    stack: list[int | None] = []
    said: list[bool] = []
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                properties = operands[1]
                if isinstance(properties, pikepdf.Name):
                    properties = page.resources.Properties[properties]
                stack.append(int(properties.MCID) if "/MCID" in properties else (stack[-1] if stack else None))
                said.append("/ActualText" in properties or bool(said and said[-1]))
                if "/ActualText" in properties and stack[-1] is not None:
                    texts[stack[-1]] = texts.get(stack[-1], "") + str(properties.ActualText)
            case "BMC":
                # ReversedChars and the like stand inside the sequence that is read.
                stack.append(stack[-1] if stack else None)
                said.append(bool(said and said[-1]))
            case "EMC":
                stack.pop()
                said.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" | "TJ" if stack and stack[-1] is not None and not said[-1]:
                shown = operands[0] if str(operator) == "TJ" else [operands[0]]
                codes = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
                text = "".join(font.get(codes[at] << 8 | codes[at + 1], "?") for at in range(0, len(codes), 2))
                texts[stack[-1]] = texts.get(stack[-1], "") + text
    return texts


def to_unicode(font: pikepdf.Object) -> dict[int, str]:
    """The characters each two-byte code stands for, from the font's ToUnicode map."""
    cmap = font.ToUnicode.read_bytes().decode("ascii", "replace")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
        for first, last, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            start = int(text, 16)
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(start + step)
    return found
