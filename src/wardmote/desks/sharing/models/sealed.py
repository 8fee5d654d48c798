"""Words of a request and of what was told, sealed under a key of the row's own.

Not under the case's key: what was told has a day of its own by which it is destroyed, and whether there is a key would
tell which cases there are.
"""

from uuid import UUID

from django.views.decorators.debug import sensitive_variables

from wardmote.errors import Missing, NotNow
from wardmote.foundation.sealing import Case, Place, make_key, open_sealed, seal

#: How everything begins that is sealed: its version (see foundation/sealing/words.py).
SEALED = "w1."


def case_of(table: str, row: UUID) -> Case:
    """What a row's own key is called."""
    return Case("sharing", table, row)


def make_key_of(table: str, row: UUID) -> None:
    """Make a new row's key; raises NotNow where this installation has none to keep it under."""
    try:
        make_key(case_of(table, row))
    except Missing:
        raise NotNow(
            "What you typed could not be kept from who has the database, so nothing is asked or told.",
            instead="Tell your administrator that the site has no master key.",
        ) from None


def sealed(table: str, row: UUID, field: str, words: str) -> str:
    """The words for a column of that row; nothing for none. Raises Refused where its key was destroyed."""
    return sealed_in(table, row, table, row, field, words)


def opened(table: str, row: UUID, field: str, words: str) -> str:
    """The words again, for who may read them; of a destroyed key the sentence that says so."""
    return opened_in(table, row, table, row, field, words)


@sensitive_variables()
def sealed_in(whole: str, key: UUID, table: str, row: UUID, field: str, words: str) -> str:
    """The same of a row that belongs to another, under the key of that one: `whole` is its table."""
    return seal(case_of(whole, key), Place(table, row, field), words) if words else ""


@sensitive_variables()
def opened_in(whole: str, key: UUID, table: str, row: UUID, field: str, words: str) -> str:
    """The words again."""
    return str(open_sealed(case_of(whole, key), Place(table, row, field), words)) if words else ""
