"""What of requests is told to whoever oversees who looked: each page in words, and what the request was for."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from wardmote.desks.sharing.queries.requests import named_for
from wardmote.foundation.access import Viewer
from wardmote.foundation.audit import Looked
from wardmote.foundation.now import today
from wardmote.protocol import rulebook


def why(viewer: Viewer, looks: Iterable[Looked]) -> Mapping[int, str]:
    """What the request is for that was looked at."""
    looked = tuple(looks)
    found = named_for(viewer, {one for each in looked for one in each.ids})
    titles = {each.id: each.title for each in rulebook().on(today()).purposes}
    told = {each.number: next((said for one in each.ids if (said := found.get(one))), None) for each in looked}
    return {
        number: _("The request is for %(purpose)s.") % {"purpose": titles.get(said[1], said[1])}
        for number, said in told.items()
        if said and said[1]
    }
