"""The organisations of a partnership: what they are in it, what they were called, and who succeeded them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wardmote.desks.agencies.models import Capacity, FormerName, Organisation, Succession
from wardmote.desks.agencies.rules import KINDS, Held, Limb, is_on, lacking, name_on
from wardmote.desks.places.api import area_names_for
from wardmote.errors import Missing
from wardmote.foundation.access import PUBLIC_CLASS, Viewer, seen
from wardmote.foundation.now import today
from wardmote.foundation.once import once


@dataclass(frozen=True)
class OrganisationSeen:
    """An organisation of a partnership: what it is there, by which limb, in which areas.

    `slug` is what the pack calls it, or its reference where it was entered in the site. `ends` is when its part ended,
    or the body itself.
    """

    id: UUID
    slug: str
    name: str
    sector: str
    kind: str
    limb: str
    areas: tuple[str, ...]
    note: str
    ends: date | None = None
    reference: str = ""


@dataclass(frozen=True)
class CapacitySeen:
    """What an organisation is, or was, in one area."""

    id: UUID
    area: str
    area_slug: str
    kind: str
    limb: str
    starts: date | None
    ends: date | None
    note: str

    def on(self, day: date) -> bool:
        """It holds on this day."""
        return is_on(self.starts, self.ends, day)


@dataclass(frozen=True)
class Neighbour:
    """A body that came before or after another, and since when."""

    reference: str
    name: str
    on: date | None


@dataclass(frozen=True)
class WholeOrganisation:
    """An organisation with its history. `name` is as at the day asked for; `now` is its latest."""

    id: UUID
    reference: str
    name: str
    now: str
    sector: str
    starts: date | None
    ends: date | None
    edition: int
    capacities: tuple[CapacitySeen, ...]
    former: tuple[tuple[str, date], ...]
    predecessors: tuple[Neighbour, ...]
    successors: tuple[Neighbour, ...]


@once
def organisations_for(viewer: Viewer, day: date | None = None) -> tuple[OrganisationSeen, ...]:
    """The organisations of the viewer's partnership, responsible authorities first, by their names of that day.

    Those whose part has ended are among them, with the day; `day` is today where it is not given.
    """
    on = day or today()
    together: dict[UUID, list[Capacity]] = {}
    for row in _capacities(viewer):
        together.setdefault(row.organisation_id, []).append(row)
    names = called_on(viewer, {body: rows[0].organisation.name for body, rows in together.items()}, on)
    found = [_organisation(rows, names[body], on) for body, rows in together.items()]
    return tuple(sorted(found, key=lambda each: (KINDS.index(each.kind), each.name)))


def organisation_for(viewer: Viewer, reference: str, day: date | None = None) -> WholeOrganisation:
    """One organisation of the viewer's partnership with its history; raises Missing."""
    on = day or today()
    rows = [row for row in _capacities(viewer) if row.organisation.reference == reference]
    if not rows:
        raise Missing("There is no organisation of that reference here.", instead="See the list of agencies.")
    body = rows[0].organisation
    former = _former(viewer, [body.id]).get(body.id, ())
    return WholeOrganisation(
        id=body.id,
        reference=body.reference,
        name=name_on(body.name, former, on),
        now=body.name,
        sector=body.sector,
        starts=body.starts,
        ends=body.ends,
        edition=body.edition,
        capacities=tuple(map(_capacity, rows)),
        former=tuple(sorted(former, key=lambda each: each[1])),
        predecessors=_neighbours(viewer, successor=body),
        successors=_neighbours(viewer, predecessor=body),
    )


def names_on(viewer: Viewer, bodies: Iterable[UUID], day: date) -> dict[UUID, str]:
    """What these organisations were called on a day."""
    rows = seen(viewer, Organisation, PUBLIC_CLASS).filter(pk__in=list(bodies)).values_list("pk", "name")
    return called_on(viewer, dict(rows), day)


def called_on(viewer: Viewer, latest: Mapping[UUID, str], day: date) -> dict[UUID, str]:
    """The same of organisations whose latest names are known."""
    former = _former(viewer, latest)
    return {body: name_on(name, former.get(body, ()), day) for body, name in latest.items()}


def are_ours(viewer: Viewer, bodies: Iterable[UUID]) -> bool:
    """Whether each of these organisations has, or had, a part in the viewer's partnership."""
    wanted = set(bodies)
    rows = seen(viewer, Capacity, PUBLIC_CLASS).filter(organisation__in=wanted)
    return wanted == set(rows.values_list("organisation", flat=True))


def lacking_for(viewer: Viewer, day: date) -> tuple[tuple[str, Limb], ...]:
    """The limbs of section 5(1) that nobody stands on, by the name of the area. Every page of members' asks for it."""
    rows = seen(viewer, Capacity, PUBLIC_CLASS).filter(kind="responsible")
    told = rows.values_list("statutory_area__name", "limb", "starts", "ends", "organisation__ends")
    held = [Held(area, limb, starts, _first(ends, over)) for area, limb, starts, ends, over in told]
    return lacking(held, area_names_for(viewer), day)


def known_by_name(viewer: Viewer, name: str) -> UUID | None:
    """The organisation of this name anywhere in the installation, so that one body is not entered twice."""
    return (
        seen(viewer, Organisation, PUBLIC_CLASS).filter(name__iexact=name.strip()).values_list("pk", flat=True).first()
    )


@once
def _capacities(viewer: Viewer) -> tuple[Capacity, ...]:
    rows = seen(viewer, Capacity, PUBLIC_CLASS).select_related("organisation", "statutory_area")
    return tuple(rows.order_by("statutory_area__order", "starts"))


def _organisation(rows: list[Capacity], name: str, day: date) -> OrganisationSeen:
    """One body from what it is in each area: what holds on the day, or what held last."""
    body = rows[0].organisation
    over = _first(body.ends, max((row.ends for row in rows), key=lambda e: e or date.max))
    holds = [row for row in rows if is_on(row.starts, _first(row.ends, body.ends), day)] or rows
    first = min(holds, key=lambda row: KINDS.index(row.kind))
    slug = next((row.pack_slug for row in rows if row.pack_slug), body.reference)
    areas = tuple(dict.fromkeys(row.statutory_area.name for row in holds))
    return OrganisationSeen(
        body.id, slug, name, body.sector, first.kind, first.limb, areas, first.note, over, body.reference
    )


def _first(one: date | None, other: date | None) -> date | None:
    """The earlier of two last days; an empty one is none."""
    return min((each for each in (one, other) if each is not None), default=None)


def _former(viewer: Viewer, bodies: Iterable[UUID]) -> dict[UUID, list[tuple[str, date]]]:
    found: dict[UUID, list[tuple[str, date]]] = {}
    rows = seen(viewer, FormerName, PUBLIC_CLASS).filter(organisation__in=list(bodies))
    for body, name, until in rows.values_list("organisation", "name", "until"):
        found.setdefault(body, []).append((name, until))
    return found


def _neighbours(viewer: Viewer, **end: Organisation) -> tuple[Neighbour, ...]:
    other = "successor" if "predecessor" in end else "predecessor"
    rows = seen(viewer, Succession, PUBLIC_CLASS).filter(**end).select_related(other).order_by("on")
    return tuple(Neighbour(getattr(row, other).reference, getattr(row, other).name, row.on) for row in rows)


def _capacity(row: Capacity) -> CapacitySeen:
    area = row.statutory_area
    return CapacitySeen(row.id, area.name, area.slug, row.kind, row.limb, row.starts, row.ends, row.note)
