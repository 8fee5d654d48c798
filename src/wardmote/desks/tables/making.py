"""Tables made from the store through the gate: what leaves, what stays hidden, and what they were made on."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wardmote.desks.tables.rules import PARTNERS, Wanted
from wardmote.errors import Refused
from wardmote.evidence import Store
from wardmote.evidence.disclosure.tables import (
    ALL_KINDS,
    Earlier,
    Key,
    ReleasedTables,
    SeriesTables,
    already_public_tables,
    as_earlier,
    at_most,
    policy,
    protect,
    read,
    release_tables,
    series_tables,
    written,
)
from wardmote.evidence.geography import Place
from wardmote.evidence.periods import Period
from wardmote.evidence.sources import source
from wardmote.evidence.store.releases import kept_releases
from wardmote.reports.public_tables import files_of, tables_document

Known = Mapping[Key, tuple[int, int | None]]


@dataclass(frozen=True)
class Making:
    """What came of it. `released` is None where figures that others have pinned stand in the way: `pinned`."""

    made: SeriesTables
    released: ReleasedTables | None
    pinned: tuple[Key, ...]
    made_on: dict[str, Any]
    known: tuple[str, ...]
    earlier: int


def make(store: Store, wanted: Wanted, place: Place) -> Making:
    """Make tables. Raises what the library raises where they cannot be made at all."""
    year = Period.parse(f"{wanted.first}..{wanted.last}")
    wards = store.atlas().wards() if wanted.source != PARTNERS or wanted.within else None
    if wanted.source != PARTNERS:
        made = already_public_tables(store, wanted.source, place=place, year=year, wards=wards)
    else:
        made = series_tables(store, wanted.series, place=place, year=year)
    known: Known = {}
    for name in dict.fromkeys(name for name, _ in wanted.within):
        kinds = [kind for of, kind in wanted.within if of == name]
        known = _closer(known, at_most(store, made, name, kinds, wards, year))
    earlier = tuple(map(read, left(store, wanted))) if wanted.source == PARTNERS else ()
    told = {"made_on": made_on(store, wanted, made), "known": _known_words(wanted), "earlier": len(earlier)}
    try:
        released = release_tables(
            made.tables,
            title=made.title,
            data_classes=made.data_classes,
            made_up=made.made_up,
            caveats=made.caveats,
            known=known,
            earlier=earlier,
            accepted=wanted.accepted,
        )
    except Refused:
        pinned = _pinned(made, known, earlier, wanted)
        if not pinned:
            raise
        return Making(made, None, pinned, **told)
    return Making(made, released, (), **told)


def files(making: Making, place: Place, year: Period, publisher: str, as_at: date) -> tuple[dict[str, bytes], bytes]:
    """What leaves, by name, and what must be remembered of it."""
    made, released = making.made, making.released
    document = tables_document(made, released, place=place, year=year, publisher=publisher, as_at=as_at)
    return files_of(document, made, released), written(as_earlier(made.tables, released))


def account(making: Making) -> dict[str, Any]:
    """How much is shown and hidden, and why, as plain data."""
    released = making.released
    primary = sum(each.primary for each in released.hidden.values())
    every = len(making.made.tables.cells)
    return {
        "figures": every,
        "shown": len(released.figures),
        "small": primary,
        "beside": len(released.hidden) - primary,
        "pinned": sorted(map(list, released.known_anyway)),
        "known": list(making.known),
        "earlier": making.earlier,
        "sentence": released.sentence,
        "citation": released.policy.citation,
        "confirmed": released.policy.confirmed,
        "few": released.policy.few,
        "width": released.policy.width,
        "made_up": released.made_up,
        "counted_by": ", ".join(sorted({each.publisher for each in making.made.extracts})),
        "places": len({place for place, _, _ in making.made.tables.cells}),
        "kinds": len({kind for _, _, kind in making.made.tables.cells} - {ALL_KINDS}),
    }


def left(store: Store, wanted: Wanted) -> tuple[bytes, ...]:
    """What is remembered of every table of the series that ever left."""
    return kept_releases(store.path, wanted.series)


def made_on(store: Store, wanted: Wanted, made: SeriesTables | None = None) -> dict[str, Any]:
    """What tables rest on: the series' extracts of the year with their hashes, and all that has left of it."""
    year = Period.parse(f"{wanted.first}..{wanted.last}")
    held = [each for each in store.extracts(wanted.source) if each.given.get("series", "") == wanted.series]
    found = {each.id: each.sha256 for each in held if each.period.last >= year.first and each.period.first <= year.last}
    remembered = left(store, wanted) if wanted.source == PARTNERS else ()
    return {"extracts": found, "left": hashlib.sha256(b"".join(remembered)).hexdigest()}


def _pinned(made: SeriesTables, known: Known, earlier: tuple[Earlier, ...], wanted: Wanted) -> tuple[Key, ...]:
    found = protect(made.tables, policy(made.data_classes[0]), known, earlier).known_anyway
    return tuple(sorted(found - set(wanted.accepted)))


def _closer(one: Known, other: Known) -> Known:
    """Two accounts of what is known, together: the closer limit of each figure."""
    return {key: (0, min(each[key][1] for each in (one, other) if key in each)) for key in {**one, **other}}


def _known_words(wanted: Wanted) -> tuple[str, ...]:
    return tuple(f"{kind}, {source(name).title}" for name, kind in wanted.within)
