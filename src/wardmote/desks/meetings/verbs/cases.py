"""Naming the agreements that a group works under, and writing down what was shared about a case in a meeting."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from wardmote.desks.meetings.models import Group, GroupAgreement
from wardmote.desks.meetings.queries.cases import named_for, named_of, present_on, to_name
from wardmote.desks.meetings.queries.locked import item_row
from wardmote.desks.meetings.queries.meetings import item_for
from wardmote.desks.meetings.queries.sitting import ITEM
from wardmote.desks.meetings.rules import RUNS
from wardmote.desks.meetings.rules.cases import NAMES, check_may_share
from wardmote.desks.sharing.api import AgencyTold, MeetingTold, tell_in_meeting
from wardmote.errors import Invalid, Missing, Refused
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.now import day_of
from wardmote.foundation.records import Name

_OF = ("meetings", "GroupAgreement")


@transaction.atomic
def name_agreement(*, group: UUID, agreement: UUID, by: Viewer, at: datetime) -> UUID:
    """Say that the group's meetings work under an agreement for a purpose; the id of that."""
    _check_may_name(by)
    row = seen(by, Group, BUSINESS).select_for_update().filter(pk=group, ours=True, ended_at__isnull=True).first()
    if row is None:
        raise Missing("There is no such group of ours that meets.", instead="See the list of meetings.")
    if agreement not in {each.id for each in to_name(by, group, day_of(at))}:
        raise Invalid("That is no open agreement for a purpose, or it is named already.", instead="Choose another.")
    made = GroupAgreement.objects.create(
        partnership_id=by.tenant.id, group=row, agreement_id=agreement, added_at=at, added_by=by.name
    )
    audit.record(by=by, what="made", of=(*_OF, made.pk), fields=("group", "agreement"))
    return made.pk


@transaction.atomic
def end_named(*, named: UUID, by: Viewer, at: datetime) -> None:
    """Say that the group's meetings work under an agreement no more. What was shared under it stays as it was."""
    _check_may_name(by)
    named_for(by, named)
    row = seen(by, GroupAgreement, BUSINESS).select_for_update().get(pk=named)
    row.ended_at, row.ended_by = at, by.name
    row.save(update_fields=["ended_at", "ended_by"])
    audit.record(by=by, what="ended", of=(*_OF, row.pk), fields=("ended_at",))


@transaction.atomic
@sensitive_variables()
def share_about_case(
    *,
    item: UUID,
    agreement: str,
    case: Name,
    purpose: str,
    subject: str,
    role: str,
    told: Iterable[AgencyTold],
    destroy_by: date | None = None,
    by: Viewer,
    at: datetime,
) -> str:
    """Write down what agencies told one another about a case on an item of a meeting that sits; the record's reference.

    Who hears it is who was marked as present; who declared an interest in the item, or in the business, gets no access.
    """
    row = item_row(by, item)
    held, meeting = item_for(by, row.pk)
    named = {each.agreement.reference for each in named_of(by, meeting.group, day_of(at))}
    check_may_share(
        runs=by.holds(*RUNS),
        state=meeting.state,
        restricted=held.restricted,
        accepted=meeting.confidential_at is not None,
        named=agreement in named,
    )
    room = present_on(by, meeting, held)
    said = MeetingTold(agreement, (*ITEM, item), case, purpose, subject, role, room, tuple(told), destroy_by)
    audit.record(by=by, what="shared", of=("meetings", "Item", item))
    return tell_in_meeting(said=said, by=by, at=at)


def _check_may_name(by: Viewer) -> None:
    if by.kind != "member" or not by.holds(*NAMES):
        raise Refused(
            f"The agreements of a group are named by this role: {' or '.join(map(title_of, NAMES))}.",
            instead="Ask a colleague with it.",
        )
