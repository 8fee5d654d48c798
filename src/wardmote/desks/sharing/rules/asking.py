"""The six questions of a request that nobody approved in advance. Plain Python."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wardmote.errors import Invalid
from wardmote.foundation.naming import check_no_contact

WHOM, PURPOSE, SUBJECT, FIELDS, WITHOUT, WHY = "whom", "purpose", "subject", "fields", "without", "why"
#: In the order in which they are asked.
QUESTIONS = (WHOM, PURPOSE, SUBJECT, FIELDS, WITHOUT, WHY)
#: Fewer characters than this say nothing of why.
LEAST_WHY = 40


@dataclass(frozen=True)
class Written:
    """What is said so far: whether a holder, a purpose, somebody, fields, a reason are; the facts of the case."""

    holder: bool
    purpose: bool
    about: bool
    fields: bool
    why: bool
    facts: Mapping[str, Any]


def unanswered(written: Written) -> tuple[str, ...]:
    """The questions that have no answer yet."""
    said = {
        WHOM: written.holder and "urgency" in written.facts,
        PURPOSE: written.purpose,
        SUBJECT: written.about and "subject" in written.facts,
        FIELDS: written.fields,
        WITHOUT: "about_one_case" in written.facts,
        WHY: written.why,
    }
    return tuple(each for each in QUESTIONS if not said[each])


def check_whole(written: Written) -> None:
    """Return quietly if every question is answered."""
    if left := unanswered(written):
        raise Invalid(
            f"{len(left)} of six questions have no answer yet.", instead="Answer each of them before you send it."
        )


def check_why(why: str) -> None:
    """Return quietly for a reason that says something."""
    if len(why.strip()) < LEAST_WHY:
        raise Invalid(
            "That is too short to say why it is necessary.", instead="Say it in your own words, in a sentence or two."
        )


def check_field_asked(*, name: str, why: str, stored: bool, personal: bool, sensitivity: str) -> None:
    """Return quietly if a field of a class (`stored` here at all; `personal`: it may tell of somebody) can be asked."""
    if not name.strip() or not why.strip():
        raise Invalid("A field has a name and a reason.", instead="Say what it is called and why you need it.")
    if not stored:
        raise Invalid("Intelligence is not told here.", instead="Use the police's own way for intelligence.")
    if not personal and sensitivity != "depersonalised":
        raise Invalid(
            "A field of that class tells of nobody, and it is said to tell of somebody.",
            instead="Choose the class of the record it is taken from.",
        )
    check_no_contact(name, why="A field is a name of a field, never what stands in it.")
