"""Placing a legal hold, saying that it is still needed, and lifting it. While it stands nothing of it is destroyed."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from wardmote.errors import NotNow
from wardmote.foundation import audit, local_values
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.now import day_of
from wardmote.foundation.retention import rules
from wardmote.foundation.retention.declared import reviewers
from wardmote.foundation.retention.models import Disposal, LegalHold
from wardmote.foundation.retention.queries import hold_row, holds_on, over_of, record_called, record_past
from wardmote.foundation.retention.sealed import make_key_of, sealed
from wardmote.foundation.retention.verbs.deciding import forget_approval

_OF = ("retention", "LegalHold")


@transaction.atomic
def place_hold(
    *,
    ground: str,
    cites: str,
    words: str,
    review_on: date,
    by: Viewer,
    at: datetime,
    reference: str = "",
    disposal: UUID | None = None,
) -> UUID:
    """Hold a record of one's own agency with all that hangs on it, named by its reference or as one that is past its
    time; the hold's id.

    What of it was to go tonight does not. Raises Refused for a role that does not decide on records, Missing for a
    reference that is not one's agency's, Invalid for a ground, reason or day that cannot be, NotNow where it is held.
    """
    day = day_of(at)
    if disposal is None:
        rules.check_reviews(by, reviewers(by, day))
    given = rules.ground_named(rules.HOLD, ground, day)
    rules.check_reason(words)
    rules.check_cites(cites)
    rules.check_until(review_on, day, int(local_values.value_of(by, rules.HOLD_REVIEW, day)))
    (desk, table, record), over = record_past(by, disposal, at) if disposal else record_called(by, reference, at)
    own = seen(by, LegalHold, BUSINESS).filter(lifted_at__isnull=True, agency=by.organisation)
    if own.filter(desk=desk, table=table, record=record).exists():
        raise NotNow("Your agency holds it already.", instead="Read that hold, and move its day.")
    hold = uuid4()
    make_key_of("LegalHold", hold)
    LegalHold.objects.create(
        id=hold,
        partnership=by.tenant.id,
        desk=desk,
        table=table,
        record=record,
        quoted=over.reference,
        only=None if over.only is None else sorted(map(str, over.only)),
        agency=by.organisation,
        agency_name=by.agency,
        ground=given.id,
        cites=sealed("LegalHold", hold, "cites", cites),
        words=sealed("LegalHold", hold, "words", words),
        review_on=review_on,
        placer=by.member_id,
        placed_at=at,
        placed_by=by.name,
    )
    audit.record(by=by, what="made", of=(*_OF, hold), fields=("record", "ground", "cites", "words", "review_on"))
    _stop_what_goes(by)
    return hold


@transaction.atomic
def move_review(*, hold: UUID, review_on: date, by: Viewer, at: datetime) -> None:
    """Say that a hold is still needed, and when somebody looks at it again."""
    row, day = _standing(hold, by, at), day_of(at)
    rules.check_until(review_on, day, int(local_values.value_of(by, rules.HOLD_REVIEW, day)))
    row.review_on = review_on
    row.save(update_fields=["review_on"])
    audit.record(by=by, what="confirmed", of=(*_OF, row.pk), fields=("review_on",))


@transaction.atomic
def lift_hold(*, hold: UUID, words: str, by: Viewer, at: datetime) -> None:
    """Lift a hold of one's own agency, with a reason. What is past its time is decided on anew; nothing goes by itself
    but what has a day of its own."""
    row = _standing(hold, by, at)
    rules.check_reason(words)
    row.lifted_at, row.lifted_by, row.lifted_words = at, by.name, sealed("LegalHold", row.pk, "lifted_words", words)
    row.save(update_fields=["lifted_at", "lifted_by", "lifted_words"])
    audit.record(by=by, what="ended", of=(*_OF, row.pk), fields=("lifted_at", "lifted_words"))


def _standing(hold: UUID, by: Viewer, at: datetime) -> LegalHold:
    row = hold_row(by, hold, at)
    if row.lifted_at is not None:
        raise NotNow("This hold was lifted.", instead="Place another, if it is needed again.")
    return row


def _stop_what_goes(by: Viewer) -> None:
    """What was approved and is held now does not go: once the hold is lifted somebody decides anew."""
    for row in seen(by, Disposal, BUSINESS).select_for_update().filter(approved_at__isnull=False):
        over = over_of(by, (row.desk, row.table, row.record))
        if holds_on(by, (row.desk, row.table), over):
            forget_approval(row)
            audit.record(by=by, what="withdrawn", of=("retention", "Disposal", row.pk), fields=("approved_at",))
