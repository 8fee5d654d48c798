"""What a search may find of sharing: agreements, and requests by their reference. Of no request a word is read."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.sharing.queries.agreements import agreements_for
from wardmote.desks.sharing.queries.requests import named_for
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import today
from wardmote.foundation.searching import Hit, Words


def searches(viewer: Viewer, words: Words) -> Iterator[Hit]:
    """Agreements by what they say, then the request of that reference."""
    for each in agreements_for(viewer, today()):
        href = reverse("show-agreement", kwargs={"reference": each.reference})
        yield Hit(_("Agreement"), each.title, href, (each.reference, each.counts.about))
    asked = {each.upper() for each in words.terms}
    for reference, told in sorted(named_for(viewer, asked).items()):
        if told and reference in asked:
            href = reverse("show-sharing-request", kwargs={"reference": reference})
            yield Hit(_("Request for information"), reference, href)
