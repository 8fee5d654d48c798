"""The only writers of groups: what they are, their terms of reference, who is expected, what is always on."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.meetings.models import Group, Seat, StandingItem, Terms
from wardmote.desks.meetings.queries.groups import CAPACITIES
from wardmote.desks.meetings.rules import LONGEST_LINE
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.reports import packs

SAYS = ("title", "about", "rhythm", "organisation_id", "chair_id", "clocks")


@dataclass(frozen=True)
class GroupSaid:
    """What a group is, as somebody says it."""

    title: str
    about: str = ""
    rhythm: str = ""
    organisation: UUID | None = None
    chair: UUID | None = None
    clocks: bool = False


@dataclass(frozen=True)
class SeatWanted:
    """Who is expected: just one of the four."""

    member: UUID | None = None
    organisation: UUID | None = None
    capacity: str = ""
    role: str = ""


@transaction.atomic
def load_groups(*, pack: packs.Pack, by: Viewer, at: datetime) -> int:
    """Make a pack's groups, or bring up to date those that nobody edited here; how many the pack has.

    A group of ours that is made so expects somebody of each responsible authority, until somebody says otherwise.
    """
    bodies = {each.slug: each.id for each in organisations_for(by)}
    for each in pack.meetings:
        key = {"partnership_id": by.tenant.id, "slug": each.slug}
        held = Group.objects.filter(**key).first()
        if held and held.edited:
            continue
        said = {"title": each.title, "about": each.about, "rhythm": each.rhythm, "ours": each.run_here}
        said |= {"organisation_id": bodies.get(each.organisation), "clocks": each.clocks}
        row = audit.put(Group, by=by, key=key, said=said)
        if held is None and each.run_here:
            _begin(row, each, by, at)
    return len(pack.meetings)


@transaction.atomic
def make_group(*, said: GroupSaid, ours: bool, by: Viewer, at: datetime) -> str:
    """Add a group that the pack does not have; its reference."""
    row = Group.objects.create(partnership_id=by.tenant.id, ours=ours, edited=True, **_checked(said, by))
    audit.record(by=by, what="made", of=("meetings", "Group", row.pk), fields=SAYS)
    return row.reference


@transaction.atomic
def change_group(*, group: UUID, edition: int, said: GroupSaid, by: Viewer, at: datetime) -> None:
    """Change what a group is. Raises Superseded when somebody else changed it since `edition`."""
    row = _group(group, by)
    check_is_latest(row, edition=edition)
    told = _checked(said, by)
    changed = [name for name in SAYS if getattr(row, name) != told[name]]
    swap(row, edition=edition, edited=True, **told)
    audit.record(by=by, what="changed", of=("meetings", "Group", row.pk), fields=changed)


@transaction.atomic
def end_group(*, group: UUID, by: Viewer, at: datetime) -> None:
    """Say that a group meets no more, or take that back. Its meetings stay."""
    row = _group(group, by)
    row.ended_at, row.ended_by = (None, "") if row.ended_at else (at, by.name)
    row.edited = True
    row.edition += 1
    row.save(update_fields=["ended_at", "ended_by", "edited", "edition"])
    what = "ended" if row.ended_at else "restored"
    audit.record(by=by, what=what, of=("meetings", "Group", row.pk), fields=("ended_at",))


@transaction.atomic
def write_terms(
    *,
    group: UUID,
    starts: date,
    people: int,
    bodies: int,
    responsible: int,
    chair_needed: bool,
    source: str,
    by: Viewer,
    at: datetime,
) -> None:
    """Write down what a group's terms of reference say of its quorum from a day on. What was said before stays."""
    row = _group(group, by)
    if not source.strip():
        raise Invalid("Say where this is written.", instead="For example: terms of reference, agreed 4 April 2026.")
    if not 1 <= bodies <= people or responsible > bodies:
        raise Invalid(
            f"{people} people cannot be of {bodies} organisations, {responsible} of them responsible authorities.",
            instead="Ask for no more organisations than people, nor more responsible authorities than organisations.",
        )
    made = Terms.objects.create(
        partnership_id=by.tenant.id,
        group=row,
        starts=starts,
        people=people,
        bodies=bodies,
        responsible=responsible,
        chair_needed=chair_needed,
        source=source.strip(),
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=("meetings", "Terms", made.pk), fields=("people", "bodies", "responsible"))


