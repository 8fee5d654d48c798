"""Protecting a record, telling who looks after it of every search that fits it, and answering what that was."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse

from wardmote.desks.people.models import Person, ProtectedMatch, Protection, SamePerson
from wardmote.desks.people.models.sealed import seal_of_person
from wardmote.desks.people.queries.persons import row_for
from wardmote.desks.people.queries.protection import (
    custodians_of,
    fitting,
    match_row,
    protection_of,
    row_of,
    search_row,
    who_may_look_after,
)
from wardmote.desks.people.rules.looking import check_reason
from wardmote.desks.people.rules.protecting import SAME, check_answer, check_is_custodian, check_looks_after
from wardmote.desks.people.verbs.addresses import end_visited
from wardmote.desks.people.verbs.working import note_work
from wardmote.errors import NotNow
from wardmote.foundation import audit, correspondence, jobs, notices
from wardmote.foundation.access import Viewer, the_system
from wardmote.foundation.correspondence import Reader
from wardmote.foundation.now import day_of

_OF, _MATCH = ("people", "Protection"), ("people", "ProtectedMatch")
#: The work that every search has done, whether anybody is protected or not.
WORK = "people.find_protected"


@transaction.atomic
def protect(
    *, person: UUID, purpose: str, custodian: UUID, deputy: UUID | None, because: str, by: Viewer, at: datetime
) -> None:
    """Let a record be found by nobody but its custodian and their deputy, from this transaction on; they are told.
    Where the person is visited is written down no more.

    Raises NotNow where it is protected, Invalid for somebody who may not look after it and for what is no reason.
    """
    row = row_for(by, person, purpose, at)
    if protection_of(by, person) is not None:
        raise NotNow("This record is protected already.", instead="Ask who looks after it.")
    able = {each.id for each in who_may_look_after(by, row.record_class, day_of(at))}
    check_looks_after(able=custodian in able, deputy_able=deputy is None or deputy in able, alone=deputy != custodian)
    check_reason(because)
    made = uuid4()
    Protection.objects.create(
        id=made,
        partnership_id=by.tenant.id,
        person=row,
        custodian=custodian,
        deputy=deputy,
        because=seal_of_person(person, "Protection", made, "because", because.strip()),
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=(*_OF, made), fields=("person", "custodian", "deputy", "because"))
    end_visited(person=person, by=by, at=at)
    note_work(person=person, by=by, at=at)
    notices.tell(
        by=by,
        members=[custodian, deputy],
        words="You look after a protected record. Searches that fit it will be listed here.",
        href=reverse("list-matches"),
    )


@transaction.atomic
def end_protection(*, person: UUID, purpose: str, because: str, by: Viewer, at: datetime) -> None:
    """Let a record be found again as others are. Raises Refused for anybody but who looks after it."""
    row_for(by, person, purpose, at)
    row = row_of(by, person)
    check_is_custodian(by.member_id in (row.custodian, row.deputy))
    check_reason(because)
    row.ended_at, row.ended_by = at, by.name
    row.ended_because = seal_of_person(person, "Protection", row.pk, "ended_because", because.strip())
    row.save(update_fields=["ended_at", "ended_by", "ended_because"])
    audit.record(by=by, what="ended", of=(*_OF, row.pk), fields=("ended_at", "ended_because"))
    note_work(person=person, by=by, at=at)


@transaction.atomic
def have_protected_found(*, search: UUID, made: bool, by: Viewer) -> None:
    """Queue the one job that every search queues, and every record made: the same, whoever is protected.

    It is asked for by the system, so that it stands in nobody's list of what they asked for.
    """
    asking = the_system("people.search", by.tenant)
    jobs.enqueue(by=asking, name=WORK, ids={"search": search, "made": int(made)})


@transaction.atomic
def tell_custodians(*, search: UUID, made: bool, by: Viewer, at: datetime) -> None:
    """Find the protected records that a search fits, and tell whoever looks after each. Done again, it tells nobody."""
    row = search_row(by, search)
    for protection, because in fitting(by, row):
        match, new = ProtectedMatch.objects.get_or_create(
            protection=protection,
            search=row,
            made=row.person if made else None,
            defaults={
                "partnership_id": by.tenant.id,
                "because": because,
                "found_at": at,
                "found_by": by.name,
            },
        )
        if new:
            audit.record(by=by, what="made", of=(*_MATCH, match.pk), fields=("protection", "search", "because"))
            _tell(match, protection, made=made, by=by)


@transaction.atomic
def answer_match(*, match: UUID, answer: str, words: str, by: Viewer, at: datetime) -> None:
    """Say what a search was for, once. Where a record was made of the person it is said to be the same, unseen.

    Raises Missing for a match of what somebody else looks after, NotNow for one that was answered.
    """
    row = match_row(by, match)
    if row.answered_at is not None:
        raise NotNow("This was answered already.", instead="Read what was found.")
    check_answer(answer)
    check_reason(words)
    person = row.protection.person_id
    row.answered_at, row.answered_by, row.answer = at, by.name, answer
    row.words = seal_of_person(person, "ProtectedMatch", match, "words", words.strip())
    row.save(update_fields=["answered_at", "answered_by", "answer", "words"])
    audit.record(by=by, what="answered", of=(*_MATCH, match), fields=("answered_at", "answer", "words"))
    if answer == SAME and row.made is not None:
        _link(person, row.made, words, by, at)


def _link(person: UUID, double: Person, words: str, by: Viewer, at: datetime) -> None:
    """That both are of one person is read by who reads both, and so by nobody from the double alone."""
    same = uuid4()
    SamePerson.objects.create(
        id=same,
        partnership_id=by.tenant.id,
        goes_by_id=person,
        other=double,
        because=seal_of_person(person, "SamePerson", same, "because", words.strip()),
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=("people", "SamePerson", same), fields=("goes_by", "other", "because"))


def _tell(match: ProtectedMatch, protection: Protection, *, made: bool, by: Viewer) -> None:
    """A line in the site and a mail, neither of which says who looked or for whom."""
    words = (
        "A record was made that fits one you look after. Read who made it, and why."
        if made
        else "A search fits a record that you look after. Read who looked, and why."
    )
    custodians = custodians_of(by, protection)
    href = reverse("show-match", kwargs={"match": match.pk})
    notices.tell(by=by, members=[each.id for each in custodians], words=words, href=href)
    for each in custodians:
        if each.email:
            reader = Reader("member", each.name, by.tenant.id, id=each.id, address=each.email)
            slots = {"day": day_of(match.found_at)}
            correspondence.send_mail(
                by=by, to=reader, template="people/look-at-your-week", slots=slots, about=((*_MATCH, match.pk),)
            )
