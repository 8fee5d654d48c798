"""The shapes that the pages of registers share: a list, and one record of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.actions.api import ActionSeen
from wardmote.documents import Column, Table
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import status

Cell = Markup | str
LINK = Markup('<a class="govuk-link" href="{}">{}</a>')


@dataclass(frozen=True)
class Filter:
    """A choice above a list: its words, where it leads, how many it holds, and whether it is chosen now."""

    text: str
    href: str
    here: bool
    count: int


@dataclass(frozen=True)
class Listed:
    """One list. `empty` is what will be listed and how it gets there, said where nothing is; `add` is for who may."""

    title: str
    about: str
    caption: str
    columns: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: tuple[str, str]
    filters: tuple[Filter, ...] = ()
    add: Link | None = None
    links: tuple[Link, ...] = ()
    downloads: tuple[Link, ...] = ()
    all_href: str = ""
    sections: tuple["Section", ...] = ()


@dataclass(frozen=True)
class Section:
    """A part of a record's page: a table, or what is said where it has no row."""

    slug: str
    heading: str
    caption: str
    columns: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str


@dataclass(frozen=True)
class Record:
    """One record: the register it is in, what it says, how it stands, what the reader may do, and its parts."""

    register: Link
    title: str
    reference: str
    state: str
    sentence: str
    facts: tuple[tuple[str, Cell], ...]
    lead: str = ""
    first: Link | None = None
    deeds: tuple[Link, ...] = ()
    sections: tuple[Section, ...] = ()


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
    columns = tuple(Column(title, absent="none") for title in titles)
    return Table(id=slug, caption=caption, columns=columns, rows=tuple(rows))


def actions_of(actions: Iterable[ActionSeen]) -> Section:
    """What was promised of a record."""
    return Section(
        "actions",
        _("What will be done"),
        _("Actions, soonest due first"),
        plain(_("Action"), _("State"), _("Organisation"), _("Due")),
        tuple(
            (
                LINK.format(reverse("show-action", kwargs={"reference": each.reference}), each.text),
                status(each.shown.state),
                each.organisation_name,
                in_words(each.due),
            )
            for each in actions
        ),
        _("Nobody has promised an action yet."),
    )
