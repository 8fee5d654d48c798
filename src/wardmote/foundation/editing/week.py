"""What was changed in the site since a member last looked, in words."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.foundation.access import Viewer
from wardmote.foundation.changes.queries import changed_since
from wardmote.foundation.week import Changed
from wardmote.foundation.week.queries import LINES


def changed(viewer: Viewer, since: datetime) -> Iterator[Changed]:
    """What others proposed, made or declined of organisations, roles, limits and wording."""
    for each in changed_since(viewer, since, LINES):
        if each.by != viewer.name:
            told = {"state": each.state, "title": each.title, "who": each.by}
            words = _("%(title)s: %(state)s, %(who)s") % told
            yield Changed(each.at, words, reverse("show-change", kwargs={"reference": each.reference}))
