"""What a linked strategy must say, and how it stands on a day. Plain Python."""

from datetime import date, timedelta

from wardmote.errors import Invalid

#: Roles that keep the register.
WRITES = ("csp_manager", "community_safety_officer")
ENDED, ENDS_SOON, IN_FORCE, NOT_STARTED, NOT_KNOWN = "ended", "ends soon", "in force", "not started", "not known"
#: No longer linked.
WITHDRAWN = "withdrawn"
STATES = (ENDED, ENDS_SOON, NOT_KNOWN, IN_FORCE, NOT_STARTED, WITHDRAWN)
#: What whoever watches one is told of.
WANTING = (ENDED, ENDS_SOON)


def state_on(*, starts: date | None, ends: date | None, day: date, soon: int) -> str:
    """How a strategy of these days stands on a day; both days are in it. `soon` is how many days are soon."""
    if ends and ends < day:
        return ENDED
    if starts and day < starts:
        return NOT_STARTED
    if ends is None:
        return NOT_KNOWN
    return ENDS_SOON if ends - day <= timedelta(days=soon) else IN_FORCE


def check_strategy(*, title: str, starts: date | None, ends: date | None) -> None:
    """Raise Invalid for what cannot be a strategy."""
    if not title.strip():
        raise Invalid("A strategy has a title.", instead="Give the title as it is printed.")
    if starts and ends and ends < starts:
        raise Invalid("It ends before it starts.", instead="Check the two days.")
