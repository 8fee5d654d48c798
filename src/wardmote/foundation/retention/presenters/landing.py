"""The way to what is past its time, on the first page of whoever decides."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import STANDING, WAITING, Card, Link
from wardmote.foundation.now import today
from wardmote.foundation.retention.declared import reviewers
from wardmote.foundation.retention.queries import waiting_for


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """How long what is kept; for whoever decides, how much waits for them."""
    schedule = Link(_("How long we keep what"), reverse("list-keeping"))
    if not viewer.holds(*reviewers(viewer, today())):
        return (Card(_("Keeping records"), links=(schedule,), order=96),)
    count = waiting_for(viewer, today())
    said = (_("Records that wait for your decision: %(count)s.") % {"count": count},) if count else ()
    links = (Link(_("Records past their time"), reverse("list-due")), schedule)
    part = WAITING if count else STANDING
    return (Card(_("Keeping records"), sentences=said, links=links, part=part, order=96),)
