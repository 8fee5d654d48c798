"""Telling members something, and noting that they have read it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.notices.models import Notice
from wardmote.foundation.now import now


@transaction.atomic
def tell(*, by: Viewer, members: Iterable[UUID | None], words: str, href: str) -> None:
    """Tell each of these members of the partnership, in the caller's transaction. Nobody (None) is told nothing."""
    at = now()
    for member in dict.fromkeys(members):
        if member is not None and member != by.member_id:
            row = Notice.objects.create(
                partnership=by.tenant.id, member=member, words=words[:300], href=href, made_at=at, made_by=by.name
            )
            audit.record(by=by, what="made", of=("notices", "Notice", row.pk), fields=("member", "href"))


@transaction.atomic
def read_all(*, by: Viewer, at: datetime) -> None:
    """Note that a member has read what was there for them."""
    rows = seen(by, Notice, BUSINESS).filter(member=by.member_id, read_at__isnull=True)
    ids = list(rows.values_list("pk", flat=True))
    rows.filter(pk__in=ids).update(read_at=at, read_by=by.name)
    audit.record(by=by, what="confirmed", of=("notices", "Notice", ids), fields=("read_at",))
