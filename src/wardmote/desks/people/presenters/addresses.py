"""The words of what to know before a visit to an address."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.people.queries.addresses import MarkedSeen, VisitedSeen
from wardmote.foundation.lists import LINK, Cell
from wardmote.foundation.pages.words import day as day_in_words
from wardmote.foundation.pages.words import moment


@dataclass(frozen=True)
class MarkersPage:
    """The markers that a member answers for, as rows."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class AddressPage:
    """What to know before a visit to an address: sentences, and the markers as rows."""

    address: str
    warnings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def list_page(found: Sequence[MarkedSeen]) -> MarkersPage:
    """The markers that a member answers for."""
    return MarkersPage(
        tuple(
            (
                each.address,
                each.words,
                day_in_words(each.until),
                LINK.format(reverse("end-address-marker", kwargs={"marker": each.id}), _("End it")),
            )
            for each in found
        )
    )


def address_page(address: str, found: Sequence[MarkedSeen]) -> AddressPage:
    """One address as it was looked up."""
    return AddressPage(address, tuple(each.words for each in found), tuple(map(row_of, found)))


def row_of(each: MarkedSeen) -> tuple[Cell, ...]:
    """A marker as a row: where, what to know, whose, until when, and who made it."""
    made = f"{moment(each.made_at)}, {each.made_by}"
    return each.address, each.words, each.owner, day_in_words(each.until), made


def warnings_of(visited: VisitedSeen | None) -> tuple[str, ...]:
    """What to know before somebody is visited where they are visited."""
    if visited is None:
        return ()
    return tuple(_("%(where)s: %(words)s") % {"where": each.address, "words": each.words} for each in visited.markers)
