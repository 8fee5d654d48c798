"""The only writers of papers."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from wardmote.desks.meetings.models import Paper
from wardmote.desks.meetings.queries.locked import item_row
from wardmote.desks.meetings.rules import LONGEST_LINE
from wardmote.desks.meetings.rules.papers import check_file, plain_name
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit, files
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.correspondence.stamping import check_readable

#: Where papers are kept under WARDMOTE_DATA.
KEPT = "papers"


@transaction.atomic
def attach_file(*, item: UUID, title: str, upload: Any, by: Viewer, at: datetime) -> UUID:
    """Attach a PDF to an item; it is kept by its hash. `upload` has a name, a size and chunks."""
    row = _open(item, by)
    check_file(upload.name, upload.size, next(iter(upload.chunks()), b""))
    content = b"".join(upload.chunks())
    check_readable(content, upload.name)
    digest = files.keep(KEPT, content)
    name = plain_name(upload.name)
    told = {"file_name": name, "sha256": digest, "size": upload.size}
    return _attach(row, title.strip() or name.removesuffix(".pdf"), told, by, at)


@transaction.atomic
def attach_page(*, item: UUID, title: str, path: str, by: Viewer, at: datetime) -> UUID:
    """Attach a page of this site to an item: an assessment, a plan, a table."""
    row = _open(item, by)
    if not path.startswith("/"):
        raise Invalid("That is not an address of this site.", instead="Copy it from the page you want to attach.")
    if not title.strip():
        raise Invalid("Say what the paper is called.")
    return _attach(row, title.strip(), {"path": path}, by, at)


@transaction.atomic
def withdraw_paper(*, paper: UUID, by: Viewer, at: datetime) -> None:
    """Take a paper off the agenda. Packs that were sent out with it keep it."""
    row = seen(by, Paper, BUSINESS).select_for_update().filter(pk=paper, withdrawn_at__isnull=True).first()
    if row is None:
        raise Missing("There is no such paper.", instead="See the agenda it was on.")
    _open(row.item_id, by)
    row.withdrawn_at, row.withdrawn_by = at, by.name
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record(by=by, what="withdrawn", of=("meetings", "Paper", row.pk), fields=("withdrawn_at",))


def _open(item: UUID, by: Viewer):
    row = item_row(by, item)
    if row.meeting.closed_at or row.meeting.off_at:
        raise NotNow("This meeting is over, so its papers stay as they are.", instead="Attach it to the next one.")
    return row


def _attach(row, title: str, told: dict, by: Viewer, at: datetime) -> UUID:
    made = Paper.objects.create(
        partnership_id=by.tenant.id, item=row, title=title[:LONGEST_LINE], added_at=at, added_by=by.name, **told
    )
    audit.record(by=by, what="made", of=("meetings", "Paper", made.pk), fields=("title", *told))
    return made.id
