"""The drafted set of governing documents, and what is recorded once one is adopted. Plain Python."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from wardmote.errors import Broken, Invalid, Missing

_HOME = Path(__file__).resolve().parent.parent / "drafts"
DPIA = "dpia"
#: The drafted set, in the order in which a partnership works through it.
KINDS = ("protocol", DPIA, "policy", "privacy", "equality", "processor")


@dataclass(frozen=True)
class Part:
    """A part of a draft: its heading, its paragraphs, and what is to be filled in."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    fill: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A drafted document, in our own words, for a partnership to edit. `rests_on` is the law that asks for it."""

    kind: str
    title: str
    about: str
    rests_on: str
    parts: tuple[Part, ...]


@cache
def drafts() -> tuple[Draft, ...]:
    """The whole set."""
    return tuple(map(_read, KINDS))


def draft_of(kind: str) -> Draft:
    """One of the set; raises Missing."""
    for each in drafts():
        if each.kind == kind:
            return each
    raise Missing("There is no such document in the set.", instead="Choose one from the documents of sharing.")


def check_adopted(*, document: str, approved_by: str, day: date, today: date) -> None:
    """Return quietly if this can be the adoption of a document."""
    if not document.strip() or not approved_by.strip():
        raise Invalid(
            "A document is adopted under a reference, by somebody named.",
            instead="Give its reference, and who approved it with their position.",
        )
    if day > today:
        raise Invalid("It cannot have been approved on a day to come.", instead="Give the day it was approved.")


def _read(kind: str) -> Draft:
    path = _HOME / f"{kind}.toml"
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Broken(f"The draft {path.name} cannot be read: {error}.", instead="Install the product again.") from error
    parts = tuple(
        Part(each["heading"], tuple(each.get("paragraphs", ())), tuple(each.get("fill", ()))) for each in told["part"]
    )
    return Draft(kind, told["title"], told["about"], told["rests_on"], parts)
