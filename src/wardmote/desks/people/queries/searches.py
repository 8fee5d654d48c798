"""Searches: a member's own, and the records that one finds."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from wardmote.desks.people.models import PersonFound, PersonSearch, PersonToken
from wardmote.desks.people.models.sealed import marks_of, opened_search, read_said
from wardmote.desks.people.queries.basis import of_cases
from wardmote.desks.people.queries.persons import NOTHING_HERE, PersonSeen, persons_for
from wardmote.desks.people.queries.protection import hidden_from
from wardmote.desks.people.rules.looking import MOST
from wardmote.desks.people.rules.matching import REASONS, looked_for_as, reason_of, strongest
from wardmote.errors import Missing
from wardmote.foundation import desks
from wardmote.foundation.access import BUSINESS, Viewer, seen

#: How many of their own searches a member is shown.
LISTED = 50
#: How many marks that fit are looked at: far more than one person's name has.
READ = 2_000


@dataclass(frozen=True)
class SearchSeen:
    """One search of the viewer's, without what was looked for. `open` says whether it still is a basis."""

    id: UUID
    purpose: str
    made_at: datetime
    until: datetime
    open: bool
    person: UUID | None


@dataclass(frozen=True)
class SearchRead(SearchSeen):
    """One search with what was typed, and the candidates, the strongest first, each with why: while it is open."""

    given: str
    family: str
    born: date | None
    reason: str
    candidates: tuple[tuple[PersonSeen, str], ...]


def searches_for(viewer: Viewer, at: datetime) -> tuple[SearchSeen, ...]:
    """The viewer's own, the latest first."""
    return tuple(SearchSeen(**_facts(row, at)) for row in _own(viewer).order_by("-made_at", "pk")[:LISTED])


def search_for(viewer: Viewer, search: UUID, at: datetime) -> SearchRead:
    """One of the viewer's own; raises Missing.

    Of one that is over neither the candidates are told nor whom it was for: who looked needs it no more, and the record
    of whoever it was may be destroyed by now.
    """
    row = _own(viewer).filter(pk=search).first()
    if row is None:
        raise Missing(NOTHING_HERE, instead="Look them up again, and say what for.")
    facts = _facts(row, at)
    given, family, born, reason = _typed(row) if facts["open"] else ("", "", None, "")
    found = dict(seen(viewer, PersonFound, BUSINESS).filter(search=row).values_list("person", "because"))
    read = persons_for(viewer, found, row.purpose, at)
    order = tuple(REASONS)
    told = sorted(read.values(), key=lambda each: (order.index(found[each.id]), each.name, each.reference))
    return SearchRead(
        **facts,
        given=given,
        family=family,
        born=born,
        reason=reason,
        candidates=tuple((each, found[each.id]) for each in told if each.id != row.person_id),
    )


def own_search(viewer: Viewer, search: UUID) -> PersonSearch:
    """Its row, locked for a verb; raises Missing."""
    row = _own(viewer).select_for_update().filter(pk=search).first()
    if row is None:
        raise Missing(NOTHING_HERE, instead="Look them up again, and say what for.")
    return row


def matching(viewer: Viewer, given: str, family: str, born: date | None, at: datetime) -> tuple[tuple[UUID, str], ...]:
    """The records of the viewer's own organisation that what they know fits, each with the strongest reason.

    One that is protected is among them only where they look after it, or are on a case of that person's.
    """
    told = marks_of(viewer.tenant.id, sorted(looked_for_as(given, family, born)))
    rows = seen(viewer, PersonToken, BUSINESS).filter(token__in=told, person__holder=viewer.organisation)
    rows = rows.filter(~Q(person__in=hidden_from(viewer)) | Q(person__in=of_cases(viewer, at)))
    reasons: dict[UUID, set[str]] = defaultdict(set)
    for person, token in rows.values_list("person", "token")[:READ]:
        reasons[person].add(reason_of(told[token]))
    found = [(person, strongest(frozenset(each))) for person, each in reasons.items()]
    order = tuple(REASONS)
    return tuple(sorted(found, key=lambda each: (order.index(each[1]), each[0]))[:MOST])


def is_assessed(viewer: Viewer) -> bool:
    """Whether an impact assessment is recorded; no desk that says so is a no."""
    return any(say(viewer) for say in desks.declared("assessed"))


def _typed(row: PersonSearch) -> tuple[str, str, date | None, str]:
    said, reason = (opened_search(row.partnership_id, row.pk, each, getattr(row, each)) for each in ("said", "reason"))
    return (*read_said(said), reason)


def _facts(row: PersonSearch, at: datetime) -> dict:
    return {
        "id": row.pk,
        "purpose": row.purpose,
        "made_at": row.made_at,
        "until": row.until,
        "open": row.made_at <= at < row.until,
        "person": row.person_id,
    }


def _own(viewer: Viewer) -> QuerySet[PersonSearch]:
    whose = Q(pk__in=()) if viewer.member_id is None else Q(member=viewer.member_id)
    return seen(viewer, PersonSearch, BUSINESS).filter(whose)
