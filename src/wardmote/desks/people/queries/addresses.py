"""What to know before a visit to an address, for members of the organisation that marked it; and where somebody is
visited, for who reads their record. From an address nobody is led to who lives there."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from wardmote.desks.people.models import AddressMarker, VisitedAddress
from wardmote.desks.people.models.sealed import marks_of, opened_of_marker, opened_of_person, register_key
from wardmote.desks.people.rules.addresses import looked_for_as
from wardmote.desks.people.rules.contact import WARNED_DAYS
from wardmote.errors import Missing
from wardmote.foundation import desks
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.sealing import has_key


@dataclass(frozen=True)
class MarkedSeen:
    """A marker of an address, opened. `until` is its last day; `own` says that the viewer answers for it."""

    id: UUID
    address: str = field(repr=False)
    words: str
    owner: str
    own: bool
    until: date
    made_at: datetime
    made_by: str


@dataclass(frozen=True)
class VisitedSeen:
    """Where somebody is visited, and what to know before it."""

    id: UUID
    address: str = field(repr=False)
    made_at: datetime
    made_by: str
    markers: tuple[MarkedSeen, ...] = ()


def markers_at(viewer: Viewer, address: str, day: date) -> tuple[MarkedSeen, ...]:
    """The markers of the viewer's own organisation that hold at an address on a day; raises Invalid for no address."""
    return _markers_at(viewer, [address], day).get(address, ())


def own_markers(viewer: Viewer, day: date) -> tuple[MarkedSeen, ...]:
    """The markers that this member answers for and that hold, the first to run out first."""
    return _opened(viewer, _live(viewer).filter(owner=viewer.member_id, until__gte=day))


def owned_running_out(viewer: Viewer, day: date) -> tuple[date, ...]:
    """The last days of the viewer's own markers of addresses that run out soon."""
    rows = _live(viewer).filter(owner=viewer.member_id, until__gte=day, until__lte=day + timedelta(days=WARNED_DAYS))
    return tuple(rows.order_by("until").values_list("until", flat=True))


def addresses_run_out(viewer: Viewer, day: date) -> tuple[AddressMarker, ...]:
    """Markers whose last day is over and that nobody ended, for the system's round."""
    return tuple(seen(viewer, AddressMarker, BUSINESS).select_for_update().filter(ended_at__isnull=True, until__lt=day))


def own_marker_row(viewer: Viewer, marker: UUID) -> AddressMarker:
    """The row of a marker that the viewer answers for, locked for a verb; raises Missing."""
    row = _live(viewer).select_for_update().filter(pk=marker, owner=viewer.member_id).first()
    if row is None:
        raise Missing("There is nothing here by that name.", instead="Look at the markers that you answer for.")
    return row


def visited_of(viewer: Viewer, persons: Collection[UUID], day: date) -> dict[UUID, VisitedSeen]:
    """Where people are visited whose records were read for this viewer already, with what to know before it."""
    rows = list(_visited(viewer, persons))
    told = {row.pk: opened_of_person(row.person_id, "VisitedAddress", row.pk, "words", row.words) for row in rows}
    marked = _markers_at(viewer, set(told.values()), day)
    return {
        row.person_id: VisitedSeen(row.pk, told[row.pk], row.made_at, row.made_by, marked.get(told[row.pk], ()))
        for row in rows
    }


def visited_rows(viewer: Viewer, person: UUID) -> "QuerySet[VisitedAddress]":
    """The row of where somebody is visited, locked for a verb, if there is one."""
    return _visited(viewer, [person]).select_for_update()


def _markers_at(viewer: Viewer, addresses: Iterable[str], day: date) -> dict[str, tuple[MarkedSeen, ...]]:
    forms = {address: looked_for_as(address) for address in addresses}
    if not forms or not has_key(register_key(viewer.tenant.id)):
        return {}
    tokens = marks_of(viewer.tenant.id, sorted({each for found in forms.values() for each in found}))
    rows = _live(viewer).filter(token__in=tokens, until__gte=day)
    found = defaultdict(list)
    for row, each in zip(rows, _opened(viewer, rows), strict=True):
        found[tokens[row.token]].append(each)
    return {address: tuple(one for form in own for one in found[form]) for address, own in forms.items()}


def _opened(viewer: Viewer, rows: "QuerySet[AddressMarker]") -> tuple[MarkedSeen, ...]:
    names = desks.the_one("names_of")(viewer, {row.owner for row in rows}) if rows else {}
    return tuple(
        MarkedSeen(
            id=row.pk,
            address=opened_of_marker(row.pk, "address", row.address),
            words=opened_of_marker(row.pk, "words", row.words),
            owner=names.get(row.owner, ""),
            own=row.owner == viewer.member_id,
            until=row.until,
            made_at=row.made_at,
            made_by=row.made_by,
        )
        for row in rows
    )


def _live(viewer: Viewer) -> "QuerySet[AddressMarker]":
    rows = seen(viewer, AddressMarker, BUSINESS).filter(holder=viewer.organisation, ended_at__isnull=True)
    return rows.order_by("until", "pk")


def _visited(viewer: Viewer, persons: Collection[UUID]) -> "QuerySet[VisitedAddress]":
    return seen(viewer, VisitedAddress, BUSINESS).filter(person__in=tuple(persons), ended_at__isnull=True)
