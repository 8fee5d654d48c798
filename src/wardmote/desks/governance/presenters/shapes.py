"""The shapes that the pages of registers share: a list, and one record of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.actions.api import ActionSeen
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.lists import LINK, Cell, Filter, plain
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import status


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
