"""A grant opens to whom it names, while it lasts; it ends with its agreement; both leave rows of the audit."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from wardmote.errors import Invalid, Missing
from wardmote.foundation import grants
from wardmote.foundation.access import Tenant, Viewer, the_mailbox, the_public, the_system
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.grants import AgreementVersion
from wardmote.foundation.grants.models import AccessGrant
from wardmote.foundation.grants.queries import in_force
from wardmote.foundation.grants.rules import LAPSED, WITHDRAWN
from wardmote.foundation.now import now

pytestmark = pytest.mark.django_db

HERE, THERE = (Tenant(uuid4(), slug, slug, made_up=True) for slug in ("here", "there"))
HOUSING, POLICE = uuid4(), uuid4()
ANN = Viewer("member", HERE, uuid4(), "Ann", organisation=HOUSING)
BO = Viewer("member", HERE, uuid4(), "Bo", organisation=POLICE)
CY = Viewer("member", HERE, uuid4(), "Cy", organisation=HOUSING)
LONE = Viewer("member", HERE, uuid4(), "Di")
CASE = ("river_patrol", "RiverCase", uuid4())
AGREED = AgreementVersion(uuid4(), 2)
AT = now()
DAY = timedelta(days=1)


def given(by=BO, **more):
    said = {"of": CASE, "fields": ("told",), "purpose": "antisocial_behaviour", "agreement": AGREED, "at": AT}
    return grants.give(by=by, **{**said, "until": AT + DAY, **more})


def reads(viewer, at=AT):
    return {each.id for each in in_force(viewer, at)}


def test_a_grant_is_read_by_whom_it_names_and_nobody_else():
    mine, ours = given(to_member=ANN.member_id), given(to_organisation=HOUSING)
    assert reads(ANN) == {mine, ours}
    assert reads(CY) == {ours}
    assert reads(BO) == reads(LONE) == set()


def test_a_missing_fact_is_a_no():
    given(to_member=ANN.member_id)
    given(to_organisation=HOUSING)
    for nobody in (
        the_public(HERE),
        the_system("a job", HERE),
        the_mailbox("Housing", HERE),
        Viewer("member", HERE),
        Viewer("member", THERE, ANN.member_id, organisation=HOUSING),
        Viewer("system", HERE, ANN.member_id, organisation=HOUSING),
    ):
        assert reads(nobody) == set(), nobody


def test_a_grant_lasts_from_its_giving_until_its_end_and_no_longer():
    one = given(to_member=ANN.member_id)
    assert reads(ANN, AT - timedelta(microseconds=1)) == set()
    assert reads(ANN, AT + DAY - timedelta(microseconds=1)) == {one}
    assert reads(ANN, AT + DAY) == set()


def test_all_that_hangs_on_an_agreement_ends_at_once_whatever_its_version():
    first, second = (
        given(to_member=ANN.member_id),
        given(to_organisation=HOUSING, agreement=AgreementVersion(AGREED.agreement, 3)),
    )
    other = given(to_member=ANN.member_id, agreement=AgreementVersion(uuid4(), 1))
    elsewhere = given(by=Viewer("member", THERE, uuid4(), "Ed"), to_member=ANN.member_id)
    ended = grants.end(by=BO, of_agreement=AGREED.agreement, because=WITHDRAWN, at=AT)
    assert set(ended) == {first, second}
    assert reads(ANN) == {other}
    assert AccessGrant.objects.get(pk=elsewhere).ended_at is None
    assert [(each.ended_by, each.because) for each in grants.hanging_on(BO, AGREED.agreement)] == [
        ("Bo", WITHDRAWN)
    ] * 2
    assert grants.end(by=ANN, of_agreement=AGREED.agreement, because=LAPSED, at=AT + DAY) == ()
    assert {each.because for each in grants.hanging_on(BO, AGREED.agreement)} == {WITHDRAWN}


def test_one_grant_is_ended_by_itself():
    one, two = given(to_member=ANN.member_id), given(to_member=ANN.member_id)
    assert grants.end(by=BO, grant=one, because="given by mistake", at=AT) == (one,)
    assert reads(ANN) == {two}


def test_another_partnerships_grant_is_not_here():
    one = given(to_member=ANN.member_id)
    with pytest.raises(Missing):
        grants.end(by=Viewer("member", THERE, uuid4(), "Ed"), grant=one, because=WITHDRAWN, at=AT)
    assert reads(ANN) == {one}


def test_what_is_undone_is_undone_whole():
    """The grant, its end and their rows of the audit stand or fall together with what they are part of."""
    one, before = given(to_member=ANN.member_id), AuditRow.objects.count()
    with transaction.atomic():
        given(to_member=ANN.member_id)
        grants.end(by=BO, of_agreement=AGREED.agreement, because=WITHDRAWN, at=AT)
        assert reads(ANN) == set()
        transaction.set_rollback(True)
    assert reads(ANN) == {one}
    assert AuditRow.objects.count() == before


def test_both_are_in_the_audit():
    one = given(to_member=ANN.member_id)
    grants.end(by=CY, grant=one, because=WITHDRAWN, at=AT)
    rows = AuditRow.objects.filter(table="grants.AccessGrant", record=str(one)).order_by("pk")
    assert [(row.what, row.member, row.because) for row in rows] == [
        ("shared", BO.member_id, ""),
        ("ended", CY.member_id, WITHDRAWN),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"to_member": uuid4(), "to_organisation": uuid4()},
        {"to_member": uuid4(), "fields": ()},
        {"to_member": uuid4(), "fields": "told"},
        {"to_member": uuid4(), "fields": ("told", "Canary Lane 7")},
        {"to_member": uuid4(), "purpose": "because I want to"},
        {"to_member": uuid4(), "agreement": AgreementVersion(uuid4(), 0)},
        {"to_member": uuid4(), "until": AT},
        {"to_member": uuid4(), "of": ("", "RiverCase", uuid4())},
    ],
)
def test_what_no_grant_can_be_is_refused(wrong):
    with pytest.raises(Invalid):
        given(**wrong)
    assert not AccessGrant.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{}, {"of_agreement": uuid4(), "grant": uuid4()}, {"grant": uuid4(), "because": "typed"}]
)
def test_an_end_names_one_thing_and_why(wrong):
    with pytest.raises(Invalid):
        grants.end(**{"by": BO, "because": WITHDRAWN, "at": AT, **wrong})


@pytest.mark.parametrize(
    "said",
    [
        {"to_organisation": HOUSING},
        {"until": AT - DAY},
        {"version": 0},
        {"ended_at": AT, "ended_by": "Bo"},
        {"because": WITHDRAWN},
        {"ended_at": AT, "because": WITHDRAWN},
    ],
)
def test_the_database_refuses_the_same(said):
    one = given(to_member=ANN.member_id)
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessGrant.objects.filter(pk=one).update(**said)
