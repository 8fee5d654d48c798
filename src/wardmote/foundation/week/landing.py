"""What changed since the member last looked, on their first page."""

from django.utils.translation import gettext as _

from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import CHANGED, Card, Link
from wardmote.foundation.now import now
from wardmote.foundation.pages.words import moment
from wardmote.foundation.week.queries import AT_FIRST, LINES, changed_since, last_look

#: How many lines a first page shows of what may be many.
SHOWN = 12


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """The latest lines, and since when."""
    looked, at = last_look(viewer), now()
    found = changed_since(viewer, looked or at - AT_FIRST)
    since = (
        _("Since you last looked, on %(when)s.") % {"when": moment(looked)}
        if looked
        else _("In the last %(days)s days: you have not said yet that you looked.") % {"days": AT_FIRST.days}
    )
    said = [since]
    if not found:
        said.append(_("Nothing has changed."))
    elif len(found) > SHOWN:
        count = _("More than %(lines)s changes") if len(found) > LINES else _("%(lines)s changes")
        count %= {"lines": min(len(found), LINES)}
        said.append(_("%(count)s; the latest %(shown)s are below.") % {"count": count, "shown": SHOWN})
    links = tuple(Link(f"{moment(each.at)}: {each.words}", str(each.href)) for each in found[:SHOWN])
    return (Card(_("What others did"), tuple(said), links=links, part=CHANGED, until=at, order=20),)
