"""`wardmote keys rotate`: a new master key, under which the keys of all cases are wrapped anew."""

import argparse
import os
from datetime import datetime
from typing import TextIO

NAME = "rotate"
HELP = "Make a new master key, wrap the keys of all cases under it, and take the old one away; no row is touched"


def configure(parser: argparse.ArgumentParser) -> None:
    """It takes no arguments: the settings say where."""


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    """Rotate, and say what has to be done again."""
    from wardmote.foundation.sealing import store
    from wardmote.project.options import read

    master, count = store.rotate(read(os.environ).keys)
    print(f"The new master key {master.mark} is made. Case keys wrapped anew under it: {count:,}.", file=out)
    print(
        "Escrow it now, and take a copy of the case keys. Earlier copies open with the escrowed keys of then:", file=out
    )
    print("  wardmote keys escrow --out FILE --case-keys DIR", file=out)
    return 0
