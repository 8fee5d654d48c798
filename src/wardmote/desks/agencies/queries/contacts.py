"""Whom to ask at an organisation."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wardmote.desks.agencies.models import Contact, Mailbox
from wardmote.desks.agencies.rules import PARTS
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.correspondence import Reader


@dataclass(frozen=True)
class MailboxSeen:
    """A registered mailbox. `organisation` is its id; `current` says that it has not been replaced."""

    id: UUID
    reference: str
    organisation: UUID
    organisation_name: str
    address: str
    starts: date
    ends: date | None
    contact: str
    telephone: str
    denied: bool
    confirmed_at: datetime | None
    confirmed_by: str

    @property
    def current(self) -> bool:
        """It has not been replaced."""
        return self.ends is None


@dataclass(frozen=True)
class ContactSeen:
    """Somebody who acts for an organisation: `part` says as what. `member` is empty for one without an account."""

    id: UUID
    organisation: UUID
    organisation_name: str
    part: str
    member: UUID | None
    name: str
    job: str
    telephone: str
    starts: date
    ends: date | None


def contacts_for(viewer: Viewer) -> tuple[ContactSeen, ...]:
    """Who acts for the partnership's organisations, by organisation and part; those that have ended come after."""
    rows = seen(viewer, Contact, BUSINESS).select_related("organisation", "member")
    found = [
        ContactSeen(
            id=row.pk,
            organisation=row.organisation_id,
            organisation_name=row.organisation.name,
            part=row.part,
            member=row.member_id,
            name=row.member.name if row.member else row.name,
            job=(row.member.job if row.member else "") or row.job,
            telephone=(row.member.telephone if row.member else "") or row.telephone,
            starts=row.starts,
            ends=row.ends,
        )
        for row in rows
    ]
    return tuple(
        sorted(found, key=lambda each: (each.ends is not None, each.organisation_name, PARTS.index(each.part)))
    )


def parts_of(viewer: Viewer, member: UUID) -> tuple[str, ...]:
    """As what a member acts for organisations now: "designated liaison officer of Netherwick Council"."""
    acting = (each for each in contacts_for(viewer) if each.member == member and each.ends is None)
    return tuple(f"{each.part} of {each.organisation_name}" for each in acting)


def mailboxes_for(viewer: Viewer) -> tuple[MailboxSeen, ...]:
    """The registered mailboxes of the partnership's organisations, by organisation; those replaced come after."""
    rows = seen(viewer, Mailbox, BUSINESS).select_related("organisation")
    return tuple(sorted(map(_mailbox, rows), key=lambda each: (not each.current, each.organisation_name, each.starts)))


def mailbox_for(viewer: Viewer, reference: str) -> MailboxSeen:
    """One registered mailbox; raises Missing."""
    found = next((each for each in mailboxes_for(viewer) if each.reference == reference), None)
    if found is None:
        raise Missing("There is no registered mailbox of that reference here.", instead="See the list of agencies.")
    return found


def mailbox_of_id(viewer: Viewer, mailbox: UUID) -> MailboxSeen:
    """One registered mailbox by its id; raises Missing."""
    row = seen(viewer, Mailbox, BUSINESS).select_related("organisation").filter(pk=mailbox).first()
    if row is None:
        raise Missing("There is no such registered mailbox here.", instead="Ring the colleague who asked.")
    return _mailbox(row)


def reader_of(viewer: Viewer, organisation: UUID) -> Reader:
    """The reader of what is mailed to an organisation: its registered mailbox.

    Raises Missing where it has registered none, or somebody there has said that it is the wrong one.
    """
    row = (
        seen(viewer, Mailbox, BUSINESS)
        .select_related("organisation")
        .filter(organisation=organisation, ends__isnull=True, denied=False)
        .first()
    )
    if row is None:
        raise Missing(
            "This organisation has no registered mailbox to ask.", instead="Register one on its page, or ring them."
        )
    return Reader("mailbox", row.organisation.name, viewer.tenant.id, id=row.pk, address=row.address)


def _mailbox(row: Mailbox) -> MailboxSeen:
    return MailboxSeen(
        id=row.pk,
        reference=row.reference,
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        address=row.address,
        starts=row.starts,
        ends=row.ends,
        contact=row.contact,
        telephone=row.telephone,
        denied=row.denied,
        confirmed_at=row.confirmed_at,
        confirmed_by=row.confirmed_by,
    )
