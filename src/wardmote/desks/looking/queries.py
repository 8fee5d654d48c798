"""Who has looked, as a viewer may read it: looks at what they may not know of are not there."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from uuid import UUID

from wardmote.desks.agencies.api import MemberSeen, members_for
from wardmote.desks.looking import rules
from wardmote.desks.people.api import is_looked_after, looked_after
from wardmote.desks.people.api import specimens as of_people
from wardmote.foundation import audit, concerns, desks
from wardmote.foundation.about_people import Watched
from wardmote.foundation.access import Viewer
from wardmote.foundation.audit import Asked, Looked
from wardmote.foundation.desks import function
from wardmote.foundation.now import instant_of, today


@dataclass(frozen=True)
class LookSeen:
    """One look: who (None for one who is no member here), what was looked at in words, and which records that was.

    `none` stands where there are none. `why` is what whoever looked typed, where they did and the viewer may read it.
    """

    look: Looked
    who: MemberSeen | None
    words: str
    records: tuple[str, ...]
    none: str
    why: str = ""


@dataclass(frozen=True)
class Wanted:
    """What a list is of: some days; one member by id, and one record by its reference, where they are chosen."""

    days: rules.Days
    member: UUID | None = None
    record: str = ""


@dataclass(frozen=True)
class Listed:
    """The looks that were found, the latest first, and the ids of the record that was asked for. `more`: there are
    others, earlier ones."""

    looks: tuple[LookSeen, ...] = ()
    ids: tuple[str, ...] = ()
    more: bool = False


def looks_for(viewer: Viewer, wanted: Wanted) -> Listed:
    """Who looked at what, for who oversees it; raises Refused for others.

    Of a record that the viewer may not know of nobody looked, as of one that never was.
    """
    rules.check_may_oversee(viewer, today())
    ids = tuple(one for each in _watched() for one in function(each.ids_of)(viewer, wanted.record))
    if wanted.record and not ids:
        return Listed()
    return _found(viewer, wanted.days, member=wanted.member, ids=ids)


def looks_at(viewer: Viewer, person: UUID, days: rules.Days) -> tuple[str, Listed]:
    """The reference of a protected record, and who looked at it, for who looks after it; raises Missing for others."""
    return looked_after(viewer, person), _found(viewer, days, ids=(str(person),))


def with_reasons(viewer: Viewer, found: Sequence[LookSeen]) -> tuple[LookSeen, ...]:
    """The same looks, each with the reason that was typed. Asked of as many as a page shows."""
    looks = tuple(each.look for each in found)
    told = {
        number: said for each in _watched() for number, said in function(each.why)(viewer, _of(looks, each)).items()
    }
    return tuple(replace(each, why=told.get(each.look.number, "")) for each in found)


def looked_after_among(viewer: Viewer, ids: Collection[UUID]) -> tuple[UUID, ...]:
    """Those of these records of people that are protected, and that the viewer looks after."""
    return tuple(each for each in ids if is_looked_after(viewer, each))


def references_for(viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, str]:
    """What these records are called for the viewer, as far as they may know of them."""
    wanted = {str(each): each for each in ids}
    told = (function(each.called)(viewer, tuple(wanted)) for each in _watched())
    return {wanted[one]: name for each in told for one, name in each.items() if name and one in wanted}


def rows_on(viewer: Viewer, days: rules.Days) -> int:
    """How many rows the partnership's audit has on these days; raises Refused for who does not oversee."""
    rules.check_may_oversee(viewer, today())
    return audit.count(viewer, *_moments(days))


def called(viewer: Viewer, ids: Collection[str]) -> Mapping[str, str | None]:
    """Nothing here has a name of its own."""
    return {}


def ids_of(viewer: Viewer, reference: str) -> tuple[str, ...]:
    """Nothing here has a reference."""
    return ()


def why(viewer: Viewer, looks: Iterable[Looked]) -> Mapping[int, str]:
    """Nobody is asked why they look at who has looked."""
    return {}


def specimens() -> dict[str, dict[str, str]]:
    """A list as CSV, and the record that people's own example protects."""
    return {"download-looks": {"kind": "csv"}, "show-looks-at": {"person": of_people()["end-protection"]["person"]}}


def _found(viewer: Viewer, days: rules.Days, *, member: UUID | None = None, ids: Collection[str] = ()) -> Listed:
    first, until = _moments(days)
    pages = {name: (words, none) for each in _watched() for name, words, none in each.pages}
    deeds = {(table, what): (words, "") for each in _watched() for table, what, words in each.deeds}
    rows = audit.looks(viewer, Asked(pages, deeds, first, until, rules.MOST, member=member, ids=ids))
    every = {one for each in rows for one in each.ids}
    names = {one: name for each in _watched() for one, name in function(each.called)(viewer, every).items()}
    members = {each.id: each for each in members_for(viewer)}
    seen = []
    for row in rows:
        told = rules.names_told(row.ids, names, row.what)
        if told is not None:
            words, none = pages[row.address] if row.address else deeds[row.table, row.what]
            seen.append(LookSeen(row, members.get(row.member) if row.member else None, words, told, none))
    return Listed(tuple(seen), tuple(ids), more=len(rows) == rules.MOST)


def _of(looks: Iterable[Looked], watched: Watched) -> tuple[Looked, ...]:
    """Those at what one desk watches."""
    pages, deeds = {name for name, *_ in watched.pages}, {(table, what) for table, what, _ in watched.deeds}
    return tuple(each for each in looks if each.address in pages or (each.table, each.what) in deeds)


def _watched() -> tuple[Watched, ...]:
    return tuple(each.watched for each in (*desks.every(), *concerns.every()) if each.watched is not None)


def _moments(days: rules.Days) -> tuple[datetime, datetime]:
    return instant_of(days.first, time()), instant_of(days.until + timedelta(days=1), time())
