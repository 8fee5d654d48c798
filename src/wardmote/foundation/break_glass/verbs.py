"""Breaking the glass of a case, closing it again before its time, and reviewing it; agreeing, as a second person, that
it shows how somebody is reached safely, and taking that back. Each step is in the audit."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse

from wardmote.errors import Invalid, NotNow
from wardmote.foundation import audit, desks, local_values, notices
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.standing import standing_of
from wardmote.foundation.break_glass import queries
from wardmote.foundation.break_glass.models import BrokenGlass, Release
from wardmote.foundation.break_glass.rules import (
    AGREED,
    ANSWERS,
    BY_PHONE,
    FINDINGS,
    HOURS,
    TOLD,
    case_named,
    check_may_agree,
    check_may_ask,
    check_may_break,
    check_may_review,
    check_no_interest,
    check_reason,
)
from wardmote.foundation.break_glass.sealed import RELEASE, make_key_of, seal_words
from wardmote.foundation.grants.rules import purposes_on
from wardmote.foundation.now import day_of

_OF, _RELEASE = ("break_glass", "BrokenGlass"), ("break_glass", "Release")


@transaction.atomic
def break_glass(
    *,
    by: Viewer,
    case: str,
    purpose: str,
    reason: str,
    no_conflict: bool,
    at: datetime,
    with_contact: bool = False,
) -> UUID:
    """Open a case to one member for as long as the local value says, and tell the liaison officers at once.

    `case` is its reference as somebody gave it. Whether there is such a case is not looked up: the answer is the same.
    `with_contact` asks them for a second person as well, without whom nothing shows how somebody is reached safely.
    Raises Refused for a role that may not or somebody with an interest; Invalid for what is no reason; NotNow where it
    is open already, or where there is nobody to tell or no key to seal the reason under.
    """
    day = day_of(at)
    check_may_break(by, day)
    if with_contact:
        check_may_ask(by, purpose, day)
    check_no_interest(no_conflict)
    desk, table, record = case_named(case)
    if purpose not in purposes_on(day):
        raise Invalid("A case is opened for a purpose that the protocol knows.", instead="Choose a purpose.")
    check_reason(reason)
    told = [each for each in desks.the_one("members_with")(by, TOLD) if each != by.member_id]
    if with_contact and not told:
        raise NotNow("There is no second person who could agree, so nothing is opened.", instead=BY_PHONE)
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
    said = f"{by.name} opened a case by break-glass. Read why."
    if with_contact:
        Release.objects.create(id=glass, partnership=by.tenant.id, glass=row, member=by.member_id)
        audit.record(by=by, what="asked", of=(*_RELEASE, glass), fields=("glass",))
        said = f"{by.name} opened a case by break-glass, and waits for a second person. Read why."
    _tell(by, told, glass, said)
    return row.pk


@transaction.atomic
def close(*, by: Viewer, glass: UUID, at: datetime) -> None:
    """Close what was opened, before its time: whoever opened it, or who reviews. Raises Missing, NotNow once over."""
    row = queries.row_for(by, glass)
    if not _lasts(row, at):
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
    if finding != FINDINGS[0] and _lasts(row, at):
        row.ended_at, row.ended_by = at, by.name
        changed += ["ended_at", "ended_by"]
    row.save(update_fields=changed)
    audit.record(by=by, what="confirmed", of=(*_OF, row.pk), fields=tuple(changed))
    _tell(by, [row.member], row.pk, f"{by.name} reviewed that you opened a case by break-glass.")


@transaction.atomic
def answer(*, by: Viewer, glass: UUID, answer: str, words: str, no_conflict: bool, at: datetime) -> None:
    """Agree, as a second person, that an opening shows how somebody is reached safely; or not. Once, while it lasts.

    It is open with that until the opening ends, and no longer. Raises Refused for whoever opened the case, another
    role, or somebody with an interest, said now or known; NotNow where nobody waits any more.
    """
    row = queries.row_for(by, glass)
    check_may_agree(by, row.member)
    release = queries.release_row(by, row)
    check_no_interest(no_conflict)
    check_no_interest((row.desk, row.table, row.record) not in standing_of(by, at).conflicted)
    if answer not in ANSWERS:
        raise Invalid("A second person agrees or does not.", instead="Choose one of both.")
    check_reason(words)
    if not _waits(row, release, at):
        raise NotNow("Nobody waits for a second person here any more.", instead="Look at the opening again.")
    release.answered_at, release.answered_by, release.answerer, release.answer = at, by.name, by.member_id, answer
    release.words = seal_words(row.pk, "words", words.strip(), RELEASE)
    changed = ("answered_at", "answered_by", "answerer", "answer", "words")
    release.save(update_fields=changed)
    audit.record(by=by, what="approved" if answer == AGREED else "declined", of=(*_RELEASE, row.pk), fields=changed)
    said = "agreed" if answer == AGREED else "did not agree"
    _tell(by, [row.member], row.pk, f"{by.name} {said} that you read how somebody is reached safely. Read why.")


@transaction.atomic
def take_release_back(*, by: Viewer, glass: UUID, at: datetime) -> None:
    """Take one's own word back at once: whoever asked, while it waits; whoever agreed, while it is open.

    Raises NotNow for everybody else, and once there is nothing to take back.
    """
    row = queries.row_for(by, glass)
    release = queries.release_row(by, row)
    own = by.member_id == row.member and _waits(row, release, at)
    lasts = release.answer == AGREED and release.ended_at is None and _lasts(row, at)
    if not own and not (lasts and by.member_id == release.answerer):
        raise NotNow("There is no word of yours here to take back.", instead="Look at the opening again.")
    release.ended_at, release.ended_by = at, by.name
    release.save(update_fields=["ended_at", "ended_by"])
    audit.record(by=by, what="withdrawn" if own else "ended", of=(*_RELEASE, row.pk), fields=("ended_at",))
    if not own:
        _tell(by, [row.member], row.pk, f"{by.name} took back that you read how somebody is reached safely.")


def _lasts(row: BrokenGlass, at: datetime) -> bool:
    return row.ended_at is None and at < row.until


def _waits(row: BrokenGlass, release: Release, at: datetime) -> bool:
    return release.answered_at is None and release.ended_at is None and _lasts(row, at)


def _tell(by: Viewer, members: Iterable[UUID], glass: UUID, words: str) -> None:
    href = reverse("show-broken-glass", kwargs={"glass": glass})
    notices.tell(by=by, members=members, words=words, href=href)
