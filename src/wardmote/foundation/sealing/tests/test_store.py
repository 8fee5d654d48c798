"""Each case has a key of its own, wrapped, in a file of its own. Oracles: the second AES-GCM, and bytes on the disk."""

import os
import stat
import traceback
import uuid
from datetime import UTC, datetime

import pytest
from django.test import RequestFactory
from django.views.debug import SafeExceptionReporterFilter

from wardmote.errors import Broken, Invalid, Missing, NotNow, Refused
from wardmote.foundation.keys import escrow, keyring
from wardmote.foundation.sealing import Case, Words, make_key, masters, open_sealed, seal, store, wrapping
from wardmote.foundation.sealing.tests import second_gcm
from wardmote.foundation.sealing.tests.given import CASE, OTHER, PLACE

WORDS = "Canary Lane 7"


def path_of(keys, case):
    return keys / "cases" / str(case.id)[:2] / f"{case.desk}.{case.table}.{case.id}"


def test_what_a_case_sealed_opens_and_another_case_does_not_open_it(keys):
    make_key(CASE)
    make_key(OTHER)
    sealed = seal(CASE, PLACE, WORDS)
    assert open_sealed(CASE, PLACE, sealed) == Words(WORDS)
    with pytest.raises(Broken):
        open_sealed(OTHER, PLACE, sealed)
    assert store.key_of(keys, CASE) != store.key_of(keys, OTHER)


def test_keys_are_their_owners_alone_and_never_lie_open(keys):
    make_key(CASE)
    files = [path for path in keys.rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in keys.rglob("*") if path.is_dir()} == {0o700}
    key = store.key_of(keys, CASE)
    assert not [path for path in files if key in path.read_bytes() or key.hex().encode() in path.read_bytes()]


def test_the_second_implementation_unwraps_a_key(keys):
    """By the form as wrapping.py tells it, not by its code."""
    make_key(CASE)
    wrapped = path_of(keys, CASE).read_bytes()
    master = bytes.fromhex((keys / "sealing-0001").read_text())
    parts = (b"casework", b"RiverPatrol", str(CASE.id).encode())
    told = wrapped[:12] + b"".join(len(part).to_bytes(2, "big") + part for part in parts)
    assert len(wrapped) == 72
    assert wrapped[4:12].hex() == keyring.fingerprint((keys / "sealing-0001").read_bytes())
    assert second_gcm.opened(master, wrapped[12:24], wrapped[24:], told) == store.key_of(keys, CASE)


def test_every_bit_of_a_wrapped_key_is_bound(keys):
    make_key(CASE)
    path = path_of(keys, CASE)
    wrapped = path.read_bytes()
    changed = [
        wrapped[:at] + bytes([wrapped[at] ^ 1 << bit]) + wrapped[at + 1 :] for at in range(72) for bit in range(8)
    ]
    changed += [b"", wrapped[:-1], wrapped + b"\0"]
    print(f"{len(changed)} changes")
    for each in changed:
        path.write_bytes(each)
        # A changed fingerprint names a master key that is not here.
        with pytest.raises(Missing if each[:4] + each[12:] == wrapped[:4] + wrapped[12:] else Broken):
            seal(CASE, PLACE, WORDS)
    path.write_bytes(wrapped)
    seal(CASE, PLACE, WORDS)


def test_two_cases_files_cannot_be_exchanged(keys):
    """Else a case would be sealed with a key that outlives its own."""
    make_key(CASE)
    make_key(OTHER)
    path_of(keys, CASE).write_bytes(path_of(keys, OTHER).read_bytes())
    with pytest.raises(Broken, match=f"key of the case {CASE}"):
        seal(CASE, PLACE, WORDS)


def test_a_key_is_made_once_and_none_is_made_by_sealing(keys):
    with pytest.raises(Missing, match="has no key here"):
        seal(CASE, PLACE, WORDS)
    with pytest.raises(Missing, match="has no key here"):
        open_sealed(CASE, PLACE, "w1.AAAA")
    make_key(CASE)
    before = path_of(keys, CASE).read_bytes()
    with pytest.raises(NotNow, match="has a key already"):
        make_key(CASE)
    assert path_of(keys, CASE).read_bytes() == before


def test_without_a_master_key_no_case_gets_a_key(tmp_path, settings):
    settings.WARDMOTE_KEYS = tmp_path / "none"
    with pytest.raises(Missing, match="wardmote keys create"):
        make_key(CASE)
    assert not list(tmp_path.rglob("casework*"))


