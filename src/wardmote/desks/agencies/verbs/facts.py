"""What is true of a member for a while: roles, areas, deputies, training; and looking at an unused account."""

from datetime import date, datetime
from uuid import UUID

from django.db import models, transaction

from wardmote.desks.agencies.models import (
    AccountReview,
    Contact,
    Deputy,
    Member,
    MemberArea,
    RoleHeld,
    Training,
)
from wardmote.desks.agencies.queries.members import member_row
from wardmote.desks.agencies.queries.training import training_row
from wardmote.desks.agencies.rules import check_keeps_accounts, course_named, day_before
from wardmote.desks.places.api import areas_for
from wardmote.errors import Invalid, Missing
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.local_values import value_of
from wardmote.foundation.now import day_of


@transaction.atomic
def give_role(*, by: Viewer, reference: str, role: str, starts: date, ends: date | None) -> None:
    """Give a member a role from a day until a day, or until further notice. Raises Invalid where they hold it then."""
    check_keeps_accounts(by)
    title = title_of(role)
    row = member_row(by, reference)
    if ends and ends < starts:
        raise Invalid("The role would end before it begins.", instead="Give a later last day, or none.")
    held = RoleHeld.objects.filter(member=row, role=role).exclude(ends__lt=starts)
    if (held.filter(starts__lte=ends) if ends else held).exists():
        raise Invalid(
            f"{row.name} holds the role {title} then already.", instead="End that first, or choose other days."
        )
    made = RoleHeld.objects.create(partnership_id=by.tenant.id, member=row, role=role, starts=starts, ends=ends)
    audit.record(by=by, what="made", of=("agencies", "RoleHeld", made.pk), fields=("member", "role", "starts", "ends"))


@transaction.atomic
def end_role(*, by: Viewer, role: UUID, at: datetime) -> None:
    """End a role that somebody holds, at once."""
    check_keeps_accounts(by)
    row = RoleHeld.objects.select_for_update().filter(partnership=by.tenant.id, pk=role).first()
    if row is None:
        raise Missing("There is no such role held here.", instead="See the page of the member.")
    _end(by, row, day_of(at))


@transaction.atomic
def set_areas(*, by: Viewer, reference: str, areas: tuple[str, ...]) -> None:
    """Say for which areas a member works; none means all."""
    check_keeps_accounts(by)
    row = member_row(by, reference)
    known = {area.slug: area.id for area in areas_for(by)}
    if unknown := set(areas) - set(known):
        raise Invalid(f"There is no area called {min(unknown)}.", instead="Choose among the partnership's areas.")
    MemberArea.objects.filter(member=row).exclude(statutory_area__in=[known[slug] for slug in areas]).delete()
    for slug in areas:
        MemberArea.objects.get_or_create(partnership_id=by.tenant.id, member=row, statutory_area_id=known[slug])
    audit.record(by=by, what="changed", of=("agencies", "Member", row.pk), fields=("areas",))


@transaction.atomic
def add_deputy(*, by: Viewer, reference: str, deputy: str, role: str, starts: date, ends: date | None) -> None:
    """Let a member stand in for another, for a role or for all, from a day until a day or further notice."""
    check_keeps_accounts(by, "csp_manager")
    row, stands_in = member_row(by, reference), member_row(by, deputy)
    if row.pk == stands_in.pk:
        raise Invalid("Nobody stands in for themselves.", instead="Choose somebody else.")
    if not stands_in.is_active:
        raise Invalid(f"The account of {stands_in.name} is closed.", instead="Choose somebody with an open account.")
    if ends and ends < starts:
        raise Invalid("The last day is before the first.", instead="Give a later last day, or none.")
    across = value_of(by, "agencies.deputies_across_areas", starts)
    if not across and row.organisation_id != stands_in.organisation_id:
        raise Invalid(
            "Here a deputy is of the same organisation.",
            instead="Choose a colleague, or have that local value changed.",
        )
    if role:
        title_of(role)
    made = Deputy.objects.create(
        partnership_id=by.tenant.id, member=row, deputy=stands_in, role=role, starts=starts, ends=ends
    )
    audit.record(by=by, what="made", of=("agencies", "Deputy", made.pk), fields=("member", "deputy", "role", "starts"))


