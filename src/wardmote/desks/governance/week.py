"""What happened in the registers since a member last looked, in words."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.governance.presenters import breaches, risks
from wardmote.desks.governance.presenters.recommendations import said_of
from wardmote.desks.governance.queries.breaches import breach_entries_since
from wardmote.desks.governance.queries.recommendations import changed_since
from wardmote.desks.governance.queries.risks import risk_entries_since
from wardmote.desks.governance.rules.breaches import reads_all
from wardmote.foundation.access import Viewer
from wardmote.foundation.week import Changed
from wardmote.foundation.week.queries import LINES


def changed(viewer: Viewer, since: datetime) -> Iterator[Changed]:
    """What others wrote, cleared, promised and agreed of recommendations, and did about risks and breaches."""
    found = [*_of_recommendations(viewer, since), *_of_risks(viewer, since), *_of_breaches(viewer, since)]
    yield from sorted(found, key=lambda each: each.at, reverse=True)[:LINES]


def _of_recommendations(viewer: Viewer, since: datetime) -> Iterator[Changed]:
    for entry, row in changed_since(viewer, since, LINES):
        told = {"who": entry.by, "what": said_of(entry.what), "code": row.code, "n": row.number}
        words = _("%(who)s, recommendation %(n)s of %(code)s: %(what)s") % told
        yield Changed(entry.at, words, reverse("show-recommendation", kwargs={"reference": row.reference}))


def _of_risks(viewer: Viewer, since: datetime) -> Iterator[Changed]:
    for entry, row in risk_entries_since(viewer, since, LINES):
        told = {"who": entry.by, "what": risks.said_of(entry.what), "event": row.event}
        words = _("%(who)s, risk “%(event)s”: %(what)s") % told
        yield Changed(entry.at, words, reverse("show-risk", kwargs={"reference": row.reference}))


def _of_breaches(viewer: Viewer, since: datetime) -> Iterator[Changed]:
    for entry, row in breach_entries_since(viewer, since, LINES) if reads_all(viewer) else ():
        told = {"who": entry.by, "what": breaches.said_of(entry.what), "reference": row.reference}
        words = _("%(who)s, breach %(reference)s: %(what)s") % told
        yield Changed(entry.at, words, reverse("show-breach", kwargs={"reference": row.reference}))
