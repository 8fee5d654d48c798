"""The only writers of who went to other bodies' meetings. Nothing else about those meetings has a place here."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.actions.api import Wanted, make_action
from wardmote.desks.agencies.api import members_for
from wardmote.desks.meetings.models import Attended, Group
from wardmote.desks.meetings.rules import RUNS
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.now import day_of


@transaction.atomic
def record_attended(*, group: UUID, day: date, attendee: UUID, by: Viewer, at: datetime) -> UUID:
    """Write down that a member went to a meeting of another body's group on a day.

    Everybody may say so of themselves, and those who run meetings of anybody.
    """
    row = seen(by, Group, BUSINESS).filter(pk=group).first()
    if row is None:
        raise Missing("There is no such group here.", instead="See the list of meetings.")
    if row.ours:
        raise Invalid(f"{row.title} is ours, and is held here in full.", instead="Plan its meeting instead.")
    _check(day, attendee, by, at)
    if seen(by, Attended, BUSINESS).filter(group=row, day=day, attendee=attendee, withdrawn_at__isnull=True).exists():
        raise Invalid("That is written down already.", instead="See the group's page.")
    made = Attended.objects.create(
        partnership_id=by.tenant.id, group=row, day=day, attendee_id=attendee, made_at=at, made_by=by.name
    )
    audit.record(by=by, what="made", of=("meetings", "Attended", made.pk), fields=("day", "attendee"))
    return made.id


@transaction.atomic
def change_attended(*, attended: UUID, edition: int, day: date, attendee: UUID, by: Viewer, at: datetime) -> None:
    """Put right who went, or when. Raises Superseded when somebody else changed it since `edition`."""
    row = _live(attended, by)
    _check(row.day, row.attendee_id, by, at)
    check_is_latest(row, edition=edition)
    _check(day, attendee, by, at)
    swap(row, edition=edition, day=day, attendee_id=attendee)
    audit.record(by=by, what="changed", of=("meetings", "Attended", row.pk), fields=("day", "attendee"))


@transaction.atomic
def withdraw_attended(*, attended: UUID, by: Viewer, at: datetime) -> None:
    """Take back that somebody went, where they did not."""
    row = _live(attended, by)
    _check(row.day, row.attendee_id, by, at)
    row.withdrawn_at, row.withdrawn_by = at, by.name
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record(by=by, what="withdrawn", of=("meetings", "Attended", row.pk), fields=("withdrawn_at",))


@transaction.atomic
def promise_there(*, attended: UUID, text: str, due: date, by: Viewer, at: datetime) -> UUID:
    """An action that our own agency took on there: the attendee's, and of their organisation. Nobody else's."""
    row = _live(attended, by)
    _check(row.day, row.attendee_id, by, at)
    owner = next(each for each in members_for(by) if each.id == row.attendee_id)
    wanted = Wanted(text=text, organisation=owner.organisation, due=due, owner=owner.id)
    audit.record(by=by, what="changed", of=("meetings", "Attended", row.pk), fields=("actions",))
    return make_action(wanted=wanted, by=by, at=at, source=("meetings", "Attended", row.pk))


def _live(attended: UUID, by: Viewer) -> Attended:
    row = seen(by, Attended, BUSINESS).select_for_update().filter(pk=attended).first()
    if row is None:
        raise Missing("Nobody is recorded as having gone to that meeting.", instead="See the group's page.")
    if row.withdrawn_at:
        raise NotNow("That was taken back.", instead="Write it down again if it is right after all.")
    return row


def _check(day: date, attendee: UUID, by: Viewer, at: datetime) -> None:
    if by.kind != "system" and not by.holds(*RUNS) and attendee != by.member_id:
        raise Refused("You can say only of yourself that you went.", instead="Ask them to write it down.")
    if attendee not in {each.id for each in members_for(by)}:
        raise Invalid("That person is not a member of this partnership.", instead="Choose somebody who is.")
    if day > day_of(at):
        raise Invalid("That day is still to come.", instead="Write it down once somebody has gone.")
