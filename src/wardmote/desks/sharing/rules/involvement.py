"""Who may be told whom to ask, and how a question of involvement stands. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation.access.viewer import Viewer
from wardmote.foundation.naming import check_no_contact

#: The record classes of which one agency may be told whom to ask at another: a case, and a child's. Never of domestic
#: abuse, offender management, safe contact or reviews of deaths, whose forums tell nobody that somebody is theirs.
TOLD_OF = ("C3", "C4")
SPEAK, REFUSED = "may speak", "refused"
ANSWERS = (SPEAK, REFUSED)
ASKED, WITHDRAWN = "asked", "withdrawn"
EVERY = (ASKED, SPEAK, REFUSED, WITHDRAWN)
#: Fewer characters than this give no reason.
LEAST = 20


@dataclass(frozen=True)
class Party:
    """A party to an open version, for this: whether it tells, is told, and has a signature that stands."""

    tells: bool
    told: bool
    signed: bool


def may_be_told(*, in_force: bool, tells_involvement: bool, own: Party | None, other: Party | None) -> bool:
    """May members of one party be told whom to ask at another? Only by a version in force that says so and that both
    signed, where the one is told and the other tells."""
    if not in_force or not tells_involvement or own is None or other is None:
        return False
    return own.told and own.signed and other.tells and other.signed


def classes_of(covered: Iterable[str]) -> frozenset[str]:
    """The record classes of which a version that covers fields of these tells whom to ask."""
    return frozenset(covered) & frozenset(TOLD_OF)


def state_of(*, answered_at: datetime | None, answer: str, withdrawn_at: datetime | None) -> str:
    """How a question stands."""
    if withdrawn_at is not None:
        return WITHDRAWN
    return answer if answered_at is not None else ASKED


def check_reason(why: str) -> None:
    """Raise Invalid for words that give no reason, or that tell of somebody."""
    if len(why.strip()) < LEAST:
        raise Invalid("That is too short to say why.", instead="Say what you need to speak about, and by when.")
    check_no_contact(why, why="They find the person by their own record, and need no name.")


def check_answer(answer: str, words: str) -> None:
    """Raise Invalid for an answer there is not, and for words that tell of somebody."""
    if answer not in ANSWERS:
        raise Invalid("They may speak with you, or not.", instead="Choose one of both.")
    check_no_contact(words, why="What there is to say is said when you speak.")


def check_may_answer(viewer: Viewer, *, able: bool) -> None:
    """Raise Refused for anybody but who is asked, and who answers for their agency."""
    if viewer.kind != "member" or not able:
        raise Refused("Only who is asked answers, or who answers for their agency.", instead="Ask one of them.")


def check_waits(state: str) -> None:
    """Raise NotNow for a question that waits for no answer."""
    if state != ASKED:
        raise NotNow("This question waits for no answer any more.", instead="Look at what became of it.")
