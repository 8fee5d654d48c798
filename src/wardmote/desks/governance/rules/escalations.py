"""What is raised with the county: why it is the county's, and what the county decided. Plain Python."""

from collections.abc import Sequence
from datetime import date

from wardmote.errors import Invalid, NotNow

#: Roles that raise something and write down what was decided.
WRITES = ("csp_manager", "community_safety_officer")
#: Why an issue of a district is the county's; at least one has to hold.
TESTS = {
    "serious": "It is too serious for one district",
    "scale": "It costs less when it is done once for the county",
    "means": "Only the county has the means",
}
RAISED, TAKEN_UP, SHARED, SENT_BACK, WITHDRAWN = "raised", "taken up", "shared", "sent back", "withdrawn"
DECISIONS = {
    TAKEN_UP: "The county took it up",
    SHARED: "County and district act together",
    SENT_BACK: "It stays with the district",
}
STATES = (RAISED, TAKEN_UP, SHARED, SENT_BACK, WITHDRAWN)


def check_issue(*, issue: str, case: str, tests: Sequence[str], raised: date, today: date) -> None:
    """Raise Invalid unless it says what it is, why it is the county's, and when it was raised."""
    if not issue.strip() or not case.strip():
        raise Invalid("It says what the issue is, and why the county should act.", instead="Answer both questions.")
    if not tests or not set(tests) <= set(TESTS):
        raise Invalid("Nothing shows that it is the county's.", instead="Choose at least one reason.")
    if raised > today:
        raise Invalid("That day is still to come.", instead="Give the day on which it was raised.")


def check_decision(*, decision: str, words: str, decided: date, raised: date, today: date) -> None:
    """Raise Invalid for what is no decision, or says no reason."""
    if decision not in DECISIONS:
        raise Invalid("That is none of the decisions there are.", instead="Choose from the list.")
    if not words.strip():
        raise Invalid("Nothing says why.", instead="Give the county's reason in a sentence.")
    if not raised <= decided <= today:
        raise Invalid("It was decided after it was raised, and not after today.", instead="Check the day.")


def check_waiting(state: str) -> None:
    """Raise NotNow unless the county has still to decide."""
    if state != RAISED:
        raise NotNow(f"This is {state}.", instead="Open it again first if that was a mistake.")
