"""The desk's own list of places."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.foundation.pages.frame import Place, places


def side(path: str) -> tuple[Place, ...]:
    """The places of the desk."""
    return places(
        (
            Place(_("Money"), reverse("list-funds")),
            Place(_("Bids to other funders"), reverse("list-bids")),
            Place(_("What was done"), reverse("list-activities")),
            Place(_("Talks at schools"), reverse("list-schools")),
        ),
        path,
    )
