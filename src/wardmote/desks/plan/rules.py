"""When a plan is in force, and how a change is said."""

from datetime import date


def status_on(*, starts: date, ends: date, day: date) -> str:
    """ "not started", "in force" or "ended" on that day."""
    if day < starts:
        return "not started"
    return "in force" if day <= ends else "ended"


def change_in_words(before: int | None, now: int) -> str:
    """ "up 18 %", "down 3 %", "no change"; empty where there is nothing to compare with. Whole per cent."""
    if not before:
        return ""
    per_cent = round(100 * (now - before) / before)
    if per_cent == 0:
        return "no change"
    return f"{'up' if per_cent > 0 else 'down'} {abs(per_cent)} %"
