"""Keeps the secrets of second factors enciphered, so that a copy of the database does not hold them.

AES-256-GCM; the key is made from the installation's secret key, which is never in the database. Form: 1 byte of
version, 12 of nonce, the rest ciphertext and tag; base64.
"""

import base64
import binascii
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from wardmote.errors import Broken

VERSION = b"\x01"
NONCE = 12


def encipher(words: str) -> str:
    """The words, enciphered under today's key."""
    nonce = secrets.token_bytes(NONCE)
    sealed = AESGCM(_key(settings.SECRET_KEY)).encrypt(nonce, words.encode(), VERSION)
    return base64.b64encode(VERSION + nonce + sealed).decode("ascii")


def decipher(sealed: str) -> str:
    """The words again, by today's key or an earlier one; raises Broken where none of them fits."""
    try:
        raw = base64.b64decode(sealed, validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return AESGCM(_key(secret)).decrypt(raw[1 : 1 + NONCE], raw[1 + NONCE :], raw[:1]).decode()
        except (InvalidTag, ValueError):
            continue
    raise Broken(
        "A second factor cannot be read, because this site's secret key is not the one it was kept under.",
        instead="Restore WARDMOTE_SECRET_KEY, or have an administrator take the member's second factors away.",
    )


def _key(secret: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"wardmote second factors").derive(secret.encode())
