"""A request under the Freedom of Information Act 2000: what may be kept of it, and when its clock stops. Plain Python.

Nothing is kept of who asked: their name, address and reasons stay with the authority that answers.
"""

import re
from datetime import date

from wardmote.errors import Invalid, NotNow

#: Roles that keep the register.
WRITES = ("csp_manager", "community_safety_officer", "liaison_officer")
#: The rules of time: for every request, and for one whose extension was told.
RULE, EXTENDED = "INF.FOI", "INF.FOI.EXTENDED"
#: Why a clock may stop, as the rules have it.
PAUSES = {"clarification": "We asked what is meant", "fee": "We asked for a fee"}
OUTCOMES = {
    "in full": "Given in full",
    "in part": "Given in part",
    "refused": "Refused",
    "not held": "Not held",
    "withdrawn": "Withdrawn by whoever asked",
}
OVERDUE, STOPPED, DUE, MET, MET_LATE = "overdue", "stopped", "due", "met", "met late"
STATES = (OVERDUE, DUE, STOPPED, MET_LATE, MET)
OPEN = (OVERDUE, DUE, STOPPED)
_THEIRS = re.compile(r"[A-Z0-9][A-Z0-9/-]{1,29}")


def check_theirs(reference: str) -> None:
    """Raise Invalid for what is no reference of an authority; none is well."""
    if reference and not _THEIRS.fullmatch(reference):
        raise Invalid(
            f"“{reference}” is not a reference.",
            instead="Give capitals, digits, dashes and strokes, like FOI-2231, that say nothing of anybody.",
        )


def check_subject(subject: str) -> None:
    """Raise Invalid unless it says what is asked for."""
    if not subject.strip():
        raise Invalid("Nothing says what is asked for.", instead="Say it in a few neutral words.")


def check_day(day: date, *, received: date, today: date) -> None:
    """Raise Invalid for a day before a request came, or still to come."""
    if day < received:
        raise Invalid("The request had not come by that day.", instead="Check the day.")
    if day > today:
        raise Invalid("That day is still to come.", instead="Give a day up to today.")


def check_open(answered: date | None) -> None:
    """Raise NotNow for a request that has been answered."""
    if answered:
        raise NotNow("This request has been answered.", instead="Open it again first if that was a mistake.")


def check_may_stop(*, stopped: bool, overdue: bool) -> None:
    """Raise NotNow where a clock has stopped already, or where its time has run out."""
    if stopped:
        raise NotNow("The clock has stopped already.", instead="Let it run again first.")
    if overdue:
        raise NotNow("The time has run out, so stopping the clock changes nothing.", instead="Answer the request.")


def check_may_extend(*, extended: bool, overdue: bool) -> None:
    """Raise NotNow where an extension was told already, or can no longer be told in time."""
    if extended:
        raise NotNow("An extension was told already.", instead="There is no second one.")
    if overdue:
        raise NotNow("The time has run out, so an extension can no longer be told.", instead="Answer the request.")
