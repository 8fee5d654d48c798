"""What `wardmote audit verify` says, whole, of rows that somebody tampered with in the database itself."""

import random
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from wardmote.foundation import audit
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.audit import guards, sealing, verifying
from wardmote.foundation.audit.models import AuditRow, Seal, Waiting
from wardmote.foundation.audit.tests.forging import Forger, take_the_guards_away
from wardmote.foundation.audit.verifying import Fault, Report, verify
from wardmote.foundation.now import now

AT = datetime(2026, 4, 4, 12, 0, tzinfo=UTC)
CHAIN, OTHER = uuid.UUID(int=70), uuid.UUID(int=71)

pytestmark = pytest.mark.usefixtures("homes", "forgers_database")


def write(rows: int, chain: uuid.UUID = CHAIN) -> None:
    by = Viewer(kind="member", tenant=Tenant(chain, "a", "A", made_up=True), member_id=uuid.UUID(int=8))
    for number in range(rows):
        audit.record(by=by, what="changed", of=("plan", "Aim", uuid.UUID(int=number + 1)), fields=("due",))


@pytest.fixture
def forger() -> Forger:
    """Somebody who took the guards away, and two chains: one of four rows, sealed in two goes, one of two."""
    write(2)
    write(2, OTHER)
    sealing.seal(AT)
    write(2)
    sealing.seal(AT + timedelta(minutes=2))
    take_the_guards_away()
    return Forger(CHAIN, random.Random(1))


def found(at: datetime | None = None) -> list[Fault]:
    """What is wrong, but for the guards."""
    return [each for each in verify(at or now()).faults if each.kind != "guard"]


def fault(kind: str, sentence: str, instead: str, sequence: int = 1) -> Fault:
    return Fault(kind, f"Chain {CHAIN}: {sentence}", instead, str(CHAIN), sequence)


def number(sequence: int) -> int:
    return Seal.objects.get(partnership=CHAIN, sequence=sequence).row_id


BEFORE = "Compare it with a backup from before."


def test_what_is_whole_is_counted(forger):
    guards.put_up(connection)
    assert verify(now()) == Report(rows=6, chains=2, anchors=2)


def test_a_row_that_was_changed(forger):
    AuditRow.objects.filter(pk=number(2)).update(what="read")
    (told,) = found()
    assert told == fault(
        "changed", f"row 2 (number {number(2):,} in the database) was changed after it was sealed.", BEFORE, 2
    )


def test_one_row_that_was_deleted(forger):
    forger._delete(2)
    assert found() == [fault("deleted", "row 2 was deleted.", "A backup from before holds what is gone.", 2)]


def test_rows_that_were_deleted(forger):
    forger._delete(2)
    forger._delete(3)
    assert found() == [fault("deleted", "rows 2 to 3 were deleted.", "A backup from before holds what is gone.", 2)]


def test_a_row_that_was_put_in(forger):
    forger._add(5, bytes(forger.at(4).hash))
    place = number(5)
    assert found() == [
        fault(
            "inserted",
            f"row 5 (number {place:,} in the database) was put in, and not by the sealer.",
            "Nothing vouches for it: do not rely on it.",
            5,
        )
    ]


def test_rows_that_were_moved(forger):
    for here, there in ((2, -1), (3, 2), (-1, 3)):
        forger.seals.filter(sequence=here).update(sequence=there)
    assert [(each.kind, each.sequence, each.instead) for each in found()] == [
        ("reordered", 2, "Compare the order with a backup from before."),
        ("reordered", 3, "Compare the order with a backup from before."),
    ]
    assert found()[0].sentence == (
        f"Chain {CHAIN}: row 2 (number {number(2):,} in the database) was moved from where it was sealed."
    )


def test_a_tail_that_was_cut(forger):
    forger._delete(3)
    forger._delete(4)
    assert found() == [
        fault(
            "tail cut",
            "rows 3 to 4 were cut off the end.",
            "A backup holds what is gone. After a restore, run wardmote audit seal --restored.",
            3,
        )
    ]


