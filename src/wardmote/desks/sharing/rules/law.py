"""Who confirms the law of sharing, and how an entry stands. Plain Python."""

from datetime import date

from wardmote.errors import Invalid, Refused
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.access.viewer import Viewer

#: Who may propose that an entry is confirmed, approve another's proposal, and withdraw a confirmation.
CONFIRMERS = ("liaison_officer", "csp_manager", "chair")

CONFIRMED, WAITING, LAPSED, UNCONFIRMED = "confirmed", "to be approved", "lapsed", "unconfirmed"
STATES = (UNCONFIRMED, LAPSED, WAITING, CONFIRMED)


def state_of(*, confirmed: bool, waits: bool, lapsed: bool) -> str:
    """How an entry stands: `lapsed` says that somebody confirmed it when it said something else."""
    if confirmed:
        return CONFIRMED
    if waits:
        return WAITING
    return LAPSED if lapsed else UNCONFIRMED


def check_review(*, reviewer: str, position: str, day: date, today: date) -> None:
    """Return quietly if this can be a check of an entry against its source; otherwise raise Invalid."""
    if not reviewer.strip() or not position.strip():
        raise Invalid("An entry is confirmed by somebody named.", instead="Say who checked it, and their position.")
    if day > today:
        raise Invalid("Nobody can have checked it on a day to come.", instead="Give the day on which it was checked.")


def check_same(read: str, now: str) -> None:
    """Raise Invalid where the entry no longer says what was read; both are fingerprints."""
    if read != now:
        raise Invalid(
            "The entry says something else than what was checked.",
            instead="Read it again, check it against its source, and confirm what it says now.",
        )


def check_may_withdraw(viewer: Viewer) -> None:
    """Return quietly if this viewer may withdraw a confirmation; otherwise raise Refused."""
    if viewer.kind != "member" or not viewer.holds(*CONFIRMERS):
        raise Refused(
            f"A confirmation is withdrawn by this role: {' or '.join(map(title_of, CONFIRMERS))}.",
            instead="Tell a colleague with that role what is wrong with it.",
        )


def in_address(entry: str) -> str:
    """An entry's id as addresses have it: CDA.115 is cda-115."""
    return entry.lower().replace(".", "-")
