"""`wardmote keys show`: the keys that are here, by fingerprint."""

import argparse
import os
from datetime import datetime
from typing import TextIO

NAME = "show"
HELP = (
    "List the keys that are here by their fingerprints, and whether each has been escrowed, and how many cases have one"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """It takes no arguments: the settings say where."""


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """One line a key; never the key itself."""
    from wardmote.foundation.keys import keyring
    from wardmote.foundation.sealing import store
    from wardmote.project.options import read

    folder = read(os.environ).keys
    found = keyring.held(folder)
    for key in found:
        escrowed = f"escrowed on {key.escrowed}" if key.escrowed else "not escrowed"
        print(f"{key.name:12} {key.fingerprint}  {escrowed}", file=out)
    if any(tally := store.tally(folder)):
        print(f"Case keys: {tally[0]:,}. Destroyed, by the register: {tally[1]:,}.", file=out)
    if not found:
        print(f"There are no keys in {folder}.", file=out)
    return 0
