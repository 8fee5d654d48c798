"""How a recommendation stands: what is kept, and what is worked out from its actions. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass

WAITING, SENT_BACK, CLEARED, CLOSED, WITHDRAWN = "to be cleared", "sent back", "cleared", "closed", "withdrawn"
STORED = (WAITING, SENT_BACK, CLEARED, CLOSED, WITHDRAWN)
#: Worked out of one that is cleared.
NO_ACTION, IN_HAND, LATE, NO_EVIDENCE, READY = "no action yet", "in hand", "late", "evidence wanted", "to be agreed"
EVERY = (LATE, NO_ACTION, IN_HAND, NO_EVIDENCE, READY, WAITING, SENT_BACK, CLOSED, WITHDRAWN)
ENDED = (CLOSED, WITHDRAWN)
#: What partners may read.
FOR_PARTNERS = (CLEARED, CLOSED)


@dataclass(frozen=True)
class Done:
    """Of one action of a recommendation: whether it is done, was let go, is late, and has evidence."""

    done: bool = False
    dropped: bool = False
    late: bool = False
    evidence: bool = False


def shown(stored: str, actions: Sequence[Done]) -> str:
    """The state that is shown. An action that was let go counts for nothing."""
    if stored != CLEARED:
        return stored
    kept = [each for each in actions if not each.dropped]
    if not kept:
        return NO_ACTION
    if any(each.late for each in kept):
        return LATE
    if not all(each.done for each in kept):
        return IN_HAND
    return READY if any(each.evidence for each in kept) else NO_EVIDENCE
