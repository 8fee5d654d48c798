"""Protected records as their custodians see them: whom they look after, and who looked for them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from wardmote.desks.agencies.api import MemberSeen, members_for
from wardmote.desks.people.models import PersonSearch, PersonToken, ProtectedMatch, Protection
from wardmote.desks.people.models.sealed import marks_of, opened_of_person, opened_search, read_said
from wardmote.desks.people.rules.matching import looked_for_as, reason_of, strongest
from wardmote.desks.people.rules.protecting import may_look_after
from wardmote.errors import Missing
from wardmote.foundation import desks
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.listed import listed
from wardmote.foundation.once import once

#: How many matches a custodian is shown.
LISTED = 200


@dataclass(frozen=True)
class ProtectionSeen:
    """That a record is protected: who looks after it, since when and why."""

    id: UUID
    custodian: str
    deputy: str
    because: str
    made_at: datetime
    made_by: str
    own: bool


@dataclass(frozen=True)
class MatchSeen:
    """A search that fitted a record the viewer looks after, without what was looked for."""

    id: UUID
    person: UUID
    reference: str
    purpose: str
    who: str
    made: bool
    found_at: datetime
    answered_at: datetime | None
    answered_by: str
    answer: str


@dataclass(frozen=True)
class MatchRead(MatchSeen):
    """One with what was looked for and why; `other` is the reference of the record that was made after it."""

    searched_for: str
    agency: str
    telephone: str
    searched_at: datetime
    reason: str
    given: str
    family: str
    born: date | None
    because: str
    other: str
    words: str


def hidden_from(viewer: Viewer) -> QuerySet:
    """The records that are protected now and that the viewer does not look after: part of a question, never asked."""
    own = _live(viewer).filter(_whose(viewer)).values("pk")
    return _live(viewer).exclude(pk__in=own).values("person")


@once
def looked_after_by(viewer: Viewer) -> tuple[UUID, ...]:
    """The records that this member looks after."""
    return tuple(_live(viewer).filter(_whose(viewer)).values_list("person", flat=True))


def looks_after_any(viewer: Viewer) -> bool:
    """Whether this member looks after a protected record."""
    return bool(looked_after_by(viewer))


def is_looked_after(viewer: Viewer, person: UUID) -> bool:
    """Whether it is a protected record that this member looks after."""
    return _live(viewer).filter(_whose(viewer), person=person).exists()


def looked_after(viewer: Viewer, person: UUID) -> str:
    """The reference of a protected record that this member looks after; raises Missing for any other record."""
    rows = _live(viewer).filter(_whose(viewer), person=person)
    found = rows.values_list("person__reference", flat=True).first()
    if found is None:
        raise Missing("There is nothing here by that name.", instead="Look them up again, and say what for.")
    return found


def protection_of(viewer: Viewer, person: UUID) -> ProtectionSeen | None:
    """The protection of a record that was read for this viewer already; None where it has none."""
    row = _live(viewer).filter(person=person).first()
    if row is None:
        return None
    names = desks.the_one("names_of")(viewer, {row.custodian, row.deputy} - {None})
    return ProtectionSeen(
        id=row.pk,
        custodian=names.get(row.custodian, ""),
        deputy=names.get(row.deputy, ""),
        because=opened_of_person(row.person_id, "Protection", row.pk, "because", row.because),
        made_at=row.made_at,
        made_by=row.made_by,
        own=viewer.member_id in (row.custodian, row.deputy),
    )


def row_of(viewer: Viewer, person: UUID) -> Protection:
    """The row of a protection that counts, locked for a verb; raises Missing."""
    row = _live(viewer).select_for_update().filter(person=person).first()
    if row is None:
        raise Missing("This record is not protected.", instead="Look at it again.")
    return row


def who_may_look_after(viewer: Viewer, record_class: str, day: date) -> tuple[MemberSeen, ...]:
    """Members of the viewer's own organisation whose role reads such records."""
    viewer_of = desks.the_one("viewer_of")
    own = (each for each in members_for(viewer) if each.active and each.organisation == viewer.organisation)
    return tuple(each for each in own if may_look_after(viewer_of(each.id).roles, record_class, day))


def custodian_ids(viewer: Viewer, person: UUID) -> set[UUID]:
    """Whoever looks after a record that was read for this viewer already."""
    rows = _live(viewer).filter(person=person).values_list("custodian", "deputy")
    return {each for pair in rows for each in pair if each}


