"""What one member keeps and looks after goes to another of the same organisation, when they leave or are ill."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.people.models import Person, Protection
from wardmote.desks.people.queries.holding import held_rows
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer


@transaction.atomic
def hand_over(*, by: Viewer, member: UUID, to: UUID, at: datetime) -> str:
    """Give what a member keeps and looks after to a colleague of the same organisation; a sentence of what that was.

    To another organisation nothing is given: its members may not read it. It then stays, and the handover says so.
    """
    held = held_rows(by, member, to)
    if held is None:
        return ""
    kept, custodies, deputies = held
    Person.objects.filter(pk__in=kept).update(keeper=to)
    audit.record(by=by, what="changed", of=("people", "Person", kept), fields=("keeper",))
    given = Protection.objects.filter(pk__in=deputies)
    given.filter(custodian=to).update(deputy=None)
    given.exclude(custodian=to).update(deputy=to)
    Protection.objects.filter(pk__in=custodies, deputy=to).update(deputy=None)
    Protection.objects.filter(pk__in=custodies).update(custodian=to)
    audit.record(by=by, what="changed", of=("people", "Protection", custodies), fields=("custodian",))
    audit.record(by=by, what="changed", of=("people", "Protection", deputies), fields=("deputy",))
    total = len(kept) + len(custodies)
    return f"{total} records of people are now kept or looked after by them." if total else ""
