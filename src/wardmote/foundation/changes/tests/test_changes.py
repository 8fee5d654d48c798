"""A change is made at once, or by a second person where the law is touched; nobody approves their own."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.changes import Weighed, verbs, weighing
from wardmote.foundation.changes.models import Change
from wardmote.foundation.changes.queries import change_for, changes_for
from wardmote.foundation.desks import ChangeKind
from wardmote.foundation.now import now, today

HERE = Tenant(uuid4(), "here", "Here", made_up=True)
ANN = Viewer("member", HERE, uuid4(), "Ann", "Council", ("administrator",))
BO = Viewer("member", HERE, uuid4(), "Bo", "Council", ("chair",))
CY = Viewer("member", HERE, uuid4(), "Cy", "Council", ("councillor",))
ELSEWHERE = replace(BO, tenant=Tenant(uuid4(), "there", "There", made_up=True))

#: What the made-up subject is now.
held: dict[str, int] = {}


def weigh(viewer, subject, said):
    if said["to"] < 0:
        raise Invalid("It cannot be less than nothing.")
    return Weighed(
        "A number", (("Number", str(held.get(subject, 0)), str(said["to"])),), legal=said.get("legal", False)
    )


def apply(*, by, subject, said, starts, at):
    held[subject] = said["to"]


HERE_IS = "wardmote.foundation.changes.tests.test_changes"
KIND = ChangeKind("number", "A number", ("administrator", "chair"), ("chair",), "weigh", "apply")


@pytest.fixture(autouse=True)
def one_kind(db, monkeypatch):
    held.clear()
    monkeypatch.setattr(weighing, "kinds", lambda: {"tests/number": KIND})
    monkeypatch.setattr("wardmote.foundation.desks.function", lambda where: {"weigh": weigh, "apply": apply}[where])


def propose(by=ANN, to=5, *, legal=False, starts=None, because="It is fairer."):
    return verbs.propose(
        by=by,
        kind="tests/number",
        subject="x",
        said={"to": to, "legal": legal},
        starts=starts or today(),
        because=because,
        at=now(),
    )


def test_what_is_not_legal_is_made_at_once():
    change = change_for(ANN, propose())
    assert held == {"x": 5}
    assert (change.state, change.lines, change.decided_by) == ("made", (("Number", "0", "5"),), "Ann")


def test_what_is_legal_waits_for_a_second_person_and_is_then_made():
    reference = propose(legal=True)
    assert held == {}
    assert change_for(BO, reference).state == "waiting"
    verbs.approve(by=BO, reference=reference, because="", at=now())
    assert held == {"x": 5}
    assert change_for(BO, reference).decided_by == "Bo"
    assert [row.what for row in AuditRow.objects.filter(table="changes.Change").order_by("id")] == ["asked", "approved"]
    with pytest.raises(NotNow, match="decided on already"):
        verbs.approve(by=BO, reference=reference, because="", at=now())


def test_nobody_approves_or_declines_their_own():
    reference = propose(by=BO, legal=True)
    for verb in (verbs.approve, verbs.decline):
        with pytest.raises(Refused, match="a second person decides"):
            verb(by=BO, reference=reference, because="Yes.", at=now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Change.objects.update(state="made", decided_at=now(), decided_by="Bo", decider=BO.member_id)
    assert held == {}


@pytest.mark.parametrize(
    "viewer", [CY, replace(ANN, kind="mailbox"), replace(ANN, kind="system"), replace(ANN, roles=())]
)
def test_who_may_not_is_refused_in_words(viewer):
    with pytest.raises(Refused, match=r"by this role: Administrator or Chair"):
        propose(by=viewer)
    reference = propose(by=BO, legal=True)
    with pytest.raises(Refused, match="by this role: Chair"):
        verbs.approve(by=viewer, reference=reference, because="", at=now())


def test_declined_it_says_why_and_changes_nothing():
    reference = propose(legal=True)
    with pytest.raises(Invalid, match="No reason"):
        verbs.decline(by=BO, reference=reference, because=" ", at=now())
    verbs.decline(by=BO, reference=reference, because="Not before the meeting.", at=now())
    change = change_for(ANN, reference)
    assert (change.state, change.decision) == ("declined", "Not before the meeting.")
    assert held == {}


def test_taken_back_by_who_proposed_it_and_by_nobody_else():
    reference = propose(legal=True)
    with pytest.raises(Refused, match="Only who proposed"):
        verbs.withdraw(by=BO, reference=reference, at=now())
    verbs.withdraw(by=ANN, reference=reference, at=now())
    assert change_for(ANN, reference).state == "withdrawn"


def test_what_has_changed_meanwhile_is_not_approved_unseen():
    reference = propose(legal=True)
    held["x"] = 4
    with pytest.raises(NotNow, match="changed meanwhile"):
        verbs.approve(by=BO, reference=reference, because="", at=now())
    assert held == {"x": 4}


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"to": 0}, "Nothing would change"),
        ({"to": -1}, "less than nothing"),
        ({"because": "  "}, "No reason"),
        ({"because": "x" * 1001}, "longer than"),
        ({"starts": date(2020, 1, 1)}, "in the past"),
    ],
)
def test_what_cannot_be_is_not_kept(wrong, why):
    with pytest.raises(Invalid, match=why):
        propose(**wrong)
    assert not Change.objects.exists()


def test_two_changes_of_one_subject_do_not_wait_together():
    first = propose(legal=True)
    with pytest.raises(NotNow, match=first):
        propose(to=6, legal=True)


def test_approved_after_its_day_it_holds_from_then_on(monkeypatch):
    kept = []
    monkeypatch.setattr(
        "wardmote.foundation.desks.function",
        lambda where: weigh if where == "weigh" else lambda **given: kept.append(given["starts"]),
    )
    reference = propose(legal=True)
    Change.objects.update(starts=today() - timedelta(days=9))
    verbs.approve(by=BO, reference=reference, because="", at=now())
    assert kept == [today()]


def test_what_waits_is_listed_however_old_it_is(monkeypatch):
    verbs.approve(by=BO, reference=propose(legal=True), because="", at=now())
    waits = propose(to=6, legal=True)
    monkeypatch.setattr("wardmote.foundation.changes.queries.LISTED", 0)
    assert [each.reference for each in changes_for(BO)] == [waits]


def test_another_partnership_sees_and_decides_nothing():
    reference = propose(legal=True)
    assert changes_for(ELSEWHERE) == ()
    with pytest.raises(Missing):
        verbs.approve(by=ELSEWHERE, reference=reference, because="", at=now())
