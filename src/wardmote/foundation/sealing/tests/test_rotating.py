"""Rotation wraps anew and seals nothing anew; what is destroyed stays so. Oracles: the bytes before and after."""

import uuid
from datetime import timedelta

import pytest
from django.apps import apps

from wardmote.errors import Broken, Invalid, Missing, Refused
from wardmote.foundation.keys import keyring
from wardmote.foundation.sealing import Case, copies, make_key, masters, open_sealed, register, seal, store
from wardmote.foundation.sealing.destroying import destroy_key, record_replayed
from wardmote.foundation.sealing.register import Destroyed
from wardmote.foundation.sealing.tests.given import AT, CASE, OTHER, PLACE, WORDS, assert_open, destroy, given_cases
from wardmote.project.commands.keys.destroy import GROUNDS

SENTENCE = "These words can no longer be read: the key of their case was destroyed on 5 April 2026."


def test_after_a_rotation_all_opens_under_the_new_master_alone(keys):
    sealed = given_cases(keys, 5)
    before = {case: store.key_of(keys, case) for case in sealed}
    wrapped = {path: path.read_bytes() for path in (keys / "cases").rglob("casework*")}
    master, count = store.rotate(keys)
    assert (count, masters.names(keys), master.name) == (5, ("sealing-0002",), "sealing-0002")
    assert before == {case: store.key_of(keys, case) for case in sealed}
    assert all(path.read_bytes()[4:12].hex() == master.mark for path in wrapped)
    assert all(path.read_bytes() != content for path, content in wrapped.items())
    assert_open(sealed)


def test_a_key_that_does_not_open_stops_a_rotation_before_it_changes_anything(keys):
    given_cases(keys, 3)
    path = sorted((keys / "cases").rglob("casework*"))[1]
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    before = {each: each.read_bytes() for each in keys.rglob("*") if each.is_file()}
    with pytest.raises(Broken, match="not as it was written"):
        store.rotate(keys)
    assert before == {each: each.read_bytes() for each in keys.rglob("*") if each.is_file()}


def test_words_of_a_destroyed_key_read_as_a_sentence_and_others_as_before(keys):
    sealed = given_cases(keys, 2)
    make_key(CASE)
    gone = seal(CASE, PLACE, WORDS)
    destroy(keys)
    found = open_sealed(CASE, PLACE, gone)
    assert (str(found), found.destroyed) == (SENTENCE, True)
    assert_open(sealed)
    with pytest.raises(Refused, match="its key was destroyed"):
        seal(CASE, PLACE, WORDS)
    with pytest.raises(Refused, match="gets no other"):
        make_key(CASE)
    assert not list((keys / "cases").rglob(f"*{CASE.id}*"))


def test_the_register_says_which_when_who_and_why(keys):
    make_key(CASE)
    make_key(OTHER)
    destroy(keys)
    assert register.entries(keys) == {CASE: Destroyed(CASE, AT, "a test", "retention")}
    again = store.destroy(keys, CASE, by="another", ground="court", at=AT + timedelta(days=1))
    assert again == Destroyed(CASE, AT, "a test", "retention")
    destroy(keys, OTHER)
    assert set(register.entries(keys)) == set(register.read(keys / register.FILE)) == {CASE, OTHER}
    with pytest.raises(Missing, match="has no key here"):
        destroy(keys, Case("casework", "RiverPatrol", uuid.UUID(int=9)))
    with pytest.raises(Invalid, match="no ground"):
        store.destroy(keys, CASE, by="a test", ground="Canary", at=AT)


def test_the_command_offers_the_grounds_there_are():
    assert set(GROUNDS) == set(register.GROUNDS)


def test_with_a_damaged_register_nothing_opens(keys):
    """A destroyed key might otherwise be taken for one that may be used."""
    make_key(CASE)
    make_key(OTHER)
    sealed = seal(OTHER, PLACE, WORDS)
    destroy(keys)
    whole = (keys / register.FILE).read_bytes()
    cut = [whole[:size] for size in range(len(whole) - 1)] + [whole.replace(b'"count": 1', b'"count": 2')]
    for each in cut:
        (keys / register.FILE).write_bytes(each)
        with pytest.raises(Broken, match="register of destroyed keys"):
            open_sealed(OTHER, PLACE, sealed)
    (keys / register.FILE).write_bytes(whole)
    assert str(open_sealed(OTHER, PLACE, sealed)) == WORDS


