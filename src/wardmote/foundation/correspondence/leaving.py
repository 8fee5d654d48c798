"""What is asked before words leave, and what a guard may answer. Plain Python."""

from dataclasses import dataclass
from uuid import UUID

from wardmote.foundation.access import Viewer

#: The ways out. "page" is a page that is looked at; "list" one that lists; "bundle" several papers sent as one.
WAYS = ("page", "list", "export", "feed", "mail", "letter", "bundle")

#: A record that the words are about: (desk, table, id).
About = tuple[str, str, UUID]


@dataclass(frozen=True)
class Reader:
    """Who will read it. `kind` is as a viewer's, or "mailbox" for an agency's registered mailbox.

    `partnership` is the id of theirs, None for the public at large. `id` is their member's or mailbox's; `address` is
    where a mail to them goes.
    """

    kind: str
    name: str
    partnership: UUID | None = None
    roles: tuple[str, ...] = ()
    id: UUID | None = None
    address: str = ""

    @classmethod
    def of(cls, viewer: Viewer | None) -> "Reader":
        """The viewer as the reader of their own page; nobody in particular where nobody has signed in."""
        if viewer is None or viewer.kind == "public":
            return ANYBODY
        return cls(viewer.kind, viewer.name, viewer.tenant.id, viewer.roles, viewer.member_id)


ANYBODY = Reader("public", "the public")


@dataclass(frozen=True)
class Leaving:
    """The question: may words of this class, about these records, go this way from `by` to this reader?

    `by` is None only for a page that belongs to no partnership and that nobody has signed in to.
    """

    by: Viewer | None
    way: str
    reader: Reader
    record_class: str
    about: tuple[About, ...] = ()


@dataclass(frozen=True)
class Opinion:
    """What one guard says: it lets the words pass, or it refuses and says why. `instead` is what can be done."""

    passes: bool
    why: str
    instead: str = ""


@dataclass(frozen=True)
class Decision:
    """What all guards together say. True when the words may leave."""

    passes: bool
    why: str
    instead: str = ""

    def __bool__(self) -> bool:
        return self.passes
