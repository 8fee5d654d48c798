"""The Serious Violence Duty, year by year: what has to be done, in which order, and who has agreed. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wardmote.errors import Invalid, NotNow

#: Roles that write a step down.
WRITES = ("csp_manager", "community_safety_officer", "analyst")
#: The rule of time: from a strategy, or its last review, to the next review.
REVIEW = "SVD.REVIEW"
DEFINITION, ASSESSMENT, STRATEGY = "definition", "assessment", "strategy"
AGREED, SENT, REVIEWED = "agreed", "sent", "reviewed"
#: The steps of a cycle in their order.
STEPS = {
    DEFINITION: "What counts as serious violence here was agreed",
    ASSESSMENT: "The needs assessment was issued",
    STRATEGY: "The strategy was published",
    AGREED: "An authority agreed the strategy",
    SENT: "The strategy was sent to the local policing body",
    REVIEWED: "The strategy was reviewed",
}
#: Those that there can only be once there is a strategy.
AFTER_STRATEGY = (AGREED, SENT, REVIEWED)
DONE, WITHDRAWN = "done", "withdrawn"


@dataclass(frozen=True)
class Step:
    """One step that was taken on a day; `organisation` is whose agreement it was."""

    what: str
    day: date
    organisation: UUID | None = None


def published(steps: Iterable[Step]) -> date | None:
    """When the strategy that is in force was published; None where none was."""
    return max((each.day for each in steps if each.what == STRATEGY), default=None)


def reviewed_from(steps: Iterable[Step]) -> date | None:
    """From when the next review is counted: the last review of the strategy, or else its publication."""
    held = list(steps)
    first = published(held)
    days = (each.day for each in held if first and each.what in (STRATEGY, REVIEWED) and each.day >= first)
    return max(days, default=None)


def agreed_by(steps: Iterable[Step]) -> frozenset[UUID]:
    """Who has agreed the strategy that is in force. What was agreed of an earlier one counts no more."""
    held = list(steps)
    first = published(held)
    found = (each for each in held if first and each.what == AGREED and each.day >= first)
    return frozenset(each.organisation for each in found if each.organisation)


def check_step(step: Step, *, steps: Iterable[Step], today: date) -> None:
    """Raise Invalid or NotNow for a step that cannot have been taken."""
    if step.what not in STEPS:
        raise Invalid("That is none of the steps there are.", instead="Choose from the list.")
    if step.day > today:
        raise Invalid("That day is still to come.", instead="Give the day on which it was done.")
    if step.what == AGREED and step.organisation is None:
        raise Invalid("Nothing says which authority agreed.", instead="Choose the authority.")
    if step.what not in AFTER_STRATEGY:
        return
    first = published(steps)
    if first is None:
        raise NotNow("No strategy is written down here.", instead="Write down first when it was published.")
    if step.day < first:
        raise Invalid("The strategy had not been published by that day.", instead="Check the two days.")
