"""How an agreement stands: what is kept of its versions, and what signatures and days make of it. Plain Python."""

from dataclasses import dataclass
from datetime import date, timedelta

#: What is kept of a version.
DRAFT, OPEN, REPLACED, ENDED = "draft", "open", "replaced", "ended"
STORED = (DRAFT, OPEN, REPLACED, ENDED)
#: What is shown of an agreement.
PREPARED, WAITING, UNSIGNED, NO_DPIA = (
    "in preparation",
    "to be approved",
    "out for signature",
    "impact assessment wanted",
)
IN_FORCE, REVIEW_DUE, LAPSED = "in force", "review due", "lapsed"
EVERY = (LAPSED, NO_DPIA, UNSIGNED, WAITING, PREPARED, REVIEW_DUE, IN_FORCE, ENDED)
#: The states in which something is told by an agreement.
TELLS = (IN_FORCE, REVIEW_DUE)


@dataclass(frozen=True)
class Facts:
    """What is known of an agreement's latest version that is no draft, or of its draft where there is none.

    `signed` says that somebody who tells and somebody else who is told have signed. `assessed` says that nothing in it
    waits for an impact assessment. `due` is the day by which it is to be reviewed.
    """

    stored: str
    waits: bool = False
    signed: bool = False
    assessed: bool = True
    due: date | None = None


def shown(facts: Facts, day: date, grace: int) -> str:
    """The state to show on a day. `grace` is for how many days after its review was due it still counts."""
    if facts.stored == DRAFT:
        return WAITING if facts.waits else PREPARED
    if facts.stored != OPEN:
        return ENDED
    if not facts.assessed:
        return NO_DPIA
    if not facts.signed:
        return UNSIGNED
    if facts.due is None or day > facts.due + timedelta(days=grace):
        return LAPSED
    return REVIEW_DUE if day > facts.due else IN_FORCE
