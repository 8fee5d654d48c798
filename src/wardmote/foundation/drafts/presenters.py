"""What a member's first page says of what they typed and did not send."""

from django.utils.translation import gettext as _

from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import WAITING, Card, Link
from wardmote.foundation.drafts.keeping import KEPT, kept_of
from wardmote.foundation.now import now
from wardmote.foundation.pages.words import moment

#: As many as anybody wants to see on their first page.
SHOWN = 5


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """What was typed and not sent, latest first; nothing where all was sent."""
    found = kept_of(viewer, at=now())
    if not found:
        return ()
    said = _("Kept as you typed it, for %(days)d days.") % {"days": KEPT.days}
    links = tuple(
        Link(_("Go on with what you typed on %(when)s") % {"when": moment(each.at)}, each.path)
        for each in found[:SHOWN]
    )
    return (Card(_("Not sent yet"), sentences=(said,), links=links, order=15, part=WAITING),)
