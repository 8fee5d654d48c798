"""The audit of some days in a file, in which looks that its reader may read are told whole, the rest by hashes."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from wardmote.desks.looking.rules import Days
from wardmote.foundation.access import Viewer
from wardmote.foundation.audit.exporting import export


def audit_file(viewer: Viewer, days: Days, told: Collection[int], at: datetime) -> bytes:
    """The file; `told` are the rows told whole, by number. Raises Missing where nothing was sealed on those days."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "audit"
        export(viewer.tenant.id, path, first=days.first, until=days.until, at=at, told=told)
        return path.read_bytes()
