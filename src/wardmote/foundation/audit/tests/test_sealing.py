"""Sealing orders and chains rows, and anchors say outside the database how far: what the sealer and `verify` refuse."""

import json
import random
import stat
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from wardmote.errors import Broken
from wardmote.foundation import audit
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.audit import anchors, guards, sealing
from wardmote.foundation.audit.hashing import COLUMNS, beginning, seal_hash
from wardmote.foundation.audit.models import AuditRow, Seal, Waiting
from wardmote.foundation.audit.tests.forging import Forger, take_the_guards_away
from wardmote.foundation.audit.verifying import verify
from wardmote.foundation.audit.waiting import oldest_waiting
from wardmote.foundation.now import now

AT = datetime(2026, 4, 4, 12, 0, tzinfo=UTC)
CHAIN = uuid.UUID(int=70)

pytestmark = pytest.mark.usefixtures("homes")


def write(rows: int = 1, chain: uuid.UUID = CHAIN) -> None:
    by = Viewer(kind="member", tenant=Tenant(chain, "a", "A", made_up=True), member_id=uuid.UUID(int=8))
    for number in range(rows):
        audit.record(by=by, what="changed", of=("plan", "Aim", uuid.UUID(int=number + 1)), fields=("due",))


def kinds() -> list[str]:
    return [fault.kind for fault in verify(now()).faults]


def heads_file():
    return sealing.folder() / anchors.HEADS


def lines_file():
    return sealing.folder() / anchors.LINES


def test_a_rows_hash_is_what_it_always_was():
    """The form never changes, or every installation's audit would seem forged. Worked out apart, with sha256sum."""
    row = (
        7, CHAIN, datetime(2026, 4, 4, 15, 40, 0, 5, tzinfo=UTC), "changed", "plan.Aim", "r", "", "due", "", "", "s6",
        "", "member", None, "", uuid.UUID(int=9),
    )  # fmt: skip
    assert len(row) == len(COLUMNS)
    assert beginning(CHAIN).hex() == "791e9a392977e7ccdc153ec1fabfcf8501e29aa467a8db76d8320425ffd7242b"
    assert seal_hash(beginning(CHAIN), row).hex() == "6d91b3784c33538aba8b4187aedc6321568859974b4fa91ffeda2b8da5eedcf7"


def test_a_rows_hash_is_the_same_from_either_engine(db):
    """Read back from the database, a row hashes as it did in Python's own types."""
    write()
    row = AuditRow.objects.get()
    own = tuple(getattr(row, name) for name in COLUMNS)
    assert seal_hash(b"", AuditRow.objects.values_list(*COLUMNS).get()) == seal_hash(b"", own)


def test_rows_get_places_in_their_own_partnerships_chain(db):
    other = uuid.UUID(int=71)
    write(2)
    write(1, other)
    write(1)
    audit_rows = list(AuditRow.objects.order_by("id").values_list("id", flat=True))
    assert sealing.seal(AT) == 4
    places = {
        row: (chain, sequence) for row, chain, sequence in Seal.objects.values_list("row", "partnership", "sequence")
    }
    assert [places[row] for row in audit_rows] == [(CHAIN, 1), (CHAIN, 2), (other, 1), (CHAIN, 3)]
    assert not Waiting.objects.exists()


def test_sealed_in_several_transactions_it_is_one_chain(db, monkeypatch):
    monkeypatch.setattr(sealing, "AT_ONCE", 4)
    write(11)
    assert audit.seal(AT) == 11
    assert anchors.heads(sealing.folder()).at == AT.isoformat()
    assert audit.seal(AT) == 0
    assert verify(now()).faults == []


def test_the_key_is_made_once_and_for_its_owner_alone(db):
    write()
    sealing.seal(AT)
    path = sealing.key_path()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    before = path.read_bytes()
    write()
    sealing.seal(AT)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["audit"]


