"""Who did what to what, and who looked: added in the same transaction, sealed within seconds, never changed.

Desks call `record` in every verb; nobody but this package, `wardmote audit` and exports of the audit read its rows.
"""

from wardmote.foundation.audit.putting import put, put_all
from wardmote.foundation.audit.recording import record, record_read

__all__ = ["put", "put_all", "record", "record_read"]
