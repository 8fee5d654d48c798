"""Looking somebody up: recorded, for a purpose and a reason, before anything is shown or made."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from wardmote.desks.people.models import PersonFound, PersonSearch
from wardmote.desks.people.models.sealed import as_said, make_register, seal_search
from wardmote.desks.people.queries.searches import is_assessed, matching
from wardmote.desks.people.rules.looking import (
    HOURS,
    check_assessed,
    check_enough,
    check_may_look,
    check_no_interest,
    check_reason,
)
from wardmote.desks.people.verbs.protecting import have_protected_found
from wardmote.foundation import audit, local_values
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of


@dataclass(frozen=True)
class SearchSaid:
    """Whom somebody looks for, for which of the protocol's purposes, why, and that they have no interest in them."""

    given: str
    family: str
    born: date | None
    purpose: str
    reason: str
    no_conflict: bool


@transaction.atomic
def look_up(*, said: SearchSaid, by: Viewer, at: datetime) -> UUID:
    """Look somebody up; the search's id. What it finds is open to its member for its purpose, for some hours.

    Raises Refused for a role that may not, for somebody with an interest and before an impact assessment; Invalid for
    too little to tell anybody by and for what is no reason; NotNow where there is no key to seal under.
    """
    day = day_of(at)
    check_may_look(by, said.purpose, day)
    check_assessed(is_assessed(by))
    check_no_interest(said.no_conflict)
    check_enough(said.given, said.family, said.born, day)
    check_reason(said.reason)
    make_register(by.tenant.id)
    search = uuid4()
    words = as_said(said.given.strip(), said.family.strip(), said.born)
    row = PersonSearch.objects.create(
        id=search,
        partnership_id=by.tenant.id,
        member=by.member_id,
        holder_id=by.organisation,
        purpose=said.purpose,
        said=seal_search(by.tenant.id, search, "said", words),
        reason=seal_search(by.tenant.id, search, "reason", said.reason.strip()),
        until=at + timedelta(hours=int(local_values.value_of(by, HOURS, day))),
        made_at=at,
        made_by=by.name,
    )
    audit.record(
        by=by, what="asked", of=("people", "PersonSearch", row.pk), fields=("purpose", "said", "reason", "until")
    )
    found = [
        PersonFound(partnership_id=by.tenant.id, search=row, person_id=person, because=because)
        for person, because in matching(by, said.given, said.family, said.born, at)
    ]
    PersonFound.objects.bulk_create(found)
    audit.record(by=by, what="made", of=("people", "PersonFound", [each.pk for each in found]), fields=("person",))
    have_protected_found(search=row.pk, made=False, by=by)
    return row.pk
