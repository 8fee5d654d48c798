"""Making a record after a search, putting right what it says, and giving other names."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from wardmote.desks.people.models import Person, PersonDetail, PersonFound, PersonToken
from wardmote.desks.people.models.sealed import make_person_key, marks_of, seal_of_person
from wardmote.desks.people.queries.persons import PersonSeen, person_for, persons_for, row_for
from wardmote.desks.people.queries.searches import is_assessed, own_search, search_for
from wardmote.desks.people.rules.looking import check_assessed, check_born, class_of_record, classes_for
from wardmote.desks.people.rules.matching import kept_as
from wardmote.desks.people.rules.records import (
    ALIAS,
    BORN,
    CHANGED,
    NAME,
    NOT_THEIRS,
    as_name,
    as_words,
    check_ends,
    check_name,
)
from wardmote.desks.people.verbs.protecting import have_protected_found
from wardmote.desks.people.verbs.working import note_work
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation import audit, editions
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of

_OF = ("people", "Person")
_DETAIL = ("people", "PersonDetail")


@transaction.atomic
def add_person(
    *, search: UUID, record_class: str, none_of_these: bool, by: Viewer, at: datetime, worked_on: date | None = None
) -> UUID:
    """Make a record of whom a search of one's own looked for, as it was typed there; the record's id.

    One that is taken over from a register kept before says when it was last `worked_on`: its time runs from then.

    Raises NotNow for a search that is over or after which one was made, Invalid while candidates are not ruled out and
    for a class that is not open to the member for that purpose, Refused for one that they are not trained to read.
    """
    row = own_search(by, search)
    told = search_for(by, search, at)
    check_assessed(is_assessed(by))
    if not told.open:
        raise NotNow("This search is over.", instead="Look them up again, and say what for.")
    if told.person is not None:
        raise NotNow("A record was made after this search already.", instead="Read that one.")
    if told.candidates and not none_of_these:
        raise Invalid(
            "Somebody like that is here already.", instead="Read each of them, and say that it is none of them."
        )
    kind = class_of_record(record_class, told.born, day_of(at))
    if kind not in classes_for(by, told.purpose, day_of(at)):
        raise Invalid("Your role does not keep such a record.", instead="Choose the work that you do.")
    check_name(told.given, told.family)
    person = uuid4()
    make_person_key(person)
    made = Person.objects.create(
        id=person,
        partnership_id=by.tenant.id,
        holder_id=by.organisation,
        record_class=kind,
        keeper=by.member_id,
        purpose=told.purpose,
        used_on=min(worked_on or day_of(at), day_of(at)),
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=(*_OF, person), fields=("holder", "keeper", "record_class", "purpose"))
    _add_detail(made, NAME, as_words(told.given, told.family), by, at)
    if told.born:
        _add_detail(made, BORN, told.born.isoformat(), by, at)
    _mark(made, [(told.given, told.family)], told.born)
    PersonFound.objects.create(partnership_id=by.tenant.id, search=row, person=made, because="name and birth")
    row.person = made
    row.save(update_fields=["person"])
    audit.record(by=by, what="changed", of=("people", "PersonSearch", row.pk), fields=("person",))
    have_protected_found(search=row.pk, made=True, by=by)
    if person not in persons_for(by, (person,), told.purpose, at):
        raise Refused(
            "Nobody makes a record that they may not read, and training that such work needs does not count for you.",
            instead="Look at your training on My week, or ask a colleague to make it.",
        )
    return person


@transaction.atomic
def correct_name(
    *, person: UUID, purpose: str, given: str, family: str, because: str, edition: int, by: Viewer, at: datetime
) -> None:
    """Put a name right, or write down that it changed; what it was stays in the record.

    One that the person changed goes on as another name of theirs. Raises Superseded where somebody was quicker.
    """
    row, found = _to_change(person, purpose, edition, by, at)
    check_name(given, family)
    (had,) = found.that_holds(NAME)
    if as_words(given, family) == had.words:
        raise Invalid("That is how it is written already.", instead="Write the name as it should be.")
    _end_detail(had.id, because, by, at)
    if because == CHANGED:
        _add_detail(row, ALIAS, had.words, by, at)
    _add_detail(row, NAME, as_words(given, family), by, at)
    names = {each.words for each in found.aliases} | ({had.words} if because == CHANGED else set())
    _changed(row, edition, {*names, as_words(given, family)}, found.born, by, at)


@transaction.atomic
def correct_born(
    *, person: UUID, purpose: str, born: date | None, because: str, edition: int, by: Viewer, at: datetime
) -> None:
    """Put a date of birth right, or write down what was not known; None where it turned out that nobody knows it.

    A record that turns out to be a child's becomes one of class C4, and an adult's one of C3.
    """
    row, found = _to_change(person, purpose, edition, by, at)
    if born == found.born:
        raise Invalid("That is how it is written already.", instead="Give the date as it should be.")
    check_born(born, day_of(at))
    for had in found.that_holds(BORN):
        _end_detail(had.id, because, by, at)
    if born is not None:
        _add_detail(row, BORN, born.isoformat(), by, at)
    kind = class_of_record(row.record_class, born, day_of(at))
    if kind not in classes_for(by, purpose, day_of(at)):
        raise Invalid(
            "That makes it a record that your role does not keep.", instead="Ask a colleague who works with children."
        )
    names = [each.words for each in found.that_holds(NAME, ALIAS)]
    _changed(row, edition, names, born, by, at, record_class=kind)


@transaction.atomic
def add_alias(*, person: UUID, purpose: str, given: str, family: str, edition: int, by: Viewer, at: datetime) -> None:
    """Write down another name that somebody goes by, so that they are found by it."""
    row, found = _to_change(person, purpose, edition, by, at)
    check_name(given, family)
    if as_words(given, family) in {each.words for each in found.that_holds(NAME, ALIAS)}:
        raise Invalid("They have that name already.", instead="Go on.")
    _add_detail(row, ALIAS, as_words(given, family), by, at)
    _changed(
        row,
        edition,
        [each.words for each in found.that_holds(NAME, ALIAS)] + [as_words(given, family)],
        found.born,
        by,
        at,
    )


@transaction.atomic
def end_alias(*, person: UUID, purpose: str, alias: UUID, edition: int, by: Viewer, at: datetime) -> None:
    """Say that another name is not theirs; it stays in the record, and they are not found by it any more."""
    row, found = _to_change(person, purpose, edition, by, at)
    if alias not in {each.id for each in found.aliases}:
        raise Missing("They have no such name.", instead="Choose one from the record.")
    _end_detail(alias, NOT_THEIRS, by, at)
    names = [each.words for each in found.that_holds(NAME, ALIAS) if each.id != alias]
    _changed(row, edition, names, found.born, by, at)


def _to_change(person: UUID, purpose: str, edition: int, by: Viewer, at: datetime) -> tuple[Person, PersonSeen]:
    row = row_for(by, person, purpose, at)
    editions.check_is_latest(row, edition=edition)
    return row, person_for(by, person, purpose, at)


def _add_detail(row: Person, kind: str, words: str, by: Viewer, at: datetime) -> None:
    detail = uuid4()
    PersonDetail.objects.create(
        id=detail,
        partnership_id=row.partnership_id,
        person=row,
        holder_id=row.holder_id,
        kind=kind,
        words=seal_of_person(row.pk, "PersonDetail", detail, "words", words),
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=(*_DETAIL, detail), fields=("kind", "words"))


def _end_detail(detail: UUID, because: str, by: Viewer, at: datetime) -> None:
    check_ends(because)
    PersonDetail.objects.change(detail, ended_at=at, ended_by=by.name, because=because)
    audit.record(by=by, what="ended", of=(*_DETAIL, detail), fields=("ended_at", "because"), because=because)


def _changed(
    row: Person,
    edition: int,
    names: Iterable[str],
    born: date | None,
    by: Viewer,
    at: datetime,
    record_class: str = "",
) -> None:
    """Give the record its next edition, and let it be found by what it says now."""
    editions.swap(row, edition=edition, record_class=record_class or row.record_class)
    _mark(row, map(as_name, names), born)
    audit.record(by=by, what="changed", of=(*_OF, row.pk), fields=("edition", "record_class"))
    note_work(person=row.pk, by=by, at=at)


def _mark(row: Person, names: Iterable[tuple[str, str]], born: date | None) -> None:
    """What the record is found by is what it says now, and nothing else."""
    forms = frozenset().union(*(kept_as(given, family, born) for given, family in names))
    PersonToken.objects.filter(person=row).delete()
    PersonToken.objects.bulk_create(
        PersonToken(partnership_id=row.partnership_id, person=row, token=token)
        for token in marks_of(row.partnership_id, sorted(forms))
    )
