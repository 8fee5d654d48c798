"""What people typed of an opening, sealed under a key of the opening's own.

Not under the case's key: whoever opens a case may have its reference wrong, and a key that is there or is not would
tell which cases there are.
"""

from uuid import UUID

from django.views.decorators.debug import sensitive_variables

from wardmote.errors import Missing, NotNow
from wardmote.foundation.sealing import Case, Place, make_key, open_sealed, seal

_TABLE, RELEASE = "BrokenGlass", "Release"


def make_key_of(glass: UUID) -> None:
    """Make a new opening's key; raises NotNow where this installation has none to keep it under."""
    try:
        make_key(_case(glass))
    except Missing:
        raise NotNow(
            "What you typed could not be kept from who has the database, so nothing is opened.",
            instead="Ring your CSP manager, and tell your administrator that the site has no master key.",
        ) from None


@sensitive_variables()
def seal_words(glass: UUID, field: str, words: str, table: str = _TABLE) -> str:
    """The words for the column `field` of an opening, or of its release. Raises Refused where its key is destroyed."""
    return seal(_case(glass), Place(table, glass, field), words)


@sensitive_variables()
def opened_words(glass: UUID, field: str, sealed: str, table: str = _TABLE) -> str:
    """The words again, for who may read the opening; of a destroyed key the sentence that says so."""
    return str(open_sealed(_case(glass), Place(table, glass, field), sealed)) if sealed else ""


def _case(glass: UUID) -> Case:
    return Case("break_glass", _TABLE, glass)
