"""The states of an action. What is shown is worked out from what the owner last said and from the facts.

"Ongoing" is not a state: what has no end is a standing commitment of the plan, and has a rhythm of evidence.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

#: What an owner may say.
ON_TRACK, AT_RISK, DONE, NOT_STARTED = "on track", "at risk", "done", "not started"
SAID = (ON_TRACK, AT_RISK, NOT_STARTED, DONE)
#: What only facts, or the partnership, say.
LATE, STALE, DROPPED = "late", "stale", "dropped"
ENDED = (DONE, DROPPED)
EVERY = (LATE, STALE, AT_RISK, NOT_STARTED, ON_TRACK, DONE, DROPPED)


@dataclass(frozen=True)
class Facts:
    """What is known of an action on a day.

    `said` is the last state its owner confirmed, empty where nobody has yet; `heard_on` is the day it was confirmed, or
    given. `late_steps` are milestones whose day has passed undone.
    """

    due: date
    heard_on: date
    starts: date | None = None
    said: str = ""
    late_steps: int = 0

    @classmethod
    def of(cls, row: Any, late_steps: int = 0) -> "Facts":
        """Of an action's row."""
        return cls(row.due, row.heard_on, row.starts, row.said, late_steps)


@dataclass(frozen=True)
class Limits:
    """Local limits, in days: see local_values.toml."""

    stale_after: int
    at_risk_within: int
    nudge_before: int
    nudge_after: int


@dataclass(frozen=True)
class Shown:
    """The state as pages say it, and the sentence that gives the reason."""

    state: str
    because: str


def shown(facts: Facts, day: date, limits: Limits) -> Shown:
    """The state to show on `day`. An ended action stays as it ended; a passed day outweighs what was said."""
    if facts.said in ENDED:
        return Shown(facts.said, "its owner said so" if facts.said == DONE else "the partnership let it go")
    if day > facts.due:
        return Shown(LATE, f"it was due {_ago(day - facts.due)} and is not done")
    if day - facts.heard_on > timedelta(days=limits.stale_after):
        return Shown(STALE, f"nobody has said how it is for {(day - facts.heard_on).days} days")
    if facts.said:
        return Shown(facts.said, "its owner said so")
    return Shown(NOT_STARTED, "nobody has reported on it yet")


def proposed(facts: Facts, day: date, limits: Limits) -> Shown:
    """What the facts alone suggest, for the owner to confirm or correct. Never "done": only its owner knows that."""
    if facts.said in ENDED:
        return Shown(facts.said, "it has ended")
    if day > facts.due:
        return Shown(LATE, f"it was due {_ago(day - facts.due)}")
    if facts.late_steps:
        steps = "a milestone has" if facts.late_steps == 1 else f"{facts.late_steps} milestones have"
        return Shown(AT_RISK, f"{steps} passed undone")
    if facts.starts and day < facts.starts:
        return Shown(NOT_STARTED, "it starts later")
    if not facts.said and facts.due - day <= timedelta(days=limits.at_risk_within):
        return Shown(AT_RISK, f"it is due in {(facts.due - day).days} days and nobody has reported on it")
    return Shown(ON_TRACK, "nothing has passed undone")


def _ago(since: timedelta) -> str:
    return "yesterday" if since.days == 1 else f"{since.days} days ago"
