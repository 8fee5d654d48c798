"""Makes or brings up to date the database's tables, and gathers the files pages load."""

import os
from pathlib import Path
from typing import TextIO

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from wardmote.foundation import second_wall
from wardmote.foundation.audit import guards
from wardmote.project.roles import grant_to_application


def bring_up_to_date(out: TextIO) -> None:
    """Migrate; on PostgreSQL let the application's role use the tables; gather the files."""
    Path(settings.WARDMOTE_VAR).mkdir(parents=True, exist_ok=True)
    with second_wall.stands(second_wall.machine("migrate")):
        call_command("migrate", interactive=False, verbosity=0, stdout=out)
    for guard in sorted(guards.put_up(connection)):
        print(f"The guard {guard} of the audit did not stand and does again: find out who took it away.", file=out)
    second_wall.put_up(connection)
    if connection.vendor == "postgresql" and (url := os.environ.get("WARDMOTE_APPLICATION_DATABASE_URL")):
        grant_to_application(connection, url)
    call_command("collectstatic", interactive=False, verbosity=0, stdout=out)
