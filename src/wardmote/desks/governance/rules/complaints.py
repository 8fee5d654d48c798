"""Complaints about how a controller uses somebody's data (Data Protection Act 2018, section 164A). Plain Python."""

from dataclasses import dataclass
from datetime import date

from wardmote.desks.governance.rules.breaches import KEEPS, READS_ALL
from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.access.viewer import Viewer

#: By when a complaint is acknowledged. It is answered without undue delay, for which the law sets no number of days.
RULE = "INF.COMPLAINT.ACK"

KINDS = {
    "access": "Was not given a copy of their data",
    "wrong": "Something about them is wrong",
    "shared": "It was told to somebody who should not have it",
    "kept": "It was kept for too long, or not erased",
    "used": "It was used for something else, or without a reason",
    "unsafe": "It was not kept safe",
    "told": "They were not told how it is used",
    "other": "Something else",
}
UPHELD, PARTLY, NOT_UPHELD = "upheld", "partly upheld", "not upheld"
OUTCOMES = {
    UPHELD: "It was right: upheld",
    PARTLY: "It was right in part: partly upheld",
    NOT_UPHELD: "It was not right: not upheld",
}
RECEIVED, ACKNOWLEDGED, WITHDRAWN = "received", "acknowledged", "withdrawn"
STATES = (RECEIVED, ACKNOWLEDGED, UPHELD, PARTLY, NOT_UPHELD, WITHDRAWN)
OVER = (*OUTCOMES, WITHDRAWN)


@dataclass(frozen=True)
class Standing:
    """What of a complaint is known."""

    acknowledged_on: date | None
    outcome: str
    withdrawn: bool

    @property
    def state(self) -> str:
        """How it stands, by the first of these that holds."""
        if self.withdrawn:
            return WITHDRAWN
        return self.outcome or (ACKNOWLEDGED if self.acknowledged_on else RECEIVED)


def reads_complaints(viewer: Viewer) -> bool:
    """Does this viewer read of complaints?"""
    return viewer.kind == "system" or viewer.holds(*READS_ALL)


def check_keeps(by: Viewer) -> None:
    """Raise Refused unless this reader carries complaints through."""
    if by.kind != "member" or not by.holds(*KEEPS):
        raise Refused(
            f"This is done by this role: {' or '.join(map(title_of, KEEPS))}.", instead="Tell a colleague who has it."
        )


def check_received(*, what: str, kind: str, received_on: date, today: date) -> None:
    """Raise Invalid unless it says what is complained of, and since when it is here."""
    if not what.strip():
        raise Invalid("Nothing says what is complained of.", instead="Say it in a sentence that names nobody.")
    if kind not in KINDS:
        raise Invalid("Nothing says what kind of complaint it is.", instead="Choose from the list.")
    if received_on > today:
        raise Invalid("That day is still to come.", instead="Give the day on which the complaint came.")


def check_open(found: Standing) -> None:
    """Raise NotNow where it is over."""
    if found.state in OVER:
        raise NotNow("This complaint was answered or withdrawn.", instead="Open it again first if that was a mistake.")


def check_acknowledged(found: Standing, *, day: date, received_on: date, today: date) -> None:
    """Raise NotNow where it is acknowledged already, Invalid for a day that cannot be."""
    check_open(found)
    if found.acknowledged_on is not None:
        raise NotNow("It is acknowledged already.", instead="Open it again first if the day is wrong.")
    _check_day(day, received_on, today)


def check_answer(found: Standing, *, outcome: str, words: str, day: date, received_on: date, today: date) -> None:
    """Raise Invalid unless it says what was found, what is done about it, and when the complainant was told."""
    check_open(found)
    if found.acknowledged_on is None:
        raise NotNow("Nobody has acknowledged it.", instead="Acknowledge it first, on the same day if need be.")
    if outcome not in OUTCOMES:
        raise Invalid("That is none of the outcomes there are.", instead="Choose from the list.")
    if not words.strip():
        raise Invalid("Nothing says what was found.", instead="Say what was found, and what is done about it.")
    _check_day(day, max(received_on, found.acknowledged_on), today)


def check_words(words: str) -> None:
    """Raise Invalid where nothing is said."""
    if not words.strip():
        raise Invalid("Nothing is said.", instead="Say in a sentence what was done, or why.")


def _check_day(day: date, first: date, today: date) -> None:
    if not first <= day <= today:
        raise Invalid("That day cannot be.", instead="Give the day on which the complainant was written to.")
