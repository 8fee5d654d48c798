"""Six rows of one partnership's audit as they are sealed, for the chapters: numbered 11 to 16 in the database."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from wardmote.foundation.audit.examining import Link
from wardmote.foundation.audit.hashing import beginning, seal_hash
from wardmote.foundation.audit.signing import Signer

CHAIN = UUID(int=70)
START = beginning(CHAIN)


def row(number: int, what: str = "changed", **more: object) -> tuple:
    """A row of the audit, its values as they are hashed."""
    told = {"fields": "due", "commitments": "", **more}
    at = datetime(2026, 4, 4, 12, 0, number % 60, tzinfo=UTC)
    return (
        number, more.get("partnership", CHAIN), at, what, "plan.Aim", "r", "", told["fields"], told["commitments"], "",
        "", "", "member", None, "", UUID(int=9),
    )  # fmt: skip


def sealed(rows: Iterable[tuple], after: bytes = START, first: int = 1) -> list[Link]:
    """Rows as the sealer chains them, from the place `first`, after the hash `after`."""
    made = []
    for place, values in enumerate(rows, first):
        hash_ = seal_hash(after, values)
        made.append(Link(place, after, hash_, values))
        after = hash_
    return made


TRUE = sealed(row(number) for number in range(11, 17))


def key(private: str) -> Signer:
    return Signer(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private)))


#: The keys of the first two test vectors of RFC 8032, section 7.1: ours, and another.
OURS = key("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
THEIRS = key("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
