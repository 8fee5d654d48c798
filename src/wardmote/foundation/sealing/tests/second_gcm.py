"""A second AES-GCM, written from NIST SP 800-38D over the block cipher alone: slow, plain, and nobody else's code."""

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

R = 0xE1 << 120


def multiplied(x: int, y: int) -> int:
    """The product of two blocks in GF(2^128) (6.3, algorithm 1)."""
    z, v = 0, y
    for place in range(127, -1, -1):
        if x >> place & 1:
            z ^= v
        v = v >> 1 ^ (R if v & 1 else 0)
    return z


def opened(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes | None:
    """What was sealed, or None where the tag is another (7.2); the nonce has 12 bytes."""
    ecb = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    h = int.from_bytes(ecb.update(bytes(16)))
    content, tag = sealed[:-16], sealed[-16:]
    s = 0
    lengths = (len(bound) * 8).to_bytes(8) + (len(content) * 8).to_bytes(8)
    for part in (bound, content, lengths):
        for start in range(0, len(part), 16):
            s = multiplied(s ^ int.from_bytes(part[start : start + 16].ljust(16, b"\0")), h)
    first = ecb.update(nonce + b"\0\0\0\1")
    if (s ^ int.from_bytes(first)).to_bytes(16) != tag:
        return None
    stream = b"".join(ecb.update(nonce + number.to_bytes(4)) for number in range(2, 2 + (len(content) + 15) // 16))
    return bytes(a ^ b for a, b in zip(content, stream, strict=False))
