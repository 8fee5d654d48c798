"""What a crime and disorder committee does: when it met, what it recommended, and what was answered. Plain Python."""

from datetime import date

from wardmote.errors import Invalid, NotNow

#: Roles that keep the register.
WRITES = ("csp_manager", "community_safety_officer")
#: The rules of time: from one meeting to the next, and from a recommendation to its answer.
MEETS, REPLY = "GOV.SCRUTINY", "GOV.SCRUTINY.REPLY"
ANSWERS = {"accepted": "Accepted", "in part": "Accepted in part", "not accepted": "Not accepted"}
OVERDUE, DUE, MET, MET_LATE, WITHDRAWN = "overdue", "due", "met", "met late", "withdrawn"
STATES = (OVERDUE, DUE, MET_LATE, MET, WITHDRAWN)
OPEN = (OVERDUE, DUE)
PLANNED, HELD = "planned", "done"


def meeting_state(*, held_on: date, day: date, withdrawn: bool) -> str:
    """How a meeting stands: one that is still to come is planned."""
    if withdrawn:
        return WITHDRAWN
    return PLANNED if held_on > day else HELD


def answer_state(*, answered: date | None, due: date, day: date, withdrawn: bool) -> str:
    """How a recommendation stands. An answer that goes on the day it is due is in time."""
    if withdrawn:
        return WITHDRAWN
    if answered:
        return MET if answered <= due else MET_LATE
    return OVERDUE if due < day else DUE


def check_about(about: str) -> None:
    """Raise Invalid unless it says what the committee looked at."""
    if not about.strip():
        raise Invalid("Nothing says what the committee looked at.", instead="A few words are enough.")


def check_recommendation(*, text: str, issued: date, held_on: date, today: date) -> None:
    """Raise Invalid for what no committee can have recommended at this meeting."""
    if not text.strip():
        raise Invalid("Nothing says what is recommended.", instead="Give it as the committee put it.")
    if issued < held_on:
        raise Invalid("It was issued before the committee met.", instead="Check the day.")
    if issued > today:
        raise Invalid("That day is still to come.", instead="Give the day on which it was issued.")


def check_answer(*, answer: str, because: str, answered: date, issued: date, today: date) -> None:
    """Raise Invalid for an answer that is none: what is not accepted whole says why."""
    if answer not in ANSWERS:
        raise Invalid("That is none of the answers there are.", instead="Choose from the list.")
    if answer != "accepted" and not because.strip():
        raise Invalid("A recommendation that is not accepted whole is told why.", instead="Give the reason.")
    if not issued <= answered <= today:
        raise Invalid("An answer goes after the recommendation, and not after today.", instead="Check the day.")


def check_unanswered(answered: date | None) -> None:
    """Raise NotNow for a recommendation that has been answered."""
    if answered:
        raise NotNow("This recommendation has been answered.", instead="Take the answer back first if it is wrong.")


def check_there(withdrawn: bool) -> None:
    """Raise NotNow for what was taken back."""
    if withdrawn:
        raise NotNow("This was taken back.", instead="Put it back first if that was a mistake.")
