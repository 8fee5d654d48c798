"""What happened to projects, bids, talks and what else is done since a member last looked, in words."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.delivery.presenters.activities import said_of as said_of_activity
from wardmote.desks.delivery.presenters.bids import said_of as said_of_bid
from wardmote.desks.delivery.presenters.projects import said_of
from wardmote.desks.delivery.queries.activities import activities_changed_since
from wardmote.desks.delivery.queries.bids import bids_changed_since
from wardmote.desks.delivery.queries.projects import changed_since
from wardmote.desks.delivery.queries.schools import talks_changed_since
from wardmote.foundation.access import Viewer
from wardmote.foundation.week import Changed
from wardmote.foundation.week.queries import LINES


def changed(viewer: Viewer, since: datetime) -> Iterator[Changed]:
    """What others asked for, decided, paid and told, and what became of bids to other funders."""
    for entry, bid in bids_changed_since(viewer, since, LINES):
        told = {"who": entry.by, "what": said_of_bid(entry.what), "title": bid.title}
        words = _("%(title)s: %(who)s %(what)s") % told
        yield Changed(entry.at, words, reverse("show-bid", kwargs={"reference": bid.reference}))
    for entry, row in changed_since(viewer, since, LINES):
        told = {"who": entry.by, "what": said_of(entry.what), "title": row.title}
        words = _("%(title)s: %(who)s %(what)s") % told
        yield Changed(entry.at, words, reverse("show-project", kwargs={"reference": row.reference}))
    for entry, activity in activities_changed_since(viewer, since, LINES):
        told = {"who": entry.by, "what": said_of_activity(entry.what), "title": activity.name}
        words = _("%(title)s: %(who)s %(what)s") % told
        yield Changed(entry.at, words, reverse("show-activity", kwargs={"reference": activity.reference}))
    for at, who, what, talk in talks_changed_since(viewer, since, LINES):
        told = {"who": who, "what": said_of_activity(what), "topic": talk.topic, "school": talk.school.name}
        words = _("Talk on %(topic)s at %(school)s: %(who)s %(what)s") % told
        yield Changed(at, words, reverse("show-school", kwargs={"reference": talk.school.reference}))
