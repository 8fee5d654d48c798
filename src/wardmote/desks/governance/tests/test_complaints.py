"""Data protection complaints: acknowledged in time, then answered, read by few, and nobody who complained is named."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.governance.models import DataComplaint
from wardmote.desks.governance.presenters import complaints as presenters
from wardmote.desks.governance.queries import complaints as queries
from wardmote.desks.governance.rules import complaints as rules
from wardmote.desks.governance.tests.given import somebody
from wardmote.desks.governance.verbs import complaints as verbs
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation.editions import Superseded

CAME, LAST = date(2027, 3, 1), date(2027, 3, 31)
AT = datetime(2027, 3, 20, 9, tzinfo=UTC)
NOTHING = rules.Standing(None, "", withdrawn=False)
FOUND = "A second copy was kept in another system. It was erased, and the two are now one."


@pytest.fixture
def by(demonstration):
    """The CSP manager."""
    return somebody("marian.ashdown")


def said(by, **more):
    body = next(each.id for each in organisations_for(by) if each.name == "Netherwick Council")
    return verbs.ComplaintSaid(
        **{"organisation": body, "kind": "kept", "what": "Kept too long.", "received_on": CAME, **more}
    )


@pytest.fixture
def reference(by):
    return verbs.receive_complaint(said=said(by), by=by, at=AT)


def found(by, reference):
    return queries.complaint_for(by, reference)


@pytest.mark.parametrize(
    ("standing", "state"),
    [
        (NOTHING, "received"),
        (rules.Standing(CAME, "", withdrawn=False), "acknowledged"),
        (rules.Standing(CAME, "upheld", withdrawn=False), "upheld"),
        (rules.Standing(CAME, "", withdrawn=True), "withdrawn"),
    ],
)
def test_how_a_complaint_stands(standing, state):
    assert standing.state == state


@pytest.mark.django_db
def test_it_is_acknowledged_then_answered_and_each_step_is_kept(by, reference):
    """Oracle: thirty days after 1 March 2027, which is not counted, is 31 March."""
    assert found(by, reference).due.day == LAST
    (clock,) = (each for each in presenters.clocks(by) if reference in each.what)
    assert (clock.rule, clock.start, clock.done) == ("INF.COMPLAINT.ACK", CAME, None)
    of = {"complaint": found(by, reference).id, "by": by, "at": AT}
    answer = {"outcome": "upheld", "words": FOUND, "day": AT.date()}
    with pytest.raises(NotNow, match="Nobody has acknowledged"):
        verbs.answer_complaint(**answer, **of)
    for day in (CAME - timedelta(days=1), AT.date() + timedelta(days=1)):
        with pytest.raises(Invalid, match="cannot be"):
            verbs.acknowledge_complaint(day=day, **of)
    verbs.acknowledge_complaint(day=date(2027, 3, 9), **of)
    with pytest.raises(NotNow):
        verbs.acknowledge_complaint(day=date(2027, 3, 9), **of)
    verbs.note_progress(words="The records team was asked.", **of)
    for wrong in ({"outcome": "fine"}, {"words": " "}, {"day": date(2027, 3, 8)}):
        with pytest.raises(Invalid):
            verbs.answer_complaint(**{**answer, **wrong}, **of)
    verbs.answer_complaint(**answer, **of)
    assert (found(by, reference).state, found(by, reference).answered_on) == ("upheld", AT.date())
    steps = [each.what for each in queries.complaint_history(by, found(by, reference).id)]
    assert sorted(steps) == sorted(["upheld", "progress", "acknowledged", "received"])
    with pytest.raises(NotNow):
        verbs.withdraw_complaint(because="A mistake", **of)
    for state in ("acknowledged", "received"):
        verbs.open_complaint_again(because="It was another complaint", **of)
        assert found(by, reference).state == state
    with pytest.raises(NotNow):
        verbs.open_complaint_again(because="Again", **of)


@pytest.mark.django_db
def test_a_late_acknowledgement_says_so(by, reference):
    later = datetime(2027, 4, 2, 9, tzinfo=UTC)
    verbs.acknowledge_complaint(complaint=found(by, reference).id, day=date(2027, 4, 1), by=by, at=later)
    page = presenters.complaint_page(found(by, reference), (), by)
    assert dict(page.facts)["Acknowledged"] == "1 April 2027, late"


@pytest.mark.django_db
def test_before_the_law_began_there_is_no_limit(by):
    reference = verbs.receive_complaint(said=said(by, received_on=date(2026, 6, 1)), by=by, at=AT)
    assert found(by, reference).due is None
    assert dict(presenters.complaint_page(found(by, reference), (), by).facts)["Acknowledged by"].startswith("No limit")
    assert not [each for each in presenters.clocks(by) if reference in each.what]


@pytest.mark.django_db
def test_it_names_nobody_and_says_what_and_when(by, reference):
    for wrong in (
        {"what": "Mr Hughes says it is kept."},
        {"what": " "},
        {"kind": "odd"},
        {"received_on": date(2027, 3, 21)},
    ):
        with pytest.raises(Invalid):
            verbs.receive_complaint(said=said(by, **wrong), by=by, at=AT)
    of = {"complaint": found(by, reference).id, "by": by, "at": AT}
    with pytest.raises(Invalid, match="name"):
        verbs.note_progress(words="Mrs Wren was rung.", **of)
    verbs.acknowledge_complaint(day=date(2027, 3, 9), **of)
    with pytest.raises(Invalid, match="acknowledged before"):
        verbs.change_complaint(edition=found(by, reference).edition, said=said(by, received_on=date(2027, 3, 12)), **of)
    verbs.change_complaint(edition=found(by, reference).edition, said=said(by, kind="shared"), **of)
    assert found(by, reference).kind == "shared"
    with pytest.raises(Superseded):
        verbs.change_complaint(edition=1, said=said(by), **of)


@pytest.mark.django_db
def test_who_reads_and_who_carries(by, reference, signed_in):
    councillor = somebody("joseph.elstow")
    assert queries.complaints_for(councillor) == ()
    with pytest.raises(Missing):
        found(councillor, reference)
    with pytest.raises(Refused):
        verbs.receive_complaint(said=said(by), by=councillor, at=AT)
    assert queries.complaint_history(councillor, found(by, reference).id) == ()
    path = f"/members/registers/data-complaints/{reference}/"
    for role, status in (
        ("CSP manager", 200),
        ("Designated liaison officer", 200),
        ("Chair", 200),
        ("Councillor", 404),
    ):
        assert signed_in(role).get(path).status_code == status, role
    assert reference in signed_in("Chair").get("/members/registers/data-complaints/").content.decode()
    assert (
        "Complaints will be listed here."
        in signed_in("Councillor").get("/members/registers/data-complaints/").content.decode()
    )
    assert signed_in("Chair").get(f"{path}acknowledge/").status_code == 403


@pytest.mark.django_db
def test_the_table_wants_an_acknowledgement_first(by, reference):
    with pytest.raises(IntegrityError), transaction.atomic():
        DataComplaint.objects.filter(reference=reference).update(outcome="upheld", answered_on=CAME)
    with pytest.raises(IntegrityError), transaction.atomic():
        DataComplaint.objects.filter(reference=reference).update(acknowledged_on=CAME - timedelta(days=1))
