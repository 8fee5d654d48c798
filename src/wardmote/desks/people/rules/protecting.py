"""Who looks after a protected record, and what they may find of a search that fitted it. Plain Python."""

from collections.abc import Collection
from datetime import date

from wardmote.errors import Invalid, Refused
from wardmote.foundation.access.who_reads import OPENS, rule_on

#: What a custodian finds of a search: it was for somebody else, or for the person they look after.
ANOTHER, SAME = "another person", "the same person"
ANSWERS = (ANOTHER, SAME)


def may_look_after(roles: Collection[str], record_class: str, day: date) -> bool:
    """Do these roles read such records at all? Nobody looks after what they may not read."""
    rule = rule_on(record_class, day)
    return rule is not None and bool(set(rule.reaches(roles)) & set(OPENS))


def check_looks_after(*, able: bool, deputy_able: bool, alone: bool) -> None:
    """Raise Invalid unless whoever is named reads such records, for the same organisation, and they are two."""
    if not able or not deputy_able:
        raise Invalid(
            "A protected record is looked after by members of its own organisation whose role reads such records.",
            instead="Choose one of them.",
        )
    if not alone:
        raise Invalid("The deputy is somebody else.", instead="Choose another, or nobody.")


def check_answer(answer: str) -> None:
    """Raise Invalid for an answer there is not."""
    if answer not in ANSWERS:
        raise Invalid("A search was for somebody else or for this person.", instead="Choose one of both.")


def check_is_custodian(so: bool) -> None:
    """Raise Refused for anybody but who looks after the record."""
    if not so:
        raise Refused("Only who looks after a protected record ends its protection.", instead="Ask them.")
