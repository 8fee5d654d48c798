"""What agencies tell one another in a meeting: who hears it, who tells, and by whose word. Plain Python."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from wardmote.errors import Invalid, Refused

#: Why somebody who is there gets no access to what is told there; nothing where they get it.
CONFLICT, NO_ACCOUNT, NO_BODY = "conflict of interest", "no account here", "no organisation"
WHY_NOT = ("", CONFLICT, NO_ACCOUNT, NO_BODY)
#: What is known of everything that is told in a meeting: each agency says why it is needed, and it is told at once.
FACTS: Mapping[str, Any] = {
    "urgency": "24h",
    "necessary": True,
    "proportionate": True,
    "depersonalised_enough": False,
    "about_one_case": True,
    "case_open": True,
    "requested": True,
}


@dataclass(frozen=True)
class Present:
    """Somebody who is there: a member with their own organisation, or a guest. `conflicted`: it is known that they have
    an interest of their own in the case."""

    name: str
    member: UUID | None = None
    organisation: UUID | None = None
    conflicted: bool = False


@dataclass(frozen=True)
class AgencyTold:
    """What one agency told: words by field, why the others need it, and what it says of the case in `facts`."""

    holder: UUID
    said: Mapping[str, str]
    necessity: str
    proportionality: str
    facts: Mapping[str, Any] = field(default_factory=dict)


def why_not(present: Present) -> str:
    """Why somebody who is there gets no access to what is told; nothing where they get it."""
    if present.conflicted:
        return CONFLICT
    if present.member is None:
        return NO_ACCOUNT
    return "" if present.organisation is not None else NO_BODY


def bodies_of(present: Iterable[Present]) -> tuple[UUID, ...]:
    """The organisations of those who hear it, each once."""
    heard = (each.organisation for each in present if each.organisation is not None and not why_not(each))
    return tuple(dict.fromkeys(heard))


def teller_of(present: Iterable[Present], holder: UUID, recorder: tuple[UUID | None, UUID | None]) -> UUID | None:
    """Who told it for an agency: whoever writes it down (a member and their organisation) where they are of it, or else
    the first of it who is there."""
    member, organisation = recorder
    if organisation == holder:
        return member
    return next((each.member for each in present if each.organisation == holder and not why_not(each)), None)


def check_may_record(*, conflicted: bool) -> None:
    """Return quietly unless who writes it down has an interest of their own in the case."""
    if conflicted:
        raise Refused(
            "You have a conflict of interest in this case, so you write down nothing of it.",
            instead="Leave the room for it, and let a colleague take the minutes.",
        )


def check_told(
    told: Collection[AgencyTold],
    *,
    fields: Collection[str],
    tellers: Collection[UUID],
    here: Collection[UUID],
) -> None:
    """Return quietly if somebody told something that the agreement covers.

    `tellers` are the agencies that signed it and tell by it, `here` those of which somebody hears."""
    if not told:
        raise Invalid("It is not said what anybody told.", instead="Fill in at least one field of one agency.")
    if len({each.holder for each in told}) != len(told):
        raise Invalid("An agency is there twice.", instead="Write down all that it told at once.")
    for each in told:
        if each.holder not in here or each.holder not in tellers:
            raise Invalid(
                "An agency tells that is not there, or that has not signed the agreement to tell by it.",
                instead="Mark who is present first, or let it sign.",
            )
        if set(each.said) - set(fields) or not any(words.strip() for words in each.said.values()):
            raise Invalid("A field is told that the agreement does not cover.", instead="Tell what it covers.")
    if not any(body != each.holder for each in told for body in here):
        raise Invalid("Nobody of another agency is there to hear it.", instead="Mark who is present first.")
