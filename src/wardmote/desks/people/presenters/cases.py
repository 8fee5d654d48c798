"""The words of one side of a case."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from wardmote.desks.people.presenters.words import href_of
from wardmote.desks.people.queries.cases import LinkSeen
from wardmote.desks.people.queries.persons import PersonSeen
from wardmote.desks.people.rules.cases import HARMED
from wardmote.foundation.lists import LINK, Cell


@dataclass(frozen=True)
class SidePage:
    """Who is on one side of a case, as rows: name, role, record."""

    title: str
    case: str
    rows: tuple[tuple[Cell, ...], ...]


def side_page(
    case: str, side: str, links: Iterable[LinkSeen], read: Mapping[UUID, PersonSeen], purpose: str
) -> SidePage:
    """One side, of whom the reader may read. Of the other side nothing is here."""
    title = _("The side that was harmed") if side == HARMED else _("The side that is said to have done it")
    rows = tuple(
        (
            LINK.format(href_of(each.person, purpose), read[each.person].name),
            each.role.capitalize(),
            _("Read before a visit") if read[each.person].markers else "",
            read[each.person].reference,
        )
        for each in links
        if each.person in read
    )
    return SidePage(title, case, rows)
