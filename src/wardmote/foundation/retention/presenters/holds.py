"""Legal holds: the list of one's own agency's, and one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.errors import Missing
from wardmote.foundation import lists
from wardmote.foundation.lists import Cell
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment, status
from wardmote.foundation.retention import rules
from wardmote.foundation.retention.declared import kind_of
from wardmote.foundation.retention.queries import HoldRead, HoldSeen

STANDS, LIFTED, LOOK = "in force", "ended", "review due"


@dataclass(frozen=True)
class HoldsPage:
    """The list, by columns."""

    columns: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class HoldPage:
    """One hold. `stands` says that it can be moved or lifted."""

    id: str
    title: str
    state: str
    sentence: str
    facts: tuple[tuple[str, Cell], ...]
    stands: bool


def holds_page(found: Iterable[HoldSeen], day: date) -> HoldsPage:
    """The holds as the list says them."""
    return HoldsPage(
        columns=lists.plain(_("Hold"), _("On"), _("Why"), _("Placed"), _("How it stands")),
        rows=tuple(
            (
                lists.LINK.format(reverse("show-hold", kwargs={"hold": each.id}), each.reference),
                _on(each),
                _ground(each.ground)[0],
                _("%(who)s, %(day)s") % {"who": each.placed_by, "day": in_words(each.placed_at)},
                status(_state(each, day)),
            )
            for each in found
        ),
    )


def hold_page(each: HoldRead, day: date) -> HoldPage:
    """One hold as its page says it."""
    title, source = _ground(each.ground)
    facts: list[tuple[str, Cell]] = [
        (_("On"), _on(each)),
        (_("Ground"), title),
        (_("By which law"), _("%(source)s; unconfirmed") % {"source": source}),
        (_("Rests on"), each.cites),
        (_("Why"), each.words),
        (_("Placed"), f"{each.placed_by}, {each.agency_name}, {moment(each.placed_at)}"),
        (_("Looked at again on"), in_words(each.review_on)),
    ]
    if each.lifted_at:
        facts += [(_("Lifted"), f"{each.lifted_by}, {moment(each.lifted_at)}"), (_("Why lifted"), each.lifted_words)]
    return HoldPage(
        id=str(each.id),
        title=_("Legal hold %(reference)s") % {"reference": each.reference},
        state=_state(each, day),
        sentence=_("Nothing of it is destroyed, and nobody reads more of it for that, until the hold is lifted.")
        if each.lifted_at is None
        else _("It no longer keeps anything."),
        facts=tuple(facts),
        stands=each.lifted_at is None,
    )


def _state(each: HoldSeen, day: date) -> str:
    if each.lifted_at is not None:
        return LIFTED
    return LOOK if each.review_on <= day else STANDS


def _ground(slug: str) -> tuple[str, str]:
    return next(((each.title, each.source) for each in rules.grounds(rules.HOLD) if each.id == slug), (slug, ""))


def _on(each: HoldSeen) -> str:
    try:
        title = kind_of(each.name[0], each.name[1]).title
    except Missing:
        title = _("A record")
    return f"{title}, {each.quoted}" if each.quoted else title
