"""Sealed words: safe contact, protected addresses and free text of classes C5 to C8, under a key for each case.

A desk keeps what `seal` gives in a text column and gives readers what `open_sealed` gives; it asks access first. See
README.md.
"""

from collections.abc import Iterable

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from wardmote.errors import Missing, Refused
from wardmote.foundation.sealing import store
from wardmote.foundation.sealing.marks import marks_under
from wardmote.foundation.sealing.references import Case, Place
from wardmote.foundation.sealing.register import Destroyed
from wardmote.foundation.sealing.words import Words, open_under, seal_under

__all__ = ["Case", "Place", "Words", "has_key", "make_key", "marks", "open_sealed", "seal"]


def make_key(case: Case) -> None:
    """Make a new case's key, before the transaction that opens the case ends: a key without a case does no harm.

    Raises NotNow where it has one, Refused where that was destroyed, Missing where no master key is here.
    """
    store.create(settings.WARDMOTE_KEYS, case)


def has_key(case: Case) -> bool:
    """Whether the case has a key here that was not destroyed."""
    try:
        return not isinstance(store.key_of(settings.WARDMOTE_KEYS, case), Destroyed)
    except Missing:
        return False


@sensitive_variables()
def marks(case: Case, said: Iterable[str]) -> tuple[str, ...]:
    """A blind mark of each of these: alike for words that are alike, and telling nobody without the key what they are.

    Raises Refused where the key was destroyed, Missing where there is none.
    """
    key = store.key_of(settings.WARDMOTE_KEYS, case)
    if isinstance(key, Destroyed):
        raise Refused("Nothing can be looked for here: the key was destroyed.", instead="Ask who runs this site.")
    return marks_under(key, said)


@sensitive_variables()
def seal(case: Case, place: Place, words: str) -> str:
    """The words as text that opens only with this case's key and only in this place.

    Raises Refused where the key was destroyed, Missing where there is none, Broken where it was changed.
    """
    key = store.key_of(settings.WARDMOTE_KEYS, case)
    if isinstance(key, Destroyed):
        raise Refused(
            f"Nothing more can be written in the case {case}: its key was destroyed.", instead="Open a new case."
        )
    return seal_under(key, case, place, words)


@sensitive_variables()
def open_sealed(case: Case, place: Place, sealed: str) -> Words:
    """The words that were sealed here; of a destroyed key a sentence that says so.

    Raises Broken where they were changed or sealed for another place, Missing where the key is not here.
    """
    key = store.key_of(settings.WARDMOTE_KEYS, case)
    if isinstance(key, Destroyed):
        return Words(key.sentence, destroyed=True)
    return Words(open_under(key, case, place, sealed))
