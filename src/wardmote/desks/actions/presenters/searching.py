"""What a search may find among actions."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.actions.queries.actions import actions_with
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import today
from wardmote.foundation.searching import Hit, Words


def searches(viewer: Viewer, words: Words) -> Iterator[Hit]:
    """Those that are still open first, each soonest due first."""
    for each in actions_with(viewer, words, today()):
        href = reverse("show-action", kwargs={"reference": each.reference})
        yield Hit(_("Action, %(state)s") % {"state": each.shown.state}, each.text, href, (each.reference,))
