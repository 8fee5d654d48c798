"""The key that signs anchors: Ed25519, made at the first sealing, kept under var/keys, readable by its owner alone."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from wardmote.errors import Broken


@dataclass(frozen=True)
class Checker:
    """The public half: says whether a signature is this key's. `name` is the beginning of its fingerprint."""

    key: Ed25519PublicKey

    @property
    def fingerprint(self) -> str:
        """The hash of the key, which says in the open which key it is."""
        return hashlib.sha256(self.key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()

    @property
    def name(self) -> str:
        return self.fingerprint[:16]

    def signed(self, said: bytes, signature: bytes) -> bool:
        """Is this the key's signature of these bytes?"""
        try:
            self.key.verify(signature, said)
        except InvalidSignature:
            return False
        return True

    def pem(self) -> bytes:
        """The public half as a file, for whoever checks elsewhere."""
        return self.key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@dataclass(frozen=True)
class Signer:
    """The private half."""

    key: Ed25519PrivateKey

    @property
    def checker(self) -> Checker:
        return Checker(self.key.public_key())

    def sign(self, said: bytes) -> bytes:
        return self.key.sign(said)


def signer(path: Path, *, may_make: bool) -> Signer:
    """The key at `path`, made if it is not there and may be; raises Broken if it is missing or cannot be read."""
    if not path.exists():
        if not may_make:
            raise Broken(
                f"The key that signs the audit's anchors is not at {path}, and anchors have been signed before.",
                instead="Put the escrowed copy back. A new key could not be told from a forger's.",
            )
        _make(path)
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as problem:
        raise Broken(f"The key at {path} cannot be read.", instead="Put the escrowed copy back.") from problem
    if not isinstance(key, Ed25519PrivateKey):
        raise Broken(f"The key at {path} is not an Ed25519 key.", instead="Put the escrowed copy back.")
    return Signer(key)


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    # Whole or not at all: another process may look for it at this moment.
    waiting = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(made)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(waiting, path)
    except FileExistsError:
        # The other process was first: its key is the one.
        pass
    finally:
        waiting.unlink()


def checker(path: Path) -> Checker:
    """The public key in this file; raises Broken for one that cannot be read."""
    try:
        found = checker_of(path.read_bytes())
    except OSError:
        found = None
    if found is None:
        raise Broken(f"There is no Ed25519 key to read at {path}.", instead="Put the escrowed copy back.")
    return found


def checker_of(pem: bytes) -> Checker | None:
    """The public key that is written there; None where none is."""
    try:
        key = load_pem_public_key(pem)
    except ValueError:
        return None
    return Checker(key) if isinstance(key, Ed25519PublicKey) else None
