"""Linking somebody to one side of a case, in a role, and ending that."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.people.models import CaseLink, CaseSide
from wardmote.desks.people.queries.cases import elsewhere, link_row, links_of
from wardmote.desks.people.queries.persons import row_for
from wardmote.desks.people.rules.cases import check_role
from wardmote.desks.people.verbs.working import note_work
from wardmote.errors import Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.foundation.sealing import Case

_OF = ("people", "CaseLink")


@transaction.atomic
def link_to_case(*, person: UUID, purpose: str, case: str, role: str, side: str, by: Viewer, at: datetime) -> UUID:
    """Say that somebody is on one side of a case in a role; the link's id. From then on who is on the case reads them.

    `case` is its reference. Raises Missing where `by` is not on it or said of no interest in it, whether it is there or
    not; Invalid for a role that is not of that side, NotNow where it is said already.
    """
    row = row_for(by, person, purpose, at)
    check_role(role, side)
    named = Case.parse(case.strip())
    name = (named.desk, named.table, named.id)
    stands = elsewhere(by, at)
    if name not in stands.on or name not in stands.clear or name in stands.conflicted:
        raise Missing("There is no such case, or you are not on it.", instead="Ask who works on it.")
    if any((each.case, each.side, each.role) == (name, side, role) for each in links_of(by, person, at)):
        raise NotNow("That is said already.", instead="Look at the record's cases.")
    of, _new = CaseSide.objects.get_or_create(
        partnership_id=by.tenant.id,
        desk=named.desk,
        table=named.table,
        record=named.id,
        side=side,
        defaults={"made_at": at, "made_by": by.name},
    )
    audit.record(by=by, what="changed", of=("people", "CaseSide", of.pk), fields=("side",))
    link = CaseLink.objects.create(
        partnership_id=by.tenant.id, side=of, person=row, role=role, made_at=at, made_by=by.name
    )
    audit.record(by=by, what="made", of=(*_OF, link.pk), fields=("side", "person", "role"))
    note_work(person=person, by=by, at=at)
    return link.pk


@transaction.atomic
def end_link(*, person: UUID, purpose: str, link: UUID, by: Viewer, at: datetime) -> None:
    """Say that somebody is not, or no longer, in a case in that role; raises Missing where it is not said."""
    row_for(by, person, purpose, at)
    if link not in {each.id for each in links_of(by, person, at)}:
        raise Missing("There is nothing here by that name.", instead="Look at the record again.")
    row = link_row(by, link)
    row.ended_at, row.ended_by = at, by.name
    row.save(update_fields=["ended_at", "ended_by"])
    audit.record(by=by, what="ended", of=(*_OF, link), fields=("ended_at",))
    note_work(person=person, by=by, at=at)
