"""What an accreditation and a policy for staff must say, and how each stands on a day. Plain Python."""

from datetime import date, timedelta

from wardmote.clocks import beginning_months
from wardmote.errors import Invalid, NotNow

#: Roles that keep the two registers.
WRITES = ("csp_manager", "community_safety_officer")
#: What a commitment of a plan may hang on.
ACCREDITATIONS, POLICIES = "accreditations", "policies"
REGISTERS = (ACCREDITATIONS, POLICIES)
#: By the words of a commitment, what it is likely to hang on; somebody says whether it does.
NAMED = {ACCREDITATIONS: (("white ribbon",),), POLICIES: (("policy", "staff"), ("policy", "employee"))}

#: The strands of an accreditation's action plan.
STRANDS = {
    "leadership": "Strategic leadership",
    "engagement": "Engagement",
    "culture": "Culture",
    "campaigns": "Campaigns, such as 25 November and the 16 days after it",
}
#: Whether a policy gives paid leave to staff who are abused.
LEAVE = {"yes": "Yes, it gives paid leave", "no": "No", "not known": "Not known"}

CURRENT, REPLACED, NOT_STARTED, WITHDRAWN, NONE_KNOWN = "current", "replaced", "not started", "withdrawn", "none known"
RENEWAL_DUE, LAPSED = "renewal due", "lapsed"
REVIEW_DUE, REVIEW_OVERDUE = "review due", "review overdue"
ACCREDITATION_STATES = (LAPSED, RENEWAL_DUE, CURRENT, NOT_STARTED, REPLACED, WITHDRAWN)
POLICY_STATES = (REVIEW_OVERDUE, REVIEW_DUE, CURRENT, NOT_STARTED, REPLACED, WITHDRAWN)
#: What whoever leads it is told of.
WANTING = (LAPSED, RENEWAL_DUE, REVIEW_OVERDUE, REVIEW_DUE)
#: An accreditation in force; a policy is in force until another replaces it, reviewed in time or not.
HELD = (CURRENT, RENEWAL_DUE)
IN_FORCE = (CURRENT, REVIEW_DUE, REVIEW_OVERDUE)


def accreditation_state(*, starts: date, ends: date, replaced: bool, day: date, soon: int) -> str:
    """How an accreditation stands on a day; both its days are in it. `soon` is how many days are soon."""
    return _state(starts, ends, replaced, day, soon, (LAPSED, RENEWAL_DUE))


def policy_state(*, dated: date, review_due: date, replaced: bool, day: date, soon: int) -> str:
    """How a policy stands on a day."""
    return _state(dated, review_due, replaced, day, soon, (REVIEW_OVERDUE, REVIEW_DUE))


def _state(begins: date, until: date, replaced: bool, day: date, soon: int, words: tuple[str, str]) -> str:
    over, close = words
    if day < begins:
        return NOT_STARTED
    if replaced:
        return REPLACED
    if until < day:
        return over
    return close if until - day <= timedelta(days=soon) else CURRENT


def end_of_cycle(starts: date, years: int) -> date:
    """The last day of a cycle of so many years, of which `starts` is the first day."""
    return beginning_months(starts, 12 * years).last


def check_accreditation(*, level: str, starts: date, ends: date) -> None:
    """Raise Invalid for what cannot be an accreditation."""
    if not level.strip():
        raise Invalid("An accreditation is of a level.", instead="Give it as the certificate has it.")
    if ends <= starts:
        raise Invalid("It ends before it starts.", instead="Check the two days.")


def check_item(*, strand: str, text: str, done_on: date | None, evidence: str, today: date) -> None:
    """Raise Invalid unless it says what is done, of which strand, and what shows it once it is done."""
    if strand not in STRANDS:
        raise Invalid("That is none of the strands there are.", instead="Choose from the list.")
    if not text.strip():
        raise Invalid("Nothing says what is done.", instead="Say it in a few words.")
    if done_on and not evidence.strip():
        raise Invalid("Nothing shows that it was done.", instead="Say what shows it, or leave the day empty.")
    if done_on and done_on > today:
        raise Invalid("That day is still to come.", instead="Give the day on which it was done.")


def check_policy(*, dated: date, review_due: date, managers: int | None, trained: int | None, paid_leave: str) -> None:
    """Raise Invalid for what cannot be a policy, or for a count of managers that is no count."""
    if review_due <= dated:
        raise Invalid("It would be reviewed before it is dated.", instead="Check the two days.")
    if (managers is None) != (trained is None) or managers == 0:
        raise Invalid(
            "Of how many managers is that? Both numbers are needed: how many there are, and how many are trained.",
            instead="Give both, or leave both empty.",
        )
    if managers is not None and trained is not None and trained > managers:
        raise Invalid(f"{trained} of {managers} managers cannot be trained.", instead="Put one of the numbers right.")
    if paid_leave not in LEAVE:
        raise Invalid("Say whether it gives paid leave.", instead="Choose one of the answers.")


def check_standing(*, withdrawn: bool) -> None:
    """Raise NotNow for a record that was taken back."""
    if withdrawn:
        raise NotNow("This was taken back.", instead="Put it back first if that was a mistake.")


def likely(register: str, text: str) -> bool:
    """Do the words of a commitment name what the register holds?"""
    said = text.casefold()
    return any(all(word in said for word in words) for words in NAMED[register])


def share(trained: int, managers: int) -> int:
    """The percent of managers that are trained, rounded down, so that all are only where all are."""
    return 100 * trained // managers
