"""What a table tells of a person: by its declaration alone, whatever the desk answers."""

from datetime import date
from uuid import UUID

import pytest

from wardmote.errors import Broken
from wardmote.foundation.subject_access.rules import GIVEN, NEVER, NOT_OF_THEM, WEIGHED, Held, pieces, treatments
from wardmote.foundation.telling import Tells

BOAT = Tells(
    "river.Boat",
    title="A boat of yours",
    why="They know their boat.",
    given=("name",),
    weighed=("words",),
    never=("mooring",),
    not_of_them=("id",),
)
ONE = UUID(int=1)


def held(column, words="The Heron", also=()):
    return Held(ONE, "Name", column, words, date(2026, 4, 1), also)


def test_each_column_is_treated_as_it_was_declared():
    assert treatments(BOAT) == {"name": GIVEN, "words": WEIGHED, "mooring": NEVER, "id": NOT_OF_THEM}
    told = list(pieces(BOAT, [held("name"), held("words", "A man waved")]))
    assert [(each.treatment, each.held.words) for each in told] == [(GIVEN, "The Heron"), (WEIGHED, "A man waved")]


@pytest.mark.parametrize("column", ["mooring", "id", "new"])
def test_what_is_not_declared_as_told_is_refused_and_its_words_are_not_said(column):
    """Oracle: a column that is never told, one that is not of them, and one that nobody considered."""
    for row in (held(column, "Lock Three"), held("name", also=(column,))):
        with pytest.raises(Broken) as refused:
            list(pieces(BOAT, [row]))
        assert "Lock Three" not in str(refused.value)


def test_what_says_nothing_is_no_piece():
    assert list(pieces(BOAT, [held("name", "")])) == []


def test_a_column_is_declared_in_one_way():
    with pytest.raises(Broken):
        treatments(Tells("river.Boat", title="A boat", why="So.", given=("name",), never=("name",)))
