"""Personal data breaches: who is made safe first, what has to be told to whom, and how each stands. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.access.viewer import Viewer

#: Roles that carry a breach through, and are told of each at once. Whoever reported one reads of it too.
KEEPS = ("liaison_officer", "csp_manager")
#: Roles that read of all of them.
READS_ALL = (*KEEPS, "chair")
#: By when the Commissioner is told: 72 hours from when the controller became aware.
RULE = "INF.BREACH.ICO"

KINDS = {
    "sent": "Sent to somebody it was not for",
    "seen": "Seen by somebody who may not see it",
    "lost": "Lost or stolen",
    "told": "Told by mistake, in words",
    "broken": "Taken or locked by an attack",
    "wrong": "Changed or destroyed by mistake",
}
HELD = {
    "place": "Where somebody lives, or can be found",
    "contact": "How to reach somebody",
    "abuse": "That somebody is a victim, or who reported",
    "offence": "Offences, or what somebody is said to have done",
    "health": "Health",
    "child": "Anything about a child",
    "other": "Anything else about somebody",
}

UNLIKELY, RISK, HIGH = "unlikely", "risk", "high"
#: UK GDPR, Articles 33(1) and 34(1): what follows hangs on this.
RISKS = {
    UNLIKELY: "A risk to anybody's rights is unlikely",
    RISK: "There is a risk to somebody's rights",
    HIGH: "The risk to somebody's rights is high",
}
TOLD, NOT_TOLD = "told", "not told"
DECISIONS = {TOLD: "The Commissioner was told", NOT_TOLD: "The Commissioner is not to be told"}

DANGER, SUSPECTED, ASSESSED = "people in danger", "suspected", "assessed"
CLOSED, WITHDRAWN = "closed", "withdrawn"
STATES = (DANGER, SUSPECTED, ASSESSED, TOLD, NOT_TOLD, CLOSED, WITHDRAWN)
OVER = (CLOSED, WITHDRAWN)


@dataclass(frozen=True)
class Standing:
    """What of a breach is known."""

    in_danger: bool
    safe: bool
    risk: str
    decision: str
    people_answered: bool
    closed: bool
    withdrawn: bool

    @property
    def state(self) -> str:
        """How it stands, by the first of these that holds."""
        if self.withdrawn or self.closed:
            return WITHDRAWN if self.withdrawn else CLOSED
        if self.in_danger and not self.safe:
            return DANGER
        return self.decision or (ASSESSED if self.risk else SUSPECTED)

    @property
    def people_wanted(self) -> bool:
        """Has still to be settled whether the people themselves are told? Article 34: where the risk is high."""
        return self.risk == HIGH and not self.people_answered


def reads_all(viewer: Viewer) -> bool:
    """Does this viewer read of every breach? Anybody else reads of those they reported."""
    return viewer.kind == "system" or viewer.holds(*READS_ALL)


def check_keeps(by: Viewer) -> None:
    """Raise Refused unless this reader carries breaches through."""
    if by.kind != "member" or not by.holds(*KEEPS):
        raise Refused(
            f"This is done by this role: {' or '.join(map(title_of, KEEPS))}.", instead="Tell a colleague who has it."
        )


def check_report(
    *, what: str, kinds: Sequence[str], held: Sequence[str], people: int | None, aware_since: datetime, at: datetime
) -> None:
    """Raise Invalid unless it says what happened to which data, and since when that is known."""
    if not what.strip():
        raise Invalid("Nothing says what happened.", instead="Say it in a sentence that names nobody.")
    if not kinds or not set(kinds) <= set(KINDS):
        raise Invalid("Nothing says how it happened.", instead="Choose at least one way.")
    if not held or not set(held) <= set(HELD):
        raise Invalid("Nothing says what the data told.", instead="Choose at least one kind.")
    if people is not None and people < 1:
        raise Invalid("A breach is of somebody's data.", instead="Leave the number empty where nobody knows it yet.")
    if aware_since > at:
        raise Invalid("That is still to come.", instead="Give the day and time at which somebody became aware.")


def check_open(found: Standing) -> None:
    """Raise NotNow where it is over."""
    if found.state in OVER:
        raise NotNow(f"This is {found.state}.", instead="Open it again first if that was a mistake.")


def check_safe(found: Standing, words: str) -> None:
    """Raise NotNow where nobody is said to be in danger, Invalid where nothing says what was done."""
    check_open(found)
    if not found.in_danger:
        raise NotNow("Nobody is said to be in danger by this.", instead="Change what was reported if somebody is.")
    if not words.strip():
        raise Invalid("Nothing says what was done.", instead="Say who was rung, and what they have done.")


def check_paperwork(found: Standing) -> None:
    """Raise NotNow where it is over, or people are in danger and nobody has written down that they were made safe."""
    check_open(found)
    if found.state == DANGER:
        raise NotNow("Make people safe first.", instead="Ring them, and write down what was done. Paper comes after.")


def check_assessed(found: Standing, *, risk: str, words: str) -> None:
    """Raise NotNow before people are safe, Invalid for what is no assessment."""
    check_paperwork(found)
    if found.decision:
        raise NotNow("It has been decided already whether to tell.", instead="Open the decision again first.")
    if risk not in RISKS or not words.strip():
        raise Invalid("That is no assessment.", instead="Choose how great the risk is, and say why.")


def check_decision(
    found: Standing,
    *,
    decision: str,
    words: str,
    decided_at: datetime,
    aware_since: datetime,
    last: datetime,
    at: datetime,
) -> None:
    """Whether the Commissioner was told. Raises NotNow before it is assessed, Invalid for what Article 33 does not
    allow: not telling of a risk, or telling late without the reasons for the delay."""
    check_paperwork(found)
    if not found.risk:
        raise NotNow("Nobody has assessed the risk.", instead="Assess it first.")
    if decision not in DECISIONS:
        raise Invalid("That is none of the decisions there are.", instead="Choose from the list.")
    if decision == NOT_TOLD and found.risk != UNLIKELY:
        raise Invalid(
            "It was assessed as a risk, and of a risk the Commissioner is told.", instead="Tell, or assess it again."
        )
    if not aware_since <= decided_at <= at:
        raise Invalid("That is before anybody was aware, or still to come.", instead="Check the day and the time.")
    if not words.strip() and decision == NOT_TOLD:
        raise Invalid("Nothing says why not.", instead="Give the reason; it has to be kept.")
    if not words.strip() and decided_at > last:
        raise Invalid("That was after the 72 hours.", instead="Give the reasons for the delay.")


def check_people(found: Standing, *, told_on: date | None, words: str, aware: date, today: date) -> None:
    """Whether the people themselves were told: on which day, or why not."""
    check_paperwork(found)
    if not found.risk:
        raise NotNow("Nobody has assessed the risk.", instead="Assess it first.")
    if told_on is None and not words.strip():
        raise Invalid("Nothing says whether they were told.", instead="Give the day, or the reason why not.")
    if told_on is not None and not aware <= told_on <= today:
        raise Invalid("That day cannot be.", instead="Give the day on which they were told.")


def check_closing(found: Standing, lessons: str) -> None:
    """Raise NotNow while something is still to be done, Invalid where nothing was learnt."""
    check_paperwork(found)
    if not found.decision:
        raise NotNow("It is not settled whether the Commissioner is told.", instead="Settle that first.")
    if found.people_wanted:
        raise NotNow("The risk is high, and it is not settled whether people are told.", instead="Settle that first.")
    if not lessons.strip():
        raise Invalid("Nothing says what was learnt.", instead="Say what is done so that it does not happen again.")
