"""The desk's own list of places."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.plan.rules.drafting import CONFIRMS
from wardmote.foundation.access import Viewer
from wardmote.foundation.pages.frame import Place, places


def side(viewer: Viewer, path: str) -> tuple[Place, ...]:
    """The places of the desk that this member may open."""
    found = [
        Place(_("Next plans"), reverse("list-next-plans")),
        Place(_("How far it was carried out"), reverse("list-evaluations")),
    ]
    if viewer.holds(*CONFIRMS):
        found.append(Place(_("Checklist"), reverse("show-checklist")))
    return places(found, path)
