"""`wardmote restore`: a backup put back into an empty installation."""

import argparse
import os
from datetime import datetime
from pathlib import Path
from typing import TextIO

from wardmote.project.escrowed import add_case_keys

NAME = "restore"
HELP = "Put a backup back into an empty database, all of it or nothing, and check that it is whole"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, help="what `wardmote backup` wrote")
    parser.add_argument("--escrow", type=Path, metavar="FILE", help="the escrowed keys, for a machine without them")
    add_case_keys(parser)
    parser.add_argument("--keep-files", action="store_true", help="leave the files in WARDMOTE_DATA as they are")
    parser.add_argument(
        "--despite-audit", action="store_true", help="put it back even where its audit was tampered with before"
    )


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Put it back and say what is there."""
    from wardmote.foundation.keys import escrow, keyring
    from wardmote.project import django_start
    from wardmote.project.asking import ask_passphrase
    from wardmote.project.escrowed import put_case_keys_back, read_text
    from wardmote.project.options import read

    folder = read(os.environ).keys
    if args.escrow:
        keys = escrow.unseal(read_text(args.escrow), ask_passphrase(err), where=str(args.escrow))
        keyring.put_back(folder, keys)
    key, mark = keyring.backup_key(folder)
    on_server = bool(os.environ.get("DATABASE_URL"))
    if on_server:
        # There the tables are made first, and their rows put into them.
        django_start.migrate_first(err)
    django_start.start(as_owner=True)
    from django.conf import settings

    from wardmote.foundation import audit
    from wardmote.foundation.backup.looking import look
    from wardmote.foundation.backup.restoring import check_empty, restore
    from wardmote.foundation.jobs.claims import check_nobody_works
    from wardmote.foundation.sealing.destroying import record_replayed

    def looking() -> None:
        look(now, despite_audit=args.despite_audit or args.keep_files)
        record_replayed()

    check_nobody_works(settings.WARDMOTE_WORKERS)
    check_empty()
    # Before any row is here: what was destroyed since the backup was made must never be read again.
    put_case_keys_back(folder, args.case_keys, args.register, out)
    found = restore(
        args.file,
        key=key,
        mark=mark,
        var=settings.WARDMOTE_VAR,
        data=settings.WARDMOTE_DATA,
        keep_files=args.keep_files,
        looking=looking,
    )
    if args.keep_files:
        # The anchors that are here go on past what was put back: say for ever that what came after is lost.
        audit.seal_restored(now)
    if not on_server:
        # Gathers the files that pages load.
        django_start.migrate_first(err)
    print(f"Put back as it was at {found.made}: {found.rows:,} rows and {found.files:,} files.", file=out)
    print("Everybody signs in again. Run wardmote serve when you are ready.", file=out)
    return 0
