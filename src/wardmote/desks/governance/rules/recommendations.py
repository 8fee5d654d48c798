"""What a recommendation may be, who may clear it and who may agree that it is done. Plain Python."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import UUID

from wardmote.desks.governance import states
from wardmote.errors import Invalid, NotNow, Refused

#: Of what kind a review is.
KINDS = {
    "death": "Domestic abuse related death review",
    "adult": "Safeguarding adults review",
    "child": "Child safeguarding practice review",
    "case": "Case review",
    "inspection": "Inspection",
}
#: For whom a recommendation is.
LEVELS = {"local": "Local", "regional": "Regional", "national": "National"}

#: Roles that write recommendations down, put them right and withdraw them.
WRITES = ("csp_manager", "community_safety_officer")
#: Roles that clear what another wrote for partners to read.
CLEARS = ("csp_manager", "chair")
#: Roles that promise the action of a recommendation; an agency lead only their own agency's.
PROMISES = (*WRITES, "chair", "agency_lead")
#: Roles that agree, from outside the agency whose it is, that one is done.
SIGNS = ("csp_manager", "chair", "community_safety_officer", "agency_lead")
#: Roles that read what is not cleared.
READS_ALL = tuple(dict.fromkeys((*WRITES, *CLEARS)))

CODE = re.compile(r"[A-Z]{1,6}-?[A-Z0-9]{1,4}")
_YEAR = re.compile(r"(19|20)\d\d")
_THEMES = Path(__file__).with_name("themes.toml")


@dataclass(frozen=True)
class Signer:
    """Who would agree that a recommendation is done: a member and their organisation."""

    member: UUID | None
    organisation: UUID | None


@cache
def themes() -> dict[str, str]:
    """The words of each theme by its slug."""
    return tomllib.loads(_THEMES.read_text(encoding="utf-8"))["themes"]


def check_code(code: str) -> None:
    """Raise Invalid for what is no code, or tells of a year."""
    if not CODE.fullmatch(code):
        raise Invalid(
            f"“{code}” is not a code.", instead="Give capitals and digits, like DHR-7, that say nothing of anybody."
        )
    if _YEAR.search(code):
        raise Invalid(
            "The code has a year in it, which may tell when somebody died.",
            instead="Use a code without one, like DHR-7.",
        )


def check_may_clear(*, writer: UUID | None, member: UUID | None) -> None:
    """Raise Refused unless a member other than the one who wrote the words clears them."""
    if member is None:
        raise Refused("Only a member clears words for partners.", instead="Sign in.")
    if writer == member:
        raise Refused("You wrote these words, so you cannot clear them.", instead="Ask the chair or another manager.")


def check_sign_off(
    *, state: str, signer: Signer, organisations: Collection[UUID], owners: Collection[UUID | None]
) -> None:
    """Return quietly if this signer may agree that a recommendation shown in `state` is done.

    `organisations` are those whose it and its actions are; `owners` the members who own those actions. Raises NotNow
    where it is not ready, and Refused for somebody of the owning agency or who owns what they would agree.
    """
    if state != states.READY:
        raise NotNow(
            f"This recommendation is shown as “{state}”, so nobody can agree yet that it is done.",
            instead="Its actions have to be done first, and one of them has to have evidence.",
        )
    if signer.member is None or signer.organisation is None:
        raise Refused("Only a member agrees that a recommendation is done.", instead="Sign in.")
    if signer.organisation in organisations:
        raise Refused(
            "Your own agency answers for this recommendation, so somebody outside it has to agree that it is done.",
            instead="Ask a member of another agency.",
        )
    if signer.member in owners:
        raise Refused("You own an action of it, so somebody else has to agree that it is done.", instead="Ask them.")