def custodians_of(viewer: Viewer, protection: Protection) -> tuple[MemberSeen, ...]:
    """Whoever looks after it, with where they are written to."""
    wanted = {protection.custodian, protection.deputy}
    return tuple(each for each in members_for(viewer) if each.id in wanted and each.active)


def fitting(viewer: Viewer, search: PersonSearch) -> tuple[tuple[Protection, str], ...]:
    """The protected records that a search fits and its member does not look after, each with the strongest reason.

    A search from before a record was protected was shown it, and is no match; nor is the one it was made after.
    """
    given, family, born = read_said(opened_search(search.partnership_id, search.pk, "said", search.said))
    told = marks_of(search.partnership_id, sorted(looked_for_as(given, family, born)))
    live = {
        row.person_id: row
        for row in _live(viewer).exclude(person=search.person_id).filter(made_at__lte=search.made_at)
        if search.member not in (row.custodian, row.deputy)
    }
    rows = seen(viewer, PersonToken, BUSINESS).filter(token__in=told, person__in=live)
    reasons: dict[UUID, set[str]] = defaultdict(set)
    for person, token in rows.values_list("person", "token"):
        reasons[person].add(reason_of(told[token]))
    return tuple((live[person], strongest(frozenset(each))) for person, each in reasons.items())


def search_row(viewer: Viewer, search: UUID) -> PersonSearch:
    """A search, for the system's own work; raises Missing."""
    row = seen(viewer, PersonSearch, BUSINESS).filter(pk=search).first()
    if row is None:
        raise Missing("There is no such search.", instead="It may have been deleted since.")
    return row


def matches_for(viewer: Viewer) -> tuple[MatchSeen, ...]:
    """Searches that fitted what this member looks after, the latest first, and all that wait for their answer."""
    rows = listed(_own_matches(viewer).order_by("-found_at", "pk"), LISTED, left=Q(answered_at__isnull=True))
    return tuple(MatchSeen(**_facts(row)) for row in rows)


def match_for(viewer: Viewer, match: UUID) -> MatchRead:
    """One of them, opened; raises Missing where it is not here, or of what somebody else looks after."""
    row = match_row(viewer, match)
    search = row.search
    typed = {
        each: opened_search(search.partnership_id, search.pk, each, getattr(search, each))
        for each in ("said", "reason")
    }
    given, family, born = read_said(typed["said"])
    who = next((each for each in members_for(viewer) if each.id == search.member), None)
    return MatchRead(
        **_facts(row),
        searched_for=search.purpose,
        agency=search.holder.name,
        telephone=who.telephone if who else "",
        searched_at=search.made_at,
        reason=typed["reason"],
        given=given,
        family=family,
        born=born,
        because=row.because,
        other=row.made.reference if row.made else "",
        words=opened_of_person(row.protection.person_id, "ProtectedMatch", row.pk, "words", row.words),
    )


def match_row(viewer: Viewer, match: UUID) -> ProtectedMatch:
    """Its row; raises Missing."""
    row = _own_matches(viewer).filter(pk=match).first()
    if row is None:
        raise Missing("There is nothing here by that name.", instead="Choose it from the list.")
    return row


def _live(viewer: Viewer) -> QuerySet[Protection]:
    return seen(viewer, Protection, BUSINESS).filter(ended_at__isnull=True)


def _whose(viewer: Viewer, before: str = "") -> Q:
    if viewer.member_id is None:
        return Q(pk__in=())
    return Q(**{f"{before}custodian": viewer.member_id}) | Q(**{f"{before}deputy": viewer.member_id})


def _own_matches(viewer: Viewer) -> QuerySet[ProtectedMatch]:
    rows = seen(viewer, ProtectedMatch, BUSINESS).filter(_whose(viewer, "protection__"))
    return rows.select_related("protection__person", "search__holder", "made")


def _facts(row: ProtectedMatch) -> dict:
    return {
        "id": row.pk,
        "person": row.protection.person_id,
        "reference": row.protection.person.reference,
        "purpose": row.protection.person.purpose,
        "who": row.search.made_by,
        "made": row.made_id is not None,
        "found_at": row.found_at,
        "answered_at": row.answered_at,
        "answered_by": row.answered_by,
        "answer": row.answer,
    }
