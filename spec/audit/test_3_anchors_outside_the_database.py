"""Audit / Anchors outside the database, and the key that signs them

What the sealer writes beside the database, line by line, and what is said of a folder that is not as it was written.
The signatures are those of RFC 8032, section 7.1, of which the first two keys are used here: published values.
"""

import fcntl
import json
import os
import stat
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from spec.audit.chain import CHAIN, OURS, THEIRS, TRUE

from wardmote.errors import Broken
from wardmote.foundation.audit import anchors, signing
from wardmote.foundation.audit.anchored import Anchored
from wardmote.foundation.audit.anchors import Head, Heads
from wardmote.foundation.audit.examining import Told
from wardmote.foundation.audit.hashing import beginning
from wardmote.foundation.audit.signing import Signer, checker, checker_of, signer

AT = datetime(2026, 4, 4, 12, 0, tzinfo=UTC)
A, B = str(CHAIN), "00000000-0000-0000-0000-000000000047"
BACK = "Put the folder of anchors back from a backup, and compare it with the last line kept elsewhere."

# The key


#: RFC 8032, section 7.1: a key's public half, what is signed, and its signature.
VECTORS = [
    (
        OURS,
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24"
            "655141438e7a100b"
        ),
    ),
    (
        THEIRS,
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aee"
            "b00d291612bb0c00"
        ),
    ),
]


@pytest.mark.parametrize(("key", "public", "said", "signature"), VECTORS, ids=["TEST 1", "TEST 2"])
def test_signatures_are_those_that_were_published(key, public, said, signature):
    message = bytes.fromhex(said)
    assert key.checker.key.public_bytes(Encoding.Raw, PublicFormat.Raw).hex() == public
    assert key.sign(message).hex() == signature
    assert key.checker.signed(message, bytes.fromhex(signature))
    assert not key.checker.signed(message + b"x", bytes.fromhex(signature))
    assert not key.checker.signed(message, b"x" * 64)
    assert not key.checker.signed(message, b"")


def test_a_key_is_named_by_the_beginning_of_its_fingerprint():
    """sha256sum of the public half's thirty-two bytes, worked out apart."""
    assert OURS.checker.fingerprint == "21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9"
    assert OURS.checker.name == "21fe31dfa154a261"


def test_the_public_half_goes_out_as_a_file_and_comes_back():
    found = checker_of(OURS.checker.pem())
    assert found is not None
    assert found.fingerprint == OURS.checker.fingerprint
    assert OURS.checker.pem().startswith(b"-----BEGIN PUBLIC KEY-----\n")


def private(key: Any, *, password: bytes | None = None) -> bytes:
    hidden = BestAvailableEncryption(password) if password else NoEncryption()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, hidden)


RSA = rsa.generate_private_key(65537, 2048)
#: What stands in the file, and what is said of it.
KEY_FILES = [
    (b"", "The key at {} cannot be read."),
    (b"not a key", "The key at {} cannot be read."),
    (OURS.checker.pem(), "The key at {} cannot be read."),
    (private(OURS.key, password=b"x"), "The key at {} cannot be read."),
    (private(RSA), "The key at {} is not an Ed25519 key."),
]


@pytest.mark.parametrize(("content", "said"), KEY_FILES, ids=["empty", "words", "public", "by password", "RSA"])
def test_a_file_that_is_no_such_key_is_told(tmp_path, content, said):
    path = tmp_path / "audit"
    path.write_bytes(content)
    with pytest.raises(Broken) as told:
        signer(path, may_make=True)
    assert (told.value.sentence, told.value.instead) == (said.format(path), "Put the escrowed copy back.")
    assert path.read_bytes() == content


def test_a_key_that_is_missing_is_not_made_where_anchors_were_signed(tmp_path):
    path = tmp_path / "keys" / "audit"
    with pytest.raises(Broken) as told:
        signer(path, may_make=False)
    assert told.value.sentence == (
        f"The key that signs the audit's anchors is not at {path}, and anchors have been signed before."
    )
    assert told.value.instead == "Put the escrowed copy back. A new key could not be told from a forger's."
    assert not path.parent.exists()