@transaction.atomic
def end_deputy(*, by: Viewer, deputy: UUID, at: datetime) -> None:
    """Let somebody no longer stand in, at once."""
    check_keeps_accounts(by, "csp_manager")
    row = Deputy.objects.select_for_update().filter(partnership=by.tenant.id, pk=deputy).first()
    if row is None:
        raise Missing("There is no such deputy here.", instead="See the page of the member.")
    _end(by, row, day_of(at))


@transaction.atomic
def record_training(*, by: Viewer, reference: str, course: str, completed: date, at: datetime) -> UUID:
    """Record that a member completed a course; how long it counts is worked out from the course. The record's id."""
    check_keeps_accounts(by, "csp_manager", "community_safety_officer")
    row, told = member_row(by, reference), course_named(course)
    if completed > day_of(at):
        raise Invalid("The day is in the future.", instead="Record a course once it has been completed.")
    made, new = Training.objects.get_or_create(
        member=row,
        course=course,
        completed=completed,
        defaults={
            "partnership_id": by.tenant.id,
            "counts_until": told.counts_until(completed),
            "made_at": at,
            "made_by": by.name,
        },
    )
    if new:
        fields = ("member", "course", "completed", "counts_until")
        audit.record(by=by, what="made", of=("agencies", "Training", made.pk), fields=fields)
    return made.pk


@transaction.atomic
def take_back_training(*, by: Viewer, reference: str, training: UUID) -> None:
    """Take back a course that was recorded wrongly of this member. Raises Missing where it is not recorded of them."""
    check_keeps_accounts(by, "csp_manager", "community_safety_officer")
    row = training_row(by, training)
    if row.member_id != member_row(by, reference).pk:
        raise Missing("That training is not recorded of this member.", instead="See the page of the member.")
    row.delete()
    audit.record(by=by, what="deleted", of=("agencies", "Training", training))


@transaction.atomic
def keep_account(*, by: Viewer, reference: str, because: str, at: datetime) -> None:
    """Say, with a reason, that an account that has not been used for long is kept; it is looked at again later."""
    check_keeps_accounts(by)
    record_review(by=by, member=member_row(by, reference), stays=True, because=because, at=at)


@transaction.atomic
def record_review(*, by: Viewer, member: Member, stays: bool, because: str, at: datetime) -> None:
    """Keep that somebody looked at an account, what they decided and why."""
    if not because.strip():
        raise Invalid("No reason is given.", instead="Say in a few words why.")
    made = AccountReview.objects.create(
        partnership_id=by.tenant.id,
        member=member,
        stays=stays,
        because=because.strip()[:300],
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="confirmed", of=("agencies", "AccountReview", made.pk), fields=("member", "stays"))


@transaction.atomic
def end_facts(*, by: Viewer, member: Member, at: datetime) -> None:
    """End what a member is and does here: roles, deputies either way, and the parts they have for an organisation."""
    day = day_of(at)
    for table, whose in ((RoleHeld, "member"), (Deputy, "member"), (Deputy, "deputy"), (Contact, "member")):
        rows = table.objects.select_for_update().filter(**{"partnership": by.tenant.id, whose: member})
        for row in rows.exclude(ends__lt=day):
            _end(by, row, day)


def _end(by: Viewer, row: models.Model, day: date) -> None:
    """End a row with days so that it does not hold today. One that began today or later never held: it goes."""
    of = ("agencies", type(row).__name__, row.pk)
    if row.starts >= day:
        row.delete()
        audit.record(by=by, what="deleted", of=of)
    elif row.ends is None or row.ends >= day:
        row.ends = day_before(day)
        row.save(update_fields=["ends"])
        audit.record(by=by, what="ended", of=of, fields=("ends",))