@pytest.mark.django_db
def test_destroying_leaves_a_row_of_the_audit_and_a_refused_one_leaves_none(keys):
    make_key(CASE)
    rows = apps.get_model("audit", "AuditRow").objects
    destroy_key(case=CASE, by="keys destroy (J. Smith)", ground="erasure", at=AT)
    row = rows.get()
    told = (row.what, row.table, row.record, row.because, row.system)
    assert told == ("destroyed", "casework.RiverPatrol", str(CASE.id), "erasure", "keys destroy (J. Smith)")
    with pytest.raises(Missing):
        destroy_key(case=OTHER, by="keys destroy (J. Smith)", ground="erasure", at=AT)
    assert rows.count() == 1
    assert record_replayed() == 1
    assert rows.order_by("pk").last().system == "restore"


# Copies

BACKUP, MARK = bytes(range(32)), "0123456789abcdef"


def take(keys, out, at=AT):
    return copies.take(keys, out, key=BACKUP, mark=MARK, at=at)


def test_a_copy_brings_every_key_back_but_those_destroyed_since(keys, tmp_path):
    """The register beside the copy is newer than the copy."""
    sealed = given_cases(keys, 3)
    make_key(CASE)
    gone = seal(CASE, PLACE, WORDS)
    older = take(keys, tmp_path / "copies")
    assert (older.keys, older.destroyed) == (4, 0)
    destroy(keys)
    newer = take(keys, tmp_path / "copies", AT + timedelta(days=1))
    assert (newer.keys, newer.destroyed) == (3, 1)
    elsewhere(keys)
    copy = copies.read(older.path, key=BACKUP, mark=MARK)
    assert CASE in copy.keys
    assert copies.put_back(keys, copy, copies.beside(older.path)) == (3, 1)
    assert_open(sealed)
    assert str(open_sealed(CASE, PLACE, gone)) == SENTENCE
    assert not list((keys / "cases").rglob(f"*{CASE.id}*"))


def elsewhere(keys):
    """As on a machine that has the escrowed keys and nothing else."""
    for path in sorted(keys.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        elif not path.name.startswith("sealing-"):
            path.unlink()


def test_a_copy_without_a_register_beside_it_is_refused(keys, tmp_path):
    make_key(CASE)
    taken = take(keys, tmp_path / "copies")
    (taken.path.parent / register.FILE).unlink()
    elsewhere(keys)
    with pytest.raises(Missing, match="destroyed since"):
        copies.put_back(keys, copies.read(taken.path, key=BACKUP, mark=MARK), copies.beside(taken.path))
    assert not list(keys.rglob("casework*"))


def test_a_copy_whose_master_is_not_here_puts_nothing_back(keys, tmp_path):
    make_key(CASE)
    taken = take(keys, tmp_path / "copies")
    elsewhere(keys)
    (keys / "sealing-0001").unlink()
    with pytest.raises(Missing, match="is not here"):
        copies.put_back(keys, copies.read(taken.path, key=BACKUP, mark=MARK), copies.beside(taken.path))
    assert not list(keys.rglob("casework*"))


def test_a_register_takes_away_a_key_that_is_here(keys, tmp_path):
    """A restored machine whose store is older than the destruction."""
    make_key(CASE)
    make_key(OTHER)
    (tmp_path / register.FILE).write_bytes(register.to_bytes([Destroyed(CASE, AT, "a test", "court")]))
    assert copies.put_back(keys, None, tmp_path / register.FILE) == (0, 1)
    assert list(store.cases(keys)) == [OTHER]


def test_a_copy_is_kept_thirty_days_and_no_longer(keys, tmp_path):
    make_key(CASE)
    out = tmp_path / "copies"
    first = take(keys, out)
    kept = take(keys, out, AT + timedelta(seconds=1))
    (out / "case-keys-notes.copy").write_text("somebody else's")
    assert take(keys, out, AT + timedelta(days=30)).deleted == 0
    last = take(keys, out, AT + timedelta(days=30, seconds=1))
    assert last.deleted == 1
    assert not first.path.exists()
    assert kept.path.exists()
    assert len(list(out.iterdir())) == 5


def test_a_copy_that_was_changed_or_cut_is_refused_and_tells_no_key(keys, tmp_path):
    make_key(CASE)
    taken = take(keys, tmp_path / "copies")
    content = taken.path.read_bytes()
    assert str(CASE.id).encode() not in content
    wrapped = next((keys / "cases").rglob("casework*")).read_bytes()
    assert wrapped not in content
    for each in (content[:-1], content[:-200], content[:400] + b"\0" + content[401:]):
        taken.path.write_bytes(each)
        with pytest.raises((Broken, Invalid)):
            copies.read(taken.path, key=BACKUP, mark=MARK)


def test_the_escrowed_keys_hold_every_master_and_no_case(keys):
    given_cases(keys, 2)
    destroy(keys, next(store.cases(keys)))
    keyring.create(keys)
    assert keyring.names(keys) == ("backup", "sealing-0001")
