"""Sealing words under a case's key, and opening them again in their place: AES-256-GCM.

The form: `w1.` and, in base64, 12 bytes of nonce, the sealed words and their tag of 16 bytes. Bound into it are the
version, the case and the place. Words are filled up to a multiple of 64 bytes, so that a short answer's length does
not tell it. A nonce is drawn at random: a counter would be put back with an older copy of the store and repeat. One
key would have to seal 2^32 words before two nonces were alike with a chance of 2^-33 (NIST SP 800-38D, 8.3); a case
has some hundreds.
"""

import base64
import binascii
import secrets
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wardmote.errors import Broken, Invalid
from wardmote.foundation.sealing.references import Case, Place, bound

VERSION = "w1"
NONCE, TAG, FILL = 12, 16, 64


@dataclass(frozen=True)
class Words:
    """Words that were opened, or, where `destroyed`, the sentence in their place. Its repr tells neither."""

    text: str = field(repr=False)
    destroyed: bool = False

    def __str__(self) -> str:
        return self.text


def seal_under(key: bytes, case: Case, place: Place, words: str) -> str:
    """The words, sealed. Raises Invalid for what is no text."""
    if not isinstance(words, str):
        raise Invalid(f"What is sealed at {place} must be text.", instead="Seal the words that were opened or typed.")
    # Half of a pair, which no encoder takes, would otherwise come back in an error with all the words beside it.
    said = words.encode("utf-8", "surrogatepass") + b"\x80"
    filled = said + bytes(-len(said) % FILL)
    nonce = secrets.token_bytes(NONCE)
    sealed = AESGCM(key).encrypt(nonce, filled, _of(case, place))
    return f"{VERSION}.{base64.b64encode(nonce + sealed).decode('ascii')}"


def open_under(key: bytes, case: Case, place: Place, sealed: str) -> str:
    """The words again. Raises Broken where they were changed, or sealed for another place, case or version."""
    version, _, rest = sealed.partition(".")
    try:
        raw = base64.b64decode(rest, validate=True)
        # Bits that base64 does not use are refused too: one form for one sealing.
        if version != VERSION or len(raw) < NONCE + TAG or base64.b64encode(raw).decode("ascii") != rest:
            raise ValueError
        filled = AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], _of(case, place))
    except (InvalidTag, ValueError, binascii.Error):
        raise Broken(
            f"What is sealed at {place} does not open: it was changed, or sealed for another place.",
            instead="Find out who changed it (wardmote audit verify), and put it back from a backup.",
        ) from None
    return filled.rstrip(b"\0")[:-1].decode("utf-8", "surrogatepass")


def _of(case: Case, place: Place) -> bytes:
    return bound(VERSION, case.desk, case.table, case.id, place.table, place.row, place.field)
