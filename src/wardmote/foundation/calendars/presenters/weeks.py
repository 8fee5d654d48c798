"""What is due, on a member's first page."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import DUE, Card, Link
from wardmote.foundation.calendars.presenters.sides import binding
from wardmote.foundation.calendars.presenters.walls import days_in_words
from wardmote.foundation.calendars.wall import Entry, due_lines, entries
from wardmote.foundation.now import now
from wardmote.foundation.pages.words import day

#: How many lines a first page shows; the wall has them all.
LINES = 8


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """What is late or due within four weeks, and the ways to the wall and the year."""
    found = due_lines(viewer, now())
    nothing = () if found else (_("Nothing of yours is overdue or due in the next 28 days."),)
    more = (_("And %(n)s more on the wall.") % {"n": len(found) - LINES},) if len(found) > LINES else ()
    return (
        Card(
            _("What is due"),
            (*nothing, *more),
            facts=tuple(_line(each) for each in found[:LINES]),
            links=(
                Link(_("Clock wall: everything that is due, and why"), reverse("show-clock-wall")),
                Link(_("The partnership's year"), reverse("show-year")),
                Link(_("Dates in your own calendar"), reverse("show-own-calendar")),
            ),
            order=5,
            part=DUE,
        ),
    )


def held_by(viewer: Viewer, member: UUID) -> tuple[Card, ...]:
    """The clocks that one member answers for by their roles, the nearest first."""
    own = set(desks.the_one("viewer_of")(member).role_titles)
    found = [each for each in entries(viewer, now()) if each.clock.owner in own and not each.over]
    if not found:
        return (Card(_("Clocks"), (_("No time limit runs on what they do by their roles."),), part=DUE),)
    return (Card(_("Clocks"), facts=tuple(_line(each) for each in found), part=DUE),)


def _line(entry: Entry) -> tuple[str, str]:
    """What, and: 31 December 2026, in 12 days. Unconfirmed."""
    link = Markup('<a class="govuk-link" href="{}">{}</a>')
    href = reverse("show-clock", kwargs={"clock": entry.clock.key})
    last = day(entry.last) if entry.last else ""
    return (
        link.format(href, entry.clock.what),
        Markup("{}, {}. {}.").format(last, days_in_words(entry), binding(entry.strength)),
    )
