"""`wardmote migrate`: makes the database's tables, or brings them up to date."""

import argparse
from datetime import datetime
from typing import TextIO

NAME = "migrate"
HELP = "Make the database's tables, or bring them up to date, and gather the files pages load"


def configure(parser: argparse.ArgumentParser) -> None:
    """It takes no arguments: the settings say which database."""


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Migrate as the owner of the tables."""
    from wardmote.project import django_start

    django_start.start(as_owner=True)
    from wardmote.project.tables import bring_up_to_date

    bring_up_to_date(err)
    print("The tables are those this version wants.", file=out)
    return 0
