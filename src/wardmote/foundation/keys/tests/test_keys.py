"""Keys are their owner's alone, are never overwritten, and come back from paper."""

import random
import stat
from datetime import UTC, datetime

import pytest

from wardmote.errors import Broken, Invalid, Missing, NotNow, Refused
from wardmote.foundation.keys import escrow, keyring, paper

AT = datetime(2026, 4, 4, 23, 30, tzinfo=UTC)
PASSPHRASE = "orchard paving velvet trombone"


def test_the_backup_key_is_made_once_and_is_its_owners_alone(tmp_path):
    mark = keyring.create(tmp_path / "keys")
    key, found = keyring.backup_key(tmp_path / "keys")
    assert (len(key), found) == (32, mark)
    assert stat.S_IMODE((tmp_path / "keys" / "backup").stat().st_mode) == 0o600
    with pytest.raises(NotNow, match=f"a backup key already: {mark}"):
        keyring.create(tmp_path / "keys")
    assert keyring.backup_key(tmp_path / "keys") == (key, mark)
    assert keyring.create(tmp_path / "other") != mark


def test_a_key_that_others_may_read_is_not_used(tmp_path):
    keyring.create(tmp_path)
    (tmp_path / "backup").chmod(0o640)
    with pytest.raises(Refused, match="may be read by others"):
        keyring.backup_key(tmp_path)


def test_no_key_and_a_damaged_key_are_said_to_be_so(tmp_path):
    with pytest.raises(Missing, match="no key called backup"):
        keyring.backup_key(tmp_path)
    (tmp_path / "backup").write_text("abc\n")
    (tmp_path / "backup").chmod(0o600)
    with pytest.raises(Broken, match="damaged"):
        keyring.backup_key(tmp_path)


def test_keys_are_listed_by_fingerprint_and_never_told(tmp_path):
    mark = keyring.create(tmp_path)
    (tmp_path / "secret").write_text("the secret itself")
    assert [(each.name, each.escrowed) for each in keyring.held(tmp_path)] == [("backup", ""), ("secret", "")]
    keyring.note_escrow(tmp_path, {"backup": keyring.read(tmp_path, "backup")}, AT)
    backup, secret = keyring.held(tmp_path)
    assert (backup.fingerprint, backup.escrowed) == (mark, "2026-04-04")
    assert "itself" not in repr(secret)


def test_what_is_escrowed_comes_back(tmp_path):
    keys = {"backup": b"00" * 32 + b"\n", "audit": b"-----BEGIN PRIVATE KEY-----\nxyz\n", "odd": b"\0\xff"}
    text = escrow.seal(keys, PASSPHRASE, at=AT)
    assert escrow.unseal(text, PASSPHRASE, where="x") == keys
    assert "on 2026-04-05" in text
    assert "xyz" not in text
    assert max(map(len, text.splitlines())) <= 120


def test_typed_in_again_by_hand_it_opens():
    text = escrow.seal({"backup": b"key"}, PASSPHRASE, at=AT)
    numbered = [line for line in text.splitlines() if line[:3].strip().isdigit()]
    by_hand = "\n".join(line.lower().replace("0", "o").replace(" 1", " l") for line in numbered[1:])
    typed = numbered[0].replace("  ", " ").replace("1", "1") + "\n" + by_hand.replace(" l", " 1")
    assert escrow.unseal(typed, PASSPHRASE, where="x") == {"backup": b"key"}


def test_a_wrong_passphrase_is_refused_and_a_short_one_not_taken():
    text = escrow.seal({"backup": b"key"}, PASSPHRASE, at=AT)
    with pytest.raises(Refused, match="does not open x"):
        escrow.unseal(text, PASSPHRASE.title(), where="x")
    with pytest.raises(Invalid, match="15 characters"):
        escrow.seal({"backup": b"key"}, "fifteen letters", at=AT)


def test_keys_that_are_here_are_not_overwritten(tmp_path):
    keyring.create(tmp_path)
    mine = keyring.read(tmp_path, "backup")
    assert keyring.put_back(tmp_path, {"backup": mine, "audit": b"a"}) == ("audit",)
    with pytest.raises(Refused, match="another key called audit"):
        keyring.put_back(tmp_path, {"audit": b"b", "more": b"c"})
    assert keyring.names(tmp_path) == ("audit", "backup")


@pytest.mark.parametrize("size", [0, 1, 24, 25, 26, 300])
def test_bytes_go_to_paper_and_back(size):
    content = random.Random(size).randbytes(size)
    assert paper.from_lines("\n".join(paper.to_lines(content)), where="x") == content
    assert paper.from_lines("\n".join(paper.to_lines(b"\0\0" + content)), where="x") == b"\0\0" + content


def test_every_letter_mistyped_is_told_with_its_line():
    lines = paper.to_lines(random.Random(1).randbytes(40))
    tried = 0
    for number, line in enumerate(lines, start=1):
        for place in range(5, len(line)):
            if line[place] != " ":
                wrong = "7" if line[place] != "7" else "8"
                typed = [*lines]
                typed[number - 1] = line[:place] + wrong + line[place + 1 :]
                tried += 1
                with pytest.raises(Invalid, match=f"line {number} is not as it was written"):
                    paper.from_lines("\n".join(typed), where="x")
    print(f"{tried} letters")


def test_a_line_left_out_or_a_text_of_something_else_is_told():
    lines = paper.to_lines(bytes(80))
    with pytest.raises(Invalid, match="after line 1 comes line 3"):
        paper.from_lines("\n".join([lines[0], *lines[2:]]), where="x")
    with pytest.raises(Invalid, match="holds no escrowed keys"):
        paper.from_lines("Dear colleague,\nkind regards", where="x")
    with pytest.raises(Invalid, match="holds no escrowed keys"):
        escrow.unseal("\n".join(paper.to_lines(b"something else")), PASSPHRASE, where="x")
