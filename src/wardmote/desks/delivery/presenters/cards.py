"""The words of delivery on a member's first page, and for whoever stands in for somebody."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.delivery import states
from wardmote.desks.delivery.presenters import activities
from wardmote.desks.delivery.presenters.bids import address_of, sentence_of
from wardmote.desks.delivery.presenters.money import LINK
from wardmote.desks.delivery.presenters.projects import may_decide, page_of
from wardmote.desks.delivery.queries.activities import activities_for, uncounted_for
from wardmote.desks.delivery.queries.bids import bids_for
from wardmote.desks.delivery.queries.money import funds_for
from wardmote.desks.delivery.queries.projects import ProjectSeen, decider_for, open_projects, projects_for
from wardmote.desks.delivery.rules import activities as activity_rules
from wardmote.desks.delivery.rules import bids as bid_rules
from wardmote.desks.delivery.rules import projects as rules
from wardmote.foundation import local_values
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import DUE, PROMISED, WAITING, Card, Link
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import money

#: How many of a kind the first page names.
FIRST = 5


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """What waits for this member to decide, whose result is overdue, and money that nobody has promised in time."""
    return tuple(_cards(viewer))


def _cards(viewer: Viewer) -> Iterator[Card]:
    projects, decider = open_projects(viewer, today()), decider_for(viewer)
    waiting = [each for each in projects if may_decide(each, decider, viewer)]
    if waiting:
        said = ngettext(
            "%(n)s project waits for you to decide.", "%(n)s projects wait for you to decide.", len(waiting)
        )
        yield _card(_("Money to decide on"), said, waiting, WAITING)
    late = [each for each in projects if each.state == states.OVERDUE and _answers_for(each, viewer)]
    if late:
        said = ngettext("%(n)s result of a project is overdue.", "%(n)s results of projects are overdue.", len(late))
        yield _card(_("Results of projects"), said, late, DUE)
    unsigned = [each for each in projects if each.state == states.UNSIGNED and _answers_for(each, viewer)]
    if unsigned:
        said = ngettext("%(n)s offer is to be signed.", "%(n)s offers are to be signed.", len(unsigned))
        yield _card(_("Offers to be signed"), said, unsigned, PROMISED)
    yield from _bids(viewer)
    yield from _uncounted(viewer)
    if viewer.holds(*rules.KEEPS):
        yield from _left(viewer)


def _bids(viewer: Viewer) -> Iterator[Card]:
    """The open bids of this member, or of all for whoever runs the year, that are late or are soon to be sent."""
    days = int(local_values.value_of(viewer, "delivery.bid_warning_days", today()))
    lead = None if viewer.holds(*rules.KEEPS) else viewer.member_id
    soon = today() + timedelta(days=days)
    due = [
        each
        for each in bids_for(viewer, today(), lead=lead)
        if each.state in (bid_rules.LATE, bid_rules.OVERDUE)
        or (each.state == bid_rules.PREPARED and each.closes <= soon)
    ]
    if not due:
        return
    said = ngettext("%(n)s bid to another funder is due.", "%(n)s bids to other funders are due.", len(due))
    links = tuple(Link(f"{each.title}: {sentence_of(each)}", address_of(each)) for each in due[:FIRST])
    more = Link(_("All bids"), reverse("list-bids"))
    yield Card(_("Bids to other funders"), (said % {"n": len(due)},), links=(*links, more), part=DUE)


def _uncounted(viewer: Viewer) -> Iterator[Card]:
    """What has ended and is not counted, of this member, or of all for whoever runs the year."""
    lead = None if viewer.holds(*activity_rules.KEEPS) else viewer.member_id
    due = uncounted_for(viewer, today(), lead=lead)
    if not due:
        return
    said = ngettext("Of %(n)s thing that was done", "Of %(n)s things that were done", len(due)) % {"n": len(due)}
    links = tuple(
        Link(f"{each.name}: {activities.sentence_of(each)}", activities.address_of(each)) for each in due[:FIRST]
    )
    more = Link(_("Everything that was done"), reverse("list-activities"))
    words = _("%(what)s nobody has told yet what it came to.") % {"what": said}
    yield Card(_("What was done, to be counted"), (words,), links=(*links, more), part=DUE)


def _left(viewer: Viewer) -> Iterator[Card]:
    days = int(local_values.value_of(viewer, "delivery.year_end_warning_days", today()))
    left = [
        each
        for each in funds_for(viewer)
        if each.books.available > 0 and each.ends - timedelta(days=days) <= today() and not each.opened_late
    ]
    if not left:
        return
    words = _("%(fund)s: %(left)s by %(day)s")
    links = tuple(
        Link(
            words % {"fund": each.name, "left": money(each.books.available), "day": in_words(each.ends)},
            reverse("show-fund", kwargs={"reference": each.reference}),
        )
        for each in left[:FIRST]
    )
    yield Card(_("Money that nobody has promised"), (_("Promise it, or carry it forward."),), links=links, part=DUE)


def held_by(viewer: Viewer, member: UUID) -> tuple[Card, ...]:
    """The results that one member is to tell, the bids and the work they lead, for whoever takes them over."""
    held = [each for each in projects_for(viewer, today()) if each.lead == member and each.state != states.DONE]
    facts = [
        (LINK.format(page_of(each), each.title), _("Result due %(day)s") % {"day": in_words(each.due)}) for each in held
    ]
    facts += [
        (LINK.format(address_of(each), each.title), sentence_of(each))
        for each in bids_for(viewer, today())
        if each.lead == member and each.kept in bid_rules.OPEN
    ]
    facts += [
        (LINK.format(activities.address_of(each), each.name), activities.sentence_of(each))
        for each in activities_for(viewer, today())
        if each.lead == member and each.state not in (activity_rules.DONE, activity_rules.WITHDRAWN)
    ]
    if not facts:
        words = _("They are to tell the result of no project, and lead no bid and nothing that is done.")
        return (Card(_("Money"), (words,), part=PROMISED),)
    return (Card(_("Money"), facts=tuple(facts), part=PROMISED),)


def _answers_for(each: ProjectSeen, viewer: Viewer) -> bool:
    return viewer.member_id in each.asking or viewer.holds(*rules.KEEPS)


def _card(title: str, said: str, found: list[ProjectSeen], part: str) -> Card:
    words = _("%(title)s, %(area)s: %(state)s")
    links = tuple(
        Link(words % {"title": each.title, "area": each.area_name, "state": each.state}, page_of(each))
        for each in found[:FIRST]
    )
    return Card(
        title, (said % {"n": len(found)},), links=(*links, Link(_("All about money"), reverse("list-funds"))), part=part
    )
