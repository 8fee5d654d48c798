"""The section 17A return of a quarter: who holds what of it, and when one may have come. Plain Python."""

from datetime import date

from wardmote.clocks import quarter_end
from wardmote.errors import Invalid, NotNow
from wardmote.evidence.sources.partner_table.sets import PrescribedSet, prescribed_sets

#: Roles that write down what came, and roles that may ask by link.
WRITES = ("csp_manager", "community_safety_officer", "analyst")
ASKS = ("csp_manager", "community_safety_officer")
#: Whom their own organisation's returns wait for.
ANSWERS = ("agency_lead", "liaison_officer")
#: The rule of time.
RULE = "GOV.S17A"
DUE, OVERDUE, MET, MET_LATE = "due", "overdue", "met", "met late"
STATES = (OVERDUE, DUE, MET_LATE, MET)
OPEN = (OVERDUE, DUE)
#: The holder that the sets know a sector by. A sector that is not here holds nothing prescribed.
HOLDERS = {
    "police": "police",
    "fire and rescue": "fire and rescue",
    "district council": "local authority",
    "county council": "local authority",
    "unitary council": "local authority",
    "health": "health",
    "ambulance": "ambulance",
}


def sets_of(sector: str) -> tuple[PrescribedSet, ...]:
    """What an organisation of this sector has to give every quarter; nothing where it holds nothing prescribed."""
    holder = HOLDERS.get(sector, "")
    return tuple(each for each in prescribed_sets() if each.holder == holder)


def state_of(*, received: date | None, due: date, day: date) -> str:
    """How a return stands. One that comes on the day it is due is in time."""
    if received:
        return MET if received <= due else MET_LATE
    return OVERDUE if due < day else DUE


def check_quarter(quarter: date, day: date) -> None:
    """Raise NotNow or Invalid unless this is the last day of a quarter that has ended."""
    if quarter != quarter_end(quarter):
        raise Invalid("That is not the last day of a quarter.", instead="Choose a quarter from the list.")
    if quarter >= day:
        raise NotNow("That quarter has not ended yet.", instead="Ask for it once it has.")


def check_received(received: date, *, quarter: date, day: date) -> None:
    """Raise Invalid for a day on which a quarter's data cannot have come."""
    if received <= quarter:
        raise Invalid("The quarter had not ended by that day.", instead="Give the day on which the whole of it came.")
    if received > day:
        raise Invalid("That day is still to come.", instead="Give the day on which it came.")