def test_lines_of_anchors_are_a_minute_apart_and_heads_are_always_of_now(db):
    for seconds in (0, 20, 40, 60, 80, 130):
        write()
        sealing.seal(AT + timedelta(seconds=seconds))
    lines = [json.loads(line) for line in lines_file().read_text().splitlines()]
    assert [line["at"] for line in lines] == [(AT + timedelta(seconds=s)).isoformat() for s in (0, 60, 130)]
    assert [line["heads"][str(CHAIN)][0] for line in lines] == [1, 4, 6]
    assert json.loads(heads_file().read_bytes())["heads"][str(CHAIN)][0] == 6
    assert verify(now()).faults == []


def test_a_row_that_waits_is_told_of_after_a_minute(db):
    write()
    assert oldest_waiting(now()) < timedelta(minutes=1)
    assert verify(now()).faults == []
    later = verify(now() + timedelta(minutes=2))
    assert [fault.kind for fault in later.faults] == ["unsealed"]
    number = AuditRow.objects.get().pk
    assert later.faults[0].sentence == (
        f"1 row has waited longer than a minute for a seal, the oldest number {number:,}."
    )
    sealing.seal(now())
    assert oldest_waiting(now()) is None


def test_a_row_deleted_before_it_was_sealed_is_missed(forgers_database):
    write(3)
    take_the_guards_away()
    AuditRow.objects.filter(pk=AuditRow.objects.order_by("id")[1].pk).delete()
    assert sealing.seal(AT) == 2
    faults = [fault for fault in verify(now()).faults if fault.kind == "deleted"]
    assert len(faults) == 1
    assert "before it was sealed" in faults[0].sentence


def test_the_guards_are_missed_and_put_back(forgers_database):
    take_the_guards_away()
    (fault,) = verify(now()).faults
    assert fault.kind == "guard"
    assert "audit_row_no_delete" in fault.sentence
    assert len(guards.put_up(connection)) == 7
    assert guards.put_up(connection) == set()
    assert verify(now()).faults == []


def test_another_key_is_told_apart(db):
    write(3)
    sealing.seal(AT)
    sealing.key_path().unlink()
    with pytest.raises(Broken, match="key that signs"):
        sealing.seal(AT)
    sealing.signer(sealing.key_path(), may_make=True)
    assert set(kinds()) == {"wrong key"}
    with pytest.raises(Broken, match="not signed by this installation"):
        sealing.seal(AT)


def test_without_the_private_key_signatures_are_still_checked_and_a_note_says_how_little_that_proves(db):
    write(3)
    sealing.seal(AT)
    sealing.key_path().unlink()
    report = verify(now())
    assert report.faults == []
    assert "which whoever changed the anchors could have changed too" in report.notes[0]


