"""What desks and concerns declare of telling, and what is held about one person by it."""

from datetime import datetime
from uuid import UUID

from wardmote.foundation import concerns, desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.subject_access.rules import Piece, pieces
from wardmote.foundation.telling import Tells


def tables() -> tuple[Tells, ...]:
    """What every table tells: desks' first, from the lowest that declares some, then the foundation's."""
    return tuple(one for each in (*desks.every(), *concerns.every()) for one in each.tells)


def gather(viewer: Viewer, person: UUID, purpose: str, at: datetime) -> tuple[Piece, ...]:
    """What is held about a person in one record, as far as this viewer reads it for this purpose.

    Of a record that is hidden from them there is nothing, as of one that never was.
    """
    return tuple(
        piece
        for each in tables()
        if each.rows
        for piece in pieces(each, desks.function(each.rows)(viewer, person, purpose, at))
    )
