"""A ticket says, in a form, whose page it is: signed, so that what comes back after the session ended finds its member.

Whoever holds a page of a member's can only add to what that member is offered on that page, never read it.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.core import signing

#: A page left open longer than this is not believed to be the member's any more.
OPEN_FOR = timedelta(days=7)
_SALT = "wardmote.drafts"


@dataclass(frozen=True)
class Ticket:
    """Whose page it is, and its path."""

    partnership: UUID
    member: UUID
    path: str

    def __str__(self) -> str:
        """As it stands in a form."""
        said = [str(self.partnership), str(self.member), self.path]
        return signing.dumps(said, salt=_SALT)


def read(text: str) -> Ticket | None:
    """The ticket in a form that came back; None for one that is missing, old or not ours."""
    try:
        partnership, member, path = signing.loads(text, salt=_SALT, max_age=OPEN_FOR)
        return Ticket(UUID(partnership), UUID(member), path)
    except (signing.BadSignature, ValueError, TypeError):
        return None