@pytest.mark.parametrize("damage", [b"", b"not a key", b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"])
def test_a_key_that_cannot_be_read_is_told_in_words(db, damage):
    write()
    sealing.seal(AT)
    sealing.key_path().write_bytes(damage)
    with pytest.raises(Broken, match="cannot be read"):
        sealing.seal(AT)
    assert kinds() == ["anchor"]


def test_heads_that_were_changed_are_not_believed(db):
    write(3)
    sealing.seal(AT)
    said = json.loads(heads_file().read_bytes())
    said["heads"][str(CHAIN)][0] = 2
    heads_file().write_text(json.dumps(said))
    assert "anchor" in kinds()
    with pytest.raises(Broken, match="changed after it was signed"):
        sealing.seal(AT)


def test_heads_that_are_gone_are_missed(db):
    write(3)
    sealing.seal(AT)
    heads_file().unlink()
    assert "anchor" in kinds()
    write()
    with pytest.raises(Broken, match="do not end where their anchor says"):
        sealing.seal(AT)


@pytest.mark.parametrize(
    "damage",
    [
        lambda lines: lines[:-1],
        lambda lines: lines[1:],
        lambda lines: [lines[0], *lines[2:]],
        lambda lines: [lines[1], lines[0], *lines[2:]],
        lambda lines: [lines[0].replace(b"2026", b"2025", 1), *lines[1:]],
        lambda lines: [*lines[:-1], lines[-1].replace(b"2026", b"2025", 1)],
        lambda lines: [],
        lambda lines: [*lines[:-1], b"{}\n"],
    ],
    ids=["last", "first", "middle", "order", "changed", "last changed", "all", "nonsense"],
)
def test_lines_that_are_missing_or_changed_are_missed(db, damage):
    for minutes in range(4):
        write()
        sealing.seal(AT + timedelta(minutes=minutes))
    lines = lines_file().read_bytes().splitlines(keepends=True)
    assert len(lines) == 4
    lines_file().write_bytes(b"".join(damage(lines)))
    assert "anchor" in kinds()


def test_a_line_that_a_crash_left_half_written_is_no_fault_and_is_mended(db):
    write()
    sealing.seal(AT)
    whole = lines_file().read_bytes()
    lines_file().write_bytes(whole + whole[:50])
    assert kinds() == []
    write()
    sealing.seal(AT + timedelta(minutes=2))
    assert kinds() == []
    assert len(lines_file().read_bytes().splitlines()) == 2


def test_a_sealer_that_died_after_it_sealed_is_forgiven(db, monkeypatch):
    """Between the commit and the anchor that says so: the next one goes on from there."""
    write(2)
    sealing.seal(AT)

    def dies(*args, **kwargs):
        raise KeyboardInterrupt

    write(2)
    with monkeypatch.context() as patched:
        patched.setattr(anchors, "write", dies)
        with pytest.raises(KeyboardInterrupt):
            sealing.seal(AT)
    assert Seal.objects.count() == 4
    assert kinds() == []
    assert sealing.seal(AT) == 0
    assert kinds() == []
    assert json.loads(heads_file().read_bytes())["heads"][str(CHAIN)][0] == 4


def test_a_sealer_that_died_before_it_sealed_is_forgiven(db, monkeypatch):
    write(2)
    sealing.seal(AT)

    def dies(*args, **kwargs):
        raise KeyboardInterrupt

    write(2)
    with monkeypatch.context() as patched:
        patched.setattr(Seal.objects, "bulk_create", dies)
        with pytest.raises(KeyboardInterrupt):
            sealing.seal(AT)
    assert kinds() == []
    assert sealing.seal(AT) == 2
    assert kinds() == []


def test_a_forged_past_is_not_sealed_further_and_other_chains_are(forgers_database):
    other = uuid.UUID(int=71)
    write(4)
    write(4, other)
    sealing.seal(AT)
    take_the_guards_away()
    Forger(CHAIN, random.Random(1)).cut_the_tail()
    guards.put_up(connection)
    write(1)
    write(1, other)
    with pytest.raises(Broken, match="1 of the audit's chains"):
        sealing.seal(AT)
    assert Seal.objects.filter(partnership=other).count() == 5
    assert "tail cut" in kinds()


def test_after_a_restore_the_loss_is_said_for_ever_and_the_chain_goes_on(forgers_database):
    write(6)
    sealing.seal(AT)
    take_the_guards_away()
    forger = Forger(CHAIN, random.Random(1))
    for sequence in (5, 6):
        forger._delete(sequence)
    guards.put_up(connection)
    assert kinds() == ["tail cut"]
    write(1)
    assert audit.seal_restored(AT + timedelta(minutes=5)) == 1
    assert anchors.heads(sealing.folder()).at == (AT + timedelta(minutes=5)).isoformat()
    report = verify(now())
    assert report.faults == []
    assert any("rows 5 to 6 were lost to the restore" in note for note in report.notes)
    assert report.rows == 5


def test_nothing_was_ever_written(db):
    assert sealing.seal(AT) == 0
    report = verify(now())
    assert (report.faults, report.rows, report.chains) == ([], 0, 0)