def test_a_key_is_made_once_for_its_owner_alone(tmp_path):
    path = tmp_path / "var" / "keys" / "audit"
    made = signer(path, may_make=True)
    assert signer(path, may_make=False).checker.fingerprint == made.checker.fingerprint
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [each.name for each in path.parent.iterdir()] == ["audit"]
    assert signer(tmp_path / "var" / "keys" / "other", may_make=True).checker.name != made.checker.name


def test_of_two_that_make_it_at_once_the_first_ones_key_is_the_one(tmp_path, monkeypatch):
    path = tmp_path / "audit"

    def first(waiting: Path, at: Path) -> None:
        at.write_bytes(private(THEIRS.key))
        raise FileExistsError

    monkeypatch.setattr(signing.os, "link", first)
    assert signer(path, may_make=True).checker.name == THEIRS.checker.name
    assert [each.name for each in tmp_path.iterdir()] == ["audit"]


@pytest.mark.parametrize("content", [None, b"", b"x", private(OURS.key)])
def test_a_public_half_that_cannot_be_read_is_told(tmp_path, content):
    path = tmp_path / "key.pem"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Broken) as told:
        checker(path)
    assert told.value.sentence == f"There is no Ed25519 key to read at {path}."
    assert told.value.instead == "Put the escrowed copy back."


