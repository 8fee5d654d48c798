"""Asking by link: the link and its mail are made together, in the caller's transaction; asking again; and revoking."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from wardmote.errors import Invalid, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer
from wardmote.foundation.correspondence.gate import check_may_leave
from wardmote.foundation.correspondence.leaving import Reader
from wardmote.foundation.correspondence.links.declared import asked, purpose_of
from wardmote.foundation.correspondence.links.reading import row_of, state_of
from wardmote.foundation.correspondence.models import OneTimeLink
from wardmote.foundation.correspondence.sending import send_mail
from wardmote.foundation.desks import LinkPurpose
from wardmote.foundation.local_values import value_of
from wardmote.foundation.now import day_of


@transaction.atomic
def ask(*, by: Viewer, purpose: str, target: UUID, to: Reader, at: datetime, days: int | None = None) -> str:
    """Mail the reader a link that answers this purpose about this record; the link's reference.

    `purpose` is "desk/slug". The link works for `days`, or as long as its purpose says. Raises whatever the purpose's
    question raises where there is nothing to answer, and Refused where the gate refuses.
    """
    told = purpose_of(purpose)
    if to.kind != "mailbox":
        raise Invalid(f"A link goes to an agency's registered mailbox, and {to.name} is none.", instead="Choose one.")
    desk, _, slug = purpose.partition("/")
    check_may_leave(by=by, way="mail", reader=to, record_class=BUSINESS, about=((desk, told.table, target),))
    asked(told, "question")(by, target)
    link = OneTimeLink.objects.create(
        partnership=by.tenant.id,
        desk=desk,
        purpose=slug,
        target=target,
        reader=to.id,
        reader_name=to.name,
        to=to.address,
        until=_until(by, told, at, days),
        made_at=at,
        made_by=by.name,
        member=by.member_id,
    )
    audit.record(by=by, what="asked", of=_of(link), fields=("purpose", "target", "reader", "until"))
    _mail(link, by)
    return link.reference


@transaction.atomic
def ask_again(*, by: Viewer, reference: str, at: datetime) -> None:
    """Send the link once more, to work as long as a new one would. Raises NotNow unless it still wants an answer."""
    link = row_of(by, reference, for_change=True)
    if state_of(link, at) in ("answered", "revoked"):
        raise NotNow("This link wants no answer any more.", instead="Ask anew if something else is to be answered.")
    told = purpose_of(f"{link.desk}/{link.purpose}")
    link.until = _until(by, told, at, None)
    link.save(update_fields=["until"])
    audit.record(by=by, what="asked", of=_of(link), fields=("until",))
    _mail(link, by)


@transaction.atomic
def revoke(*, by: Viewer, reference: str, at: datetime) -> None:
    """Make the link open nothing from now on. Raises NotNow where it has been answered; revoking twice is once."""
    link = row_of(by, reference, for_change=True)
    if link.answered_at:
        raise NotNow("This has been answered already, so there is nothing to revoke.", instead="See what was recorded.")
    if link.revoked_at is None:
        link.revoked_at, link.revoked_by = at, by.name
        link.save(update_fields=["revoked_at", "revoked_by"])
        audit.record(by=by, what="withdrawn", of=_of(link), fields=("revoked_at",))


def _until(by: Viewer, told: LinkPurpose, at: datetime, days: int | None) -> datetime:
    return at + timedelta(days=days or told.days or value_of(by, "correspondence.link_days", day_of(at)))


def _mail(link: OneTimeLink, by: Viewer) -> None:
    told = purpose_of(f"{link.desk}/{link.purpose}")
    link.mail = send_mail(
        by=by,
        to=Reader("mailbox", link.reader_name, link.partnership, id=link.reader, address=link.to),
        template=told.mail,
        slots={"day": day_of(link.until), "reference": link.reference, "link": link.pk},
        about=((link.desk, told.table, link.target),),
    )
    link.save(update_fields=["mail"])


def _of(link: OneTimeLink) -> tuple[str, str, UUID]:
    return ("correspondence", "OneTimeLink", link.pk)
