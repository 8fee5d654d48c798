"""The words of the pages of bids to other funders."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.delivery.presenters.money import LINK, Filter, exact
from wardmote.desks.delivery.queries.bids import BidSeen
from wardmote.desks.delivery.queries.projects import HistorySeen
from wardmote.desks.delivery.rules import bids as rules
from wardmote.documents import Column, Table
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment, money, status

Rows = tuple[tuple[Markup | str, ...], ...]


@dataclass(frozen=True)
class BidsPage:
    """The register. `rows` are those in the state that is chosen."""

    sentence: str
    states: tuple[Filter, ...]
    rows: Rows
    may_add: bool
    downloads: tuple[Link, ...]


@dataclass(frozen=True)
class BidPage:
    """One bid: what it asks, how it stands, what happened to it."""

    seen: BidSeen
    sentence: str
    first: Link | None
    deeds: tuple[Link, ...]
    facts: tuple[tuple[str, str | Markup], ...]
    history: tuple[tuple[str, str], ...]


def bids_page(bids: Sequence[BidSeen], state: str, viewer: Viewer) -> BidsPage:
    """Every bid, or those in the state that is chosen."""
    here = reverse("list-bids")
    filters = [Filter(f"{_('All')} ({len(bids)})", here, not state)]
    for each in rules.EVERY:
        count = sum(one.state == each for one in bids)
        if count:
            filters.append(
                Filter(f"{each.capitalize()} ({count})", f"{here}?{urlencode({'state': each})}", each == state)
            )
    return BidsPage(
        sentence=_total(bids),
        states=tuple(filters) if bids else (),
        rows=tuple(_row(each) for each in bids if not state or each.state == state),
        may_add=viewer.holds(*rules.KEEPS),
        downloads=tuple(
            Link(words, reverse(f"download-bids-{kind}"))
            for words, kind in ((_("As CSV"), "csv"), (_("As a spreadsheet"), "xlsx"))
        ),
    )


def bid_page(found: BidSeen, history: Sequence[HistorySeen], viewer: Viewer) -> BidPage:
    """One bid for somebody who may, or may not, keep the register."""
    first, *deeds = (*_deeds(found, viewer), None)
    return BidPage(
        seen=found,
        sentence=sentence_of(found),
        first=first,
        deeds=tuple(each for each in deeds if each),
        facts=tuple(_facts(found)),
        history=tuple(
            (
                _("%(when)s, %(who)s: %(what)s")
                % {"when": moment(each.at), "who": each.by, "what": said_of(each.what)},
                each.words,
            )
            for each in history
        ),
    )


def said_of(what: str) -> str:
    """What an entry of the history says, in words."""
    words = {
        "made": _("wrote it down"),
        "changed": _("changed it"),
        "sent": _("recorded that it was sent"),
        rules.AWARDED: _("recorded that the funder gives money"),
        rules.TURNED_DOWN: _("recorded that the funder gives none"),
        "withdrawn": _("withdrew it"),
        "opened again": _("opened it again"),
    }
    return words[what]


def sentence_of(found: BidSeen) -> str:
    """How a bid stands, in a sentence."""
    told = {
        "funder": found.funder,
        "closes": in_words(found.closes),
        "due": in_words(found.answer_due),
        "given": money(found.given or 0),
        "asked": money(found.pence),
    }
    sentences = {
        rules.PREPARED: _("It is to reach %(funder)s by %(closes)s."),
        rules.LATE: _("The last day for bids was %(closes)s, and nobody has said that it was sent."),
        rules.SENT: _("%(funder)s is to answer by %(due)s."),
        rules.OVERDUE: _("%(funder)s was to answer by %(due)s, and nobody has recorded an answer."),
        rules.AWARDED: _("%(funder)s gives %(given)s of the %(asked)s that was asked for."),
        rules.TURNED_DOWN: _("%(funder)s gives none of the %(asked)s that was asked for."),
        rules.WITHDRAWN: _("It was withdrawn. The reason is below."),
    }
    return sentences[found.state] % told


def address_of(found: BidSeen, name: str = "show-bid") -> str:
    """Where a bid is read, or something is done with it."""
    return reverse(name, kwargs={"reference": found.reference})


def bids_table(bids: Sequence[BidSeen]) -> Table:
    """The register as a table that leaves as CSV or XLSX."""
    titles = ("Reference", "Bid", "State", "Funder", "Organisation", "Aim", "What it would pay for")
    later = ("Asked (pounds)", "Given (pounds)", "Last day for bids", "Sent", "Answer expected", "Answered", "Lead")
    rows = tuple(
        (
            each.reference,
            each.title,
            each.state,
            each.funder,
            each.organisation_name,
            each.aim.text,
            each.purpose,
            exact(each.pence),
            "" if each.given is None else exact(each.given),
            *(day.isoformat() if day else "" for day in (each.closes, each.sent_on, each.answer_due, each.answered_on)),
            each.lead_name,
        )
        for each in bids
    )
    columns = tuple(Column(title) for title in (*titles, *later))
    return Table(id="bids", caption=_("Bids to other funders"), columns=columns, rows=rows)


def _total(bids: Sequence[BidSeen]) -> str:
    if not bids:
        return ""
    told = _("%(given)s was given of the %(decided)s that funders have decided on; %(open)s is still asked for.")
    return told % {
        "given": money(sum(each.given or 0 for each in bids)),
        "decided": money(sum(each.pence for each in bids if each.kept in rules.DECIDED)),
        "open": money(sum(each.pence for each in bids if each.kept in rules.OPEN)),
    }


def _row(each: BidSeen) -> tuple[Markup | str, ...]:
    due = each.closes if each.kept == rules.PREPARED else each.answer_due
    return (
        LINK.format(address_of(each), each.title),
        status(each.state),
        each.funder,
        LINK.format(each.aim.href, each.aim.text),
        money(each.pence),
        money(each.given) if each.given is not None else _("None yet") if each.kept in rules.OPEN else _("None"),
        in_words(due) if each.kept in rules.OPEN else _("Nothing is due"),
    )


def _deeds(found: BidSeen, viewer: Viewer) -> tuple[Link, ...]:
    """What the reader may do, the most pressing first."""
    keeps, open_ = viewer.holds(*rules.KEEPS), found.kept in rules.OPEN
    may = (
        ("send-bid", _("Say that it was sent"), found.kept == rules.PREPARED),
        ("answer-bid", _("Record the funder's answer"), found.kept == rules.SENT),
        ("change-bid", _("Change the bid"), open_),
        ("withdraw-bid", _("Withdraw it"), open_),
        ("reopen-bid", _("Open it again"), not open_),
    )
    return tuple(Link(words, address_of(found, name)) for name, words, able in may if keeps and able)


def _facts(found: BidSeen) -> list[tuple[str, str | Markup]]:
    return [
        (_("State"), status(found.state)),
        (_("Funder"), found.funder),
        (_("Aim"), LINK.format(found.aim.href, found.aim.text)),
        (_("What it would pay for"), found.purpose),
        (_("Organisation"), found.organisation_name),
        (_("Asked for"), money(found.pence)),
        (_("Given"), money(found.given) if found.given is not None else _("Nothing yet")),
        (_("Last day for bids"), in_words(found.closes)),
        (_("Sent"), in_words(found.sent_on) if found.sent_on else _("Not yet")),
        (_("Answer expected"), in_words(found.answer_due)),
        (_("Answered"), in_words(found.answered_on) if found.answered_on else _("Not yet")),
        (_("Lead"), found.lead_name or _("Nobody in particular")),
        (_("Reference"), found.reference),
    ]
