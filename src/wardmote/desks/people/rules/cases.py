"""The roles somebody may have in a case, and the side that each is on. Plain Python."""

from collections.abc import Iterable

from wardmote.errors import Invalid

#: The side that was harmed, and the side that is said to have done it.
HARMED, ACCUSED = "harmed", "accused"
SIDES = (HARMED, ACCUSED)
#: Each role, and the side it is on; nothing where it may be on either.
ROLES = {
    "victim": HARMED,
    "reporter": HARMED,
    "witness": HARMED,
    "alleged perpetrator": ACCUSED,
    "admitted": ACCUSED,
    "proved in court": ACCUSED,
    "person of concern": ACCUSED,
    "child of": "",
    "carer": "",
    "associate": "",
    "professional": "",
}


def check_role(role: str, side: str) -> None:
    """Raise Invalid for a role there is not, and for one on the side on which it cannot be."""
    if role not in ROLES or side not in SIDES:
        raise Invalid("A person has a role on one side of a case.", instead="Choose both.")
    if ROLES[role] not in ("", side):
        raise Invalid(
            f"Somebody who is {role} in a case is not on the side that was {side}.", instead="Choose the other side."
        )


def other_side(side: str) -> str:
    """The other one."""
    return SIDES[1 - SIDES.index(side)]


def are_opposed(one: Iterable[tuple], other: Iterable[tuple]) -> bool:
    """Are two people on opposite sides of some case? Each is on pairs of a case and a side of it."""
    mine = set(one)
    return any((case, other_side(side)) in mine for case, side in other)
