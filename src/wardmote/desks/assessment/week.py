"""What happened to the assessment since a member last looked, in words."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.assessment.models import Draft
from wardmote.desks.assessment.queries import registered
from wardmote.desks.assessment.rules import READS
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.week import Changed
from wardmote.foundation.week.queries import LINES


def changed(viewer: Viewer, since: datetime) -> Iterator[Changed]:
    """What was issued, and for those who read drafts, what was built anew."""
    others = [row for row in registered(viewer) if row.registered_at > since and row.registered_by != viewer.name]
    for row in sorted(others, key=lambda row: row.registered_at, reverse=True)[:LINES]:
        href = reverse("show-assessment", kwargs={"partnership": viewer.tenant.slug, "reference": row.reference})
        yield Changed(row.registered_at, _("The assessment of %(place)s was issued") % {"place": row.place_name}, href)
    if viewer.holds(*READS):
        built = seen(viewer, Draft, BUSINESS).filter(built_at__gt=since).order_by("-built_at")
        for at, reference, place in built.values_list("built_at", "reference", "place_name")[:LINES]:
            href = reverse("show-draft", kwargs={"reference": reference})
            yield Changed(at, _("The draft of %(place)s was built anew") % {"place": place}, href)
