"""`wardmote keys create`: makes the key that seals backups, and the one under which the keys of cases are kept."""

import argparse
import os
from datetime import datetime
from typing import TextIO

NAME = "create"
HELP = "Make the key that seals backups and the master key of cases, in var/keys, readable by their owner alone"


def configure(parser: argparse.ArgumentParser) -> None:
    """It takes no arguments: the settings say where."""


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Make each once: what is here already is left as it is."""
    from wardmote.foundation.keys import keyring
    from wardmote.foundation.sealing import masters
    from wardmote.project.options import read

    folder = read(os.environ).keys
    master = masters.make_first(folder)
    if keyring.BACKUP in keyring.names(folder) and master:
        print("There was a backup key already; it stays.", file=out)
    else:
        print(f"The backup key {keyring.create(folder)} is made.", file=out)
    if master:
        print(f"The master key {master.mark}, under which the keys of cases are kept, is made.", file=out)
    print("Escrow them now, or a lost machine is a lost backup:", file=out)
    print("  wardmote keys escrow --out FILE", file=out)
    return 0
