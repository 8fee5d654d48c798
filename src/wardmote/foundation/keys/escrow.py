"""Keys sealed to a passphrase, as a text for a file or for paper.

The passphrase is stretched by scrypt (RFC 7914; 64 MB of memory) and seals with AES-256-GCM, which also tells a wrong
passphrase from a right one.
"""

import json
import os
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from wardmote.errors import Invalid, Refused
from wardmote.foundation.keys import paper
from wardmote.foundation.keys.keyring import fingerprint
from wardmote.foundation.now import day_of

MAGIC = b"WME1"
SALT, NONCE = 16, 12
#: A passphrase shorter than this could be guessed by a machine that has the text.
SHORTEST = 16


def seal(keys: Mapping[str, bytes], passphrase: str, *, at: datetime) -> str:
    """The keys as a text sealed to a passphrase; raises Invalid for a passphrase that is too short."""
    if len(passphrase) < SHORTEST:
        raise Invalid(
            f"The passphrase has {len(passphrase)} characters, and one this short can be guessed.",
            instead=f"Use {SHORTEST} or more: four or five words that do not belong together.",
        )
    told = json.dumps({name: b64encode(content).decode() for name, content in sorted(keys.items())})
    salt, nonce = os.urandom(SALT), os.urandom(NONCE)
    sealed = AESGCM(_stretched(passphrase, salt)).encrypt(nonce, zlib.compress(told.encode(), 9), MAGIC + salt)
    marks = ", ".join(f"{name} {fingerprint(content)}" for name, content in sorted(keys.items()))
    return "\n".join(
        [
            "Wardmote: escrowed keys",
            f"Sealed to a passphrase on {day_of(at).isoformat()}. The keys: {marks}.",
            "Keep this away from the machine and from the passphrase. It can be printed, and typed in again.",
            "To put the keys back: wardmote keys put-back FILE",
            "",
            *paper.to_lines(MAGIC + salt + nonce + sealed),
            "",
        ]
    )


def unseal(text: str, passphrase: str, *, where: str) -> dict[str, bytes]:
    """The keys in an escrowed text. Raises Invalid for a damaged text, Refused for a wrong passphrase."""
    content = paper.from_lines(text, where=where)
    magic, rest = content[: len(MAGIC)], content[len(MAGIC) :]
    if magic != MAGIC or len(rest) < SALT + NONCE + 16:
        raise Invalid(f"{where} holds no escrowed keys.", instead="Give the text that wardmote keys escrow wrote.")
    salt, nonce, sealed = rest[:SALT], rest[SALT : SALT + NONCE], rest[SALT + NONCE :]
    try:
        told = AESGCM(_stretched(passphrase, salt)).decrypt(nonce, sealed, MAGIC + salt)
    except InvalidTag as wrong:
        raise Refused(
            f"The passphrase does not open {where}.",
            instead="Give the passphrase that it was sealed to; capitals and spaces count.",
        ) from wrong
    return {name: b64decode(each) for name, each in json.loads(zlib.decompress(told)).items()}


def _stretched(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=2**16, r=8, p=1).derive(passphrase.encode("utf-8"))
