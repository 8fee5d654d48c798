"""What is typed of requests for access and gathered for them, sealed: a request's words under its own key, and what
each agency gathers under its part's."""

import json
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.views.decorators.debug import sensitive_variables

from wardmote.errors import Missing, NotNow
from wardmote.foundation.sealing import Case, Place, make_key, open_sealed, seal

#: How everything begins that is sealed: its version (see foundation/sealing/words.py).
SEALED = "w1."
REQUEST, PART = "AccessRequest", "AccessPart"


@dataclass(frozen=True)
class Subject:
    """Who asks, and how they are written to."""

    given: str = field(repr=False)
    family: str = field(repr=False)
    born: date | None = field(repr=False)
    contact: str = field(repr=False)

    @property
    def name(self) -> str:
        """Their name as it is said."""
        return f"{self.given} {self.family}"


def make_key_of(table: str, row: UUID) -> None:
    """Make a new row's key; raises NotNow where this installation has none to keep it under."""
    try:
        make_key(Case("rights", table, row))
    except Missing:
        raise NotNow(
            "What you typed could not be kept from who has the database, so nothing is kept.",
            instead="Tell your administrator that the site has no master key.",
        ) from None


@sensitive_variables()
def sealed(whole: str, key: UUID, table: str, row: UUID, field: str, words: str) -> str:
    """Words of a row, under the key of what it belongs to; nothing for none."""
    return seal(Case("rights", whole, key), Place(table, row, field), words) if words else ""


@sensitive_variables()
def opened(whole: str, key: UUID, table: str, row: UUID, field: str, words: str) -> str:
    """The words again; of a destroyed key the sentence that says so."""
    return str(open_sealed(Case("rights", whole, key), Place(table, row, field), words)) if words else ""


@sensitive_variables()
def as_about(given: str, family: str, born: date | None, contact: str) -> str:
    """Who asks, as it is sealed."""
    return json.dumps([given.strip(), family.strip(), born.isoformat() if born else "", contact.strip()])


@sensitive_variables()
def read_about(words: str) -> Subject:
    """Who asks, as `as_about` wrote it; of a destroyed key nobody."""
    try:
        given, family, born, contact = json.loads(words)
    except ValueError:
        return Subject(words, "", None, "")
    return Subject(given, family, date.fromisoformat(born) if born else None, contact)
