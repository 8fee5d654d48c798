"""What happened to the partnership's evidence since a member last looked, in words."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import ngettext

from wardmote.desks.intake.models import TAKEN, Drop
from wardmote.desks.intake.rules import TAKES_IN
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.week import Changed
from wardmote.foundation.week.queries import LINES


def changed(viewer: Viewer, since: datetime) -> Iterator[Changed]:
    """What others gave that was taken in."""
    if not viewer.holds(*TAKES_IN):
        return
    taken = seen(viewer, Drop, BUSINESS).filter(state=TAKEN, settled_at__gt=since).exclude(made_by=viewer.name)
    for row in taken.order_by("-settled_at")[:LINES]:
        told = ngettext(
            "%(n)s file from %(who)s was taken in", "%(n)s files from %(who)s were taken in", len(row.files)
        )
        told %= {"n": len(row.files), "who": row.made_by}
        yield Changed(row.settled_at, told, reverse("show-drop", kwargs={"reference": row.reference}))
