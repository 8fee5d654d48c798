"""What a search may find among agencies and their members."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.agencies.queries.members import members_for
from wardmote.desks.agencies.queries.organisations import organisations_for
from wardmote.foundation.access import Viewer
from wardmote.foundation.searching import Hit, Words


def searches(viewer: Viewer, words: Words) -> Iterator[Hit]:
    """Organisations first, then members who still are."""
    for body in organisations_for(viewer):
        href = reverse("show-agency", kwargs={"reference": body.reference})
        yield Hit(_("Organisation"), body.name, href, (body.reference, body.note))
    for each in members_for(viewer):
        if each.active:
            href = reverse("show-member", kwargs={"reference": each.reference})
            yield Hit(_("Member"), f"{each.name}, {each.organisation_name}", href, (each.reference, each.job))
