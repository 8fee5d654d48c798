"""What links can answer, as desks declare it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from wardmote.errors import Missing
from wardmote.foundation import desks
from wardmote.foundation.access import BUSINESS
from wardmote.foundation.correspondence.leaving import About
from wardmote.foundation.desks import LinkPurpose


@dataclass(frozen=True)
class Question:
    """What the page of a link says round its form: a heading, sentences, facts as (name, words), and the button.

    One that tells of people says of which record class it is and which records it is `about`, for the gate to be asked.
    """

    heading: str
    sentences: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    go: str = "Send the answer"
    record_class: str = BUSINESS
    about: tuple[About, ...] = ()


@cache
def purposes() -> Mapping[str, LinkPurpose]:
    """Every purpose there is, by name: "desk/slug"."""
    return {f"{desk.slug}/{each.slug}": each for desk in desks.every() for each in desk.links}


def purpose_of(name: str) -> LinkPurpose:
    """The purpose of that name; raises Missing."""
    if name not in purposes():
        raise Missing(f"No link can be for “{name}”.", instead=f"Use one of {', '.join(sorted(purposes()))}.")
    return purposes()[name]


def asked(purpose: LinkPurpose, what: str) -> Any:
    """One of the purpose's functions: "question", "form", "verb" or "recorded"."""
    return desks.function(getattr(purpose, what))
