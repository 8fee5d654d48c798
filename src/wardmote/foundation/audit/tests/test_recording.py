"""What goes into the audit, what is kept out of it, and that nothing comes out again."""

import uuid
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from wardmote.errors import Broken
from wardmote.foundation import audit
from wardmote.foundation.access import Tenant, Viewer, the_system
from wardmote.foundation.audit import INSTALLATION, guards, recording
from wardmote.foundation.audit.models import AuditRow, Salt, Seal, Waiting
from wardmote.foundation.audit.recording import commitment

TENANT = Tenant(uuid.UUID(int=7), "mereshire", "Mereshire", made_up=True)
MEMBER = Viewer(kind="member", tenant=TENANT, member_id=uuid.UUID(int=8), name="Amina Shah", agency="Mereshire Police")
ONE, TWO = uuid.UUID(int=1), uuid.UUID(int=2)

pytestmark = pytest.mark.django_db


def test_one_row_for_each_record_touched():
    audit.record(by=MEMBER, what="changed", of=("plan", "Commitment", [ONE, TWO]), fields=("status", "due"))
    rows = AuditRow.objects.order_by("id")
    assert [row.record for row in rows] == [str(ONE), str(TWO)]
    first = rows[0]
    told = (first.partnership, first.what, first.table, first.fields, first.viewer, first.member)
    assert told == (TENANT.id, "changed", "plan.Commitment", "status due", "member", MEMBER.member_id)
    assert len({row.act for row in rows}) == 1


def test_no_name_and_no_value_is_kept():
    audit.record(by=MEMBER, what="changed", of=("plan", "Commitment", ONE), fields={"status": "done late"})
    kept = repr(list(AuditRow.objects.values_list()))
    assert "status" in kept
    for words in ("Amina", "done late"):
        assert words not in kept


def test_a_commitment_proves_the_value_while_its_salt_is_there():
    audit.record(by=MEMBER, what="changed", of=("plan", "Commitment", ONE), fields={"status": "done", "due": None})
    row = AuditRow.objects.get()
    salt = bytes(Salt.objects.get(act=row.act).salt)
    assert row.commitments.split() == [
        commitment(salt, str(ONE), "status", "done"),
        commitment(salt, str(ONE), "due", None),
    ]
    assert commitment(salt, str(ONE), "status", "late") != row.commitments.split()[0]
    assert commitment(salt, str(TWO), "status", "done") != row.commitments.split()[0]


def test_a_command_on_the_whole_installation_has_the_installations_chain():
    audit.record(by="backup", what="backed up")
    row = AuditRow.objects.get()
    assert (row.partnership, row.viewer, row.system, row.member) == (INSTALLATION, "system", "backup", None)


def test_a_job_is_named():
    audit.record(by=the_system("load-pack", TENANT), what="loaded", of=("plan", "Plan", ONE))
    assert AuditRow.objects.get().system == "load-pack"


def test_nothing_touched_is_nothing_recorded():
    audit.record(by=MEMBER, what="withdrawn", of=("plan", "Commitment", []))
    assert not AuditRow.objects.exists()


@pytest.mark.parametrize(
    "words",
    [
        {"what": "amended"},
        {"of": ("plan", "Commitment", "4 Mill Lane")},
        {"of": ("plan", "Commitment", "x" * 65)},
        {"of": ("plan", "Commitment", [""])},
        {"of": ("plan", "the door of\n4 Mill Lane", ONE)},
        {"fields": ("Amina said so",)},
        {"fields": {"status = 'done'": 1}},
        {"because": "Amina said “he will come back”"},
        {"basis": "x" * 81},
        {"by": ""},
    ],
)
def test_words_that_are_no_ids_or_names_are_refused_and_not_repeated(words):
    given = {"by": MEMBER, "what": "changed", "of": ("plan", "Commitment", ONE), **words}
    with pytest.raises(Broken) as told:
        audit.record(**given)
    assert not AuditRow.objects.exists()
    assert not {"Mill", "Amina"} & set(str(told.value).split())


def test_a_look_at_a_page_is_one_row_with_the_ids_it_showed():
    shown = [("plan", "Priority", ONE), ("plan", "Commitment", [TWO, ONE])]
    audit.record_read(by=MEMBER, address="plan-work", of=shown)
    row = AuditRow.objects.get()
    assert (row.what, row.address, row.ids, row.record) == ("read", "plan-work", f"{ONE} {TWO}", "")


def test_what_is_rolled_back_was_never_recorded():
    with transaction.atomic():
        audit.record(by=MEMBER, what="made", of=("plan", "Plan", ONE))
        transaction.set_rollback(True)
    assert not AuditRow.objects.exists()
    assert not Waiting.objects.exists()


def test_every_row_waits_for_its_seal():
    audit.record(by=MEMBER, what="made", of=("plan", "Plan", [ONE, TWO]))
    assert set(Waiting.objects.values_list("row", "partnership")) == {
        (row.id, TENANT.id) for row in AuditRow.objects.all()
    }


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_row SET what = 'read'",
        "DELETE FROM audit_row",
        "UPDATE audit_seal SET sequence = sequence + 1",
        "DELETE FROM audit_seal",
    ],
)
def test_the_database_refuses_to_change_or_delete(statement):
    audit.record(by=MEMBER, what="made", of=("plan", "Plan", ONE))
    row = AuditRow.objects.get()
    Seal.objects.create(row=row, partnership=TENANT.id, sequence=1, previous=b"", hash=b"1")
    with pytest.raises(DatabaseError, match=r"append-only|permission denied"), transaction.atomic():
        connection.cursor().execute(statement)
    assert AuditRow.objects.get().what == "made"
    assert Seal.objects.get().sequence == 1


def test_the_database_refuses_to_replace():
    """SQLite's INSERT OR REPLACE deletes what is in its way without a word."""
    audit.record(by=MEMBER, what="made", of=("plan", "Plan", ONE))
    row = AuditRow.objects.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditRow.objects.bulk_create([row], update_conflicts=True, unique_fields=["id"], update_fields=["what"])
    if connection.vendor == "sqlite":
        columns = ", ".join(f'"{field.column}"' for field in AuditRow._meta.concrete_fields)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            connection.cursor().execute(f"REPLACE INTO audit_row ({columns}) SELECT {columns} FROM audit_row")


def test_the_guards_stand():
    assert not guards.missing(connection)
    assert len(guards.standing(connection)) == 7


def test_outside_a_transaction_nothing_is_recorded(monkeypatch):
    monkeypatch.setattr(recording, "connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(Broken, match="outside a transaction"):
        audit.record(by=MEMBER, what="made", of=("plan", "Plan", ONE))
