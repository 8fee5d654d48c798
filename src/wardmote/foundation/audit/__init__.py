"""Who did what to what, and who looked: added in the same transaction, sealed within seconds, never changed.

Desks call `record` in every verb; nobody but this package, `wardmote audit` and exports of the audit read its rows.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from wardmote.foundation.access.viewer import Viewer
from wardmote.foundation.audit.looking import record_look, shown
from wardmote.foundation.audit.looks import Asked, Looked, count, looks
from wardmote.foundation.audit.putting import put, put_all
from wardmote.foundation.audit.recording import INSTALLATION, Of, record, record_read

if TYPE_CHECKING:
    from wardmote.foundation.audit.telling import Happened

__all__ = [
    "INSTALLATION",
    "Asked",
    "Looked",
    "Of",
    "count",
    "history",
    "looks",
    "put",
    "put_all",
    "record",
    "record_look",
    "record_read",
    "seal",
    "seal_restored",
    "shown",
]


# What follows needs Django's tables, which are not there yet when this package is first imported.
def history(*, of: tuple[str, str, UUID], viewer: Viewer, most: int = 200) -> tuple[Happened, ...]:
    """What was done to this record, newest first: who, when, which fields. See `telling.py`."""
    from wardmote.foundation.audit import telling

    return telling.history(of=of, viewer=viewer, most=most)


def seal(at: datetime) -> int:
    """Seal every row that waits; how many there were. The worker calls it every few seconds.

    Raises Broken for a chain that was tampered with. See `sealing.py`.
    """
    from wardmote.foundation.audit import sealing

    return sealing.seal(at)


def seal_restored(at: datetime) -> int:
    """Seal after the database was put back from a backup, saying for ever that the rows since then are lost."""
    from wardmote.foundation.audit import sealing

    return sealing.seal_restored(at)
