"""What requests that name a person's record tell of them, for whoever prepares what they are told and reads these."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wardmote.desks.sharing.queries.request_seen import RequestSeen
from wardmote.desks.sharing.queries.requests import about_case
from wardmote.desks.sharing.queries.telling import told_for
from wardmote.desks.sharing.rules.subjects import FORUMS
from wardmote.errors import Missing, NotNow
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of
from wardmote.foundation.subject_access import Held


def of_requests(viewer: Viewer, person: UUID, purpose: str, at: datetime) -> Iterator[Held]:
    """Who asked whom, and when; not of what is asked for a protected forum."""
    for each in _named(viewer, person):
        if each.asked_at is not None:
            day = day_of(each.asked_at)
            told = {"who": each.recipient_name, "whom": each.holder_name, "day": date_format(day, "j F Y")}
            said = _("%(who)s asked %(whom)s on %(day)s.") % told
            yield Held(each.id, _("A request for information"), "recipient", said, day, ("holder", "asked_at"))


def of_told(viewer: Viewer, person: UUID, purpose: str, at: datetime) -> Iterator[Held]:
    """What was told on them, each field, as far as the viewer may read it now."""
    for each in _named(viewer, person):
        for one in each.told:
            try:
                found = told_for(viewer, each, one.number, at)
            except (Missing, NotNow):
                continue
            day = day_of(one.made_at)
            for name, words in found.said.items():
                title = _("%(what)s, told to %(who)s") % {"what": name, "who": each.recipient_name}
                yield Held(one.id, title, "told", words, day, ("fields", "made_at"))


def _named(viewer: Viewer, person: UUID) -> Iterator[RequestSeen]:
    for each in about_case(viewer, ("people", "Person", person)):
        if each.purpose not in FORUMS:
            yield each
