"""What a search may find among groups, agendas and decisions."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.meetings.queries.groups import groups_for
from wardmote.desks.meetings.queries.searching import items_with
from wardmote.foundation.access import Viewer
from wardmote.foundation.pages.words import day
from wardmote.foundation.searching import Hit, Words


def searches(viewer: Viewer, words: Words) -> Iterator[Hit]:
    """Groups first, then items and what was decided on them, the latest first."""
    for group in groups_for(viewer):
        href = reverse("show-group", kwargs={"reference": group.reference})
        yield Hit(_("Group"), group.title, href, (group.reference, group.about))
    for each in items_with(viewer, words):
        meeting = each.meeting
        told = {"group": meeting.group_title, "day": day(meeting.day)}
        href = f"{reverse('show-meeting', kwargs={'reference': meeting.reference})}#item-{each.item}"
        yield Hit(_("Item of %(group)s, %(day)s") % told, each.title, href, each.texts)
        for text, because in each.decisions:
            yield Hit(_("Decided by %(group)s, %(day)s") % told, text, href, (because,))
