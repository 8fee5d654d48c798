"""Breaking the glass of a case, closing it again before its time, and reviewing it. Each step is in the audit."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse

from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation import audit, desks, local_values, notices
from wardmote.foundation.access import Viewer
from wardmote.foundation.break_glass import queries
from wardmote.foundation.break_glass.models import BrokenGlass
from wardmote.foundation.break_glass.rules import (
    FINDINGS,
    HOURS,
    TOLD,
    case_named,
    check_may_break,
    check_may_review,
    check_reason,
)
from wardmote.foundation.break_glass.sealed import make_key_of, seal_words
from wardmote.foundation.grants.rules import purposes_on
from wardmote.foundation.now import day_of

_OF = ("break_glass", "BrokenGlass")


@transaction.atomic
def break_glass(*, by: Viewer, case: str, purpose: str, reason: str, no_conflict: bool, at: datetime) -> UUID:
    """Open a case to one member for as long as the local value says, and tell the liaison officers at once.

    `case` is its reference as somebody gave it. Whether there is such a case is not looked up: the answer is the same.
    Raises Refused for a role that may not or somebody with an interest; Invalid for what is no reason; NotNow where it
    is open already, or where there is nobody to tell or no key to seal the reason under.
    """
    day = day_of(at)
    check_may_break(by, day)
    if not no_conflict:
        raise Refused("Nobody opens a case in which they have an interest of their own.", instead="Ring a colleague.")
    desk, table, record = case_named(case)
    if purpose not in purposes_on(day):
        raise Invalid("A case is opened for a purpose that the protocol knows.", instead="Choose a purpose.")
    check_reason(reason)
    told = [each for each in desks.the_one("members_with")(by, TOLD) if each != by.member_id]
    if not told:
        raise NotNow("There is nobody who could be told, so nothing is opened.", instead="Ring your CSP manager.")
    if queries.open_now(by, at).filter(member=by.member_id, desk=desk, table=table, record=record).exists():
        raise NotNow("You have opened this case already, and it is still open.", instead="Go on with it.")
    hours = int(local_values.value_of(by, HOURS, day))
    glass = uuid4()
    make_key_of(glass)
    row = BrokenGlass.objects.create(
        id=glass,
        partnership=by.tenant.id,
        member=by.member_id,
        desk=desk,
        table=table,
        record=record,
        purpose=purpose,
        reason=seal_words(glass, "reason", reason.strip()),
        opened_at=at,
        opened_by=by.name,
        until=at + timedelta(hours=hours),
    )
    audit.record(
        by=by, what="made", of=(*_OF, row.pk), fields=("desk", "table", "record", "purpose", "reason", "until")
    )
    notices.tell(
        by=by,
        members=told,
        words=f"{by.name} opened a case by break-glass. Read why.",
        href=reverse("show-broken-glass", kwargs={"glass": row.pk}),
    )
    return row.pk


@transaction.atomic
def close(*, by: Viewer, glass: UUID, at: datetime) -> None:
    """Close what was opened, before its time: whoever opened it, or who reviews. Raises Missing, NotNow once over."""
    row = queries.row_for(by, glass)
    if row.ended_at is not None or at >= row.until:
        raise NotNow("This is closed already.", instead="Review it.")
    row.ended_at, row.ended_by = at, by.name
    row.save(update_fields=["ended_at", "ended_by"])
    audit.record(by=by, what="ended", of=(*_OF, row.pk), fields=("ended_at",))


@transaction.atomic
def review(*, by: Viewer, glass: UUID, finding: str, words: str, at: datetime) -> None:
    """Say whether it was right, once. What was not justified and is still open is closed with it, and they are told.

    Raises Refused for one's own and for a role that does not review; Invalid for a finding there is not.
    """
    row = queries.row_for(by, glass)
    check_may_review(by, row.member)
    if row.reviewed_at is not None:
        raise NotNow("This was reviewed already.", instead="Read what was found.")
    if finding not in FINDINGS:
        raise Invalid("A review finds one of two things.", instead=f"Choose one of: {', '.join(FINDINGS)}.")
    check_reason(words)
    row.reviewed_at, row.reviewed_by, row.reviewer = at, by.name, by.member_id
    row.finding, row.words = finding, seal_words(row.pk, "words", words.strip())
    changed = ["reviewed_at", "reviewed_by", "reviewer", "finding", "words"]
    if finding != FINDINGS[0] and row.ended_at is None and at < row.until:
        row.ended_at, row.ended_by = at, by.name
        changed += ["ended_at", "ended_by"]
    row.save(update_fields=changed)
    audit.record(by=by, what="confirmed", of=(*_OF, row.pk), fields=tuple(changed))
    notices.tell(
        by=by,
        members=[row.member],
        words=f"{by.name} reviewed that you opened a case by break-glass.",
        href=reverse("show-broken-glass", kwargs={"glass": row.pk}),
    )
