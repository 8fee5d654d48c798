"""Whether an agency works with somebody now, as its records say. Plain Python."""

from datetime import date, timedelta


def is_open(*, in_case: bool, was_in_case: bool, used_on: date, day: date, days: int) -> bool:
    """Does a record say that somebody is worked with? In an open case they are; once every case of theirs is over they
    are not; of one that was in no case, while somebody worked on the record within so many days."""
    return in_case or (not was_in_case and day - used_on <= timedelta(days=days))
