"""What happened to the assessment since a member last looked, in words."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.assessment.models import Assessment, Draft
from wardmote.desks.assessment.rules import READS
from wardmote.foundation.access import BUSINESS, PUBLIC_CLASS, Viewer, seen
from wardmote.foundation.week import Changed
from wardmote.foundation.week.queries import LINES


def changed(viewer: Viewer, since: datetime) -> Iterator[Changed]:
    """What was issued, and for those who read drafts, what was built anew."""
    issued = seen(viewer, Assessment, PUBLIC_CLASS).filter(registered_at__gt=since).exclude(registered_by=viewer.name)
    for row in issued.order_by("-registered_at")[:LINES]:
        href = reverse("show-assessment", kwargs={"partnership": viewer.tenant.slug, "reference": row.reference})
        yield Changed(row.registered_at, _("The assessment of %(place)s was issued") % {"place": row.place_name}, href)
    if viewer.holds(*READS):
        for row in seen(viewer, Draft, BUSINESS).filter(built_at__gt=since).order_by("-built_at")[:LINES]:
            href = reverse("show-draft", kwargs={"reference": row.reference})
            yield Changed(row.built_at, _("The draft of %(place)s was built anew") % {"place": row.place_name}, href)
