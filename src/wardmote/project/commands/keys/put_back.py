"""`wardmote keys put-back`: the keys from their escrowed copy, and those of cases from theirs, on this machine."""

import argparse
import os
from datetime import datetime
from pathlib import Path
from typing import TextIO

from wardmote.project.escrowed import add_case_keys

NAME = "put-back"
HELP = "Put escrowed keys in their place (the passphrase is asked for), and the keys of cases from a copy of theirs"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "file",
        type=Path,
        nargs="?",
        help="what `wardmote keys escrow` wrote, or its numbered lines typed in again; without it none is put back",
    )
    add_case_keys(parser)


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Put back what is not here; nothing that is here is overwritten."""
    from wardmote.foundation.keys import escrow, keyring
    from wardmote.project.asking import ask_passphrase
    from wardmote.project.escrowed import put_case_keys_back, read_text
    from wardmote.project.options import read

    folder = read(os.environ).keys
    if args.file is not None:
        keys = escrow.unseal(read_text(args.file), ask_passphrase(err), where=str(args.file))
        put = keyring.put_back(folder, keys)
        keyring.note_escrow(folder, keys, now)
        print(f"Put back: {', '.join(put) or 'nothing, for all of them are here'}.", file=out)
    put_case_keys_back(folder, args.case_keys, args.register, out)
    return 0
