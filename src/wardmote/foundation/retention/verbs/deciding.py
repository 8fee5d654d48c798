"""Deciding on a record that is past its time: it goes tonight, it is kept longer, or that is taken back."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.errors import NotNow
from wardmote.foundation import audit, local_values
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of
from wardmote.foundation.retention import rules
from wardmote.foundation.retention.declared import kind_of, rules_of
from wardmote.foundation.retention.models import Disposal
from wardmote.foundation.retention.queries import holds_on, over_of, row_for
from wardmote.foundation.retention.sealed import make_key_of, sealed

_OF = ("retention", "Disposal")
_APPROVED = ("approver", "approved_at", "approved_by")
_EXTENDED = ("extended_at", "extended_by", "until", "because", "words")


@transaction.atomic
def approve_disposal(*, disposal: UUID, by: Viewer, at: datetime) -> None:
    """Approve that a record is destroyed in the night that follows; until then it can be taken back.

    Raises Refused for who made or keeps it, NotNow where a legal hold keeps it, or it is no longer past its time.
    """
    row = _to_decide(disposal, by, at)
    rules.check_not_held(_holds(row, by))
    due = (
        each.record
        for rule in rules_of(by, kind_of(row.desk, row.table), day_of(at))
        for each in rule.due(by, [row.record])
    )
    if row.record not in due:
        raise NotNow("It is no longer past its time: somebody has worked on it.", instead="It is kept. Go on.")
    if row.approved_at is not None:
        raise NotNow("It was approved already.", instead="It goes tonight, unless that is taken back.")
    _forget_extension(row)
    row.approver, row.approved_at, row.approved_by = by.member_id, at, by.name
    row.save(update_fields=[*_APPROVED, *_EXTENDED])
    audit.record(by=by, what="approved", of=(*_OF, row.pk), fields=_APPROVED)


@transaction.atomic
def take_approval_back(*, disposal: UUID, by: Viewer, at: datetime) -> None:
    """Take back that it goes tonight: whoever may know of the record can, for nothing is lost by it."""
    row = row_for(by, disposal, at)
    if row.approved_at is None:
        raise NotNow("Nobody approved it.", instead="There is nothing to take back.")
    forget_approval(row)
    audit.record(by=by, what="withdrawn", of=(*_OF, row.pk), fields=_APPROVED)


@transaction.atomic
def extend_disposal(*, disposal: UUID, until: date, ground: str, words: str, by: Viewer, at: datetime) -> None:
    """Keep a record for longer, to a day, on a ground and for a reason; after that day it is proposed again.

    Raises Refused for who made or keeps it, Invalid for a day too late, a ground there is not, and no reason.
    """
    row, day = _to_decide(disposal, by, at), day_of(at)
    rules.check_until(until, day, int(local_values.value_of(by, rules.LONGEST, day)))
    given = rules.ground_named(rules.LONGER, ground, day)
    rules.check_reason(words)
    make_key_of("Disposal", row.pk)
    row.approver, row.approved_at, row.approved_by = None, None, ""
    row.extended_at, row.extended_by, row.until = at, by.name, until
    row.because, row.words = given.id, sealed("Disposal", row.pk, "words", words)
    row.save(update_fields=[*_APPROVED, *_EXTENDED])
    audit.record(by=by, what="changed", of=(*_OF, row.pk), fields=_EXTENDED)


def forget_approval(row: Disposal) -> None:
    """It does not go tonight; the caller records why."""
    row.approver, row.approved_at, row.approved_by = None, None, ""
    row.save(update_fields=list(_APPROVED))


def _to_decide(disposal: UUID, by: Viewer, at: datetime) -> Disposal:
    row = row_for(by, disposal, at)
    rules.check_decides(by, frozenset(map(UUID, row.keepers)))
    return row


def _holds(row: Disposal, by: Viewer) -> tuple:
    return holds_on(by, (row.desk, row.table), over_of(by, (row.desk, row.table, row.record)))


def _forget_extension(row: Disposal) -> None:
    row.extended_at, row.extended_by, row.until, row.because, row.words = None, "", None, "", ""
