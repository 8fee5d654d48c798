"""What a record says of its person, for whoever prepares what they are told: as they read it, for their own purpose."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wardmote.desks.people.queries.persons import DetailSeen, persons_for
from wardmote.desks.people.rules.records import BORN, as_day
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of
from wardmote.foundation.subject_access import Held


def of_record(viewer: Viewer, person: UUID, purpose: str, at: datetime) -> Iterator[Held]:
    """That there is a record, of which organisation, since when."""
    for each in persons_for(viewer, (person,), purpose, at).values():
        since = day_of(each.made_at)
        said = _("%(holder)s has had a record of you since %(day)s.")
        told = {"holder": each.holder, "day": date_format(since, "j F Y")}
        yield Held(each.id, each.reference, "reference", said % told, since, ("holder", "made_at"))


def of_details(viewer: Viewer, person: UUID, purpose: str, at: datetime) -> Iterator[Held]:
    """Names and dates of birth, now and before."""
    for each in persons_for(viewer, (person,), purpose, at).values():
        for one in each.details:
            yield Held(one.id, _called(one), "words", _said(one), day_of(one.made_at), ("kind", "ended_at", "because"))


def of_markers(viewer: Viewer, person: UUID, purpose: str, at: datetime) -> Iterator[Held]:
    """What is to be known before a visit."""
    for each in persons_for(viewer, (person,), purpose, at).values():
        for one in each.markers:
            title = _("Until %(day)s") % {"day": date_format(one.until, "j F Y")}
            yield Held(one.id, title, "words", one.words, day_of(one.made_at), ("until",))


def _called(one: DetailSeen) -> str:
    title = {"name": _("Name"), "alias": _("Another name"), "born": _("Date of birth")}[one.kind]
    if one.ended_at is None:
        return title
    told = {"what": title, "day": date_format(day_of(one.ended_at), "j F Y"), "why": one.because}
    return _("%(what)s, until %(day)s (%(why)s)") % told


def _said(one: DetailSeen) -> str:
    born = as_day(one.words) if one.kind == BORN else None
    return date_format(born, "j F Y") if born else one.said
