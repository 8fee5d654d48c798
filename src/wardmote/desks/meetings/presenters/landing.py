"""What meetings have to say on a member's first page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.meetings import rules
from wardmote.desks.meetings.presenters.lists import when
from wardmote.desks.meetings.queries.meetings import next_meetings
from wardmote.desks.meetings.queries.minutes import papers_wanted_of, waiting_for_approval
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import DUE, WAITING, Card, Link
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day

#: How many meetings a first page names.
FIRST = 3


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """The next meetings; minutes that wait for approval, for whoever approves them; papers that are wanted of them."""
    return (*_coming(viewer), *_minutes(viewer), *_papers(viewer))


def _coming(viewer: Viewer) -> tuple[Card, ...]:
    coming = next_meetings(viewer, FIRST)
    links = [
        Link(f"{each.group_title}, {when(each)}", reverse("show-meeting", kwargs={"reference": each.reference}))
        for each in coming
    ]
    nothing = () if coming else (_("No meeting is planned."),)
    everything = Link(_("All meetings"), reverse("list-meetings"))
    return (Card(_("Meetings"), nothing, links=(*links, everything), order=7, part=DUE),)


def _minutes(viewer: Viewer) -> tuple[Card, ...]:
    found = waiting_for_approval(viewer) if viewer.holds(*rules.SIGNS) else ()
    links = tuple(
        Link(
            _("%(group)s, %(day)s") % {"group": each.meeting.group_title, "day": day(each.meeting.day)},
            reverse("show-minutes", kwargs={"reference": each.meeting.reference}),
        )
        for each in found
    )
    said = (_("They are approved at the group's next meeting."),)
    return (Card(_("Minutes to approve"), said, links=links, order=8, part=WAITING),) if links else ()


def _papers(viewer: Viewer) -> tuple[Card, ...]:
    links = tuple(
        Link(
            _("%(title)s, by %(day)s") % {"title": title, "day": day(due)},
            reverse("attach-paper", kwargs={"item": item}),
        )
        for item, title, due, _meeting in papers_wanted_of(viewer, today())
    )
    return (Card(_("Papers wanted of you"), links=links, order=8, part=WAITING),) if links else ()
