"""What is typed of people, sealed: of a person under a key of their own, of searches under the register's.

The register is a partnership's; its key also makes the blind marks, so without it nobody is found and nothing is read
of who was looked for. A person's key is destroyed for that person alone.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from uuid import UUID

from django.views.decorators.debug import sensitive_variables

from wardmote.errors import Missing, NotNow
from wardmote.foundation.sealing import Case, Place, has_key, make_key, marks, open_sealed, seal


def person_key(person: UUID) -> Case:
    """What a person's key belongs to."""
    return Case("people", "Person", person)


def register_key(partnership: UUID) -> Case:
    """What the key of a partnership's register belongs to."""
    return Case("people", "Register", partnership)


def marker_key(marker: UUID) -> Case:
    """What the key of an address marker belongs to."""
    return Case("people", "AddressMarker", marker)


def make_marker_key(marker: UUID) -> None:
    """Make a new address marker's key; raises NotNow where there is no master key to keep it under."""
    _made(marker_key(marker))


def make_register(partnership: UUID) -> None:
    """Make the register's key unless it is there; raises NotNow where there is no master key to keep it under."""
    if not has_key(register_key(partnership)):
        # Another process may have made it meanwhile.
        with suppress(NotNow):
            _made(register_key(partnership))


def make_person_key(person: UUID) -> None:
    """Make a new person's key; raises NotNow where there is no master key to keep it under."""
    _made(person_key(person))


def _made(case: Case) -> None:
    try:
        make_key(case)
    except Missing:
        raise NotNow(
            "What you typed could not be kept from who has the database, so nothing is kept.",
            instead="Tell your administrator that the site has no master key.",
        ) from None


@sensitive_variables()
def seal_of_person(person: UUID, table: str, row: UUID, field: str, words: str) -> str:
    """Words of a row of a person's, for that field."""
    return seal(person_key(person), Place(table, row, field), words)


@sensitive_variables()
def opened_of_person(person: UUID, table: str, row: UUID, field: str, sealed: str) -> str:
    """The words again; of a destroyed key the sentence that says so, of nothing nothing."""
    return str(open_sealed(person_key(person), Place(table, row, field), sealed)) if sealed else ""


@sensitive_variables()
def seal_of_marker(marker: UUID, field: str, words: str) -> str:
    """Words of an address marker, for that field."""
    return seal(marker_key(marker), Place("AddressMarker", marker, field), words)


@sensitive_variables()
def opened_of_marker(marker: UUID, field: str, sealed: str) -> str:
    """The words again."""
    return str(open_sealed(marker_key(marker), Place("AddressMarker", marker, field), sealed))


@sensitive_variables()
def seal_search(partnership: UUID, search: UUID, field: str, words: str) -> str:
    """Words of a search, for that field."""
    return seal(register_key(partnership), Place("PersonSearch", search, field), words)


@sensitive_variables()
def opened_search(partnership: UUID, search: UUID, field: str, sealed: str) -> str:
    """The words of a search again."""
    return str(open_sealed(register_key(partnership), Place("PersonSearch", search, field), sealed))


@sensitive_variables()
def as_said(given: str, family: str, born: date | None) -> str:
    """Whom somebody looked for, as it is sealed."""
    return json.dumps([given, family, born.isoformat() if born else ""])


@sensitive_variables()
def read_said(words: str) -> tuple[str, str, date | None]:
    """Whom somebody looked for, as `as_said` wrote it."""
    given, family, born = json.loads(words)
    return given, family, date.fromisoformat(born) if born else None


@sensitive_variables()
def marks_of(partnership: UUID, forms: Iterable[str]) -> dict[str, str]:
    """The blind mark of each form, and the form that it is of."""
    each = tuple(forms)
    return dict(zip(marks(register_key(partnership), each), each, strict=True))
