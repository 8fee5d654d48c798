"""Mail: a row in the transaction of the verb that sends it, and a worker that takes it to the mail server.

A mail leaves once. It is taken by one worker at a time; one that a worker died over is sent again under the same
Message-ID, by which mail systems know the second for the first. A refusal of the address is final; anything else is
tried again, later each time, and then shown as failed.
"""

import logging
import smtplib
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.errors import Invalid, WardmoteError
from wardmote.foundation import audit, notices
from wardmote.foundation.access import Viewer
from wardmote.foundation.correspondence.gate import check_may_leave
from wardmote.foundation.correspondence.leaving import About, Reader
from wardmote.foundation.correspondence.models import FAILED, SENDING, SENT, WAITING, Mail
from wardmote.foundation.correspondence.templates import template_of
from wardmote.foundation.local_values import value_of
from wardmote.foundation.now import now, today

logger = logging.getLogger(__name__)

#: How long after each failure a mail is tried again; after the last it has failed.
AGAIN = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480))
#: A worker that has held a mail for this long has died over it.
HELD = timedelta(minutes=10)
#: Mails that one round sends at most.
MOST = 50


@transaction.atomic
def send_mail(
    *,
    by: Viewer,
    to: Reader,
    template: str,
    slots: Mapping[str, object],
    record_class: str = "C1",
    about: tuple[About, ...] = (),
) -> str:
    """Have a mail sent, in the caller's transaction; its reference.

    `template` is "desk/slug" of a `mails.toml`; `slots` are days, numbers, references and ids, and nothing else. Raises
    Refused where the gate refuses, Invalid where the reader has no address.
    """
    check_may_leave(by=by, way="mail", reader=to, record_class=record_class, about=about)
    if not to.address:
        raise Invalid(f"{to.name} has no address to send mail to.", instead="Register one first.")
    at = now()
    mail = Mail.objects.create(
        partnership=by.tenant.id,
        template=template,
        slots=template_of(template).kept(slots),
        reader_kind=to.kind,
        reader=to.id,
        reader_name=to.name,
        to=to.address,
        record_class=record_class,
        about=[[desk, table, str(each)] for desk, table, each in about],
        due=at,
        made_at=at,
        made_by=by.name,
        member=by.member_id,
    )
    audit.record(by=by, what="made", of=_of(mail), fields=("template", "reader"))
    return mail.reference


def _of(mail: Mail) -> tuple[str, str, UUID]:
    return ("correspondence", "Mail", mail.pk)


def send_due(*, by: Viewer, at: datetime) -> int:
    """Send what is due of one partnership; how many left. A round of the worker."""
    due = Mail.objects.filter(partnership=by.tenant.id, due__lte=at)
    waiting = due.filter(state=WAITING).order_by("due")[:MOST]
    orphaned = due.filter(state=SENDING, claimed__lt=at - HELD)[:MOST]
    return sum(_send(mail, by, at) for mail in (*waiting, *orphaned))


def _send(mail: Mail, by: Viewer, at: datetime) -> bool:
    """Take the mail, if nobody else has, and send it; whether it left."""
    mine = Mail.objects.filter(pk=mail.pk, state=mail.state, tries=mail.tries)
    if not mine.update(state=SENDING, claimed=at, tries=mail.tries + 1):
        return False
    try:
        _message(mail, by).send()
    except smtplib.SMTPRecipientsRefused as refused:
        codes = sorted({code for code, _ in refused.recipients.values()})
        return _not_sent(mail, by, at, f"the mail server refused the address ({', '.join(map(str, codes))})", codes[0])
    except smtplib.SMTPResponseException as refused:
        return _not_sent(mail, by, at, f"the mail server answered {refused.smtp_code}", refused.smtp_code)
    except (OSError, smtplib.SMTPException, WardmoteError) as problem:
        return _not_sent(mail, by, at, f"the mail server could not be used ({type(problem).__name__})", 0)
    with transaction.atomic():
        Mail.objects.filter(pk=mail.pk).update(state=SENT, sent_at=now(), sent_by=by.name, problem="")
        audit.record(by=by, what="sent", of=_of(mail))
    return True


def _not_sent(mail: Mail, by: Viewer, at: datetime, problem: str, code: int) -> bool:
    """Say so on its row: when it is tried again, or that it has failed. Codes from 500 on are for good.

    Whoever had it sent is told when it has failed.
    """
    logger.warning("a mail was not sent: %s", mail.reference)
    final = code >= 500 or mail.tries >= len(AGAIN)
    later = {"state": FAILED} if final else {"state": WAITING, "due": at + AGAIN[mail.tries]}
    with transaction.atomic():
        Mail.objects.filter(pk=mail.pk).update(problem=problem[:80], claimed=None, **later)
        if final:
            audit.record(by=by, what="refused", of=_of(mail))
            words = _("A mail to %(who)s could not be delivered: %(why)s.") % {"who": mail.reader_name, "why": problem}
            notices.tell(by=by, members=[mail.member], words=words, href=reverse("list-mail"))
    return False


def _message(mail: Mail, by: Viewer) -> EmailMessage:
    template = template_of(mail.template)
    everywhere = {"partnership": by.tenant.name, "closing": str(value_of(by, "correspondence.closing", today()))}
    site = settings.WARDMOTE_ADDRESS
    host = site.partition("//")[2].partition(":")[0] or "localhost"
    return EmailMessage(
        subject=template.subject,
        body=template.filled(mail.slots, site=site, everywhere=everywhere),
        to=[mail.to],
        headers={"Message-ID": f"<{mail.reference.lower()}@{host}>", "Auto-Submitted": "auto-generated"},
    )
