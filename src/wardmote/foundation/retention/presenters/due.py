"""What is past its time: the list, and one record as whoever decides on it reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.foundation import lists
from wardmote.foundation.access import class_of
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.lists import Cell, Filter
from wardmote.foundation.local_values.declared import value_named
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment, status
from wardmote.foundation.retention import rules
from wardmote.foundation.retention.queries import DueRead, DueSeen, HoldSeen


@dataclass(frozen=True)
class DuePage:
    """The list: rows by columns, and the ways to narrow it."""

    sentence: str
    columns: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[Cell, ...], ...]
    filters: tuple[Filter, ...]


@dataclass(frozen=True)
class RecordPage:
    """One record: how it stands, what it is, what would be lost, who holds it, and what the reader can do."""

    id: str
    title: str
    state: str
    sentence: str
    facts: tuple[tuple[str, Cell], ...]
    parts: tuple[tuple[str, str], ...]
    reading: str
    read: Link | None
    holds: tuple[tuple[Cell, ...], ...]
    hold_columns: tuple[tuple[str, bool], ...]
    may_approve: bool
    may_extend: bool
    may_hold: bool
    may_take_back: bool
    why_not: str


def due_page(found: Iterable[DueSeen], state: str, day: date) -> DuePage:
    """The list as it is, or those that stand as `state` says."""
    every = tuple(found)
    shown = [each for each in every if not state or each.state == state]
    waiting = sum(each.state == rules.DECIDE and each.mine for each in every)
    return DuePage(
        sentence=_sentence(len(every), waiting),
        columns=lists.plain(_("Record"), _("Of"), _("Ran from"), _("Was up on"), _("How it stands")),
        rows=tuple(_row(each) for each in shown),
        filters=lists.filters_of("list-due", rules.EVERY, [each.state for each in every], state),
    )


def record_page(each: DueRead) -> RecordPage:
    """One record as its page says it."""
    free = each.state != rules.HELD
    return RecordPage(
        id=str(each.id),
        title=_called(each),
        state=each.state,
        sentence=_stands(each),
        facts=tuple(_facts(each)),
        parts=tuple((title, str(count)) for title, count in each.parts if count),
        reading=_("You may read what it says: look before you decide.")
        if each.found
        else _("What it says is not open to you. Decide by what it is, or ask who keeps it."),
        read=Link(_("Read the record"), each.found.href) if each.found else None,
        holds=tuple(_hold_row(hold) for hold in each.holds),
        hold_columns=lists.plain(_("Hold"), _("Placed by"), _("Looked at again on")),
        may_approve=each.mine and free and each.state != rules.APPROVED,
        may_extend=each.mine and free,
        may_hold=not any(hold.own for hold in each.holds),
        may_take_back=each.approved_at is not None,
        why_not="" if each.mine else _why_not(each),
    )


def _sentence(count: int, waiting: int) -> str:
    if not count:
        return _("Nothing is past its time.")
    if not waiting:
        return _("Nothing waits for your decision.")
    return (
        _("1 record waits for your decision.")
        if waiting == 1
        else _("%(n)s records wait for your decision.") % {"n": waiting}
    )


def _row(each: DueSeen) -> tuple[Cell, ...]:
    href = reverse("show-due", kwargs={"disposal": each.id})
    return (
        lists.LINK.format(href, _called(each)),
        each.agency_name or _("No one agency"),
        in_words(each.since),
        in_words(rules.up_on(each.since, each.months)),
        status(each.state),
    )


def _called(each: DueSeen) -> str:
    if each.reference:
        return _("%(title)s, %(reference)s") % {"title": each.title, "reference": each.reference}
    return _("%(title)s, of %(day)s") % {"title": each.title, "day": in_words(each.since)}


def _stands(each: DueSeen) -> str:
    if each.state == rules.HELD:
        return _("A legal hold keeps it. Nothing of it is destroyed until that is lifted.")
    if each.state == rules.APPROVED and each.approved_at is not None:
        told = {"who": each.approved_by, "when": moment(each.approved_at)}
        return (
            _("%(who)s let it go on %(when)s. It is destroyed in the night after that day, and cannot come back.")
            % told
        )
    if each.state == rules.EXTENDED and each.until is not None:
        return _("It is kept until %(day)s, and then proposed again.") % {"day": in_words(each.until)}
    return _("It is past the time for which it is kept. Somebody decides: it goes, it is kept longer, or it is held.")


def _facts(each: DueRead) -> Iterable[tuple[str, Cell]]:
    yield _("What it is"), each.title
    if each.reference:
        yield _("Reference"), each.reference
    if each.record_class:
        yield _("Class"), f"{each.record_class}: {class_of(each.record_class).title}"
    yield _("Whose it is"), each.agency_name or _("No one agency's")
    yield _("Made or kept by"), ", ".join(filter(None, each.keepers)) or _("Somebody who is no longer a member")
    yield _("Its time ran from"), in_words(each.since)
    yield _("It was up on"), in_words(rules.up_on(each.since, each.months))
    yield _("By which rule"), _("%(months)s months. %(source)s.") % {"months": each.months, "source": each.source}
    yield _("What to know of the rule"), value_named(each.value).about
    if each.until is not None and each.extended_at is not None:
        told = {"who": each.extended_by, "when": moment(each.extended_at), "day": in_words(each.until)}
        yield _("Kept longer"), _("Until %(day)s: %(who)s, %(when)s.") % told
        yield _("On the ground"), _ground(rules.LONGER, each.because)
        yield _("Why"), each.words


def _why_not(each: DueSeen) -> str:
    if each.guarded:
        return _("You keep this protected record, so your deputy decides on it. If it has none, protect it with one.")
    return _("You made this record or keep it, so a colleague decides on it.")


def _ground(kind: str, slug: str) -> str:
    return next((f"{each.title} ({each.source})" for each in rules.grounds(kind) if each.id == slug), slug)


def _hold_row(hold: HoldSeen) -> tuple[Cell, ...]:
    called: Cell = hold.reference
    if hold.own:
        called = lists.LINK.format(reverse("show-hold", kwargs={"hold": hold.id}), hold.reference)
    return called, f"{hold.placed_by}, {hold.agency_name}", in_words(hold.review_on)
