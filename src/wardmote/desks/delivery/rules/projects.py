"""Who may ask for money and decide on it, and what is told of what it did. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from wardmote.desks.delivery import states
from wardmote.errors import Invalid, NotNow, Refused

#: Roles that open a year's fund, put its amount right and carry it forward.
KEEPS = ("csp_manager",)
#: Roles that ask for money for a project, record its offer and tell what it did.
ASKS = ("csp_manager", "community_safety_officer", "asb_officer", "road_safety_officer", "agency_lead")
#: Roles that decide on what others ask for.
DECIDES = ("csp_manager", "chair", "agency_lead")
#: Roles that record what was paid.
PAYS = ("csp_manager", "community_safety_officer")

APPROVE, DECLINE, ASIDE = "approved", "declined", "stood aside"
ANSWERS = {
    APPROVE: "Approve it",
    DECLINE: "Decline it",
    ASIDE: "Stand aside: somebody else has to decide",
}


@dataclass(frozen=True)
class Decider:
    """Somebody who decides: a member and their organisation."""

    member: UUID | None
    organisation: UUID | None


@dataclass(frozen=True)
class Decision:
    """What somebody decides, the interest they have in it (empty: none, as they declare), and why."""

    answer: str
    interest: str = ""
    words: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a project did. The four numbers are four different things, and each may be not known.

    `reached` saw or heard of it, `attended` came, `completed` stayed to the end, and `changed` are those of the `asked`
    who said or showed a change. `method` is how they were counted.
    """

    did: str
    reached: int | None = None
    attended: int | None = None
    completed: int | None = None
    asked: int | None = None
    changed: int | None = None
    method: str = ""

    @property
    def counted(self) -> bool:
        return any(each is not None for each in (self.reached, self.attended, self.completed, self.asked, self.changed))


def check_may_decide(
    decision: Decision,
    decider: Decider,
    *,
    state: str,
    asking: tuple[UUID | None, ...],
    organisation: UUID,
    before: Sequence[tuple[Decider, str]],
    needed: int,
) -> None:
    """Return quietly if somebody may decide so.

    `asking` are the members who ask for the money, `organisation` the one it would go to, and `before` those who have
    decided in this round, each with their answer. Whoever asks, or has an interest, does not approve; and one of those
    who approve is from outside the organisation that would be paid.
    """
    if state != states.PROPOSED:
        raise NotNow(f"This project is {state}.", instead="Only one that is to be decided is decided.")
    if decider.member is None:
        raise Refused("Only a member decides on money.", instead="Sign in.")
    if decider.member in asking:
        raise Refused("You ask for this money, so somebody else decides on it.", instead="Ask two of those who decide.")
    if any(each.member == decider.member for each, _answer in before):
        raise NotNow("You have decided on this already.", instead="Another member has to decide now.")
    if decision.answer == APPROVE and decision.interest:
        raise Invalid(
            "You have an interest in this, so you cannot approve it.", instead="Choose to stand aside; another decides."
        )
    inside = [each for each, answer in before if answer == APPROVE and each.organisation == organisation]
    if decision.answer == APPROVE and decider.organisation == organisation and len(inside) >= needed - 1:
        raise Refused(
            "Somebody of the organisation that would be paid has approved already.",
            instead="Somebody from outside it has to approve as well.",
        )


def check_decision(decision: Decision) -> None:
    """Raise Invalid for what is no decision, or lacks the words it needs."""
    if decision.answer not in ANSWERS:
        raise Invalid("Say what you decide.", instead="Choose one of the answers.")
    if decision.answer == DECLINE and not decision.words.strip():
        raise Invalid("Say why you decline it.", instead="Whoever asked reads your reason.")
    if decision.answer == ASIDE and not decision.interest.strip():
        raise Invalid("Say which interest makes you stand aside.", instead="It is kept with the project.")


def check_outcome(outcome: Outcome) -> None:
    """Raise Invalid for numbers that cannot be, or that nobody can tell how they came about."""
    if not outcome.did.strip():
        raise Invalid("Say what the project did.", instead="In a few sentences; name nobody.")
    if outcome.counted and not outcome.method.strip():
        raise Invalid("Say how the numbers were counted.", instead="For example: a register taken at each session.")
    if (outcome.changed is None) != (outcome.asked is None):
        raise Invalid(
            "Of how many is the change? Both numbers are needed: how many were asked, and how many changed.",
            instead="Give both, or leave both empty.",
        )
    steps = (
        (outcome.completed, outcome.attended, "completed it than came"),
        (outcome.changed, outcome.asked, "changed than were asked"),
    )
    for less, more, words in steps:
        if less is not None and more is not None and less > more:
            raise Invalid(f"More {words}: {less} of {more}.", instead="Put one of the two numbers right.")
