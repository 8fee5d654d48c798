"""What people typed about keeping and holding, sealed under a key of the row's own.

Not under the record's key: the words go with the row, and whether a record has a key would tell which there are.
"""

from uuid import UUID

from django.views.decorators.debug import sensitive_variables

from wardmote.errors import Missing, NotNow
from wardmote.foundation.sealing import Case, Place, has_key, make_key, open_sealed, seal


def case_of(table: str, row: UUID) -> Case:
    """What a row's own key is called."""
    return Case("retention", table, row)


def make_key_of(table: str, row: UUID) -> None:
    """Make a row's key, unless it has one; raises NotNow where this installation has none to keep it under."""
    if has_key(case_of(table, row)):
        return
    try:
        make_key(case_of(table, row))
    except Missing:
        raise NotNow(
            "What you typed could not be kept from who has the database, so nothing is kept.",
            instead="Tell your administrator that the site has no master key.",
        ) from None


@sensitive_variables()
def sealed(table: str, row: UUID, field: str, words: str) -> str:
    """The words for a column of that row."""
    return seal(case_of(table, row), Place(table, row, field), words.strip())


@sensitive_variables()
def opened(table: str, row: UUID, field: str, words: str) -> str:
    """The words again, for who may read them; nothing of nothing."""
    return str(open_sealed(case_of(table, row), Place(table, row, field), words)) if words else ""
