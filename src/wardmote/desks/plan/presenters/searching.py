"""What a search may find in plans: their priorities' aims and what was committed to."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from wardmote.desks.plan.queries.aims import aims_for, commitments_for
from wardmote.foundation.access import Viewer
from wardmote.foundation.searching import Hit, Words


def searches(viewer: Viewer, words: Words) -> Iterator[Hit]:
    """Aims first, then commitments."""
    for aim in aims_for(viewer):
        yield Hit(_("Aim of %(plan)s") % {"plan": aim.plan}, aim.text, aim.href, (aim.priority,))
    for each in commitments_for(viewer):
        yield Hit(_("Commitment of %(plan)s") % {"plan": each.plan}, each.text, each.href, (each.priority,))
