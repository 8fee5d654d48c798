"""What a search may find in the current assessments: their figures."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.assessment.queries import assessments_for, figures_with
from wardmote.foundation.access import Viewer
from wardmote.foundation.searching import Hit, Words


def searches(viewer: Viewer, words: Words) -> Iterator[Hit]:
    """The figures of each current assessment."""
    for each in assessments_for(viewer):
        if not each.current:
            continue
        of = {"partnership": viewer.tenant.slug, "reference": each.reference}
        told = {"place": each.place_name, "period": each.period}
        yield Hit(_("Assessment"), each.title, reverse("show-assessment", kwargs=of), (each.reference, each.period))
        for figure, label in figures_with(viewer, each.reference, words):
            href = reverse("show-figure", kwargs={**of, "figure": figure})
            yield Hit(_("Figure of %(place)s, %(period)s") % told, label, href)
