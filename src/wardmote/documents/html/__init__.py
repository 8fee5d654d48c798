"""A document as accessible HTML: a page that stands alone, or the body of a page of the site.

The fragment carries GOV.UK Design System class names and no style or script of its own, so that it can be put into a
page under a strict content security policy. The page embeds the package's own style sheet and
nothing from anywhere else.
"""

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from wardmote.documents.document import Document
from wardmote.documents.layout import lay_out

FigureHref = Callable[[str], str]


def render_html(
    document: Document,
    *,
    page: bool = True,
    contents: bool = True,
    folded: bool = False,
    figure_href: FigureHref | None = None,
) -> str:
    """The document as a whole page, or with `page=False` as the body fragment (it starts at the `<h2>`s).

    Without `contents` it has no list of its headings, and they no numbers: for a part of a page. `folded` puts the
    tables of pictures of a fragment behind their captions, to be opened.

    `figure_href` gives the address that explains a figure. Without it a figure links to the row `figure-<id>` of a
    table of the same document where there is one, and is plain text where there is not: no link leads nowhere.
    """
    laid = lay_out(document)
    if not contents:
        laid["contents"] = []
        for block in laid["blocks"]:
            block.update({"number": ""} if block["kind"] == "heading" else {})
    name = "page.html" if page else "fragment.html"
    anchors = {anchor for block in laid["blocks"] for anchor in block.get("row_ids", ())}
    return templates().get_template(name).render(
        document=laid, folded=folded, style=Markup(style()), leads_to=leads_to(anchors, figure_href), svg=Markup
    )  # fmt: skip


def leads_to(anchors: set[str], figure_href: FigureHref | None) -> FigureHref:
    """The address of a figure's explanation, or nothing."""

    def address(figure: str) -> str:
        if figure_href is not None:
            return figure_href(figure)
        return f"#figure-{figure}" if f"figure-{figure}" in anchors else ""

    return address


@cache
def templates() -> Environment:
    return Environment(
        loader=PackageLoader("wardmote.documents.html"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


@cache
def style() -> str:
    return (files(__package__) / "document.css").read_text("utf-8")
