"""What happened to actions since a member last looked, in words."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.actions.models import Action, Report
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.week import Changed
from wardmote.foundation.week.queries import LINES


def changed(viewer: Viewer, since: datetime) -> Iterator[Changed]:
    """What others reported, and the actions they made."""
    reports = seen(viewer, Report, BUSINESS).filter(said_at__gt=since).exclude(said_by=viewer.name)
    for row in reports.select_related("action").order_by("-said_at")[:LINES]:
        told = {"who": row.told_by or row.said_by, "state": row.state, "what": row.action.text}
        words = _("%(who)s said “%(state)s” of: %(what)s") if row.state else _("%(who)s changed: %(what)s")
        yield Changed(row.said_at, words % told, _href(row.action))
    made = seen(viewer, Action, BUSINESS).filter(made_at__gt=since).exclude(made_by=viewer.name)
    for row in made.order_by("-made_at")[:LINES]:
        yield Changed(row.made_at, _("%(who)s made: %(what)s") % {"who": row.made_by, "what": row.text}, _href(row))


def _href(action: Action) -> str:
    return reverse("show-action", kwargs={"reference": action.reference})