def test_a_chain_that_was_hashed_again(forger):
    forger._change(number(3), "what")
    previous = bytes(forger.at(3).previous)
    for sequence in (3, 4):
        previous = forger._hash(forger.at(sequence), previous)
    assert found() == [
        fault(
            "re-hashed",
            "rows 3 to 4 were hashed again by somebody who could not sign.",
            "Rely on none of them: compare with a backup.",
            3,
        )
    ]


def test_a_chain_of_which_nothing_was_ever_said(forger):
    """Rows of another partnership, sealed by hand: no anchor tells of them."""
    third = uuid.UUID(int=72)
    write(2, third)
    theirs = Forger(third, random.Random(1))
    rows = list(AuditRow.objects.filter(partnership=third).order_by("pk"))
    previous = sealing.beginning(third)
    for sequence, row in enumerate(rows, 1):
        seal = Seal.objects.create(row=row, partnership=third, sequence=sequence, previous=b"", hash=b"")
        previous = theirs._hash(seal, previous)
    Waiting.objects.all().delete()
    assert found() == [
        Fault(
            "inserted",
            f"Chain {third}: rows 1 to 2 were put in, and not by the sealer.",
            "Nothing vouches for it: do not rely on it.",
            str(third),
            1,
        )
    ]
    assert verify(now()).chains == 3


def test_a_chain_of_which_every_row_is_gone(forger):
    for sequence in range(1, 5):
        forger._delete(sequence)
    report = verify(now())
    assert (report.rows, report.chains) == (2, 2)
    assert [each.sentence for each in report.faults if each.kind == "tail cut"] == [
        f"Chain {CHAIN}: rows 1 to 4 were cut off the end."
    ]


def test_of_more_than_many_the_others_are_counted(forger, monkeypatch):
    monkeypatch.setattr(verifying, "MANY", 2)
    AuditRow.objects.filter(partnership=CHAIN).update(what="read")
    report = verify(now())
    assert [each.sequence for each in report.faults if each.kind == "changed"] == [1, 2]
    assert report.notes == [f"Chain {CHAIN}: 2 more faults are not told one by one."]
    monkeypatch.setattr(verifying, "MANY", 4)
    assert verify(now()).notes == []


def test_rows_that_nobody_sealed(forger):
    write(2)
    oldest = AuditRow.objects.filter(partnership=CHAIN).order_by("pk")[4]
    assert found() == []
    assert found(oldest.at + timedelta(minutes=1)) == []
    AuditRow.objects.filter(pk__gte=oldest.pk).update(at=AT)
    assert found(AT + timedelta(minutes=1)) == []
    assert found(AT + timedelta(minutes=1, microseconds=1)) == [
        Fault(
            "unsealed",
            f"2 rows have waited longer than a minute for a seal, the oldest number {oldest.pk:,}.",
            "Run wardmote audit seal, and see that the worker runs.",
        )
    ]


def test_a_row_that_was_deleted_before_it_was_sealed(forger):
    guards.put_up(connection)
    write(1)
    take_the_guards_away()
    row = AuditRow.objects.latest("pk")
    gone = row.pk
    row.delete()
    assert found() == [
        Fault(
            "deleted",
            f"Row number {gone:,} was deleted before it was sealed.",
            "Find out who could: the site's own role cannot.",
        )
    ]


def test_guards_that_do_not_stand(forger):
    names = ", ".join(sorted(guards.triggers(connection.vendor)))
    assert [each for each in verify(now()).faults if each.kind == "guard"] == [
        Fault(
            "guard",
            f"The database does not guard the audit as it should: {names} does not stand.",
            "Find out who took it away, then run wardmote migrate, which puts it back.",
        )
    ]


def test_where_nothing_was_ever_sealed_there_is_nothing_to_miss():
    write(1)
    assert verify(now()) == Report()
    assert not sealing.folder().joinpath("heads.json").exists()


@pytest.mark.parametrize("left", ["heads.json", "anchors.jsonl"])
def test_anchors_without_a_chain_say_that_there_was_one(forger, left):
    Seal.objects.all().delete()
    AuditRow.objects.all().delete()
    for each in sealing.folder().iterdir():
        if each.name not in (left, "key.pem"):
            each.unlink()
    kinds = {each.kind for each in found()}
    assert kinds == ({"tail cut", "anchor"} if left == "heads.json" else {"anchor"})
