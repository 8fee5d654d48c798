"""A case's key wrapped under a master key: AES-256-GCM, bound to its case, so that no two can be exchanged.

72 bytes: 4 say the version, 8 are the master's fingerprint, 12 the nonce, the rest the sealed key and its tag.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wardmote.errors import Broken
from wardmote.foundation.sealing.masters import Master
from wardmote.foundation.sealing.references import Case, bound

VERSION = b"WCK1"
MARK, NONCE, KEY, TAG = 8, 12, 32, 16
SIZE = len(VERSION) + MARK + NONCE + KEY + TAG


def wrap(key: bytes, case: Case, master: Master) -> bytes:
    """The case's key under the master key."""
    nonce, head = secrets.token_bytes(NONCE), VERSION + bytes.fromhex(master.mark)
    return head + nonce + AESGCM(master.key).encrypt(nonce, key, _of(head, case))


def mark_of(wrapped: bytes, case: Case) -> str:
    """The fingerprint of the master key that it is wrapped under; raises Broken for what is no wrapped key."""
    if len(wrapped) != SIZE or not wrapped.startswith(VERSION):
        raise damaged(case)
    return wrapped[len(VERSION) : len(VERSION) + MARK].hex()


def unwrap(wrapped: bytes, case: Case, master: Master) -> bytes:
    """The case's key; raises Broken where it was changed, is another case's or another master's."""
    start = len(VERSION) + MARK
    if mark_of(wrapped, case) != master.mark:
        raise damaged(case)
    try:
        return AESGCM(master.key).decrypt(
            wrapped[start : start + NONCE], wrapped[start + NONCE :], _of(wrapped[:start], case)
        )
    except InvalidTag:
        raise damaged(case) from None


def damaged(case: Case) -> Broken:
    """The key of a case is not as it was written."""
    return Broken(
        f"The key of the case {case} is not as it was written.",
        instead="Move its file away and put it back from a copy: wardmote keys put-back --case-keys FILE.",
    )


def _of(head: bytes, case: Case) -> bytes:
    return head + bound(case.desk, case.table, case.id)
