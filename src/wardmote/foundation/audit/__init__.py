"""Who did what to what, and who looked: added in the same transaction, sealed within seconds, never changed.

Desks call `record` in every verb; nobody but this package, `wardmote audit` and exports of the audit read its rows.
"""

from datetime import datetime

from wardmote.foundation.audit.putting import put, put_all
from wardmote.foundation.audit.recording import Of, record, record_read

__all__ = ["Of", "put", "put_all", "record", "record_read", "seal", "seal_restored"]


def seal(at: datetime) -> int:
    """Seal every row that waits; how many there were. The worker calls it every few seconds.

    Raises Broken for a chain that was tampered with. See `sealing.py`, which needs Django's tables and so waits here.
    """
    from wardmote.foundation.audit import sealing

    return sealing.seal(at)


def seal_restored(at: datetime) -> int:
    """Seal after the database was put back from a backup, saying for ever that the rows since then are lost."""
    from wardmote.foundation.audit import sealing

    return sealing.seal_restored(at)
