"""What happened to actions since a member last looked, in words."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from wardmote.desks.actions.models import Action, Report
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.week import Changed
from wardmote.foundation.week.queries import LINES


def changed(viewer: Viewer, since: datetime) -> Iterator[Changed]:
    """What others reported, and the actions they made."""
    reports = seen(viewer, Report, BUSINESS).filter(said_at__gt=since).exclude(said_by=viewer.name)
    columns = ("said_at", "told_by", "said_by", "state", "action__text", "action__reference")
    for said_at, told_by, said_by, state, text, reference in reports.order_by("-said_at").values_list(*columns)[:LINES]:
        told = {"who": told_by or said_by, "state": state, "what": text}
        words = _("%(who)s said “%(state)s” of: %(what)s") if state else _("%(who)s changed: %(what)s")
        yield Changed(said_at, words % told, _href(reference))
    made = seen(viewer, Action, BUSINESS).filter(made_at__gt=since).exclude(made_by=viewer.name)
    rows = made.order_by("-made_at").values_list("made_at", "made_by", "text", "reference")
    for made_at, made_by, text, reference in rows[:LINES]:
        yield Changed(made_at, _("%(who)s made: %(what)s") % {"who": made_by, "what": text}, _href(reference))


def _href(reference: str) -> str:
    # Worked out only for the lines that are shown.
    return reverse_lazy("show-action", kwargs={"reference": reference})
