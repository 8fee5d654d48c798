"""What correspondence has to say on a member's first page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import CHANGED, Card, Link
from wardmote.foundation.notices.queries import unread_for


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """How many notices are new."""
    new = unread_for(viewer)
    said = _("%(new)s new.") % {"new": new} if new else _("Nothing new.")
    return (
        Card(
            _("Notices"),
            sentences=(said,),
            links=(Link(_("See your notices"), reverse("list-notices")),),
            order=15,
            part=CHANGED,
        ),
    )
