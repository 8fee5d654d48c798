"""Reads what somebody hands over of keys: an escrowed copy, a copy of the case keys, the register of destroyed ones."""

import argparse
from pathlib import Path
from typing import TextIO

from wardmote.errors import Invalid

#: No escrowed copy is longer, in bytes.
LONGEST = 200_000


def read_text(path: Path) -> str:
    """The text of a file; raises Invalid for one that cannot be an escrowed copy."""
    try:
        with path.open("rb") as file:
            return file.read(LONGEST).decode("ascii")
    except OSError as problem:
        raise Invalid(f"{path} cannot be read: {problem.strerror}.", instead="Give the escrowed copy.") from problem
    except UnicodeDecodeError as problem:
        raise Invalid(f"{path} holds no escrowed keys.", instead="Give the text that was escrowed.") from problem


def add_case_keys(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments that hand over the case keys."""
    parser.add_argument(
        "--case-keys", type=Path, metavar="FILE", help="a copy of the case keys (`wardmote keys backup`)"
    )
    parser.add_argument(
        "--register",
        type=Path,
        metavar="FILE",
        help="the newest register of destroyed keys (otherwise the one beside the copy of the case keys)",
    )


def put_case_keys_back(folder: Path, copy: Path | None, register: Path | None, out: TextIO) -> None:
    """Replay the register that is given, or the one beside the copy, and only then put back the keys of the copy."""
    from wardmote.foundation.keys import keyring
    from wardmote.foundation.sealing import copies

    held = None
    if copy is not None:
        key, mark = keyring.backup_key(folder)
        held = copies.read(copy, key=key, mark=mark)
        register = register or copies.beside(copy)
    put, gone = copies.put_back(folder, held, register)
    if held is not None or gone:
        print(f"Case keys put back: {put:,}. Destroyed, and staying so: {gone:,}.", file=out)
