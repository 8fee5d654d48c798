"""Bytes as numbered lines that can be printed and typed in again, each with two characters that check it.

The alphabet leaves out what is misread. Reading forgives small letters, spaces, an O for a nought, an I or L for a one.
"""

import re
import zlib

from wardmote.errors import Invalid
from wardmote.foundation.references import ALPHABET

GROUP, GROUPS = 5, 8
_LINE = re.compile(r"^\s*(\d{1,4})[ .:]\s*(.*?)\s*$")
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None, "\t": None})


def to_lines(content: bytes) -> list[str]:
    """The bytes as lines: a number, eight groups of five characters, two that check the line."""
    bits = int.from_bytes(b"\x01" + content)
    letters = ""
    while bits:
        bits, letter = divmod(bits, 32)
        letters = ALPHABET[letter] + letters
    width = GROUP * GROUPS
    return [
        _line(number, letters[start : start + width])
        for number, start in enumerate(range(0, len(letters), width), start=1)
    ]


def _line(number: int, letters: str) -> str:
    groups = " ".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))
    return f"{number:3}  {groups}  {_check(number, letters)}"


def _check(number: int, letters: str) -> str:
    found = zlib.crc32(f"{number} {letters}".encode("ascii")) % 1024
    return ALPHABET[found // 32] + ALPHABET[found % 32]


def from_lines(text: str, *, where: str) -> bytes:
    """The bytes of the numbered lines in a text; other lines are for people. Raises Invalid naming the one at fault."""
    letters, wanted = "", 1
    for line in text.splitlines():
        if not (found := _LINE.match(line)):
            continue
        number, typed = int(found[1]), found[2].upper().translate(_MISREAD)
        if number != wanted:
            raise Invalid(f"{where}: after line {wanted - 1} comes line {number}.", instead="Type all lines in order.")
        if len(typed) < 3 or set(typed) - set(ALPHABET) or _check(number, typed[:-2]) != typed[-2:]:
            raise Invalid(f"{where}: line {number} is not as it was written.", instead="Compare it with the paper.")
        letters, wanted = letters + typed[:-2], wanted + 1
    bits = 0
    for letter in letters:
        bits = bits * 32 + ALPHABET.index(letter)
    content = bits.to_bytes((bits.bit_length() + 7) // 8)
    if not content.startswith(b"\x01"):
        raise Invalid(f"{where} holds no escrowed keys, or not all of their lines.", instead="Give the whole text.")
    return content[1:]
