"""Asks whoever runs a command for what must not stand in its arguments: a passphrase."""

import getpass
import sys
from typing import TextIO

from wardmote.errors import Invalid


def ask_passphrase(err: TextIO, *, twice: bool = False) -> str:
    """A passphrase, typed unseen; from another program, the first line it sends. Raises Invalid where none is given."""
    if not sys.stdin.isatty():
        given = sys.stdin.readline().rstrip("\n")
        if not given:
            raise Invalid("No passphrase was given.", instead="Type it when asked, or send it as the first line.")
        return given
    given = getpass.getpass("Passphrase: ", stream=err)
    if twice and getpass.getpass("The same again: ", stream=err) != given:
        raise Invalid("The two passphrases are not the same, so nothing was written.", instead="Try again.")
    return given
