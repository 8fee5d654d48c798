"""How a bid to another funder stands, and what is refused of it. Plain Python."""

from datetime import date

from wardmote.desks.delivery.rules.money import in_pounds
from wardmote.errors import Invalid, NotNow

PREPARED, SENT, AWARDED, TURNED_DOWN, WITHDRAWN = "in preparation", "sent", "awarded", "turned down", "withdrawn"
STORED = (PREPARED, SENT, AWARDED, TURNED_DOWN, WITHDRAWN)
#: Worked out: one whose closing day has gone by, and one whose answer should have come.
LATE, OVERDUE = "late", "overdue"
EVERY = (LATE, OVERDUE, PREPARED, SENT, AWARDED, TURNED_DOWN, WITHDRAWN)
OPEN, DECIDED = (PREPARED, SENT), (AWARDED, TURNED_DOWN)
#: Roles that keep the register.
KEEPS = ("csp_manager", "community_safety_officer")
ANSWERS = {AWARDED: "They give money", TURNED_DOWN: "They give none"}


def shown(stored: str, *, closes: date, answer_due: date, day: date) -> str:
    """The state that is shown on a day."""
    if stored == PREPARED and closes < day:
        return LATE
    return OVERDUE if stored == SENT and answer_due < day else stored


def check_days(closes: date, answer_due: date) -> None:
    """Raise Invalid where the answer is expected before the bid can be sent."""
    if answer_due < closes:
        raise Invalid(
            "The answer is expected before the funder's closing day.", instead="Put one of the two days right."
        )


def check_answer(
    answer: str, *, state: str, asked: int, given: int | None, day: date, sent: date | None, today: date
) -> None:
    """Raise unless a funder can have answered so: a bid that was sent, on a day since, with or without money."""
    if state != SENT or sent is None:
        raise NotNow(f"This bid is {state}.", instead="Say first that it was sent.")
    if answer not in ANSWERS:
        raise Invalid("Say what the funder decided.", instead="Choose one of the answers.")
    if day < sent or day > today:
        raise Invalid("The answer's day is before the bid was sent, or has not come yet.", instead="Put the day right.")
    if answer == AWARDED and given is None:
        raise Invalid("Say how much they give.", instead="It may be less than was asked.")
    if answer == TURNED_DOWN and given is not None:
        raise Invalid("They give none, and yet there is a sum.", instead="Put one of the two right.")
    if given is not None and given > asked:
        raise Invalid(
            f"They give {in_pounds(given)}, and {in_pounds(asked)} was asked for.", instead="Put one of the sums right."
        )
