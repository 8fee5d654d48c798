"""In which form an address is marked and looked up, and where somebody may be said to be visited. Plain Python.

An address is told apart by its unique property reference number, or by its numbers and its postcode (of one with no
number, by its name and its postcode), however else it is typed.
"""

import re

from wardmote.desks.people.rules.matching import normalised
from wardmote.errors import Invalid

#: The class of records whose people are visited nowhere that is written down but as a protected address.
ABUSE = "C5"
_UPRN = re.compile(r"(?:uprn\s*:?\s*)?(\d{6,12})", re.I)
_POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b", re.I)
_NUMBERS = re.compile(r"\bflat [a-z]\b|\d+[a-z]?\b", re.I)


def as_typed(address: str) -> str:
    """An address in one line, as it is kept."""
    return ", ".join(" ".join(line.strip(" ,").split()) for line in address.splitlines() if line.strip(" ,"))


def kept_as(address: str) -> str:
    """The form that an address is marked under; raises Invalid for what cannot be told from another."""
    return looked_for_as(address)[0]


def looked_for_as(address: str) -> tuple[str, ...]:
    """The forms that an address is looked up under, its own first: a flat's building is looked up with it."""
    typed = as_typed(address)
    if number := _UPRN.fullmatch(typed):
        return (f"address:uprn {int(number[1])}",)
    found = _POSTCODE.search(typed)
    if found is None:
        raise Invalid(
            "An address is told from others by its postcode, or by its unique property reference number.",
            instead="Give the number or name of the house and the postcode.",
        )
    postcode = f"{found[1]}{found[2]}".upper()
    before = typed[: found.start()]
    numbers = [each.lower() for each in _NUMBERS.findall(before)]
    if numbers:
        return tuple(f"address:{' '.join(numbers[first:])}|{postcode}" for first in range(len(numbers)))
    name = normalised(before.split(",")[0])
    if not name:
        raise Invalid("A postcode alone is many houses.", instead="Give the number or name of the house as well.")
    return (f"address:{name}|{postcode}",)


def is_the_same(address: str, form: str) -> bool:
    """Whether an address, which may be none, is kept under this form."""
    try:
        return bool(address) and kept_as(address) == form
    except Invalid:
        return False


def check_may_be_visited(*, record_class: str, protected: bool, same_as_protected: bool) -> None:
    """Raise Invalid for somebody of whom it is not written down in clear where they are visited."""
    if protected or record_class == ABUSE or same_as_protected:
        raise Invalid(
            "Where somebody who is protected lives is written down as a protected address, and nowhere else.",
            instead="Ask who looks after the record, or who stands beside them.",
        )
