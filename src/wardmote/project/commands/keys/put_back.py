"""`wardmote keys put-back`: the keys from their escrowed copy, on this machine."""

import argparse
import os
from datetime import datetime
from pathlib import Path
from typing import TextIO

NAME = "put-back"
HELP = "Put the keys of an escrowed copy in their place; the passphrase is asked for"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "file", type=Path, help="what `wardmote keys escrow` wrote, or its numbered lines typed in again"
    )


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Put back what is not here; nothing that is here is overwritten."""
    from wardmote.foundation.keys import escrow, keyring
    from wardmote.project.asking import ask_passphrase
    from wardmote.project.escrowed import read_text
    from wardmote.project.options import read

    folder = read(os.environ).keys
    keys = escrow.unseal(read_text(args.file), ask_passphrase(err), where=str(args.file))
    put = keyring.put_back(folder, keys)
    keyring.note_escrow(folder, keys, now)
    print(f"Put back: {', '.join(put) or 'nothing, for all of them are here'}.", file=out)
    return 0
