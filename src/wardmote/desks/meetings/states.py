"""How a meeting stands, worked out from what happened to it. Plain Python."""

from datetime import datetime

PLANNED, SITTING, CORRECTING, CLOSED, OFF = "planned", "sitting", "being put right", "closed", "called off"

#: What a place at a meeting can be: empty until somebody says.
PRESENT, APOLOGIES, DEPUTY, OBSERVER = "present", "apologies", "deputy", "observer"
TAPS = (PRESENT, APOLOGIES, DEPUTY)
#: Somebody sat there who counts, if the place does.
SAT = (PRESENT, DEPUTY)

#: What can become of a decision. One put off comes back on the next agenda.
AGREED, NOT_AGREED, PUT_OFF = "agreed", "not agreed", "put off"
OUTCOMES = (AGREED, NOT_AGREED, PUT_OFF)


def state_of(*, opened: datetime | None, closed: datetime | None, off: datetime | None, correcting: str) -> str:
    """The state as pages say it."""
    if off:
        return OFF
    if closed:
        return CLOSED
    if not opened:
        return PLANNED
    return CORRECTING if correcting else SITTING
