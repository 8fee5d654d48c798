"""Noting that somebody worked on a record: from that day its time runs anew."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.people.models import Person
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of


@transaction.atomic
def note_work(*, person: UUID, by: Viewer, at: datetime) -> None:
    """Let the time for which a record is kept run from today. Done again on the same day it changes nothing."""
    if Person.objects.filter(pk=person, used_on__lt=day_of(at)).update(used_on=day_of(at)):
        audit.record(by=by, what="changed", of=("people", "Person", person), fields=("used_on",))
