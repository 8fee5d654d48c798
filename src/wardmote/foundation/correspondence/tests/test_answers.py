"""Downloads and data leave through the gate, with their kind, name and marks, and harmless to a spreadsheet."""

import csv
import io
from types import SimpleNamespace
from uuid import uuid4

import openpyxl
import pytest

from wardmote.documents import Column, Table
from wardmote.errors import Invalid, Refused
from wardmote.foundation.access import Tenant, Viewer, the_public
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.correspondence import answer, export

HERE = Tenant(uuid4(), "here", "Here", made_up=True)
MEMBER = Viewer("member", HERE, uuid4(), "Ann", "Council")
TABLE = Table("t", "Actions", (Column("Action"), Column("Days", "number")), (("=HYPERLINK(1)", 3), ("@x", None)))


def asking(viewer, record_class="C1"):
    return SimpleNamespace(
        viewer=viewer, record_class=record_class, resolver_match=SimpleNamespace(view_name="export-actions", kwargs={})
    )


pytestmark = pytest.mark.django_db


def test_whoever_takes_away_what_is_not_public_is_recorded():
    export(asking(MEMBER), name="actions.csv", content=TABLE, about=(("plan", "Action", uuid4()),))
    export(asking(the_public(HERE), "C0"), name="figures.csv", content=TABLE)
    (row,) = AuditRow.objects.all()
    assert (row.what, row.address, row.member) == ("exported", "export-actions", MEMBER.member_id)


def test_a_table_leaves_as_csv_with_its_mark():
    found = export(asking(MEMBER), name="actions.csv", content=TABLE)
    assert found.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert found.headers["Content-Disposition"] == 'attachment; filename="actions.csv"'
    assert list(csv.reader(io.StringIO(found.content.decode()))) == [
        ["Action", "Days", "made_up"],
        ["'=HYPERLINK(1)", "3", "yes"],
        ["'@x", "", "yes"],
    ]


def test_a_table_leaves_as_a_spreadsheet_that_says_whose_it_is():
    found = export(asking(MEMBER), name="actions.xlsx", content=TABLE, title="What was promised")
    book = openpyxl.load_workbook(io.BytesIO(found.content))
    assert book["Figures"]["A2"].value == "'=HYPERLINK(1)"
    said = {row[0].value: row[1].value for row in book["Notes"].iter_rows()}
    assert said["Published by"] == "Here"
    assert said["From"] == "What was promised"


@pytest.mark.parametrize("record_class", ["C1", "C3", "C6"])
def test_what_a_stranger_may_not_read_does_not_leave(record_class):
    with pytest.raises(Refused):
        export(asking(the_public(HERE), "C0"), name="x.csv", content=TABLE, record_class=record_class)
    with pytest.raises(Refused):
        answer(asking(None, record_class), "x", kind="txt")


@pytest.mark.parametrize("name", ["", "x", "x.exe", "../x.csv", 'x".csv', "x\r\nSet-Cookie: a.csv", "a/b.csv"])
def test_a_name_that_is_none_is_refused(name):
    with pytest.raises(Invalid):
        export(asking(MEMBER), name=name, content=b"x")


def test_a_table_leaves_in_no_other_way():
    with pytest.raises(Invalid, match="csv or xlsx"):
        export(asking(MEMBER), name="x.pdf", content=TABLE)
