"""What happened to sharing since a member last looked, in words."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.sharing.queries.agreements import signatures_since
from wardmote.desks.sharing.queries.law import reviews_since
from wardmote.desks.sharing.rules.law import in_address
from wardmote.foundation.access import Viewer
from wardmote.foundation.week import Changed
from wardmote.foundation.week.queries import LINES


def changed(viewer: Viewer, since: datetime) -> Iterator[Changed]:
    """What others confirmed of the law and withdrew, and what became of agreements."""
    found = [*_of_law(viewer, since), *_of_agreements(viewer, since)]
    yield from sorted(found, key=lambda each: each.at, reverse=True)[:LINES]


def _of_law(viewer: Viewer, since: datetime) -> Iterator[Changed]:
    for each in reviews_since(viewer, since, LINES):
        at, who = each.withdrawn_at or each.made_at, each.withdrawn_by or each.made_by
        if who == viewer.name:
            continue
        words = (
            _("%(who)s withdrew a confirmation of the law of sharing: %(entry)s")
            if each.withdrawn_at
            else _("%(who)s approved a confirmation of the law of sharing: %(entry)s")
        )
        href = reverse("show-entry-of-law", kwargs={"entry": in_address(each.entry)})
        yield Changed(at, words % {"who": who, "entry": each.entry}, href)


def _of_agreements(viewer: Viewer, since: datetime) -> Iterator[Changed]:
    for found, party, one in signatures_since(viewer, since):
        at, who = one.withdrawn_at or one.signed_at, one.withdrawn_by or one.signed_by
        if who == viewer.name:
            continue
        words = _("%(body)s withdrew from “%(title)s”") if one.withdrawn_at else _("%(body)s signed “%(title)s”")
        told = {"body": party.organisation_name, "title": found.title}
        yield Changed(at, words % told, reverse("show-agreement", kwargs={"reference": found.reference}))
