"""Making members, changing what is said of them, moving them, and closing their accounts."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction

from wardmote.desks.agencies.models import Contact, Member, Organisation, Posting, RoleHeld
from wardmote.desks.agencies.queries.members import member_row
from wardmote.desks.agencies.queries.organisations import organisation_for
from wardmote.desks.agencies.rules import check_keeps_accounts, day_before
from wardmote.desks.agencies.verbs.facts import end_facts, give_role
from wardmote.errors import Invalid, NotNow
from wardmote.foundation import audit, desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.accounts import inviting
from wardmote.foundation.editions import swap
from wardmote.foundation.now import day_of


@dataclass(frozen=True)
class NewMember:
    """Somebody to be a member: `organisation` is the name of a body of the partnership."""

    name: str
    email: str
    organisation: str
    roles: tuple[str, ...]


@transaction.atomic
def add_demo_member(*, member: NewMember, by: Viewer, at: datetime) -> Member:
    """Make a demonstration's member with these roles; nothing changes if the address is there already.

    Nobody can sign in as them with a password: they have none.
    """
    return _member(member, by, at, is_demo=True)


@transaction.atomic
def add_member(*, member: NewMember, by: Viewer, at: datetime) -> Member:
    """Make a member with these roles, who has no password until invited; raises Invalid for a known address."""
    if Member.objects.filter(email__iexact=member.email.strip()).exists():
        raise Invalid(f"There is a member with the address {member.email} already.", instead="Invite them instead.")
    return _member(member, by, at, is_demo=False)


def _member(member: NewMember, by: Viewer, at: datetime, *, is_demo: bool) -> Member:
    organisation = Organisation.objects.filter(name=member.organisation).first()
    if organisation is None:
        raise Invalid(f"There is no organisation called {member.organisation}.", instead="Load the pack first.")
    made = {
        "partnership_id": by.tenant.id,
        "organisation": organisation,
        "name": member.name,
        "is_demo": is_demo,
        "password": make_password(None),
        "made_at": at,
        "made_by": by.name,
    }
    row = audit.put(Member, by=by, key={"email": member.email.strip().lower()}, said={}, made=made)
    for role in member.roles:
        title_of(role)
        if not RoleHeld.objects.filter(member=row, role=role).exists():
            held = RoleHeld.objects.create(partnership_id=by.tenant.id, member=row, role=role, starts=day_of(at))
            audit.record(by=by, what="made", of=("agencies", "RoleHeld", held.pk), fields=("member", "role", "starts"))
    return row


@transaction.atomic
def invite_member(
    *,
    by: Viewer,
    name: str,
    email: str,
    organisation: str,
    job: str,
    telephone: str,
    roles: tuple[str, ...],
    at: datetime,
) -> str:
    """Make a member of an organisation of the partnership and mail them an invitation; their reference.

    Raises Invalid where somebody has that address already.
    """
    check_keeps_accounts(by)
    body = organisation_for(by, organisation)
    if Member.objects.filter(email__iexact=email).exists():
        raise Invalid(
            "Somebody has an account with that address already.", instead="Look for them in the list of members."
        )
    row = Member.objects.create(
        partnership_id=by.tenant.id,
        organisation_id=body.id,
        name=name.strip(),
        email=email.lower(),
        job=job.strip(),
        telephone=telephone.strip(),
        password=make_password(None),
        made_at=at,
        made_by=by.name[:80],
    )
    audit.record(by=by, what="made", of=_of(row), fields=("name", "email", "organisation", "job", "telephone"))
    for role in roles:
        give_role(by=by, reference=row.reference, role=role, starts=day_of(at), ends=None)
    inviting.invite(by=by, member_id=row.pk, at=at)
    return row.reference


@transaction.atomic
def change_member(*, by: Viewer, reference: str, edition: int, name: str, job: str, telephone: str) -> None:
    """Change what is said of a member. Raises Superseded where somebody else did so meanwhile."""
    check_keeps_accounts(by)
    row = member_row(by, reference)
    said = {"name": name.strip(), "job": job.strip(), "telephone": telephone.strip()}
    changed = {field: value for field, value in said.items() if getattr(row, field) != value}
    swap(row, edition=edition, **said)
    audit.record(by=by, what="changed", of=_of(row), fields=tuple(changed))


@transaction.atomic
def move_member(*, by: Viewer, reference: str, organisation: str, job: str, on: date, at: datetime) -> None:
    """Let a member work for another organisation from a day on. Their roles and parts at the old one end with it."""
    check_keeps_accounts(by)
    row, body = member_row(by, reference), organisation_for(by, organisation)
    if body.id == row.organisation_id:
        raise Invalid(f"{row.name} works for {body.name} already.", instead="Choose another organisation.")
    if on > day_of(at):
        raise Invalid("The day is in the future.", instead="Record the move on the day, or after it.")
    if Posting.objects.filter(member=row, until__gte=day_before(on)).exists():
        raise Invalid(f"{row.name} moved after that day already.", instead="Give a later day.")
    posting = Posting.objects.create(
        partnership_id=by.tenant.id, member=row, organisation_id=row.organisation_id, job=row.job, until=day_before(on)
    )
    audit.record(by=by, what="made", of=("agencies", "Posting", posting.pk), fields=("organisation", "job", "until"))
    end_facts(by=by, member=row, at=at)
    swap(row, edition=row.edition, organisation_id=body.id, job=job.strip())
    audit.record(by=by, what="changed", of=_of(row), fields=("organisation", "job"))
    inviting.shut_out(by=by, member_id=row.pk, at=at)


@transaction.atomic
def close_account(*, by: Viewer, reference: str, because: str, to: str, at: datetime) -> tuple[str, ...]:
    """Close the account of somebody who leaves, and hand over to the member `to` (empty: to nobody) what they hold.

    Their sessions end at once, and so do their roles, deputies and parts. Nothing of theirs is deleted. What each desk
    handed over, in sentences.
    """
    check_keeps_accounts(by)
    row = member_row(by, reference)
    if not row.is_active:
        raise NotNow(f"The account of {row.name} is closed already.", instead="See their page.")
    if row.pk == by.member_id:
        raise Invalid("You cannot close your own account.", instead="Ask another administrator.")
    if not because.strip():
        raise Invalid("No reason is given.", instead="Say in a few words why.")
    heir = member_row(by, to) if to else None
    if heir and (heir.pk == row.pk or not heir.is_active):
        raise Invalid("What is held cannot be handed to that member.", instead="Choose somebody with an open account.")
    said = _hand_over(by, row, heir, at) if heir else ()
    end_facts(by=by, member=row, at=at)
    inviting.shut_out(by=by, member_id=row.pk, at=at)
    swap(
        row, edition=row.edition, is_active=False, closed_at=at, closed_by=by.name, closed_because=because.strip()[:300]
    )
    audit.record(by=by, what="ended", of=_of(row), fields=("is_active",))
    return said


@transaction.atomic
def open_account(*, by: Viewer, reference: str, at: datetime) -> None:
    """Open a closed account again. Its roles do not come back: give those that are needed."""
    check_keeps_accounts(by)
    row = member_row(by, reference)
    if row.is_active:
        raise NotNow(f"The account of {row.name} is open.", instead="See their page.")
    swap(row, edition=row.edition, is_active=True, closed_at=None, closed_by="", closed_because="")
    audit.record(by=by, what="restored", of=_of(row), fields=("is_active",))


def _hand_over(by: Viewer, row: Member, heir: Member, at: datetime) -> tuple[str, ...]:
    """Each desk hands over what it holds of a member; so does this one, with the parts they had for an organisation."""
    said = [found for each in desks.declared("hands_over") if (found := each(by=by, member=row.pk, to=heir.pk, at=at))]
    if heir.organisation_id == row.organisation_id:
        for contact in Contact.objects.filter(partnership=by.tenant.id, member=row, ends__isnull=True):
            made = Contact.objects.create(
                partnership_id=by.tenant.id,
                organisation_id=contact.organisation_id,
                part=contact.part,
                member=heir,
                name=heir.name,
                starts=day_of(at),
            )
            audit.record(by=by, what="made", of=("agencies", "Contact", made.pk), fields=("part", "member"))
            said.append(f"{heir.name} is now {contact.part}.")
    return tuple(said)


def _of(row: Member) -> tuple[str, str, UUID]:
    return ("agencies", "Member", row.pk)
