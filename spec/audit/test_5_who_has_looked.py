"""Audit / Who has looked, and what was done to a record

Rows of two partnerships, written as they are; which of them are told of to whom, in which order and in which words.
"""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from wardmote.errors import Refused
from wardmote.foundation import audit, desks
from wardmote.foundation.access import Tenant, Viewer, the_public, the_system
from wardmote.foundation.audit import looking
from wardmote.foundation.audit.looks import Asked, Looked
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.audit.telling import MOST, Happened

OURS = Tenant(uuid.UUID(int=7), "mereshire", "Mereshire", made_up=True)
THEIRS = Tenant(uuid.UUID(int=6), "fellshire", "Fellshire", made_up=True)
AMINA, BEN = uuid.UUID(int=8), uuid.UUID(int=9)
VIEWER = Viewer(kind="member", tenant=OURS, member_id=AMINA)
NOON = datetime(2026, 4, 4, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(days=1)

pytestmark = pytest.mark.django_db


def row(minute: int, what: str = "read", **told: object) -> int:
    """A row of ours at so many minutes after noon, by Amina; its number."""
    given = {"partnership": OURS.id, "viewer": "member", "member": AMINA, "act": uuid.UUID(int=1), **told}
    return AuditRow.objects.create(at=NOON + timedelta(minutes=minute), what=what, **given).pk


@pytest.fixture
def rows() -> dict[str, int]:
    """The numbers of rows, by what they are."""
    return {
        "page": row(1, address="show-person", ids="p1 p2", fields="name born", basis="marac by search"),
        "page of another": row(2, address="show-case", ids="p1"),
        "refused": row(3, "refused", address="show-person", ids="p3"),
        "exported": row(4, "exported", address="show-person", ids="p10"),
        "not a look": row(5, "changed", address="show-person", ids="p1"),
        "deed": row(6, "asked", table="people.Search", record="s1"),
        "other deed": row(7, "made", table="people.Search", record="s1"),
        "of another table": row(8, "asked", table="people.Person", record="p1"),
        "by Ben": row(9, address="show-person", ids="p1", member=BEN),
        "by a job": row(10, address="show-person", ids="p1", member=None, viewer="system", system="nightly"),
        "by a link": row(11, address="show-person", ids="p1", member=None, viewer="mailbox"),
        "theirs": row(12, address="show-person", ids="p1", partnership=THEIRS.id),
        "that same minute": row(11, address="show-person", ids="p9"),
        "written late": row(0, address="show-person", ids="p8"),
    }


def looks(rows: dict[str, int], **given: object) -> list[str]:
    """What is told of, by name."""
    asked = {"pages": ("show-person",), "deeds": (), "first": NOON, "until": LATER, "most": 50, **given}
    names = {number: name for name, number in rows.items()}
    return [names[each.number] for each in audit.looks(VIEWER, Asked(**asked))]


ALL = ["that same minute", "by a link", "by a job", "by Ben", "exported", "refused", "page", "written late"]
#: What is asked for, and what is told of, the latest first.
ASKED = [
    ({}, ALL),
    ({"pages": ()}, []),
    ({"pages": ("show-case",)}, ["page of another"]),
    ({"pages": (), "deeds": [("people.Search", "asked")]}, ["deed"]),
    ({"pages": (), "deeds": [("people.Search", "asked"), ("people.Person", "asked")]}, ["of another table", "deed"]),
    ({"pages": ("show-case",), "deeds": [("people.Search", "made")]}, ["other deed", "page of another"]),
    ({"most": 2}, ["that same minute", "by a link"]),
    ({"first": NOON + timedelta(minutes=4)}, ALL[:5]),
    ({"until": NOON + timedelta(minutes=4)}, ALL[5:]),
    ({"member": BEN}, ["by Ben"]),
    ({"member": uuid.UUID(int=99)}, []),
    ({"ids": ["p3"]}, ["refused"]),
    ({"ids": ["p3", "p9"]}, ["that same minute", "refused"]),
    ({"ids": ["s1"], "deeds": [("people.Search", "asked")]}, ["deed"]),
    ({"ids": ["p2"], "member": BEN}, []),
]


@pytest.mark.parametrize(("asked", "told"), ASKED, ids=range(len(ASKED)))
def test_what_is_asked_for_is_told_the_latest_first(rows, asked, told):
    assert looks(rows, **asked) == told


#: A row, and how it is told.
TOLD = {
    "page": Looked(
        0, NOON + timedelta(minutes=1), AMINA, "member", "read", "show-person", "", ("p1", "p2"), ("name", "born"),
        "marac by search",
    ),
    "deed": Looked(0, NOON + timedelta(minutes=6), AMINA, "member", "asked", "", "people.Search", ("s1",), (), ""),
    "by a job": Looked(0, NOON + timedelta(minutes=10), None, "nightly", "read", "show-person", "", ("p1",), (), ""),
    "by a link": Looked(0, NOON + timedelta(minutes=11), None, "mailbox", "read", "show-person", "", ("p1",), (), ""),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_a_row_is_told_as_it_is(rows, name):
    asked = Asked(("show-person",), [("people.Search", "asked")], NOON, LATER, 50)
    found = {each.number: each for each in audit.looks(VIEWER, asked)}
    assert found[rows[name]] == replace(TOLD[name], number=rows[name])


def test_a_look_at_nothing_has_no_ids():
    row(1, address="members")
    (found,) = audit.looks(VIEWER, Asked(("members",), (), NOON, LATER, 5))
    assert found.ids == ()


@pytest.mark.parametrize("viewer", [the_public(OURS), the_system("nightly", OURS)], ids=["public", "job"])
def test_only_a_member_is_told(rows, viewer):
    with pytest.raises(Refused) as told:
        audit.looks(viewer, Asked((), (), NOON, LATER, 5))
    assert told.value.sentence == "Who has looked is for members of the partnership."
    assert told.value.instead == "Sign in first."


#: From when until when, and how many rows of any kind.
COUNTED = [
    (NOON, LATER, 13),
    (NOON + timedelta(minutes=4), LATER, 9),
    (NOON, NOON + timedelta(minutes=4), 4),
    (LATER, LATER, 0),
]


@pytest.mark.parametrize(("first", "until", "told"), COUNTED)
def test_rows_are_counted_of_ones_own_partnership(rows, first, until, told):
    assert audit.count(VIEWER, first, until) == told


# What was done to a record


@pytest.fixture
def names(monkeypatch):
    """Ben is gone; Amina has a name."""
    asked = []

    def names_of(viewer, ids):
        asked.append((viewer, ids))
        return {AMINA: "Amina Shah"}

    monkeypatch.setattr(desks, "the_one", lambda name: {"names_of": names_of}[name])
    return asked


def test_what_was_done_is_told_newest_first_and_by_whom(names):
    of = {"table": "plan.Aim", "record": "a1"}
    row(1, "made", **of, member=None, viewer="system", system="load-pack", fields="title owner", because="the pack")
    row(2, "changed", **of)
    row(3, "changed", **of, member=BEN)
    row(4, "answered", **of, member=None, viewer="mailbox")
    row(5, "asked", **of, member=None, viewer="public")
    row(6, "changed", **of, member=None, viewer="other")
    row(7, "read", **of)
    row(8, "changed", table="plan.Aim", record="a2")
    row(8, "changed", table="plan.Plan", record="a1")
    row(9, "changed", **of, partnership=THEIRS.id)
    told = audit.history(of=("plan", "Aim", "a1"), viewer=VIEWER)
    assert [(each.what, each.by) for each in told] == [
        ("changed", ""),
        ("asked", "somebody not signed in"),
        ("answered", "somebody with a link"),
        ("changed", "a member of another partnership"),
        ("changed", "Amina Shah"),
        ("made", "load-pack"),
    ]
    assert told[-1] == Happened(NOON + timedelta(minutes=1), "made", "load-pack", ("title", "owner"), "the pack")
    assert names == [(VIEWER, {AMINA, BEN})]


def test_a_page_has_room_for_the_latest_two_hundred(names):
    given = {"partnership": OURS.id, "viewer": "member", "member": AMINA, "act": uuid.UUID(int=1), "what": "changed"}
    given |= {"table": "plan.Aim", "record": "a1"}
    made = [AuditRow(at=NOON + timedelta(minutes=minute), **given) for minute in range(MOST + 1)]
    AuditRow.objects.bulk_create(made)
    told = audit.history(of=("plan", "Aim", "a1"), viewer=VIEWER)
    assert (len(told), told[0].at) == (200, NOON + timedelta(minutes=MOST))
    assert len(audit.history(of=("plan", "Aim", "a1"), viewer=VIEWER, most=3)) == 3


def test_the_system_working_for_a_partnership_is_told_and_the_public_is_not(names):
    row(1, "made", table="plan.Aim", record="a1")
    assert len(audit.history(of=("plan", "Aim", "a1"), viewer=the_system("nightly", OURS))) == 1
    with pytest.raises(Refused) as told:
        audit.history(of=("plan", "Aim", "a1"), viewer=the_public(OURS))
    assert told.value.sentence == "What happened to a record is for members of the partnership."
    assert told.value.instead == "Sign in first."


# What a page says that it shows


class Page:
    """A request for a page with these arguments in its address."""

    def __init__(self, **kwargs: object) -> None:
        self.resolver_match = SimpleNamespace(view_name="show-person", kwargs=kwargs)


def look(page: Page, **given: object) -> tuple[str, str, str, str]:
    looking.record_look(page, VIEWER, "read", **given)
    found = AuditRow.objects.latest("id")
    return found.address, found.ids, found.fields, found.basis


def test_a_look_names_the_pages_own_arguments_first():
    page = Page(person=uuid.UUID(int=1), part="marac", words="4 Mill Lane")
    told = ("show-person", f"{uuid.UUID(int=1)} marac", "", "")
    assert look(page) == told, "words of an address that are no id are left out"


def test_a_look_names_what_the_page_said_that_it_shows():
    page = Page(person="p1")
    looking.shown(page, ("people", "Person", "p2"), basis="marac by search", fields=("name", "born"))
    looking.shown(page, ("people", "Alias", ["a1", "a2"]), fields=("born", "alias"))
    assert look(page) == ("show-person", "p1 p2 a1 a2", "name born alias", "marac by search")
    looking.shown(page, ("people", "Person", "p2"), basis="custodian")
    assert look(page, of=[("plan", "Aim", "x1")]) == ("show-person", "p1 x1 p2 a1 a2", "name born alias", "custodian")


def test_a_look_at_nothing_more_than_its_page_names_nothing():
    assert look(Page()) == ("show-person", "", "", "")
