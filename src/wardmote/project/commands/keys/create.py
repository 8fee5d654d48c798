"""`wardmote keys create`: makes the key that seals backups."""

import argparse
import os
from datetime import datetime
from typing import TextIO

NAME = "create"
HELP = "Make the key that seals backups, in var/keys, readable by its owner alone"


def configure(parser: argparse.ArgumentParser) -> None:
    """It takes no arguments: the settings say where."""


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Make it once."""
    from wardmote.foundation.keys import keyring
    from wardmote.project.options import read

    mark = keyring.create(read(os.environ).keys)
    print(f"The backup key {mark} is made. Escrow it now, or a lost machine is a lost backup:", file=out)
    print("  wardmote keys escrow --out FILE", file=out)
    return 0
