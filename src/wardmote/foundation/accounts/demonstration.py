"""Whether this database was made by a demonstration, and marking it so."""

from datetime import datetime

from wardmote.errors import Refused
from wardmote.foundation import desks
from wardmote.foundation.accounts.models import Demonstration


def is_demonstration() -> bool:
    """This database was made by `wardmote demo`."""
    return Demonstration.objects.exists()


def mark(*, by: str, at: datetime, empty: bool) -> None:
    """Mark a database as a demonstration's. It must be `empty` at first: nobody's real one ever becomes one."""
    if is_demonstration():
        return
    if not empty:
        raise Refused(
            "This database already holds a partnership, so a demonstration will not be made in it.",
            instead="Give the demonstration a database of its own: set WARDMOTE_VAR or DATABASE_URL.",
        )
    Demonstration.objects.create(made_at=at, made_by=by)


def people() -> tuple:
    """Whom this demonstration lets one sign in as; nobody where the database is not one."""
    return desks.the_one("demo_people")() if is_demonstration() else ()