def test_another_kind_of_key_is_none(tmp_path):
    path = tmp_path / "key.pem"
    path.write_bytes(RSA.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    assert checker_of(path.read_bytes()) is None
    path.write_bytes(OURS.checker.pem())
    assert checker(path).name == OURS.checker.name


# What is written


@pytest.fixture
def home(tmp_path) -> Path:
    with anchors.locked(tmp_path / "data" / "anchors"):
        pass
    return tmp_path / "data" / "anchors"


def head(place: int) -> Head:
    return (place, TRUE[place - 1].hash.hex())


def write(home: Path, seconds: float, *, restored: bool = False, **places: int) -> None:
    """Write that the chains A and B go to these places, so many seconds after noon."""
    found = {{"a": A, "b": B}[chain]: head(place) for chain, place in places.items()}
    anchors.write(home, found, at=AT + timedelta(seconds=seconds), signer=OURS, restored=restored)


def lines(home: Path) -> list[dict[str, Any]]:
    path = home / anchors.LINES
    return [json.loads(line) for line in path.read_bytes().splitlines()] if path.exists() else []


def test_only_its_owner_opens_the_folder_and_one_sealer_at_a_time(tmp_path):
    folder = tmp_path / "data" / "anchors"
    with anchors.locked(folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        with (folder / anchors.LOCK).open("w") as other, pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with (folder / anchors.LOCK).open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_nothing_was_said_where_nothing_was_written(home):
    assert anchors.heads(home) is None
    assert anchors.heads(home, OURS.checker) is None


def test_the_first_line_says_it_whole(home):
    anchors.intend(home, {}, may={A: head(2)}, signer=OURS)
    assert anchors.heads(home) == Heads(may={A: head(2)}, moved=(A,))
    write(home, 0, a=2)
    (line,) = lines(home)
    signature = line.pop("signature")
    assert line == {
        "number": 1,
        "at": "2026-04-04T12:00:00+00:00",
        "heads": {A: list(head(2))},
        "before": "",
        "key": OURS.checker.name,
    }
    told = json.dumps(line, sort_keys=True, separators=(",", ":")).encode()
    assert signature == OURS.sign(told).hex()
    assert anchors.heads(home, OURS.checker) == Heads({A: head(2)}, lines=1, at="2026-04-04T12:00:00+00:00")
    assert (home / anchors.KEY).read_bytes() == OURS.checker.pem()
    assert sorted(each.name for each in home.iterdir()) == ["anchors.jsonl", "heads.json", "key.pem", "lock"]


def test_a_line_is_written_a_minute_after_the_last_and_tells_what_moved_since(home):
    anchors.intend(home, {}, may={A: head(1)}, signer=OURS)
    write(home, 0, a=1)
    anchors.intend(home, {A: head(1)}, may={B: head(1)}, signer=OURS)
    write(home, 30, a=1, b=1)
    anchors.intend(home, {A: head(1), B: head(1)}, may={A: head(2)}, signer=OURS)
    write(home, 59.9, a=2, b=1)
    assert len(lines(home)) == 1
    assert anchors.heads(home) == Heads(
        {A: head(2), B: head(1)}, lines=1, at="2026-04-04T12:00:00+00:00", moved=tuple(sorted((A, B)))
    )
    anchors.intend(home, {A: head(2), B: head(1)}, may={A: head(3)}, signer=OURS)
    write(home, 60, a=3, b=1)
    first, second = (home / anchors.LINES).read_bytes().splitlines(keepends=True)
    said = json.loads(second)
    assert said["heads"] == {A: list(head(3)), B: list(head(1))}
    assert (said["number"], said["before"]) == (2, anchors.line_hash(first))
    anchors.intend(home, {A: head(3), B: head(1)}, may={A: head(4)}, signer=OURS)
    write(home, 120, a=4, b=1)
    assert lines(home)[2]["heads"] == {A: list(head(4))}, "B has not moved since"
    assert anchors.heads(home).moved == ()


def test_after_a_restore_a_line_tells_of_every_chain_at_once(home):
    write(home, 0, a=4, b=4)
    write(home, 10, restored=True, a=2, b=4)
    _, line = lines(home)
    assert (line["restored"], line["heads"]) == (True, {A: list(head(2)), B: list(head(4))})
    assert "restored" not in lines(home)[0]
    assert anchors.heads(home).at == (AT + timedelta(seconds=10)).isoformat()


def test_heads_of_another_key_or_changed_are_not_believed(home):
    write(home, 0, a=2)
    for wrong in (THEIRS.checker, None):
        if wrong is None:
            said = json.loads((home / anchors.HEADS).read_bytes())
            (home / anchors.HEADS).write_bytes(anchors.as_line({**said, "lines": 7}))
        with pytest.raises(Broken) as told:
            anchors.heads(home, wrong or OURS.checker)
        assert told.value.sentence == (
            f"{home / anchors.HEADS} is not signed by this installation's key, or was changed after it was signed."
        )
        assert told.value.instead == "Run wardmote audit verify, and keep the file as it is: it is evidence."


def test_lines_that_are_gone_stop_the_sealer(home):
    for minute in range(3):
        write(home, 60 * minute, a=minute + 1)
    path = home / anchors.LINES
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))
    with pytest.raises(Broken) as told:
        write(home, 180, a=4)
    assert told.value.sentence == f"{path} has 2 lines, and 3 were written."
    assert told.value.instead == "Run wardmote audit verify, and put the file back from a backup."
    path.unlink()
    with pytest.raises(Broken, match="has 0 lines, and 3 were written"):
        write(home, 180, a=4)


@pytest.mark.parametrize("half", [b'{"number"', b"x"])
def test_what_a_crash_left_half_written_is_taken_away(home, half):
    write(home, 0, a=1)
    path = home / anchors.LINES
    whole = path.read_bytes()
    path.write_bytes(whole + half)
    write(home, 60, a=2)
    assert path.read_bytes().startswith(whole + b'{"at"')
    assert [line["number"] for line in lines(home)] == [1, 2]


def test_a_file_that_is_all_half_a_line_begins_anew(home):
    (home / anchors.LINES).write_bytes(b'{"number"')
    write(home, 0, a=1)
    assert [(line["number"], line["before"]) for line in lines(home)] == [(1, "")]


def test_of_a_long_file_only_the_end_is_read(home, monkeypatch):
    for minute in range(4):
        write(home, 60 * minute, a=minute + 1)
    path = home / anchors.LINES
    whole = path.read_bytes()
    monkeypatch.setattr(anchors, "TAIL", len(whole.splitlines(keepends=True)[-1]) + 40)
    path.write_bytes(b"x" * 100 + whole[100:] + b"half")
    write(home, 240, a=5)
    last = path.read_bytes().splitlines()[-1]
    assert json.loads(last)["number"] == 5
    assert json.loads(last)["before"] == anchors.line_hash(whole.splitlines(keepends=True)[-1])


