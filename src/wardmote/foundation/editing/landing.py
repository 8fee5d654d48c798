"""What waits for a second person, on the first page of whoever may decide on it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import WAITING, Card, Link
from wardmote.foundation.changes.queries import waiting_for
from wardmote.foundation.changes.weighing import kinds


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """How many changes wait; nothing for a member who decides on none."""
    waiting = waiting_for(viewer)
    if not waiting or not any(viewer.holds(*kind.approvers) for kind in kinds().values()):
        return ()
    said = _("%(count)s waiting for a second person, because the law is touched.") % {"count": len(waiting)}
    href = f"{reverse('list-changes')}?state=waiting"
    return (Card(_("Changes"), sentences=(said,), links=(Link(_("Decide on them"), href),), order=25, part=WAITING),)
