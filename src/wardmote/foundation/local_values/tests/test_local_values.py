"""What varies locally has bounds, a source and a history; a pack is only where it starts."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from wardmote import clocks
from wardmote.errors import Broken, Invalid, Missing
from wardmote.foundation.access import Tenant, Viewer, the_system
from wardmote.foundation.calendars.limits import local_rules
from wardmote.foundation.changes.verbs import approve, propose
from wardmote.foundation.local_values import Declared, declared, value_of
from wardmote.foundation.local_values.concern import VALUE
from wardmote.foundation.local_values.of_rules import local_limits
from wardmote.foundation.local_values.reading import value_seen, values_for, versions_of
from wardmote.foundation.local_values.verbs import load_values
from wardmote.foundation.now import now, today

HERE = Tenant(uuid4(), "here", "Here", made_up=True)
THERE = Tenant(uuid4(), "there", "There", made_up=True)
ANN = Viewer("member", HERE, uuid4(), "Ann", "Council", ("administrator",))
DAYS = "correspondence.link_days"


def change(to, starts=None):
    propose(
        by=ANN, kind=VALUE, subject=DAYS, said={"value": to}, starts=starts or today(), because="Because.", at=now()
    )


def load(value, tenant=HERE):
    return load_values(given=[(DAYS, str(value), "Local practice")], by=the_system("load-pack", tenant), at=now())


@pytest.mark.django_db
def test_until_somebody_decides_it_is_as_shipped_and_a_pack_is_only_the_start():
    assert value_of(ANN, DAYS, today()) == declared()[DAYS].default
    assert load(20) == 1
    assert (value_of(ANN, DAYS, today()), value_seen(ANN, DAYS, today()).origin) == (20, "pack")
    change(30)
    assert load(21) == 0
    assert (value_of(ANN, DAYS, today()), value_seen(ANN, DAYS, today()).origin) == (30, "site")
    assert [each.value for each in versions_of(ANN, DAYS)] == [30, 20, 14]


@pytest.mark.django_db
def test_a_pack_that_changed_before_anybody_decided_is_taken_and_the_same_again_is_not():
    assert [load(20), load(20), load(21)] == [1, 0, 1]
    assert value_of(ANN, DAYS, today()) == 21


@pytest.mark.django_db
def test_it_holds_from_its_day_on_and_older_days_read_as_they_were():
    load(20)
    change(30, today() + timedelta(days=7))
    week = today() + timedelta(days=7)
    assert [value_of(ANN, DAYS, day) for day in (date(2020, 1, 1), week - timedelta(days=1), week)] == [20, 20, 30]


@pytest.mark.django_db
def test_each_partnership_has_its_own():
    change(30)
    assert value_of(the_system("a job", THERE), DAYS, today()) == 14
    assert load(20, THERE) == 1


@pytest.mark.django_db
def test_the_public_read_what_is_shipped():
    """Local values are the partnership's business: to anybody else there are none but the defaults."""
    change(30)
    assert {each.origin for each in values_for(Viewer("public", HERE), today())} == {"default"}


@pytest.mark.parametrize("typed", ["0", "61", "-1", "14.5", "", "many", "9" * 12, "１４½"])
@pytest.mark.django_db
def test_what_it_cannot_be_is_refused_in_words(typed):
    with pytest.raises(Invalid) as refused:
        declared()[DAYS].read(typed)
    assert "from 1 to 60" in str(refused.value)


def test_nothing_of_another_name():
    with pytest.raises(Missing):
        value_of(ANN, "correspondence.nothing", today())


def of_kind(kind, default, **more):
    return Declared(name="a.b", title="T", about="A", kind=kind, default=default, source="S", **more)


@pytest.mark.parametrize(
    ("made", "typed", "value", "said"),
    [
        (of_kind("number", 3, least=1, most=9, unit="days"), " 4 ", 4, "4 days"),
        (of_kind("text", "x"), " words ", "words", "words"),
        (of_kind("choice", "a", choices=("a", "b")), "b", "b", "b"),
        (of_kind("yes or no", False), "yes", True, "yes"),
    ],
)
def test_each_kind_reads_and_says_its_value(made, typed, value, said):
    assert made.read(typed) == value
    assert made.said(value) == said


@pytest.mark.parametrize(
    ("made", "typed"),
    [
        (of_kind("text", "x"), " "),
        (of_kind("text", "x"), "x" * 601),
        (of_kind("choice", "a", choices=("a", "b")), "c"),
        (of_kind("yes or no", False), "maybe"),
    ],
)
def test_each_kind_refuses_what_it_cannot_be(made, typed):
    with pytest.raises(Invalid):
        made.read(typed)


@pytest.mark.parametrize(
    ("kind", "default", "more"),
    [("number", 0, {"least": 1, "most": 2}), ("number", True, {"most": 2}), ("choice", "z", {}), ("colour", "red", {})],
)
def test_a_declaration_whose_default_cannot_be_is_a_fault(kind, default, more):
    with pytest.raises(Broken):
        of_kind(kind, default, **more)


def test_every_value_that_ships_says_its_source_and_is_unconfirmed_until_somebody_confirms_it():
    found = declared().values()
    print(f"{len(found)} local values")
    assert found
    assert all(each.source and each.about and each.title for each in found)


def test_every_local_rule_of_time_with_a_number_can_differ_here_and_no_rule_of_law_can():
    rules = {f"clocks.{rule.id}": rule for rule in clocks.rules()}
    found = {name: each for name, each in declared().items() if each.group == "clocks"}
    print(f"{len(found)} local rules of time of {len(rules)} rules")
    assert found["clocks.ASB.CR.PARTNER_INFO"].said(10) == "10 working days"
    assert {rules[name].kind for name in found} == {"L"}
    assert all(each.legal for each in found.values())


@pytest.mark.django_db
def test_a_limit_of_time_that_a_second_person_approved_is_the_one_that_clocks_use():
    rule = "GOV.ACTION.STALE"
    chair = Viewer("member", HERE, uuid4(), "Cy", "Council", ("chair",))
    before = local_rules(ANN).due(rule, start=date(2026, 11, 2))
    reference = propose(
        by=ANN, kind=VALUE, subject=f"clocks.{rule}", said={"value": 14}, starts=today(), because="B.", at=now()
    )
    assert local_rules(ANN).due(rule, start=date(2026, 11, 2)) == before
    approve(by=chair, reference=reference, because="", at=now())
    after = local_rules(ANN).due(rule, start=date(2026, 11, 2))
    assert (before.last, after.last) == (date(2026, 12, 2), date(2026, 11, 16))
    assert local_limits(ANN)[rule].approved_by == "Cy"
    assert local_limits(the_system("a job", THERE)) == {}
