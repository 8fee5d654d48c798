"""`wardmote keys escrow`: a copy of the keys, sealed to a passphrase, to be kept elsewhere."""

import argparse
import os
from datetime import datetime
from pathlib import Path
from typing import TextIO

NAME = "escrow"
HELP = "Write a copy of every key, sealed to a passphrase that is asked for, as text to keep in a safe or print"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write it (otherwise it is printed)")
    parser.add_argument(
        "--case-keys",
        type=Path,
        metavar="DIR",
        help="the folder for a copy of the case keys, which another machine needs besides",
    )


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Seal the keys, and remember that they were."""
    from wardmote.errors import Missing, NotNow
    from wardmote.foundation.keys import escrow, keyring
    from wardmote.project.asking import ask_passphrase
    from wardmote.project.commands.keys.backup import copy
    from wardmote.project.options import read

    folder = read(os.environ).keys
    keys = {name: keyring.read(folder, name) for name in keyring.names(folder)}
    if keyring.BACKUP not in keys:
        raise Missing("There is no backup key to escrow.", instead="Make it first: wardmote keys create.")
    text = escrow.seal(keys, ask_passphrase(err, twice=True), at=now)
    if args.out is None:
        print(text, file=out)
    else:
        try:
            with os.fdopen(os.open(args.out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(text)
        except OSError as problem:
            raise NotNow(
                f"{args.out} cannot be written: {problem.strerror}.", instead="Choose another place."
            ) from problem
        print(f"Wrote {args.out}. Move it away from this machine, and away from the passphrase.", file=out)
    keyring.note_escrow(folder, keys, now)
    if args.case_keys is not None:
        copy(folder, args.case_keys, now=now, out=out)
    return 0
