"""What is looked at when all is in place and nothing yet for good: the tables, and the audit with its anchors."""

from datetime import datetime

from django.db import transaction

from wardmote.errors import Broken
from wardmote.foundation import audit
from wardmote.foundation.audit.verifying import verify
from wardmote.foundation.backup import database

#: A fault of the audit's that is none after a restore: what waited for its seal then waits still.
EXPECTED = frozenset({"unsealed"})


def look(at: datetime, *, despite_audit: bool) -> None:
    """Raise Broken unless the tables are ours and the audit is as it was written; record that it was put back."""
    if database.migrations() != database.wanted_migrations():
        raise Broken("The tables that were put back are not those of this version.", instead="Use another backup.")
    faults = [fault for fault in verify(at).faults if fault.kind not in EXPECTED]
    if faults and not despite_audit:
        raise Broken(
            f"The audit in the backup is not as it was written, so nothing was put back: {faults[0].sentence}",
            instead="Use a backup from before. To have this one in spite of it: --despite-audit.",
        )
    with transaction.atomic():
        audit.record(by="restore", what="restored")
