"""The words of the pages of the law of sharing, and of a confirmation as two people weigh it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wardmote.desks.sharing.presenters import entries, shapes
from wardmote.desks.sharing.queries.law import EntrySeen, ReviewSeen, entry_for, law_for
from wardmote.desks.sharing.rules import law as rules
from wardmote.documents import Table
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import DUE, WAITING, Card, Link
from wardmote.foundation.changes import Weighed
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import status
from wardmote.protocol import Protocol

#: How many the first page names.
FIRST = 5
_HEADINGS = {
    "gateway": (gettext_lazy("Gateways"), gettext_lazy("What law lets one body tell another")),
    "condition": (gettext_lazy("Bases and conditions"), gettext_lazy("On what a body may process what it tells")),
    "stop": (gettext_lazy("Stops"), gettext_lazy("What is never told, whether or not somebody has confirmed it")),
}


def law_page(found: Sequence[EntrySeen], asked: str) -> shapes.Listed:
    """Every entry, or those of one state."""
    shown = [each for each in found if each.state == asked or not asked]
    return shapes.Listed(
        title=_("The law of sharing"),
        sentence=sentence_of(found),
        about=_(
            "What this site knows of the law that lets one agency tell another, and of what stops it. Where an answer "
            "rests on an entry that nobody has confirmed, a person is asked. Stops bind at once."
        ),
        sections=tuple(_section(kind, [each for each in shown if each.kind == kind]) for kind in _HEADINGS if shown),
        empty=(_("No entry is like that."), _("Choose another state, or see all of them.")),
        filters=lists.filters_of("list-law", rules.STATES, [each.state for each in found], asked),
        downloads=lists.downloads_of("download-law"),
        all_href=reverse("list-law"),
    )


def entry_page(found: EntrySeen, protocol: Protocol, viewer: Viewer) -> shapes.Record:
    """One entry, with its citation and everything that a reviewer checks."""
    deeds = _deeds(found) if viewer.holds(*rules.CONFIRMERS) else ()
    return shapes.Record(
        listed=Link(_("The law of sharing"), reverse("list-law")),
        title=found.entry.title,
        reference=found.entry.id,
        state=found.state,
        sentence=_stands(found),
        facts=(*entries.facts_of(found.entry, protocol), (_("Fingerprint"), found.fingerprint)),
        first=deeds[0] if deeds else None,
        deeds=deeds[1:],
        sections=(_needed(found),) if found.kind != "stop" else (),
        history=tuple(map(_review, found.reviews)),
    )


def sentence_of(found: Sequence[EntrySeen]) -> str:
    """How much of the law is confirmed."""
    n = sum(each.state == rules.CONFIRMED for each in found)
    told = ngettext("%(n)s of %(all)s entries is confirmed.", "%(n)s of %(all)s entries are confirmed.", n)
    return told % {"n": n, "all": len(found)}


def table_of(found: Iterable[EntrySeen], protocol: Protocol) -> Table:
    """The law as it is taken away, for a reviewer who works on paper."""
    titles = (
        _("Entry"),
        _("Kind"),
        _("Title"),
        _("Written in"),
        _("In force"),
        _("State"),
        _("Says"),
        _("Fingerprint"),
    )
    rows = (
        (
            each.entry.id,
            str(entries.KINDS[each.kind]),
            each.entry.title,
            each.entry.citation,
            entries.in_force(each.entry),
            each.state,
            _in_full(each, protocol),
            each.fingerprint,
        )
        for each in found
    )
    return lists.table("law", _("The law of sharing"), titles, rows)


def weigh_confirmation(viewer: Viewer, subject: str, said: dict[str, Any]) -> Weighed:
    """A confirmation as two people weigh it; raises Invalid where it cannot be, or the entry says something else."""
    found = entry_for(viewer, subject, today())
    rules.check_same(str(said["fingerprint"]), found.fingerprint)
    day = date.fromisoformat(str(said["day"]))
    rules.check_review(reviewer=said["reviewer"], position=said["position"], day=day, today=today())
    live = next((each for each in found.reviews if each.holds), None)
    after = _checked(said["reviewer"], said["position"], day)
    before = _checked(live.reviewer, live.position, live.day) if live else _("Nobody")
    return Weighed(
        title=_("Confirmed: %(title)s") % {"title": found.entry.title},
        lines=((_("Checked against its source by"), before, after),),
        legal=True,
        href=href_of(found),
        citation=found.entry.citation,
    )


def card_of(viewer: Viewer) -> tuple[Card, ...]:
    """For those who confirm the law: what lapsed, and how much is unconfirmed."""
    if not viewer.holds(*rules.CONFIRMERS):
        return ()
    found = law_for(viewer, today())
    lapsed = [each for each in found if each.state == rules.LAPSED]
    links = tuple(Link(each.entry.title, href_of(each)) for each in lapsed[:FIRST])
    if lapsed:
        said = _(
            "What these entries say has changed since they were confirmed. "
            "Until somebody checks them again, people are asked."
        )
        return (Card(_("The law of sharing"), (said,), links=(*links, _all()), part=DUE),)
    if all(each.state == rules.CONFIRMED for each in found):
        return ()
    return (Card(_("The law of sharing"), (sentence_of(found),), links=(_all(),), part=WAITING),)


def href_of(found: EntrySeen) -> str:
    """Where an entry is read."""
    return reverse("show-entry-of-law", kwargs={"entry": rules.in_address(found.entry.id)})


def _all() -> Link:
    return Link(_("What is unconfirmed"), reverse("list-law"))


def _section(kind: str, found: list[EntrySeen]) -> shapes.Section:
    heading, caption = map(str, _HEADINGS[kind])
    return shapes.Section(
        f"law-{kind}",
        heading,
        caption,
        lists.plain(_("Entry"), _("State"), _("Written in"), _("In force")),
        tuple(
            (
                lists.LINK.format(href_of(each), each.entry.title),
                status(each.state),
                each.entry.citation,
                entries.in_force(each.entry),
            )
            for each in found
        ),
        _("None is like that."),
    )


def _needed(found: EntrySeen) -> shapes.Section:
    return shapes.Section(
        "needs",
        _("What must be known"),
        _("Facts without which it carries nothing"),
        lists.plain(_("What"), _("Where nobody says"), _("Where it is not so")),
        entries.needs_of(found.needs),
        _("Nothing beyond what every request must say."),
    )


def _deeds(found: EntrySeen) -> tuple[Link, ...]:
    of = {"entry": rules.in_address(found.entry.id)}
    withdraw = Link(_("Withdraw the confirmation"), reverse("withdraw-confirmation", kwargs=of))
    held = any(each.withdrawn_at is None for each in found.reviews)
    if found.waits:
        waits = Link(_("See what waits for approval"), reverse("show-change", kwargs={"reference": found.waits}))
        return (waits, withdraw) if held else (waits,)
    confirm = Link(_("Confirm what it says"), reverse("confirm-entry", kwargs=of))
    return (confirm, withdraw) if held else (confirm,)


def _stands(found: EntrySeen) -> str:
    if found.state == rules.CONFIRMED:
        told = {"who": found.entry.reviewed_by, "day": in_words(found.entry.reviewed_on)}
        return _("Checked against its source by %(who)s on %(day)s.") % told
    if found.state == rules.WAITING:
        return _("Somebody has proposed to confirm it. A second person approves that first.")
    if found.state == rules.LAPSED:
        return _("It says something else than what was confirmed, so it is unconfirmed until it is checked again.")
    if found.kind == "stop":
        return _("Nobody has checked it against its source. It binds all the same.")
    return _("Nobody has checked it against its source, so nothing is shared by it without a person.")


def _review(review: ReviewSeen) -> str:
    told = {
        "checked": _checked(review.reviewer, review.position, review.day),
        "by": review.made_by,
        "made": in_words(review.made_at),
    }
    said = _("Checked by %(checked)s. Approved by %(by)s on %(made)s.") % told
    if review.withdrawn_at:
        gone = {"by": review.withdrawn_by, "day": in_words(review.withdrawn_at), "why": review.because}
        return said + " " + _("Withdrawn by %(by)s on %(day)s: %(why)s") % gone
    return said if review.holds else said + " " + _("It says something else now.")


def _checked(reviewer: str, position: str, day: date) -> str:
    return _("%(who)s, %(position)s, on %(day)s") % {
        "who": reviewer.strip(),
        "position": position.strip(),
        "day": in_words(day),
    }


def _in_full(found: EntrySeen, protocol: Protocol) -> str:
    facts = [f"{name}: {words}" for name, words in entries.facts_of(found.entry, protocol)]
    return ". ".join([*facts, *(f"{what}: {asks}" for what, asks, _refuses in entries.needs_of(found.needs))])
