"""The shapes that pages of sharing have in common: a list in parts, and one record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.documents import Column, Table
from wardmote.foundation.accounts.landing import Link

Cell = Markup | str
LINK = Markup('<a class="govuk-link" href="{}">{}</a>')
#: Words of a link, and what more of them is only heard.
HIDDEN = Markup('{}<span class="govuk-visually-hidden"> {}</span>')


@dataclass(frozen=True)
class Filter:
    """A choice above a list: its words, where it leads, how many it holds, and whether it is chosen now."""

    text: str
    href: str
    here: bool
    count: int


@dataclass(frozen=True)
class Section:
    """A part of a page: a table, or what is said where it has no row."""

    slug: str
    heading: str
    caption: str
    columns: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str


@dataclass(frozen=True)
class Listed:
    """A list in parts. `empty` is what will be there and how it gets there; `add` is for who may."""

    title: str
    sentence: str
    about: str
    sections: tuple[Section, ...]
    empty: tuple[str, str] = ("", "")
    filters: tuple[Filter, ...] = ()
    add: Link | None = None
    downloads: tuple[Link, ...] = ()
    all_href: str = ""


@dataclass(frozen=True)
class Record:
    """One record: the list it is in, what it says, how it stands, what the reader may do, and its parts."""

    listed: Link
    title: str
    reference: str
    state: str
    sentence: str
    facts: tuple[tuple[str, Cell], ...]
    warning: str = ""
    first: Link | None = None
    deeds: tuple[Link, ...] = ()
    sections: tuple[Section, ...] = ()
    history: tuple[str, ...] = ()


def filters_of(address: str, states: Iterable[str], every: Sequence[str], asked: str) -> tuple[Filter, ...]:
    """All, and each state that some record has; `every` are the states of the records."""
    here = reverse(address)
    found = [Filter(_("All"), here, not asked, len(every))]
    for state in states:
        if state in every:
            href = f"{here}?{urlencode({'state': state})}"
            found.append(Filter(state[:1].upper() + state[1:], href, asked == state, every.count(state)))
    return tuple(found) if len(found) > 1 else ()


def plain(*titles: str) -> tuple[tuple[str, bool], ...]:
    """Columns of words."""
    return tuple((title, False) for title in titles)


def downloads_of(address: str) -> tuple[Link, ...]:
    """The same list as CSV and as a spreadsheet."""
    return (
        Link(_("The list as CSV"), reverse(address, kwargs={"kind": "csv"})),
        Link(_("The list as a spreadsheet"), reverse(address, kwargs={"kind": "xlsx"})),
    )


def table(slug: str, caption: str, titles: Sequence[str], rows: Iterable[tuple[object, ...]]) -> Table:
    """A list as it is taken away; what nobody said is nothing."""
    return Table(
        id=slug, caption=caption, columns=tuple(Column(each, absent="none") for each in titles), rows=tuple(rows)
    )
