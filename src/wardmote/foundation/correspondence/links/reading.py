"""Readers of links: of one by the secret that opens it, and of a partnership's by its members."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wardmote.errors import Missing
from wardmote.foundation import desks
from wardmote.foundation.access import BUSINESS, Viewer, seen, the_mailbox
from wardmote.foundation.correspondence.links.declared import purposes
from wardmote.foundation.correspondence.links.secrets import hash_of
from wardmote.foundation.correspondence.models import LinkSecret, Mail, OneTimeLink

#: What became of a link, in the order in which members want to see them.
STATES = ("waiting", "run out", "answered", "revoked")


@dataclass(frozen=True)
class LinkSeen:
    """A link as members see it: `title` is what was asked, `state` one of STATES, `mail` what became of its mail."""

    id: UUID
    reference: str
    purpose: str
    title: str
    target: UUID
    agency: str
    until: datetime
    made_at: datetime
    made_by: str
    member: UUID | None
    state: str
    mail: str
    mail_problem: str
    answered_at: datetime | None
    answered_by: str
    how: str
    spoken_with: str
    spoken: datetime | None
    revoked_at: datetime | None
    revoked_by: str


@dataclass(frozen=True)
class Opened:
    """A link as its secret opens it: for whom, for what, and whether it still wants an answer."""

    id: UUID
    reference: str
    purpose: str
    target: UUID
    viewer: Viewer
    state: str
    until: datetime
    asked_by: str
    answered_at: datetime | None


def state_of(link: OneTimeLink, at: datetime) -> str:
    """Whether it waits for an answer at this moment, and if not, why not."""
    if link.answered_at:
        return "answered"
    if link.revoked_at:
        return "revoked"
    return "waiting" if at < link.until else "run out"


def opened(secret: str, at: datetime) -> Opened:
    """The link that this secret opens; raises Missing, in the same words whatever the secret was."""
    found = LinkSecret.objects.filter(hash=hash_of(secret)).select_related("link").first()
    tenant = found and next((each for each in desks.the_one("tenants")() if each.id == found.partnership), None)
    if found is None or tenant is None:
        raise Missing(
            "This link does not open anything.",
            instead="Open it again from the mail, whole. If that does not help, ring the colleague who asked.",
        )
    link = found.link
    return Opened(
        id=link.pk,
        reference=link.reference,
        purpose=f"{link.desk}/{link.purpose}",
        target=link.target,
        viewer=the_mailbox(link.reader_name, tenant),
        state=state_of(link, at),
        until=link.until,
        asked_by=link.made_by,
        answered_at=link.answered_at,
    )


def links_for(viewer: Viewer, at: datetime) -> tuple[LinkSeen, ...]:
    """The links of the viewer's partnership, the latest first."""
    rows = list(seen(viewer, OneTimeLink, BUSINESS).order_by("-made_at", "reference"))
    mails = _mails(viewer, rows)
    return tuple(_seen(row, mails.get(row.mail), at) for row in rows)


def link_for(viewer: Viewer, reference: str, at: datetime) -> LinkSeen:
    """One link of the viewer's partnership; raises Missing."""
    row = row_of(viewer, reference)
    return _seen(row, _mails(viewer, [row]).get(row.mail), at)


def row_of(viewer: Viewer, reference: str, *, for_change: bool = False) -> OneTimeLink:
    """The row of one link of the viewer's partnership; raises Missing."""
    rows = seen(viewer, OneTimeLink, BUSINESS).filter(reference=reference)
    found = (rows.select_for_update() if for_change else rows).first()
    if found is None:
        raise Missing("There is no link of that reference here.", instead="See the list of what was asked by link.")
    return found


def _mails(viewer: Viewer, links: list[OneTimeLink]) -> dict[str, Mail]:
    rows = seen(viewer, Mail, BUSINESS).filter(reference__in=[link.mail for link in links])
    return {row.reference: row for row in rows}


def _seen(link: OneTimeLink, mail: Mail | None, at: datetime) -> LinkSeen:
    name = f"{link.desk}/{link.purpose}"
    return LinkSeen(
        id=link.pk,
        reference=link.reference,
        purpose=name,
        title=purposes()[name].title if name in purposes() else link.purpose,
        target=link.target,
        agency=link.reader_name,
        until=link.until,
        made_at=link.made_at,
        made_by=link.made_by,
        member=link.member,
        state=state_of(link, at),
        mail=mail.state if mail else "",
        mail_problem=mail.problem if mail else "",
        answered_at=link.answered_at,
        answered_by=link.answered_by,
        how=link.how,
        spoken_with=link.spoken_with,
        spoken=link.spoken,
        revoked_at=link.revoked_at,
        revoked_by=link.revoked_by,
    )