@transaction.atomic
def add_seat(*, group: UUID, wanted: SeatWanted, counts: bool, by: Viewer, at: datetime) -> UUID:
    """Expect somebody at a group's meetings from now on."""
    row = _group(group, by)
    given = [each for each in (wanted.member, wanted.organisation, wanted.capacity, wanted.role) if each]
    if len(given) != 1:
        raise Invalid("Say who is expected in just one of the four ways.", instead="Leave the other three empty.")
    _check_seat(wanted, by)
    told = {"capacity": wanted.capacity, "role": wanted.role}
    told |= {"member_id": wanted.member, "organisation_id": wanted.organisation}
    held = seen(by, Seat, BUSINESS).filter(group=row, ended_at__isnull=True, **told)
    if held.exists():
        raise Invalid("They are expected already.", instead="See the list.")
    made = Seat.objects.create(
        partnership_id=by.tenant.id, group=row, counts=counts, added_at=at, added_by=by.name, **told
    )
    audit.record(by=by, what="made", of=("meetings", "Seat", made.pk), fields=("group",))
    return made.id


@transaction.atomic
def end_seat(*, seat: UUID, by: Viewer, at: datetime) -> None:
    """Expect them no more. Earlier meetings stay as they were."""
    row = seen(by, Seat, BUSINESS).select_for_update().filter(pk=seat, ended_at__isnull=True).first()
    if row is None:
        raise NotNow("They are not expected any more.", instead="See the group.")
    row.ended_at, row.ended_by = at, by.name
    row.save(update_fields=["ended_at", "ended_by"])
    audit.record(by=by, what="ended", of=("meetings", "Seat", row.pk), fields=("ended_at",))


@transaction.atomic
def add_standing(*, group: UUID, title: str, restricted: bool, by: Viewer, at: datetime) -> UUID:
    """Put something on every agenda of a group from now on."""
    row = _group(group, by)
    if not title.strip():
        raise Invalid("Say what is on every agenda.")
    held = seen(by, StandingItem, BUSINESS).filter(group=row)
    made = StandingItem.objects.create(
        partnership_id=by.tenant.id,
        group=row,
        title=title.strip()[:LONGEST_LINE],
        order=held.count(),
        restricted=restricted,
    )
    audit.record(by=by, what="made", of=("meetings", "StandingItem", made.pk), fields=("title", "restricted"))
    return made.id


@transaction.atomic
def end_standing(*, item: UUID, by: Viewer, at: datetime) -> None:
    """Put it on no more agendas. Those it is on keep it."""
    row = seen(by, StandingItem, BUSINESS).select_for_update().filter(pk=item, ended_at__isnull=True).first()
    if row is None:
        raise NotNow("It is on no agenda any more.", instead="See the group.")
    row.ended_at, row.ended_by = at, by.name
    row.save(update_fields=["ended_at", "ended_by"])
    audit.record(by=by, what="ended", of=("meetings", "StandingItem", row.pk), fields=("ended_at",))


def _begin(row: Group, entry: packs.Meeting, by: Viewer, at: datetime) -> None:
    add_seat(group=row.pk, wanted=SeatWanted(capacity="responsible"), counts=True, by=by, at=at)
    for title in entry.standing:
        add_standing(group=row.pk, title=title, restricted=False, by=by, at=at)


def _group(group: UUID, by: Viewer) -> Group:
    row = seen(by, Group, BUSINESS).select_for_update().filter(pk=group).first()
    if row is None:
        raise Missing("There is no such group here.", instead="See the list of meetings.")
    return row


def _checked(said: GroupSaid, by: Viewer) -> dict:
    if not said.title.strip():
        raise Invalid("Say what the group is called.")
    if said.organisation and said.organisation not in {each.id for each in organisations_for(by)}:
        raise Invalid("That organisation is not in this partnership.", instead="Choose one that is.")
    if said.chair:
        _check_member(said.chair, by)
    return {
        "title": said.title.strip(),
        "about": said.about.strip(),
        "rhythm": said.rhythm.strip(),
        "organisation_id": said.organisation,
        "chair_id": said.chair,
        "clocks": said.clocks,
    }


def _check_seat(wanted: SeatWanted, by: Viewer) -> None:
    if wanted.member:
        _check_member(wanted.member, by)
    if wanted.organisation and wanted.organisation not in {each.id for each in organisations_for(by)}:
        raise Invalid("That organisation is not in this partnership.", instead="Choose one that is.")
    if wanted.capacity and wanted.capacity not in CAPACITIES:
        raise Invalid("Nobody is expected by that capacity.", instead=f"Choose one of {', '.join(CAPACITIES)}.")
    if wanted.role:
        title_of(wanted.role)


def _check_member(member: UUID, by: Viewer) -> None:
    if member not in {each.id for each in members_for(by) if each.active}:
        raise Invalid("That person is not a member of this partnership.", instead="Choose somebody who is.")
