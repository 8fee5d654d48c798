"""The words of how somebody is reached safely, and of whether a letter may go."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wardmote.desks.people.queries.contact import ChangeSeen, ContactSeen
from wardmote.desks.people.queries.persons import PersonSeen
from wardmote.desks.people.rules.contact import ADDRESS, TOLD, UNKNOWN
from wardmote.foundation.correspondence import Decision
from wardmote.foundation.lists import Cell
from wardmote.foundation.pages.words import moment


@dataclass(frozen=True)
class ContactPage:
    """How somebody is reached: facts, the changes of address as rows, and what the reader can decide."""

    title: str
    name: str
    sentence: str
    facts: tuple[tuple[str, str], ...]
    changes: tuple[tuple[Cell, ...], ...]
    waits: bool
    may_decide: bool
    keeps: bool


@dataclass(frozen=True)
class LetterPage:
    """Whether a letter may go: the answer, and why."""

    title: str
    answer: str
    why: str
    instead: str


def contact_page(found: ContactSeen) -> ContactPage:
    """How somebody is reached safely, as its page says it."""
    asked = {
        "method": _("How"),
        "times": _("When"),
        "code_word": _("Code word"),
        "opened_by": _("Who else opens it"),
        ADDRESS: _("Address"),
    }
    waiting = found.waiting
    return ContactPage(
        title=found.reference,
        name=found.name,
        sentence=_said(found),
        facts=tuple((asked[each], found.told.get(each, "") or _("Not known")) for each in (*TOLD, ADDRESS)),
        changes=tuple(_change(each) for each in reversed(found.changes)),
        waits=waiting is not None,
        may_decide=waiting is not None and not waiting.own,
        keeps=found.keeps,
    )


def letter_page(person: PersonSeen, decision: Decision) -> LetterPage:
    """What the gate answered of a letter."""
    answer = _("Yes, it may go.") if decision else _("No, it may not go.")
    return LetterPage(person.reference, answer, decision.why, "" if decision else decision.instead)


def _said(found: ContactSeen) -> str:
    if found.safety in ("", UNKNOWN):
        return _("Nobody has said how they are reached safely, so nothing is sent to them.")
    return _("Reached: %(how)s.") % {"how": found.safety}


def _change(each: ChangeSeen) -> tuple[Cell, ...]:
    state = _("Waits for a second person")
    if each.decided_at:
        state = f"{each.decision.capitalize()}: {moment(each.decided_at)}, {each.decided_by}"
    return each.address, f"{moment(each.asked_at)}, {each.asked_by}. {each.because}", state
