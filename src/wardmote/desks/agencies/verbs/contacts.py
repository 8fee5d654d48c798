"""Whom to ask at an organisation: named contacts; and the registered mailbox, asked by link whether it is right."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from wardmote.desks.agencies.models import Capacity, Contact, Mailbox, Member
from wardmote.desks.agencies.queries.contacts import mailbox_for, reader_of
from wardmote.desks.agencies.rules import PARTS
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.foundation.correspondence import links
from wardmote.foundation.now import day_of

CONFIRM = "agencies/confirm-mailbox"


@transaction.atomic
def register_mailbox(*, by: Viewer, organisation: UUID, address: str, at: datetime) -> str:
    """Register the mailbox at which an organisation of the partnership is asked; its reference.

    One that was there before ends the day before; the same one again is left as it is.
    """
    _check_is_here(by, organisation)
    day = day_of(at)
    held = Mailbox.objects.select_for_update().filter(
        partnership=by.tenant.id, organisation=organisation, ends__isnull=True
    )
    before = held.first()
    if before and before.address.casefold() == address.casefold():
        return before.reference
    if before:
        before.ends = max(before.starts, day - timedelta(days=1))
        before.save(update_fields=["ends"])
        audit.record(by=by, what="ended", of=_of(before.pk), fields=("ends",))
    row = Mailbox.objects.create(
        partnership_id=by.tenant.id,
        organisation_id=organisation,
        address=address,
        starts=day,
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=_of(row.pk), fields=("organisation", "address", "starts"))
    return row.reference


@transaction.atomic
def ask_to_confirm(*, by: Viewer, reference: str, at: datetime, days: int | None = None) -> str:
    """Ask a registered mailbox, by a link sent to it, whether it is the right one; the link's reference."""
    mailbox = mailbox_for(by, reference)
    if not mailbox.current:
        raise NotNow("This mailbox has been replaced.", instead="Ask the one that is registered now.")
    to = reader_of(by, mailbox.organisation)
    return links.ask(by=by, purpose=CONFIRM, target=mailbox.id, to=to, at=at, days=days)


@transaction.atomic
def answer_mailbox(*, by: Viewer, target: UUID, answers: dict[str, Any], at: datetime) -> None:
    """Record what somebody at the mailbox said of it: that it is right and whom to ring, or that it is not."""
    row = Mailbox.objects.select_for_update().get(partnership=by.tenant.id, pk=target)
    row.denied = answers["right"] == "no"
    row.contact, row.telephone = answers["contact"], answers["telephone"]
    row.confirmed_at, row.confirmed_by = at, by.name
    row.save(update_fields=["denied", "contact", "telephone", "confirmed_at", "confirmed_by"])
    audit.record(by=by, what="confirmed", of=_of(row.pk), fields=("denied", "contact", "telephone"))


@transaction.atomic
def add_contact(
    *,
    by: Viewer,
    organisation: UUID,
    part: str,
    member: UUID | None,
    name: str,
    job: str,
    telephone: str,
    starts: date,
) -> UUID:
    """Let somebody act for an organisation of the partnership: a member of it, or somebody named who has no account.
    What says so is answered by its id."""
    if part not in PARTS:
        raise Invalid(f"Nobody is “{part}” for an organisation.", instead=f"Choose one of {', '.join(PARTS)}.")
    _check_is_here(by, organisation)
    found = Member.objects.filter(partnership=by.tenant.id, pk=member, organisation=organisation).first()
    if member is not None and found is None:
        raise Invalid("That member is not of this organisation.", instead="Choose one of its own, or give a name.")
    if found is None and not name.strip():
        raise Invalid("Nobody is named.", instead="Choose a member, or give a name.")
    row = Contact.objects.create(
        partnership_id=by.tenant.id,
        organisation_id=organisation,
        part=part,
        member=found,
        name=found.name if found else name.strip(),
        job=job.strip(),
        telephone=telephone.strip(),
        starts=starts,
    )
    audit.record(by=by, what="made", of=("agencies", "Contact", row.pk), fields=("part", "member", "name", "telephone"))
    return row.pk


@transaction.atomic
def end_contact(*, by: Viewer, contact: UUID, at: datetime) -> None:
    """Let somebody no longer act for their organisation, from today on. Ended already, it stays as it is."""
    row = Contact.objects.select_for_update().filter(partnership=by.tenant.id, pk=contact).first()
    if row is None:
        raise Missing("There is no such contact here.", instead="See the page of the organisation.")
    if row.ends is None:
        row.ends = max(row.starts, day_of(at) - timedelta(days=1))
        row.save(update_fields=["ends"])
        audit.record(by=by, what="ended", of=("agencies", "Contact", row.pk), fields=("ends",))


def _check_is_here(by: Viewer, organisation: UUID) -> None:
    if not Capacity.objects.filter(partnership=by.tenant.id, organisation=organisation).exists():
        raise Invalid("This organisation is not of the partnership.", instead="Add it to the partnership first.")


def _of(mailbox: UUID) -> tuple[str, str, UUID]:
    return ("agencies", "Mailbox", mailbox)
