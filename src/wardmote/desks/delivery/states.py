"""How a project stands: what is kept, and what is worked out from its offer and its result. Plain Python."""

from datetime import date

PROPOSED, APPROVED, DECLINED, WITHDRAWN = "to be decided", "approved", "declined", "withdrawn"
#: Of a year that had ended, from a spreadsheet: nobody decided on it here.
TAKEN_OVER, TAKEN_BACK = "taken over", "taken back"
STORED = (PROPOSED, APPROVED, DECLINED, WITHDRAWN, TAKEN_OVER, TAKEN_BACK)
#: Money was promised to these, and anybody may read of them.
GIVEN = (APPROVED, TAKEN_OVER)
#: Worked out of one that is approved.
UNSIGNED, IN_HAND, OVERDUE, DONE = "offer to be signed", "in hand", "overdue", "done"
EVERY = (OVERDUE, PROPOSED, UNSIGNED, IN_HAND, DONE, TAKEN_OVER, DECLINED, WITHDRAWN, TAKEN_BACK)


def shown(stored: str, *, signed: bool, told: bool, due: date, day: date) -> str:
    """The state that is shown; `told` says that its result has been told, which is due on `due`."""
    if stored != APPROVED:
        return stored
    if not signed:
        return UNSIGNED
    if told:
        return DONE
    return OVERDUE if due < day else IN_HAND
