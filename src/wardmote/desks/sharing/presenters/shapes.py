"""The shapes that pages of sharing have in common: a list in parts, and one record."""

from dataclasses import dataclass

from markupsafe import Markup

from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.lists import Cell, Filter

#: Words of a link, and what more of them is only heard.
HIDDEN = Markup('{}<span class="govuk-visually-hidden"> {}</span>')


#: Words, and a link beside them.
BESIDE = Markup("{} {}")


def upper(words: str) -> str:
    """Words that begin a line or a cell."""
    return words[:1].upper() + words[1:]


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
    """A list in parts. `empty` is what will be there and how it gets there; `add` is for who may, and so are `more`.
    `left_out` says what of it does not stand here."""

    title: str
    sentence: str
    about: str
    sections: tuple[Section, ...]
    empty: tuple[str, str] = ("", "")
    filters: tuple[Filter, ...] = ()
    add: Link | None = None
    more: tuple[Link, ...] = ()
    downloads: tuple[Link, ...] = ()
    all_href: str = ""
    left_out: str = ""


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
