"""A sealed stream opens as it was written, and not at all when it is cut, changed, reordered, or another key's."""

import io
import json
import os
import random

import pytest

from wardmote.errors import Broken, Invalid, Refused, WardmoteError
from wardmote.foundation.backup.sealed import CHUNK, MAGIC, TAG, Opening, Sealing, read_head

KEY, MARK = bytes(range(32)), "0123456789abcdef"
HEAD = {"made": "2026-04-04T15:40:00+00:00", "version": "0.2.0", "engine": "sqlite", "key": MARK}


def sealed(content: bytes) -> bytes:
    file = io.BytesIO()
    sealing = Sealing(file, KEY, HEAD)
    for start in range(0, len(content), 100_003):
        sealing.write(content[start : start + 100_003])
    sealing.finish()
    return file.getvalue()


def opened(written: bytes, key: bytes = KEY, mark: str = MARK) -> bytes:
    return io.BufferedReader(Opening(io.BytesIO(written), key, mark, where="x.backup")).read()


def pieces(written: bytes) -> tuple[bytes, list[bytes]]:
    """The head, and each chunk with its length."""
    file = io.BytesIO(written)
    read_head(file, "x")
    start, found = file.tell(), []
    while length := file.read(4):
        found.append(length + file.read(int.from_bytes(length)))
    return written[:start], found


THREE = os.urandom(2 * CHUNK + 7)


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_is_sealed_opens(size):
    content = os.urandom(size)
    assert opened(sealed(content)) == content


def test_the_content_is_not_to_be_seen_and_no_two_are_alike():
    content = b"Mrs Canary" * 100
    one, other = sealed(content), sealed(content)
    assert b"Canary" not in one
    assert one != other


def test_another_key_is_refused_by_name_before_it_is_tried():
    with pytest.raises(Refused, match="sealed with the key 0123456789abcdef, and the key here is fedcba9876543210"):
        opened(sealed(b"x"), key=bytes(32), mark="fedcba9876543210")


def test_a_key_that_goes_by_the_right_name_opens_nothing():
    with pytest.raises(Broken, match="not as it was written"):
        opened(sealed(b"x"), key=bytes(32))


def test_cut_between_two_chunks_is_cut_short():
    head, chunks = pieces(sealed(THREE))
    assert len(chunks) == 3
    with pytest.raises(Broken, match="cut short"):
        opened(head + chunks[0] + chunks[1])


@pytest.mark.parametrize(
    "order", [[1, 0, 2], [0, 2, 1], [0, 0, 1, 2], [0, 2], [0, 1, 2, 2], [2]], ids=lambda order: "".join(map(str, order))
)
def test_chunks_out_of_their_order_are_refused(order):
    head, chunks = pieces(sealed(THREE))
    with pytest.raises(Broken):
        opened(head + b"".join(chunks[each] for each in order))


def test_a_chunk_of_another_backup_with_the_same_key_is_refused():
    head, mine = pieces(sealed(THREE))
    _, theirs = pieces(sealed(THREE))
    with pytest.raises(Broken):
        opened(head + mine[0] + theirs[1] + mine[2])


@pytest.mark.parametrize("cut", [0, 5, len(MAGIC), len(MAGIC) + 3, 40, 250, -1, -TAG, -CHUNK])
def test_cut_anywhere_is_refused(cut):
    with pytest.raises((Broken, Invalid)):
        opened(sealed(THREE)[:cut])


def test_a_byte_changed_anywhere_is_refused():
    """In 360 places, each of the first 300 bytes among them: never opened, never anything but a sentence."""
    written, chance = sealed(THREE), random.Random(4)
    for place in [*range(300), *(chance.randrange(len(written)) for _ in range(60))]:
        changed = bytearray(written)
        changed[place] ^= 1 << chance.randrange(8)
        with pytest.raises(WardmoteError):
            opened(bytes(changed))


@pytest.mark.parametrize("content", [b"", b"\0" * 50, MAGIC, b"PK\x03\x04" * 99, MAGIC + (2).to_bytes(4) + b"[]"])
def test_what_is_no_backup_is_said_to_be_none(content):
    with pytest.raises(Invalid, match="not a backup"):
        opened(content)


def test_the_head_is_bound_to_what_follows():
    written = sealed(b"x")
    size = int.from_bytes(written[len(MAGIC) : len(MAGIC) + 4])
    start = len(MAGIC) + 4
    head = json.loads(written[start : start + size])
    forged = json.dumps({**head, "version": "0.9.0"}, sort_keys=True).encode()
    with pytest.raises(Broken):
        opened(MAGIC + len(forged).to_bytes(4) + forged + written[start + size :])
