"""The words of the pages on which somebody is looked up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.people.presenters.words import born_of, href_of, purposes_on, work_of
from wardmote.desks.people.queries.persons import KeptSeen
from wardmote.desks.people.queries.searches import SearchRead, SearchSeen
from wardmote.desks.people.rules.looking import LOOKS, class_of_record, classes_for
from wardmote.desks.people.rules.matching import REASONS
from wardmote.foundation.access import Viewer
from wardmote.foundation.lists import LINK, Cell
from wardmote.foundation.pages.words import day as day_in_words
from wardmote.foundation.pages.words import moment


@dataclass(frozen=True)
class ListPage:
    """One's own searches as rows: when, what for, whether it is open; and the records one keeps."""

    rows: tuple[tuple[Cell, ...], ...]
    kept: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class SearchPage:
    """One search: whom it was for, the candidates as rows, and what can be done next."""

    id: str
    facts: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]
    sentence: str
    may_add: bool
    made_href: str


def purposes_to_choose(viewer: Viewer, day: date) -> list[tuple[str, str]]:
    """The purposes for which this member's role looks people up."""
    return [(each, title) for each, title in purposes_on(day).items() if classes_for(viewer, each, day)]


def classes_to_choose(viewer: Viewer, found: SearchRead, day: date) -> list[tuple[str, str]]:
    """The work a record may be made for after this search: an adult's or a child's of one kind are one choice."""
    open_to = classes_for(viewer, found.purpose, day)
    chosen = dict.fromkeys(class_of_record(each, found.born, day) for each in open_to)
    return [(each, work_of(each)) for each in chosen if each in open_to]


def may_look(viewer: Viewer) -> bool:
    """Does this member look people up at all?"""
    return viewer.holds(*LOOKS)


def list_page(found: Iterable[SearchSeen], kept: Iterable[KeptSeen], day: date) -> ListPage:
    """A member's own searches and records. Whom each is about is on its own page."""
    titles = purposes_on(day)
    return ListPage(
        kept=tuple(
            (
                LINK.format(href_of(each.id, each.purpose), each.reference),
                work_of(each.record_class),
                moment(each.made_at),
            )
            for each in kept
        ),
        rows=tuple(
            (
                LINK.format(reverse("show-search", kwargs={"search": each.id}), moment(each.made_at)),
                titles.get(each.purpose, each.purpose),
                _("Open until %(when)s") % {"when": moment(each.until)} if each.open else _("Over"),
            )
            for each in found
        ),
    )


def search_page(found: SearchRead, day: date) -> SearchPage:
    """One search as its page says it. Nothing tells whether there is somebody whom the reader may not see."""
    said = " ".join(part for part in (found.given, found.family) if part)
    work, until = purposes_on(day).get(found.purpose, found.purpose), moment(found.until)
    typed = (
        (_("Name"), said),
        (_("Born"), day_in_words(found.born) if found.born else _("Not known")),
        (_("What for"), work),
        (_("Why"), found.reason),
        (_("Open until"), until),
    )
    return SearchPage(
        id=str(found.id),
        facts=typed if found.open else ((_("What for"), work), (_("Was open until"), until)),
        rows=tuple(
            (
                LINK.format(href_of(each.id, found.purpose), each.name),
                _("Read before a visit") if each.warns else "",
                born_of(each),
                _(REASONS[because]),
                each.reference,
            )
            for each, because in found.candidates
        ),
        sentence=_sentence(found),
        may_add=found.open and found.person is None,
        made_href=href_of(found.person, found.purpose) if found.person and found.open else "",
    )


def _sentence(found: SearchRead) -> str:
    if not found.open:
        return _("This search is over: whom it was for is not shown any more. Look them up again, and say what for.")
    if not found.candidates:
        return _("Nobody like that is open to you.")
    return _("Look at each before you make a record: nothing here is taken for the same by itself.")
