"""Readers of mail, and sending again what could not be delivered."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from wardmote.errors import NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.correspondence.models import FAILED, WAITING, Mail
from wardmote.foundation.correspondence.templates import templates

#: How many a list shows.
LISTED = 500


@dataclass(frozen=True)
class MailSeen:
    """A mail as members see it: to which agency or member, with which subject, and what became of it."""

    reference: str
    subject: str
    to: str
    state: str
    problem: str
    made_at: datetime
    made_by: str
    sent_at: datetime | None


def mails_for(viewer: Viewer) -> tuple[MailSeen, ...]:
    """The mail of the viewer's partnership, the latest first."""
    rows = seen(viewer, Mail, BUSINESS).order_by("-made_at", "reference")[:LISTED]
    named = templates()
    return tuple(
        MailSeen(
            reference=row.reference,
            subject=named[row.template].subject if row.template in named else row.template,
            to=row.reader_name,
            state=row.state,
            problem=row.problem,
            made_at=row.made_at,
            made_by=row.made_by,
            sent_at=row.sent_at,
        )
        for row in rows
    )


@transaction.atomic
def send_again(*, by: Viewer, reference: str, at: datetime) -> None:
    """Try a mail that was not delivered once more, from the first try on. Raises NotNow for any other."""
    rows = seen(by, Mail, BUSINESS).filter(reference=reference, state=FAILED)
    found = rows.values_list("pk", flat=True).first()
    if found is None:
        raise NotNow("Only a mail that could not be delivered is sent again.", instead="Look at the list of mail.")
    rows.update(state=WAITING, tries=0, due=at, claimed=None, problem="")
    audit.record(by=by, what="asked", of=("correspondence", "Mail", found))
