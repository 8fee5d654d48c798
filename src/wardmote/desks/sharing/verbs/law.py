"""Recording that an entry of the law was confirmed, which two people do, and withdrawing it, which one does at once."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.sharing.models import EntryReview
from wardmote.desks.sharing.queries.law import CONFIRMATION, entry_for
from wardmote.desks.sharing.rules import law as rules
from wardmote.errors import Invalid, NotNow
from wardmote.foundation import audit, notices
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.changes.models import WAITING
from wardmote.foundation.changes.queries import changes_for
from wardmote.foundation.now import day_of


@transaction.atomic
def confirm_entry(*, by: Viewer, subject: str, said: dict[str, Any], starts: date, at: datetime) -> None:
    """Record what a second person approved: that somebody named checked an entry on a day. Called by a change."""
    entry = entry_for(by, subject, starts)
    rules.check_same(said["fingerprint"], entry.fingerprint)
    asked = next(each for each in changes_for(by, kind=CONFIRMATION, subject=subject) if each.state == WAITING)
    row = EntryReview.objects.create(
        partnership_id=by.tenant.id,
        entry=entry.entry.id,
        fingerprint=entry.fingerprint,
        reviewer=said["reviewer"].strip(),
        position=said["position"].strip(),
        day=date.fromisoformat(said["day"]),
        proposer_id=asked.member,
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="confirmed", of=("sharing", "EntryReview", row.pk), fields=("entry", "fingerprint", "day"))


@transaction.atomic
def withdraw_confirmation(*, entry: str, because: str, by: Viewer, at: datetime) -> None:
    """Make an entry unconfirmed from now on, and tell who asked for its confirmation.

    One person is enough: without a confirmation more is asked of people, and nothing more is told.
    """
    rules.check_may_withdraw(by)
    if not because.strip():
        raise Invalid("No reason is given.", instead="Say in a sentence what is wrong with the entry or the check.")
    found = entry_for(by, entry, day_of(at))
    rows = seen(by, EntryReview, BUSINESS).filter(entry=found.entry.id, withdrawn_at__isnull=True)
    live = list(rows.select_for_update())
    if not live:
        raise NotNow("Nobody has confirmed this entry here.", instead="There is nothing to withdraw.")
    ids = [row.pk for row in live]
    rows.filter(pk__in=ids).update(withdrawn_at=at, withdrawn_by=by.name, because=because.strip())
    audit.record(by=by, what="withdrawn", of=("sharing", "EntryReview", ids), fields=("withdrawn_at", "because"))
    words = _("%(who)s withdrew the confirmation of “%(title)s”.") % {"who": by.name, "title": found.entry.title}
    href = reverse("show-entry-of-law", kwargs={"entry": rules.in_address(found.entry.id)})
    notices.tell(by=by, members=[row.proposer_id for row in live], words=words, href=href)
