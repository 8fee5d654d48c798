"""The words of protected records: who looked for them, and what waits for whoever looks after them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.people.presenters.words import href_of, purposes_on
from wardmote.desks.people.queries.holding import counts_of
from wardmote.desks.people.queries.protection import MatchRead, MatchSeen, matches_for
from wardmote.desks.people.rules.matching import REASONS
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import PROMISED, WAITING, Card, Link
from wardmote.foundation.lists import LINK, Cell
from wardmote.foundation.pages.words import day as day_in_words
from wardmote.foundation.pages.words import moment


@dataclass(frozen=True)
class MatchPage:
    """A search that fitted a protected record: who, whom and why; the answer where there is one."""

    id: str
    sentence: str
    facts: tuple[tuple[str, Cell], ...]
    may_answer: bool


def matches_page(found: Iterable[MatchSeen]) -> tuple[tuple[Cell, ...], ...]:
    """Matches as rows: when, of which record, who, and what it was."""
    return tuple(
        (
            LINK.format(reverse("show-match", kwargs={"match": each.id}), moment(each.found_at)),
            each.reference,
            _("%(who)s made a record") % {"who": each.who} if each.made else each.who,
            _answer(each),
        )
        for each in found
    )


def match_page(each: MatchRead, day: date) -> MatchPage:
    """One match as its page says it."""
    said = " ".join(part for part in (each.given, each.family) if part)
    facts: list[tuple[str, Cell]] = [
        (_("Who looked"), f"{each.who}, {each.agency}"),
        (_("Their telephone"), each.telephone or _("Not known here")),
        (_("When"), moment(each.searched_at)),
        (_("Whom for"), said),
        (_("Born"), day_in_words(each.born) if each.born else _("Not known to them")),
        (_("What for"), purposes_on(day).get(each.searched_for, each.searched_for)),
        (_("Why they looked"), each.reason),
        (_("Why it fits"), _(REASONS[each.because])),
        (_("The record you look after"), LINK.format(href_of(each.person, each.purpose), each.reference)),
    ]
    if each.other:
        facts.append((_("The record they made"), each.other))
    if each.answered_at:
        facts.append((_("Answer"), f"{_answer(each)}. {each.words}"))
    made = _("They were shown nothing of it, and made a record.")
    return MatchPage(
        id=str(each.id),
        sentence=made if each.made else _("They were shown nothing of it."),
        facts=tuple(facts),
        may_answer=each.answered_at is None,
    )


def cards_of(viewer: Viewer) -> tuple[Card, ...]:
    """What waits for whoever looks after protected records."""
    waiting = sum(each.answered_at is None for each in matches_for(viewer))
    if not waiting:
        return ()
    said = ngettext(
        "%(n)s search fits a record that you look after.", "%(n)s searches fit records that you look after.", waiting
    ) % {"n": waiting}
    link = Link(_("See who looked, and why"), reverse("list-matches"))
    return (Card(_("Protected records"), sentences=(said,), links=(link,), order=5, part=WAITING),)


def held_by(viewer: Viewer, member: UUID) -> tuple[Card, ...]:
    """How many records one member keeps and looks after, for whoever takes over."""
    kept, protected = counts_of(viewer, member)
    said = _("They keep %(kept)s records of people and look after %(protected)s protected ones.")
    return (Card(_("People"), (said % {"kept": kept, "protected": protected},), part=PROMISED),)


def _answer(each: MatchSeen) -> str:
    if each.answered_at is None:
        return _("Waits for your answer")
    found = _("Somebody else") if each.answer == "another person" else _("The person you look after")
    return f"{found}: {each.answered_by}"
