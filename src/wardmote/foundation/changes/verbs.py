"""Proposing a change, deciding on it, and withdrawing it. Each is one transaction, the change itself included."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation import audit, desks, notices
from wardmote.foundation.access import Viewer
from wardmote.foundation.changes.models import DECLINED, MADE, WAITING, WITHDRAWN, Change
from wardmote.foundation.changes.queries import row_of
from wardmote.foundation.changes.rules import check_may_decide, check_may_propose, check_reason
from wardmote.foundation.changes.weighing import kind_of, weigh
from wardmote.foundation.now import day_of


@transaction.atomic
def propose(
    *, by: Viewer, kind: str, subject: str, said: Mapping[str, Any], starts: date, because: str, at: datetime
) -> str:
    """Propose a change to hold from `starts`; its reference. One that is not legal is made at once.

    Raises Refused for a viewer who may not, Invalid for what cannot be or changes nothing, NotNow where another change
    of the same subject waits.
    """
    told, reason = kind_of(kind), check_reason(because)
    check_may_propose(told, by)
    weighed = weigh(by, kind, subject, said)
    if all(before == after for _, before, after in weighed.lines):
        raise Invalid("Nothing would change.", instead="Give what should be different, or leave it as it is.")
    if starts < day_of(at):
        raise Invalid("The change would begin in the past.", instead="Let it begin today or later.")
    _check_none_waits(by, kind, subject)
    change = Change.objects.create(
        partnership=by.tenant.id,
        kind=kind,
        subject=subject,
        said=dict(said),
        title=weighed.title,
        lines=[list(line) for line in weighed.lines],
        citation=weighed.citation,
        legal=weighed.legal,
        starts=starts,
        because=reason,
        made_at=at,
        made_by=by.name,
        member=by.member_id,
    )
    audit.record(by=by, what="asked", of=_of(change), fields=("kind", "subject", "said", "starts"))
    if not weighed.legal:
        _make(change, by, "", at)
    return change.reference


@transaction.atomic
def approve(*, by: Viewer, reference: str, because: str, at: datetime) -> None:
    """Approve what somebody else proposed, and make it. Raises NotNow where what it changes has changed meanwhile."""
    change = _to_decide(by, reference)
    check_may_decide(kind_of(change.kind), by, change.member)
    now = weigh(by, change.kind, change.subject, change.said)
    if [list(line) for line in now.lines] != change.lines:
        raise NotNow(
            "What this would change has been changed meanwhile.",
            instead="Decline it, and let it be proposed anew against what holds now.",
        )
    audit.record(by=by, what="approved", of=_of(change), fields=("state",))
    _make(change, by, because.strip(), at)


@transaction.atomic
def decline(*, by: Viewer, reference: str, because: str, at: datetime) -> None:
    """Decline what somebody else proposed, with a reason."""
    change = _to_decide(by, reference)
    check_may_decide(kind_of(change.kind), by, change.member)
    _decide(change, DECLINED, by, check_reason(because), at)
    audit.record(by=by, what="declined", of=_of(change), fields=("state", "decision"))


@transaction.atomic
def withdraw(*, by: Viewer, reference: str, at: datetime) -> None:
    """Take back a change that one proposed oneself and that waits."""
    change = _to_decide(by, reference)
    if by.member_id is None or change.member != by.member_id:
        raise Refused("Only who proposed a change takes it back.", instead="Decline it, if you may decide on it.")
    _decide(change, WITHDRAWN, by, "", at)
    audit.record(by=by, what="withdrawn", of=_of(change), fields=("state",))


def _check_none_waits(by: Viewer, kind: str, subject: str) -> None:
    waiting = Change.objects.filter(partnership=by.tenant.id, kind=kind, subject=subject, state=WAITING)
    found = waiting.exclude(subject="").first()
    if found:
        raise NotNow(
            f"Another change of this is waiting to be decided on: {found.reference}.",
            instead="Have that one approved, declined or taken back first.",
        )


def _to_decide(by: Viewer, reference: str) -> Change:
    change = row_of(by, reference, for_change=True)
    if change.state != WAITING:
        raise NotNow("This change has been decided on already.", instead="Look at what became of it.")
    return change


def _make(change: Change, by: Viewer, decision: str, at: datetime) -> None:
    apply = desks.function(kind_of(change.kind).apply)
    apply(by=by, subject=change.subject, said=change.said, starts=max(change.starts, day_of(at)), at=at)
    _decide(change, MADE, by, decision, at)


def _decide(change: Change, state: str, by: Viewer, decision: str, at: datetime) -> None:
    change.state, change.decision = state, decision
    change.decided_at, change.decided_by, change.decider = at, by.name, by.member_id
    change.save(update_fields=["state", "decision", "decided_at", "decided_by", "decider"])
    if change.legal:
        words = _("%(who)s decided on “%(title)s”.") % {"who": by.name, "title": change.title}
        href = reverse("show-change", kwargs={"reference": change.reference})
        notices.tell(by=by, members=[change.member], words=words, href=href)


def _of(change: Change) -> tuple[str, str, Any]:
    return ("changes", "Change", change.pk)
