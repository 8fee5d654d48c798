"""Who holds how somebody is reached safely, who decides on an address, and how long a marker lasts. Plain Python."""

from collections.abc import Collection
from datetime import date, timedelta

from wardmote.errors import Invalid, Refused
from wardmote.foundation.access.who_reads import OPENS, rule_on

#: Whether somebody can be reached safely; nobody having said so is the last.
SAFE, WITH_CODE, UNSAFE, UNKNOWN = "safe", "safe with a code word", "not safe", "not known"
SAFETY = (SAFE, WITH_CODE, UNSAFE, UNKNOWN)
ADDRESS = "address"
#: How somebody is reached: the method, when, the code word, who else opens it; and where they live.
TOLD = ("method", "times", "code_word", "opened_by")
KINDS = (*TOLD, ADDRESS)
APPROVED, DECLINED = "approved", "declined"
DECISIONS = (APPROVED, DECLINED)
#: The longest that a marker lasts, and how long before its end its owner is told.
MARKER_DAYS, WARNED_DAYS = 365, 14


def may_hold_contact(roles: Collection[str], purpose: str, day: date) -> bool:
    """Do these roles read class C6 for this purpose at all?"""
    rule = rule_on("C6", day)
    return reads_contact(roles, day) and rule is not None and purpose in rule.purposes


def reads_contact(roles: Collection[str], day: date) -> bool:
    """Do these roles read class C6 for any purpose?"""
    rule = rule_on("C6", day)
    return rule is not None and bool(set(rule.reaches(roles)) & set(OPENS))


def check_may_hold_contact(able: bool) -> None:
    """Raise Refused for who does not read how people are reached safely."""
    if not able:
        raise Refused(
            "Your role does not keep how somebody is reached safely.",
            instead="Ring whoever stands beside them: an independent domestic violence adviser.",
        )


def check_contact(safety: str, method: str, code_word: str) -> None:
    """Raise Invalid for a safe contact that tells nobody how."""
    if safety not in SAFETY:
        raise Invalid("Contact is safe, safe with a code word, not safe or not known.", instead="Choose one.")
    if safety in (SAFE, WITH_CODE) and not method.strip():
        raise Invalid("Somebody who can be reached safely is reached in some way.", instead="Say how.")
    if safety == WITH_CODE and not code_word.strip():
        raise Invalid("The code word is missing.", instead="Write it down, or choose another answer.")


def check_address(address: str) -> None:
    """Raise Invalid for what is no address."""
    if len(address.strip()) < 8:
        raise Invalid("That is too short for an address.", instead="Write all of it, with the postcode.")


def check_second_person(decision: str, *, first: bool) -> None:
    """Raise Refused for who asked for it, and Invalid for a decision there is not."""
    if first:
        raise Refused("A protected address is changed by two people.", instead="Ask a colleague who reads the record.")
    if decision not in DECISIONS:
        raise Invalid("A change is approved or declined.", instead="Choose one of both.")


def check_marker(words: str, until: date, today: date) -> None:
    """Raise Invalid for a marker that says nothing, is over, or lasts too long."""
    if len(words.strip()) < 20:
        raise Invalid("That is too short to be of use at a door.", instead="Say what happened, and what to do.")
    if until <= today:
        raise Invalid("A marker lasts until a day to come.", instead="Give a later day.")
    if until > today + timedelta(days=MARKER_DAYS):
        raise Invalid("A marker lasts for a year at most.", instead="Give an earlier day; it can be made again.")