# What is read


def signed(signer: Signer = OURS, **said: object) -> dict[str, Any]:
    return json.loads(anchors.signed({"heads": {}, **said}, signer))


#: A statement, and is it signed by our key?
STATEMENTS = [
    (signed(), True),
    (signed(THEIRS), False),
    ({**signed(), "number": 1}, False),
    ({**signed(), "signature": signed()["signature"].upper()}, False),
    ({**signed(), "signature": " " + signed()["signature"]}, False),
    ({**signed(), "signature": ""}, False),
    ({**signed(), "signature": 7}, False),
    ({**signed(), "signature": None}, False),
    ({**signed(), "signature": "x"}, False),
    ({**signed(THEIRS), "key": OURS.checker.name}, False),
    ({name: value for name, value in signed().items() if name != "signature"}, False),
    ({name: value for name, value in signed().items() if name != "key"}, False),
]


@pytest.mark.parametrize(("said", "ours"), STATEMENTS, ids=range(len(STATEMENTS)))
def test_what_our_key_signed_is_ours(said, ours):
    assert anchors.is_signed(said, OURS.checker) == ours


def test_a_signature_that_leaves_the_key_out_is_none():
    """Of the key itself, but over a statement that does not say whose it is."""
    told = {"heads": {}}
    signature = OURS.sign(json.dumps(told, sort_keys=True, separators=(",", ":")).encode()).hex()
    assert not anchors.is_signed({**told, "signature": signature}, OURS.checker)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"x",
        b"\xff",
        b"[]",
        b"7",
        b"null",
        b"{}",
        b'{"heads": 7}',
        b'{"heads": []}',
        b'{"heads": {"a": 7}}',
        b'{"heads": {"a": [1]}}',
        b'{"heads": {"a": ["x", "00"]}}',
        b'{"heads": {"a": [null, "00"]}}',
    ],
)
def test_what_is_no_anchor_is_told(line, tmp_path):
    with pytest.raises(Broken) as told:
        anchors.read(line, tmp_path)
    assert told.value.sentence == f"{tmp_path} has something in it that is no anchor."
    assert told.value.instead == "Put back a copy from a backup."


def test_what_is_read_is_what_was_written(home):
    assert anchors.read(b'{"heads": {"a": [1, "00"]}, "may": {"b": ["2", 3]}}', home) == {
        "heads": {"a": [1, "00"]},
        "may": {"b": ["2", 3]},
    }
    said = {"heads": {"a": [1, "00"]}, "may": {"b": ["2", 3]}}
    assert (anchors.heads_of(said), anchors.heads_of(said, "may")) == ({"a": (1, "00")}, {"b": (2, "3")})


# What is said of a folder


class Looked:
    """The folder as it is read for `wardmote audit verify`: what is told of it, what is noted, and what is known."""

    def __init__(self, home: Path, key: Path) -> None:
        self.faults: list[tuple[str, str, str]] = []
        self.notes: list[str] = []
        self.anchored = Anchored(home, key, lambda *said: self.faults.append(said), self.notes.append)

    def told(self, chain: str = A) -> Told:
        return self.anchored.told(chain)


@pytest.fixture
def key(tmp_path) -> Path:
    path = tmp_path / "keys" / "audit"
    path.parent.mkdir()
    path.write_bytes(private(OURS.key))
    return path


@pytest.fixture
def four(home) -> Path:
    """Four lines, a minute apart, of two chains that moved; then A moved on within the minute, and a sealer died."""
    for place in range(1, 5):
        told = {A: head(place), B: head(1)}
        anchors.intend(home, told, may={A: head(place)} | ({B: head(1)} if place == 1 else {}), signer=OURS)
        anchors.write(home, told, at=AT + timedelta(minutes=place), signer=OURS)
    anchors.intend(home, {A: head(5), B: head(1)}, may={A: head(6)}, signer=OURS)
    return home


