"""Starts Django for a command. Import this only inside a command's `run`: it is what makes `--help` slow."""

import os
import subprocess
import sys
from typing import TextIO

import django

from wardmote.errors import Invalid, NotNow


def start(*, as_owner: bool = False) -> None:
    """Start Django. `as_owner` is for migrating: on PostgreSQL it connects as the role that owns the tables."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wardmote.project.settings")
    if as_owner and os.environ.get("DATABASE_URL"):
        owner = os.environ.get("WARDMOTE_OWNER_DATABASE_URL")
        if not owner:
            raise Invalid(
                "WARDMOTE_OWNER_DATABASE_URL is not set, and only the role that owns the tables may change them.",
                instead="Set it to the same database as DATABASE_URL, as the owning role, for this command only.",
            )
        os.environ["WARDMOTE_APPLICATION_DATABASE_URL"] = os.environ["DATABASE_URL"]
        os.environ["DATABASE_URL"] = owner
    django.setup()


def start_on_tables() -> None:
    """Start Django for a command that reads or writes rows; raises NotNow where the tables are not there yet."""
    start()
    from wardmote.foundation.health.checks import WELL, migrations

    state = migrations()
    if state != WELL:
        raise NotNow(f"The database is not ready: {state}.", instead="Then run this again.")


def migrate_first(err: TextIO) -> None:
    """Bring the tables up to date: on PostgreSQL in a process of its own, which is another role's."""
    if not os.environ.get("DATABASE_URL"):
        start()
        from wardmote.project.tables import bring_up_to_date

        bring_up_to_date(err)
        return
    done = subprocess.run(
        [sys.executable, "-c", "from wardmote.project.command import main; raise SystemExit(main(['migrate']))"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stderr.strip(), file=err)
        raise NotNow(
            "The database could not be brought up to date; the lines above say why.", instead="Mend that first."
        )
