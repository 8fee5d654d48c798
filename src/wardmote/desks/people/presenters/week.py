"""What people says on a member's own week: matches and addresses that wait, markers that run out."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.people.presenters import protection
from wardmote.desks.people.presenters.words import href_of
from wardmote.desks.people.queries.addresses import owned_running_out
from wardmote.desks.people.queries.contact import addresses_that_wait
from wardmote.desks.people.queries.markers import running_out_for
from wardmote.desks.people.rules.looking import LOOKS
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import DUE, WAITING, Card, Link
from wardmote.foundation.now import day_of, now
from wardmote.foundation.pages.words import day as day_in_words


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """For members whose role reads of people; for others nothing is asked."""
    if not viewer.holds(*LOOKS):
        return ()
    return (*protection.cards_of(viewer), *_addresses(viewer), *_markers(viewer))


def _addresses(viewer: Viewer) -> tuple[Card, ...]:
    waiting = addresses_that_wait(viewer, now())
    if not waiting:
        return ()
    links = tuple(
        Link(
            _("Decide on the address of %(reference)s") % {"reference": reference},
            reverse("decide-address", kwargs={"person": person, "purpose": purpose}),
        )
        for person, purpose, reference in waiting
    )
    said = _("A protected address changes only with a second person.")
    return (Card(_("Protected addresses"), sentences=(said,), links=links, order=6, part=WAITING),)


def _markers(viewer: Viewer) -> tuple[Card, ...]:
    found = running_out_for(viewer, day_of(now()))
    ends = owned_running_out(viewer, day_of(now()))
    if not found and not ends:
        return ()
    links = tuple(
        Link(
            _("%(reference)s, until %(day)s") % {"reference": reference, "day": day_in_words(until)},
            href_of(person, purpose),
        )
        for person, purpose, reference, until in found
    )
    if ends:
        words = _("Addresses, from %(day)s") % {"day": day_in_words(ends[0])}
        links += (Link(words, reverse("list-address-markers")),)
    said = _("Safety markers of yours run out soon, and then show no more.")
    return (Card(_("Safety markers"), sentences=(said,), links=links, order=40, part=DUE),)