def test_a_master_key_that_others_may_read_or_that_is_damaged_is_not_used(keys):
    make_key(CASE)
    (keys / "sealing-0001").chmod(0o640)
    with pytest.raises(Refused, match="may be read by others"):
        seal(CASE, PLACE, WORDS)
    (keys / "sealing-0001").chmod(0o600)
    (keys / "sealing-0001").write_text("abc\n")
    with pytest.raises(Broken, match="damaged"):
        make_key(OTHER)


def test_the_master_key_goes_with_the_escrowed_keys_and_opens_the_store_elsewhere(keys, tmp_path):
    make_key(CASE)
    sealed = seal(CASE, PLACE, WORDS)
    held = {name: keyring.read(keys, name) for name in keyring.names(keys)}
    assert set(held) == {"sealing-0001"}
    text = escrow.seal(held, "orchard paving velvet trombone", at=datetime(2026, 4, 4, tzinfo=UTC))
    (keys / "sealing-0001").unlink()
    with pytest.raises(Missing, match=r"master key [0-9a-f]{16}, which is not here"):
        open_sealed(CASE, PLACE, sealed)
    keyring.put_back(keys, escrow.unseal(text, "orchard paving velvet trombone", where="x"))
    assert str(open_sealed(CASE, PLACE, sealed)) == WORDS


def test_a_demonstrations_master_key_says_so_wherever_it_is_carried(tmp_path):
    keyring.mark_demonstrations(tmp_path / "demo")
    made = masters.make_first(tmp_path / "demo")
    assert made.made_up
    keyring.put_back(tmp_path / "real", {made.name: keyring.read(tmp_path / "demo", made.name)})
    assert masters.last(tmp_path / "real").made_up
    assert not masters.make_first(tmp_path / "own").made_up
    assert "key=" not in repr(made)


def test_many_processes_make_keys_at_once_and_none_is_lost(keys):
    """Four processes, forty cases each, and one case that all of them want: it has one key."""
    children = []
    for number in range(4):
        if not (child := os.fork()):
            for each in range(40):
                store.create(keys, Case("casework", "RiverPatrol", uuid.UUID(int=number << 64 | each)))
            try:
                store.create(keys, CASE)
            except NotNow:
                os._exit(3)
            os._exit(0)
        children.append(child)
    codes = sorted(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)
    assert codes == [0, 3, 3, 3]
    assert len(list(store.cases(keys))) == 161
    assert len({store.key_of(keys, case) for case in store.cases(keys)}) == 161


def told_of(fault: Exception) -> str:
    """All that Django would report of a fault: each frame of ours with its variables, as a site in service does."""
    filtered = SafeExceptionReporterFilter()
    request = RequestFactory().get("/")
    frames, said = fault.__traceback__, ""
    while frames:
        if "/sealing/tests/" not in frames.tb_frame.f_code.co_filename:
            said += repr(filtered.get_traceback_frame_variables(request, frames.tb_frame))
        frames = frames.tb_next
    return said


def test_a_report_of_a_fault_holds_no_words_and_no_key(keys, monkeypatch):
    make_key(CASE)
    key = store.key_of(keys, CASE)

    def broken(*_, **__):
        raise RuntimeError("a fault of ours")

    sealed = seal(CASE, PLACE, WORDS)
    for name in ("b64encode", "b64decode"):
        monkeypatch.setattr(f"wardmote.foundation.sealing.words.base64.{name}", broken)
    for act in (lambda: seal(CASE, PLACE, WORDS), lambda: open_sealed(CASE, PLACE, sealed)):
        with pytest.raises(RuntimeError) as fault:
            act()
        said = told_of(fault.value)
        assert "sealing" in "".join(traceback.format_tb(fault.value.__traceback__))
        assert "Canary" not in said
        assert repr(key) not in said


def test_a_master_key_is_read_again_when_it_changes(keys):
    """Though it is kept in memory: taken away or closed to its owner it opens nothing, put back it does."""
    make_key(CASE)
    sealed = seal(CASE, PLACE, WORDS)
    (keys / "sealing-0001").rename(keys / "aside.x")
    with pytest.raises(Missing, match="is not here"):
        open_sealed(CASE, PLACE, sealed)
    (keys / "aside.x").rename(keys / "sealing-0001")
    assert str(open_sealed(CASE, PLACE, sealed)) == WORDS


def test_what_goes_wrong_on_the_way_tells_no_words(keys, monkeypatch):
    """A fault of ours inside sealing: neither its message nor what Django reports of it holds the words."""
    make_key(CASE)
    monkeypatch.setattr(wrapping, "unwrap", lambda *_: b"too short")
    with pytest.raises(ValueError, match="AESGCM key") as fault:
        seal(CASE, PLACE, WORDS)
    assert "Canary" not in "".join(traceback.format_exception(fault.value))
    with pytest.raises(Invalid):
        open_sealed(Case.parse("no case"), PLACE, WORDS)
