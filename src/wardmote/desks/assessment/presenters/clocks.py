"""The time limits that run on assessments."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.assessment.queries import last_issued_for
from wardmote.desks.places.api import areas_for
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.calendars import RunningClock
from wardmote.foundation.now import day_of


def clocks(viewer: Viewer) -> Iterator[RunningClock]:
    """For each statutory area: its next strategic assessment, a year after the last one was issued here."""
    issued, home = last_issued_for(viewer), {"partnership": viewer.tenant.slug}
    for area in areas_for(viewer):
        reference, at = issued.get(area.slug, ("", None))
        yield RunningClock(
            what=_("Next strategic assessment of %(area)s") % {"area": area.name},
            neutral=_("Strategic assessment due"),
            desk="places",
            table="Area",
            id=area.id,
            href=reverse("show-assessment", kwargs={**home, "reference": reference})
            if reference
            else reverse("list-assessments", kwargs=home),
            rule="GOV.SA.ANNUAL",
            start=day_of(at) if at else None,
            areas=(area.name,),
            owner=title_of("analyst"),
        )