def known(*places: int) -> dict[int, bytes]:
    return {place: TRUE[place - 1].hash for place in places}


def test_a_folder_as_it_was_written_says_where_each_chain_was(four, key):
    looked = Looked(four, key)
    assert (looked.faults, looked.notes, looked.anchored.lines) == ([], [], 4)
    assert looked.told(A) == Told(beginning(CHAIN), known(1, 2, 3, 4, 5), may=(6, TRUE[5].hash))
    assert looked.told(B).anchors == known(1)
    assert looked.told(B).may is None
    other = "00000000-0000-0000-0000-000000000009"
    assert looked.told(other).anchors == {}
    assert not looked.told(other).unread


def test_without_its_key_the_public_half_beside_it_is_asked_and_that_is_noted(four, tmp_path):
    away = tmp_path / "none"
    looked = Looked(four, away)
    assert looked.faults == []
    (note,) = looked.notes
    assert note == (
        f"The key is not at {away}, so signatures were checked against {four / 'key.pem'}, which whoever changed "
        "the anchors could have changed too."
    )
    assert not away.exists()
    (four / "key.pem").unlink()
    looked = Looked(four, away)
    assert looked.faults == [
        ("anchor", f"There is no Ed25519 key to read at {four / 'key.pem'}.", "Put the escrowed copy back.")
    ]
    assert looked.told() == Told(beginning(CHAIN), {}, unread=True)


def test_without_heads_nothing_vouches_for_the_chains(four, key):
    (four / "heads.json").unlink()
    looked = Looked(four, key)
    assert looked.faults == [
        ("anchor", f"There is no {four / 'heads.json'}: nothing outside the database vouches for the chains.", BACK)
    ]
    assert looked.told().unread


def changed(home: Path, name: str, change: Callable[[list[bytes]], Iterable[bytes]]) -> None:
    path = home / name
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))


def as_theirs(line: bytes) -> bytes:
    """The same statement, signed by another key."""
    said = json.loads(line)
    return anchors.signed({name: said[name] for name in said if name not in ("key", "signature")}, THEIRS)


FOLLOWS = "line {} does not follow the one before it."
ANCHORS = "anchors.jsonl"
#: What was done to a file of the folder, and the kinds and ends of what is told.
DONE: dict[str, tuple[str, Callable[[list[bytes]], Iterable[bytes]], list[tuple[str, str]]]] = {
    "heads were changed": (
        "heads.json",
        lambda all_: [all_[0].replace(b'"lines":4', b'"lines":3')],
        [("anchor", "heads.json was changed after it was signed.")],
    ),
    "heads are another key's": (
        "heads.json",
        lambda all_: [as_theirs(all_[0])],
        [("wrong key", "heads.json is signed by another key than this installation's.")],
    ),
    "heads are nonsense": ("heads.json", lambda all_: [b"x"], [("anchor", "has something in it that is no anchor.")]),
    "the last line is gone": (
        ANCHORS,
        lambda all_: all_[:-1],
        [("anchor", "anchors.jsonl has 3 lines, and 4 were written.")],
    ),
    "all lines are gone": (
        ANCHORS,
        lambda all_: [],
        [("anchor", "anchors.jsonl has 0 lines, and 4 were written.")],
    ),
    "the first line is gone": (
        ANCHORS,
        lambda all_: all_[1:],
        [
            ("anchor", FOLLOWS.format(1)),
            ("anchor", FOLLOWS.format(2)),
            ("anchor", FOLLOWS.format(3)),
            ("anchor", "anchors.jsonl has 3 lines, and 4 were written."),
        ],
    ),
    "the second line was changed": (
        ANCHORS,
        lambda all_: [all_[0], all_[1].replace(b"2026", b"2025"), *all_[2:]],
        [("anchor", FOLLOWS.format(3))],
    ),
    "the last line was changed": (
        ANCHORS,
        lambda all_: [*all_[:-1], all_[-1].replace(b"2026", b"2025")],
        [("anchor", "line 4 of anchors.jsonl was changed after it was signed.")],
    ),
    "the second line is another key's": (
        ANCHORS,
        lambda all_: [all_[0], as_theirs(all_[1]), *all_[2:]],
        [
            ("wrong key", "line 2 of anchors.jsonl is signed by another key than this installation's."),
            ("anchor", FOLLOWS.format(3)),
        ],
    ),
    "the last line is another key's": (
        ANCHORS,
        lambda all_: [*all_[:-1], as_theirs(all_[-1])],
        [("wrong key", "line 4 of anchors.jsonl is signed by another key than this installation's.")] * 2,
    ),
    "two lines were exchanged": (
        ANCHORS,
        lambda all_: [all_[1], all_[0], *all_[2:]],
        [("anchor", FOLLOWS.format(1)), ("anchor", FOLLOWS.format(2)), ("anchor", FOLLOWS.format(3))],
    ),
    "a line is nonsense": (
        ANCHORS,
        lambda all_: [*all_[:2], b"x\n", *all_[2:]],
        [("anchor", "has something in it that is no anchor.")],
    ),
    "a line was put on, half": (ANCHORS, lambda all_: [*all_, all_[0][:40]], []),
    "a line was half written and another put on after it": (
        ANCHORS,
        lambda all_: [*all_, all_[0][:40], all_[0]],
        [("anchor", "has something in it that is no anchor.")],
    ),
}


