"""What a risk must say, how high it is on the partnership's own scales, and who may look at it again. Plain Python."""

from dataclasses import dataclass
from uuid import UUID

from wardmote.errors import Invalid, NotNow, Refused

#: Roles that keep the register.
WRITES = ("csp_manager", "community_safety_officer")
#: Of what a risk is.
CATEGORIES = {
    "delivery": "Delivery of the plan",
    "capacity": "Partners' capacity",
    "money": "Money",
    "information": "Information",
    "safeguarding": "Safeguarding",
    "law": "Law",
    "standing": "What people think of us",
}
OPEN, CLOSED = "open", "closed"
LOW, MEDIUM, HIGH, EXTREME = "low", "medium", "high", "extreme"
BANDS = (EXTREME, HIGH, MEDIUM, LOW)
#: How a risk is shown: its band while it is open.
STATES = (*BANDS, CLOSED)
#: The rule of time by which one is looked at again.
REVIEW = "GOV.RISK.REVIEW"
FEWEST = 2


@dataclass(frozen=True)
class Scales:
    """The steps of likelihood and of impact in words, the lowest first, and from which score each band begins."""

    likelihood: tuple[str, ...]
    impact: tuple[str, ...]
    medium: int
    high: int
    extreme: int

    def band(self, likelihood: int, impact: int) -> str:
        """How high a risk is: likelihood times impact, by the partnership's own bands."""
        score = likelihood * impact
        for band, least in ((EXTREME, self.extreme), (HIGH, self.high), (MEDIUM, self.medium)):
            if score >= least:
                return band
        return LOW

    def check(self, likelihood: int, impact: int) -> None:
        """Raise Invalid for steps that these scales do not have."""
        for name, step, words in (("likelihood", likelihood, self.likelihood), ("impact", impact, self.impact)):
            if not 1 <= step <= len(words):
                raise Invalid(f"The scale of {name} has steps 1 to {len(words)}.", instead="Choose one of them.")


def scale_of(name: str, told: str) -> tuple[str, ...]:
    """The steps of a scale as somebody wrote them down, parted by semicolons; raises Invalid for fewer than two."""
    steps = tuple(each.strip() for each in told.split(";") if each.strip())
    if len(steps) < FEWEST:
        raise Invalid(
            f"The scale of {name} has fewer than two steps.", instead="Have it put right among the local values."
        )
    return steps


def step_words(step: int, scale: tuple[str, ...]) -> str:
    """A step as it is read; one that the scale no longer has is its number alone."""
    return f"{step}: {scale[step - 1]}" if 1 <= step <= len(scale) else str(step)


def check_risk(*, cause: str, event: str, effect: str, category: str) -> None:
    """Raise Invalid unless it says why it may happen, what, and what would come of it."""
    if not (cause.strip() and event.strip() and effect.strip()):
        raise Invalid("A risk says its cause, the event and its effect.", instead="Answer all three questions.")
    if category not in CATEGORIES:
        raise Invalid("That is none of the kinds of risk there are.", instead="Choose from the list.")


def check_may_review(*, writes: bool, owner: UUID | None, member: UUID | None) -> None:
    """Raise Refused unless whoever looks at it keeps the register or owns the risk."""
    if not writes and (owner is None or owner != member):
        raise Refused("This risk is somebody else's.", instead="Ask its owner, or your CSP manager.")


def check_open(state: str) -> None:
    """Raise NotNow for a risk that is closed."""
    if state == CLOSED:
        raise NotNow("This risk is closed.", instead="Open it again first if that was a mistake.")
