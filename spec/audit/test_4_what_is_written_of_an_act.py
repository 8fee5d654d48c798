"""Audit / What is written of an act, and what never is

Rows as they stand in the database, whole, and each refusal in full. Names of fields and ids go in; whatever somebody
may have typed is refused, and not repeated.
"""

import hashlib
import hmac
import json
import re
import uuid
from datetime import UTC, datetime

import pytest

from wardmote.errors import Broken
from wardmote.foundation import audit
from wardmote.foundation.access import Tenant, Viewer, the_public, the_system
from wardmote.foundation.audit import recording
from wardmote.foundation.audit.models import AuditRow, Salt
from wardmote.foundation.audit.recording import INSTALLATION, WHAT, commitment

TENANT = Tenant(uuid.UUID(int=7), "mereshire", "Mereshire", made_up=True)
MEMBER = Viewer(kind="member", tenant=TENANT, member_id=uuid.UUID(int=8), name="Amina Shah", agency="Mereshire Police")
NOW = datetime(2026, 4, 4, 12, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(monkeypatch):
    monkeypatch.setattr(recording, "now", lambda: NOW)


def rows() -> list[dict]:
    """What was written, but for what is the same everywhere: the number, the moment and the act."""
    found = list(AuditRow.objects.order_by("id").values())
    assert all(each["at"] == NOW for each in found)
    assert len({each["act"] for each in found}) <= 1
    return [{name: value for name, value in each.items() if name not in ("id", "at", "act")} for each in found]


NOTHING = {
    "table": "",
    "record": "",
    "ids": "",
    "fields": "",
    "commitments": "",
    "because": "",
    "basis": "",
    "address": "",
}
BY_MEMBER = {"partnership": TENANT.id, "viewer": "member", "member": MEMBER.member_id, "system": ""}

#: Who does it, as it is called and as it is written.
BY = [
    (MEMBER, BY_MEMBER),
    ("backup", {"partnership": INSTALLATION, "viewer": "system", "member": None, "system": "backup"}),
    (
        the_system("load-pack", TENANT),
        {"partnership": TENANT.id, "viewer": "system", "member": None, "system": "load-pack"},
    ),
    (the_public(TENANT), {"partnership": TENANT.id, "viewer": "public", "member": None, "system": ""}),
]


@pytest.mark.parametrize(("by", "told"), BY, ids=["member", "command", "job", "public"])
def test_who_did_it(by, told):
    audit.record(by=by, what="loaded")
    assert rows() == [{**NOTHING, "what": "loaded", **told}]


#: What was touched, and the record and table that are written.
TOUCHED = [
    (None, [("", "")]),
    (("plan", "Aim", "a-1"), [("plan.Aim", "a-1")]),
    (("plan", "Aim", 7), [("plan.Aim", "7")]),
    (("plan", "Aim", uuid.UUID(int=1)), [("plan.Aim", str(uuid.UUID(int=1)))]),
    (
        ("plan", "Aim", [1, "b", uuid.UUID(int=1)]),
        [("plan.Aim", "1"), ("plan.Aim", "b"), ("plan.Aim", str(uuid.UUID(int=1)))],
    ),
    (("plan", "Aim", ()), []),
    (("plan", "Aim", "a" * 64), [("plan.Aim", "a" * 64)]),
    (("plan", "Aim", "A.b_c:d-9"), [("plan.Aim", "A.b_c:d-9")]),
]


@pytest.mark.parametrize(("of", "told"), TOUCHED, ids=range(len(TOUCHED)))
def test_what_was_touched(of, told):
    audit.record(by=MEMBER, what="changed", of=of)
    assert [(each["table"], each["record"]) for each in rows()] == told


def test_all_that_is_told_stands_in_each_row():
    audit.record(
        by=MEMBER, what="shared", of=("plan", "Aim", ["a", "b"]), fields=("due", "owner"), because="s115",
        basis="marac by search", address="plan-work",
    )  # fmt: skip
    told = {"table": "plan.Aim", "fields": "due owner", "because": "s115", "basis": "marac by search"}
    told |= {"address": "plan-work", "what": "shared"}
    assert rows() == [{**NOTHING, **told, **BY_MEMBER, "record": each} for each in ("a", "b")]
    assert not Salt.objects.exists()


def test_a_value_leaves_a_commitment_that_its_salt_opens():
    """The commitment worked out apart: HMAC-SHA-256 of the record, the field and the value as JSON."""
    audit.record(by=MEMBER, what="changed", of=("plan", "Aim", ["a", "b"]), fields={"due": 7, "owner": "Zoë"})
    salt = Salt.objects.get()
    assert (salt.partnership, len(bytes(salt.salt))) == (TENANT.id, 16)
    assert salt.act == AuditRow.objects.first().act

    def bound(record: str, field: str, said: str) -> str:
        return hmac.new(bytes(salt.salt), f'["{record}", "{field}", {said}]'.encode(), hashlib.sha256).hexdigest()

    assert [each["commitments"].split() for each in rows()] == [
        [bound(record, "due", "7"), bound(record, "owner", r'"Zo\u00eb"')] for record in ("a", "b")
    ]
    audit.record(by=MEMBER, what="changed", of=("plan", "Aim", "a"), fields={"due": 7})
    assert len({bytes(each) for each in Salt.objects.values_list("salt", flat=True)}) == 2


class Row:
    pk = "a-1"


#: A value, and what of it is bound.
VALUES = [(None, "null"), (True, "true"), ([1, 2], "[1, 2]"), (Row(), '"a-1"'), (NOW, '"2026-04-04 12:00:00+00:00"')]


@pytest.mark.parametrize(("value", "said"), VALUES, ids=[each[1] for each in VALUES])
def test_a_value_is_bound_as_json_has_it(value, said):
    told = hmac.new(b"salt", f'["r", "due", {said}]'.encode(), hashlib.sha256).hexdigest()
    assert commitment(b"salt", "r", "due", value) == told
    assert json.loads(f'["r", "due", {said}]')[0] == "r"


def test_no_fields_are_no_commitment_and_no_salt():
    audit.record(by=MEMBER, what="changed", of=("plan", "Aim", "a"), fields={})
    assert rows() == [{**NOTHING, "what": "changed", "table": "plan.Aim", "record": "a", **BY_MEMBER}]
    assert not Salt.objects.exists()


def test_a_look_is_one_row_of_all_that_was_shown():
    audit.record_read(
        by=MEMBER, address="show-person", of=[("people", "Person", ["b", "a"]), ("plan", "Aim", "b"), ("", "", 7)],
        basis="marac by search", fields=iter(("name", "born")), what="refused",
    )  # fmt: skip
    told = {"ids": "b a 7", "fields": "name born", "address": "show-person", "basis": "marac by search"}
    assert rows() == [{**NOTHING, **told, "what": "refused", **BY_MEMBER}]


def test_a_look_that_showed_nothing_is_a_row_all_the_same():
    audit.record_read(by=MEMBER, address="members")
    assert rows() == [{**NOTHING, "what": "read", "address": "members", **BY_MEMBER}]


ENTERS = "Content never enters the audit."
#: What was given; what the sentence says it is not.
REFUSED = [
    ({"of": ("plan", "Aim", "4 Mill Lane")}, "an id"),
    ({"of": ("plan", "Aim", "a" * 65)}, "an id"),
    ({"of": ("plan", "Aim", "")}, "an id"),
    ({"of": ("plan", "Aim", ["a", "-a"])}, "an id"),
    ({"of": ("plan", "", "a")}, None),
    ({"of": ("-plan", "Aim", "a")}, "the name of a table"),
    ({"of": ("plan", "x" * 76, "a")}, "the name of a table"),
    ({"fields": ("Due",)}, "the name of a field"),
    ({"fields": ("due day",)}, "the name of a field"),
    ({"fields": ("a" * 64,)}, "the name of a field"),
    ({"fields": {"x=1": 2}}, "the name of a field"),
    ({"because": "“he said”"}, "a name for because"),
    ({"basis": "x" * 81}, "a name for basis"),
    ({"address": "/members/?q=Mill"}, "a name for address"),
    ({"by": ""}, "a command's name"),
    ({"by": "it was “her”"}, "a command's name"),
    ({"by": the_system("it was “her”", TENANT)}, "a job's name"),
]


@pytest.mark.parametrize(("given", "what"), REFUSED, ids=range(len(REFUSED)))
def test_what_may_have_been_typed_is_refused_and_not_repeated(given, what):
    words = {"by": MEMBER, "what": "changed", "of": ("plan", "Aim", "a"), **given}
    if what is None:
        audit.record(**words)
        return
    with pytest.raises(Broken) as told:
        audit.record(**words)
    assert told.value.sentence == f"The audit was given something that is not {what}."
    assert told.value.instead == ENTERS
    assert not AuditRow.objects.exists()


def test_a_look_is_refused_words_as_well():
    with pytest.raises(Broken) as told:
        audit.record_read(by=MEMBER, address="members", of=[("plan", "Aim", "4 Mill Lane")])
    assert told.value.sentence == "The audit was given something that is not an id."


def test_the_longest_names_go_in():
    audit.record(by="b" * 80, what="run", of=("plan", "x" * 75, "a" * 64), fields=("a" * 63,), because="x" * 80)
    (row,) = rows()
    assert (len(row["system"]), len(row["table"]), len(row["fields"]), len(row["because"])) == (80, 80, 63, 80)


def test_a_word_that_is_none_of_the_audits_is_refused():
    with pytest.raises(Broken) as told:
        audit.record(by=MEMBER, what="amended")
    assert told.value.sentence == "“amended” is no word of the audit's."
    assert told.value.instead == f"Use one of: {', '.join(sorted(WHAT))}."
    assert all(re.fullmatch("[a-z ]{3,20}", each) for each in WHAT)


def test_outside_a_transaction_it_is_refused(monkeypatch):
    class Outside:
        in_atomic_block = False

    monkeypatch.setattr(recording, "connection", Outside)
    with pytest.raises(Broken) as told:
        audit.record(by=MEMBER, what="made")
    assert told.value.sentence == (
        "“made” was to be recorded outside a transaction, where it could be lost or be there alone."
    )
    assert told.value.instead == "Call audit.record inside the verb's own transaction."
