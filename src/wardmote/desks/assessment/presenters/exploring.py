"""Ways from a draft into the explorer: below each series that it prints, a link to the same with other questions."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from wardmote.desks.insight.api import explore_href
from wardmote.documents import Block, Chart, Document, Link, Map, Paragraph, Table
from wardmote.evidence import indicators
from wardmote.reports.strategic_assessment.build import INDICATOR
from wardmote.reports.strategic_assessment.roads import GRAVE, USERS
from wardmote.reports.strategic_assessment.wording import slug

#: Tables of one indicator, by their ids.
_OF_ONE = {
    "levels-table": INDICATOR,
    "changes-table": INDICATOR,
    "areas-table": INDICATOR,
    "roads-years-table": GRAVE,
    "roads-users-table": USERS,
}
_PICTURE = re.compile(r"(?:chart|map)-(.+)")
_MEASURE = re.compile(r"(?:measure|for-members)-(.+)-table")


def with_ways_to_explore(document: Document, place: str, months: str) -> Document:
    """The document with a link below each series; `months` is its period as YYYY-MM..YYYY-MM."""
    first, _dots, last = months.partition("..")
    asked = {"place": place, "first": first, "last": last}
    return replace(document, blocks=tuple(_with_links(document, asked)))


def _with_links(document: Document, asked: Mapping[str, str]) -> Iterator[Block]:
    for block in document.blocks:
        yield block
        if isinstance(block, Chart | Map | Table):
            yield from (_link(title, {**asked, **what}) for title, what in _series(block))


def _link(title: str, asked: Mapping[str, str]) -> Block:
    return Paragraph(
        (
            Link(
                _("Explore this: %(title)s") % {"title": title},
                explore_href({name: each for name, each in asked.items() if each}),
            ),
        )
    )


def _series(block: Chart | Map | Table) -> Iterator[tuple[str, dict[str, str]]]:
    """What a block shows, by title, as the explorer is asked it; nothing for one that is no series."""
    if isinstance(block, Chart | Map):
        if found := _PICTURE.fullmatch(block.id):
            yield block.title, {"indicator": INDICATOR, "line": "" if found[1] == "all" else found[1]}
    elif block.id in _OF_ONE:
        yield block.caption, {"indicator": _OF_ONE[block.id]}
    elif found := _MEASURE.fullmatch(block.id):
        for each in indicators.all():
            if slug(each.slug) == found[1]:
                yield from _of_measure(block, each)


def _of_measure(block: Table, indicator: indicators.Indicator) -> Iterator[tuple[str, dict[str, str]]]:
    """One link for the table of a measure; of partners' series, one for each."""
    if indicator.apart is None:
        yield block.caption, {"indicator": indicator.slug}
        return
    for name, *_figures in block.rows:
        yield str(name), {"indicator": indicator.slug, "line": str(name)}