@pytest.mark.parametrize("done", DONE)
def test_a_folder_that_is_not_as_it_was_written_is_told(four, key, done):
    name, change, told = DONE[done]
    changed(four, name, change)
    looked = Looked(four, key)
    assert [kind for kind, _, _ in looked.faults] == [kind for kind, _ in told]
    for (kind, said, instead), (_, ending) in zip(looked.faults, told, strict=True):
        assert said.startswith(str(four))
        assert said.endswith(ending)
        if "no anchor" in ending:
            assert instead == "Put back a copy from a backup."
        elif kind == "wrong key":
            assert instead == f"Put the escrowed key back if it was lost; else this is forged. {BACK}"
        else:
            assert instead == BACK
    assert looked.told().unread == any("no anchor" in ending for _, ending in told)


def test_lines_that_were_never_written_are_no_fault(home, key):
    """Heads alone, of a sealer that died before its first line."""
    anchors.intend(home, {}, may={A: head(2)}, signer=OURS)
    looked = Looked(home, key)
    assert (looked.faults, looked.anchored.lines) == ([], 0)
    assert looked.told() == Told(beginning(CHAIN), {}, may=(2, TRUE[1].hash))


def test_what_a_restore_lost_is_told_for_ever_and_no_longer_expected(home, key):
    for place in range(1, 5):
        told = {A: head(place), B: head(place)}
        anchors.intend(home, told, may=told, signer=OURS)
        anchors.write(home, told, at=AT + timedelta(minutes=place), signer=OURS)
    anchors.write(home, {A: head(2)}, at=AT + timedelta(minutes=9), signer=OURS, restored=True)
    looked = Looked(home, key)
    assert looked.faults == []
    assert sorted(looked.notes) == sorted(
        [
            f"Chain {A}: rows 3 to 4 were lost to the restore of 2026-04-04T12:09:00+00:00.",
            f"Chain {B}: rows 1 to 4 were lost to the restore of 2026-04-04T12:09:00+00:00.",
        ]
    )
    assert looked.told(A).anchors == known(1, 2)
    assert looked.told(B).anchors == {}
    anchors.write(home, {A: head(2)}, at=AT + timedelta(minutes=10), signer=OURS, restored=True)
    assert len(Looked(home, key).notes) == 2, "the second restore lost nothing more"


def test_nothing_here_waits_for_another_file(home):
    write(home, 0, a=1)
    write(home, 60, a=2)
    assert anchors.heads(home) is not None
    assert not [each for each in os.listdir(home) if each.endswith(".new")]
