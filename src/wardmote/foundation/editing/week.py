"""What was changed in the site since a member last looked, in words."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.foundation.access import Viewer
from wardmote.foundation.changes.queries import changes_for
from wardmote.foundation.week import Changed


def changed(viewer: Viewer, since: datetime) -> Iterator[Changed]:
    """What others proposed, made or declined of organisations, roles, limits and wording."""
    for each in changes_for(viewer):
        at, who = each.decided_at or each.made_at, each.decided_by or each.made_by
        if at > since and who != viewer.name:
            told = {"state": each.state, "title": each.title, "who": who}
            words = _("%(title)s: %(state)s, %(who)s") % told
            yield Changed(at, words, reverse("show-change", kwargs={"reference": each.reference}))
