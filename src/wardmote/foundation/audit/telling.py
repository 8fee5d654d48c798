"""What happened to one record: who, when and which fields, for its page. Never what was in them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wardmote.errors import Refused
from wardmote.foundation import desks
from wardmote.foundation.access.viewer import Viewer
from wardmote.foundation.audit.models import AuditRow

#: As many as a page shows; the audit itself holds them all.
MOST = 200


@dataclass(frozen=True)
class Happened:
    """One act on a record. `by` is a member's name, or what the system's job is called."""

    at: datetime
    what: str
    by: str
    fields: tuple[str, ...]
    because: str


def history(*, of: tuple[str, str, UUID], viewer: Viewer, most: int = MOST) -> tuple[Happened, ...]:
    """What was done to this record, newest first, without the looks at it.

    The caller has found the record for this viewer already, so that what may not be seen has no history either. Raises
    Refused for anybody but a member of the partnership or the system working for it.
    """
    if viewer.kind not in ("member", "system"):
        raise Refused("What happened to a record is for members of the partnership.", instead="Sign in first.")
    desk, table, given = of
    rows = AuditRow.objects.filter(partnership=viewer.tenant.id, table=f"{desk}.{table}", record=str(given))
    found = list(rows.exclude(what="read").order_by("-id")[:most])
    names = desks.the_one("names_of")(viewer, {row.member for row in found if row.member})
    return tuple(Happened(row.at, row.what, _who(row, names), tuple(row.fields.split()), row.because) for row in found)


def _who(row: AuditRow, names: dict[UUID, str]) -> str:
    if row.member:
        return names.get(row.member, "a member of another partnership")
    return row.system or {"mailbox": "somebody with a link", "public": "somebody not signed in"}.get(row.viewer, "")
