"""The night in which what was approved is destroyed: each record by itself, whole or not at all, and certified."""

import logging
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.errors import Missing, NotNow
from wardmote.foundation import audit, notices
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.now import day_of
from wardmote.foundation.retention.declared import kind_of, rules_of
from wardmote.foundation.retention.models import Disposal
from wardmote.foundation.retention.queries import holds_on
from wardmote.foundation.retention.rules import is_ripe
from wardmote.foundation.retention.verbs.certifying import Word, certify
from wardmote.foundation.retention.verbs.deciding import forget_approval
from wardmote.foundation.retention.verbs.parting import forget_disposal, take_apart

logger = logging.getLogger(__name__)


def destroy_approved(*, by: Viewer, at: datetime) -> None:
    """Destroy what was approved before today and is still past its time and held by nobody: a round of every night.

    What cannot go (its key is not here, a hold keeps it) stays whole, holds nothing else up, and is tried again.
    """
    rows = seen(by, Disposal, BUSINESS).filter(approved_at__isnull=False).order_by("approved_at", "pk")
    for disposal, approved_at in list(rows.values_list("pk", "approved_at")):
        if is_ripe(approved_at, at):
            with suppress(Missing, NotNow):
                destroy_one(disposal=disposal, by=by, at=at)


@transaction.atomic
def destroy_one(*, disposal: UUID, by: Viewer, at: datetime) -> None:
    """Destroy one record that was approved, with its certificate; or say why it stays."""
    row = seen(by, Disposal, BUSINESS).select_for_update().filter(pk=disposal, approved_at__isnull=False).first()
    if row is None:
        return
    kind, name = kind_of(row.desk, row.table), (row.desk, row.table)
    found = [(rule, each) for rule in rules_of(by, kind, day_of(at)) for each in rule.due(by, [row.record])]
    if not found:
        words = _("A record that you let go has been worked on since, so it is kept.")
        notices.tell(by=by, members=[row.approver], words=words, href=reverse("list-due"))
        forget_disposal(row, by=by, at=at)
        return
    rule, over = found[0]
    if holds_on(by, name, over):
        forget_approval(row)
        audit.record(by=by, what="withdrawn", of=("retention", "Disposal", row.pk), fields=("approved_at",))
        return
    gone = take_apart(kind, row.record, by=by, at=at)
    word = Word(row.approver, row.approved_by, day_of(row.approved_at))
    certify(
        agency=(row.agency, row.agency_name),
        kind=kind.title,
        rule=_("%(months)s months from %(since)s") % {"months": rule.months, "since": kind.since},
        source=rule.value.source,
        word=word,
        gone=gone,
        by=by,
        at=at,
    )
