"""Rows about people come back cut, rows and columns, as the one rule says of each; and by no other door."""

import ast
import sys
from dataclasses import replace
from datetime import timedelta
from random import Random
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from promises.river_patrol import desk as river
from promises.river_patrol.models import RiverPerson
from promises.sources import PRODUCT, ROOT, modules, name_of, syntax
from promises.walk import NIGHTLY
from wardmote.errors import Broken, Missing
from wardmote.foundation import access, desks, grants
from wardmote.foundation.about_people import PeopleTable
from wardmote.foundation.access import Leave, Standing, Tenant, Viewer, scope
from wardmote.foundation.access.conditions import Among, Outside, holds
from wardmote.foundation.access.deciding import Asked, decide
from wardmote.foundation.access.of_people import OfPeople, Unread
from wardmote.foundation.access.people import Person, as_q, conditions
from wardmote.foundation.access.roles import ROLES
from wardmote.foundation.access.who_reads import CASE, OPENS, TELLS, rules
from wardmote.foundation.break_glass.rules import BY_TWO
from wardmote.foundation.grants import AgreementVersion
from wardmote.foundation.now import now, today
from wardmote.protocol import rulebook

AT = now()
HERE, THERE = (Tenant(uuid4(), slug, slug, made_up=True) for slug in ("here", "there"))
OWN, OTHER = uuid4(), uuid4()
CASES = [UUID(int=n + 1) for n in range(6)]
COURSES = ("information-sharing", "safeguarding-children", "domestic-abuse")
#: Ways to read a table past the door.
PAST = {"every_row", "_default_manager", "_base_manager", "raw", "cursor"}
READING = {"all", "filter", "get", "exclude", "values", "values_list", "count", "exists", "first", "last", "iterator"}


@pytest.fixture
def patrol(monkeypatch, db):
    """The made-up kind as a desk beside the others."""
    with river.declared(monkeypatch) as desk:
        yield desk


def named(case: UUID) -> tuple[str, str, UUID]:
    return (*river.CASE, case)


def made(**said) -> RiverPerson:
    return RiverPerson.objects.create(
        **{"partnership": HERE.id, "case": CASES[0], "holder": OWN, "name": "Ada", "school": "Weir", "harm": "h",
           "address": "a", **said}
    )  # fmt: skip


NOTHING = Standing()


def member(*roles: str, knows: Standing = NOTHING, organisation: UUID | None = OWN) -> Viewer:
    viewer = Viewer("member", HERE, uuid4(), "Ann", roles=roles, organisation=organisation)
    river.KNOWN[viewer.member_id] = knows
    return viewer


def whole(case: UUID = CASES[0], **more) -> Standing:
    """All that a member needs on one case."""
    return Standing(
        **{"trainings": frozenset(COURSES), "on": frozenset({named(case)}), "clear": frozenset({named(case)})} | more
    )


def read(viewer, purpose="safeguard_child"):
    return access.people(viewer, RiverPerson, purpose=purpose, at=AT)


# The two readings of the rule


def some(chance: Random, of: list, most: int = 4) -> frozenset:
    return frozenset(chance.sample(of, chance.randint(0, min(most, len(of)))))


def anybody(chance: Random, rows: list[RiverPerson]) -> tuple[Viewer, Standing]:
    """A member, and where they stand: lucky in most things, so that a fair part of what is asked is answered by yes."""
    likely = [each.slug for each in ROLES if any(each.slug in rule.reach for rule in rules())]
    viewer = Viewer(
        chance.choice(["member"] * 19 + ["system"]),
        chance.choice([HERE] * 19 + [THERE]),
        chance.choice([uuid4()] * 19 + [None]),
        roles=tuple(chance.choice(likely) for _ in range(chance.randint(0, 4))),
        organisation=chance.choice([OWN, OWN, OTHER, None]),
    )
    every = [named(each) for each in CASES] + [("river_patrol", "Another", each) for each in CASES]
    leaves = tuple(
        Leave(
            chance.choice([*every, *(("river_patrol", "RiverPerson", row.pk) for row in rows[:40])]),
            some(chance, ["name", "school", "harm", "address"]),
            chance.choice(["safeguard_child", "marac"]),
        )
        for _ in range(chance.randint(0, 5))
    )
    on = some(chance, every, 12)
    standing = Standing(
        trainings=frozenset(COURSES) if chance.random() < 0.8 else some(chance, list(COURSES)),
        on=on,
        clear=on | some(chance, every, 4) if chance.random() < 0.7 else some(chance, every, 6),
        conflicted=some(chance, every, 2),
        leaves=leaves,
        broken=frozenset((each, chance.choice(["safeguard_child", "marac"])) for each in some(chance, every, 2)),
        agreed=frozenset((each, chance.choice(["safeguard_child", "marac"])) for each in some(chance, every, 2)),
    )
    return viewer, standing


def expected(viewer: Viewer, standing: Standing, row: RiverPerson, purpose: str) -> dict[str, bool]:
    facts = {"id": row.pk, "partnership": row.partnership, "case": row.case, "holder": row.holder}
    table = tuple(river.PEOPLE.label.split("."))
    return {
        column: bool(decide(viewer, standing, Asked(kind, column, table, river.CASE, purpose, today()), facts))
        for column, kind in river.PEOPLE.columns
    }


@pytest.mark.parametrize("seed", range(4 if NIGHTLY else 2))
def test_the_rule_on_a_row_and_the_rule_as_a_condition_are_equal(patrol, seed):
    chance = Random(seed)
    for number in range(120):
        made(
            partnership=chance.choice([HERE.id] * 5 + [THERE.id]),
            case=chance.choice([*CASES, None]),
            holder=chance.choice([OWN, OTHER, None]),
            name=f"n{number}",
        )
    rows = list(RiverPerson.every_row.all())
    asked = opened = shown = 0
    for _ in range(100):
        viewer, standing = anybody(chance, rows)
        purpose = chance.choice(["safeguard_child", "safeguard_child", "marac", "channel"])
        river.KNOWN[viewer.member_id] = standing
        told = standing if viewer.kind == "member" and viewer.member_id else Standing()
        found = {each.id: each for each in read(viewer, purpose)}
        cases = chance.sample(CASES, chance.randint(0, len(CASES)))
        few = access.people(viewer, RiverPerson, purpose=purpose, at=AT, cases=cases)
        assert {each.id: each for each in few} == {pk: each for pk, each in found.items() if each.case in cases}
        for row in rows:
            answers = expected(viewer, told, row, purpose)
            assert (row.pk in found) is any(answers.values())
            if row.pk in found:
                cut = {each for each, opens in answers.items() if not opens}
                assert found[row.pk].cut == cut
                assert found[row.pk].said == {each: None if each in cut else getattr(row, each) for each in answers}
            asked, opened, shown = asked + 4, opened + sum(answers.values()), shown + (row.pk in found)
    print(f"{asked} answers for {100 * len(rows)} rows, {opened} of them yes, {shown} rows shown")
    assert asked >= 48_000
    assert opened >= 200


# Rows and columns


def test_an_address_opens_to_who_broke_the_glass_once_a_second_person_agreed(patrol):
    """Through the list and the page of the made-up kind, where class C6 is a column of its own."""
    mine, elsewhere = made(holder=OTHER), made(holder=OTHER, case=CASES[1])
    glass = frozenset({(named(CASES[0]), "safeguard_child")})
    stands = {"on": frozenset(), "broken": glass}
    waits = member("marac_coordinator", knows=whole(**stands))
    assert read(waits).count() == 0
    agreed = member("marac_coordinator", knows=whole(**stands, agreed=glass))
    (found,) = read(agreed)
    assert (found.id, found.said["address"], found.cut) == (mine.pk, "a", {"name", "school", "harm"})
    assert read(agreed).where(address="a").one(mine.pk, case=CASES[0]).said["address"] == "a"
    with pytest.raises(Missing):
        read(agreed).one(elsewhere.pk, case=CASES[1])
    assert read(agreed, purpose="safeguard_adult").count() == 0
    on_it = member("marac_coordinator", knows=whole(broken=glass))
    assert {each.said["address"] for each in read(on_it)} <= {None}


def test_rows_and_columns_come_back_cut(patrol):
    mine = made()
    made(holder=OTHER), made(case=CASES[1]), made(partnership=THERE.id), made(case=None)
    (found,) = read(member("asb_officer", knows=whole()))
    assert (found.id, found.said) == (mine.pk, {"name": "Ada", "school": "Weir", "harm": None, "address": None})
    assert found.cut == {"harm", "address"}


@pytest.mark.parametrize(
    "missing",
    [
        {"trainings": frozenset()},
        {"on": frozenset()},
        {"clear": frozenset()},
        {"conflicted": frozenset({named(CASES[0])})},
        {"on": frozenset({("river_patrol", "Another", CASES[0])})},
    ],
)
def test_a_missing_fact_is_a_no(patrol, missing):
    made()
    assert read(member("asb_officer", knows=whole())).count() == 1
    assert read(member("asb_officer", knows=whole(**missing))).count() == 0
    for nobody in (member("asb_officer"), member(knows=whole()), member("administrator", knows=whole())):
        assert read(nobody).count() == 0
    assert read(member("asb_officer", knows=whole()), purpose="").count() == 0
    assert read(member("asb_officer", knows=whole(), organisation=None)).count() == 0


def test_what_another_agency_holds_is_opened_by_a_grant_and_closed_by_its_end(patrol):
    made(holder=OTHER)
    ann, agreement = member("asb_officer", knows=whole()), AgreementVersion(uuid4(), 1)
    assert read(ann).count() == 0
    grants.give(
        by=ann, to_organisation=OWN, of=named(CASES[0]), fields=("name", "address"), purpose="safeguard_child",
        agreement=agreement, until=AT + timedelta(days=1), at=AT,
    )  # fmt: skip
    (found,) = read(ann)
    assert found.said == {"name": "Ada", "school": None, "harm": None, "address": None}
    assert read(ann, purpose="safeguard_adult").count() == 0
    grants.end(by=ann, of_agreement=agreement.agreement, because="agreement withdrawn", at=AT)
    assert read(ann).count() == 0


def test_what_is_hidden_cannot_be_looked_for_either(patrol):
    """A column that is cut is found by nothing, orders nothing and counts nothing."""
    made(name="Ada", harm="first"), made(name="Bo", harm="second")
    seen = read(member("asb_officer", knows=whole()))
    assert seen.where(name="Bo").count() == 1
    assert seen.where(harm="second").count() == 0
    assert [each.said["name"] for each in seen.in_order("name")] == ["Ada", "Bo"]
    ids = [each.id for each in seen.in_order("harm")]
    assert ids == sorted(ids, key=str)
    with pytest.raises(Broken):
        seen.where(partnership=HERE.id)


def test_hidden_equals_absent(patrol):
    """One that is another's, one of another case, and one that never was are refused alike, at the same cost."""
    shown, theirs, elsewhere = made(), made(holder=OTHER), made(case=CASES[1])
    ann = member("asb_officer", knows=whole(on=frozenset({named(CASES[0]), named(CASES[1])}),
                                            clear=frozenset({named(CASES[0]), named(CASES[1])})))  # fmt: skip
    assert read(ann).one(shown.pk, case=CASES[0]).id == shown.pk
    assert read(ann).one(elsewhere.pk, case=CASES[1]).id == elsewhere.pk
    told = set()
    for hidden in (theirs.pk, elsewhere.pk, uuid4()):
        with CaptureQueriesContext(connection) as asked, pytest.raises(Missing) as refused:
            read(ann).one(hidden, case=CASES[0])
        told.add((refused.value.sentence, refused.value.instead, refused.value.status, len(asked)))
    print(told)
    assert len(told) == 1


def test_what_is_not_there_is_told_in_one_sentence(patrol):
    with pytest.raises(Missing) as refused:
        read(member("asb_officer", knows=whole())).one(uuid4(), case=CASES[0])
    assert refused.value.sentence == "There is nothing here by that name."
    assert refused.value.instead == "Go back to the list, and choose from it."


def test_rows_are_narrowed_by_case_and_holder_and_ordered_by_what_is_seen(patrol):
    cases = frozenset(map(named, CASES[:2]))
    ann = member("asb_officer", knows=whole(on=cases, clear=cases))
    first, second, third = made(name="Bo"), made(name="Ada"), made(name="Ada", case=CASES[1])
    every = {first.pk, second.pk, third.pk}
    assert {each.id for each in read(ann).where(case=CASES[0])} == {first.pk, second.pk}
    assert {each.id for each in read(ann).where(holder=OWN)} == every
    assert read(ann).where(holder=OTHER).count() == 0
    assert [each.id for each in read(ann).where(case=CASES[0]).in_order("name")] == [second.pk, first.pk]
    assert [each.said["name"] for each in read(ann).in_order("case", "name")] == ["Ada", "Bo", "Ada"]
    found = next(iter(read(ann).where(case=CASES[1])))
    assert (found.id, found.case, found.holder) == (third.pk, CASES[1], OWN)
    narrowed = access.people(ann, RiverPerson, purpose="safeguard_child", at=AT, cases=[CASES[1]])
    assert [each.id for each in narrowed] == [third.pk]
    with pytest.raises(Broken, match="has no column by which its people may be looked for like that"):
        read(ann).in_order("secret")


def test_whether_something_of_a_case_opens_is_said_by_the_same_rule(patrol):
    """Were it written down: whosever contribution it is, on that case and no other, for that purpose."""

    def opens(viewer, case=CASES[0], purpose="safeguard_child") -> bool:
        return access.opens_to(viewer, RiverPerson, case, purpose=purpose, at=AT)

    # A grant to their own organisation opens what another holds; without one nothing is anybody's yet.
    assert not opens(member("asb_officer", knows=whole()))
    leave = Leave(named(CASES[0]), frozenset({"name"}), "safeguard_child")
    ann = member("asb_officer", knows=whole(leaves=(leave,)))
    assert opens(ann)
    assert not opens(ann, case=CASES[1])
    assert not opens(ann, purpose="marac")
    assert not opens(member(knows=whole(leaves=(leave,))))
    assert not opens(Viewer("member", THERE, uuid4(), roles=("asb_officer",)))


OF_ITS_ROW = PeopleTable(
    "river_patrol.RiverPerson", case=river.CASE, columns=(("name", ""), ("address", "C6")), class_column="harm",
    row_classes=("C3", "C5"), case_column="case", holder_column="holder",
)  # fmt: skip


@pytest.mark.parametrize(
    ("role", "purpose", "record_class", "opens"),
    [
        ("asb_officer", "safeguard_child", "C3", True),
        ("asb_officer", "safeguard_child", "C5", False),
        ("asb_officer", "safeguard_child", "C6", False),
        ("asb_officer", "safeguard_child", None, False),
        ("idva", "marac", "C5", True),
        ("idva", "marac", "C4", False),
        ("idva", "", "C5", False),
    ],
)
def test_a_column_of_its_rows_own_class_opens_as_that_class_does(patrol, role, purpose, record_class, opens):
    """Of a row whose class is none of those declared nothing opens."""
    musts = conditions(member(role, knows=whole()), OF_ITS_ROW, purpose=purpose, at=AT)
    row = {"id": uuid4(), "partnership": HERE.id, "case": CASES[0], "holder": OWN, "record_class": record_class}
    assert holds(musts["name"], row) is opens
    # What has a class of its own has that of no row.
    assert holds(musts["address"], row) is (role == "idva" and purpose == "marac")


@pytest.mark.parametrize(("field", "opens"), [("name", True), ("address", False)])
def test_a_grant_opens_such_a_column_by_its_name(patrol, field, opens):
    leave = Leave(named(CASES[0]), frozenset({field}), "safeguard_child")
    musts = conditions(
        member("asb_officer", knows=whole(leaves=(leave,))), OF_ITS_ROW, purpose="safeguard_child", at=AT
    )
    row = {"id": uuid4(), "partnership": HERE.id, "case": CASES[0], "holder": OTHER, "record_class": "C3"}
    assert holds(musts["name"], row) is opens


def test_what_opens_whole_is_read_whole(patrol, monkeypatch):
    """Where one condition opens all that is declared, it is asked once: the rows are as they would be."""
    alike = replace(river.PEOPLE, columns=(("name", "C3"), ("school", "C3")))
    monkeypatch.setattr(sys.modules[conditions.__module__], "declaration_of", lambda table: alike)
    mine, _theirs = made(), made(holder=OTHER)
    ann = member("asb_officer", knows=whole())
    (found,) = read(ann)
    assert found == Person(mine.pk, CASES[0], OWN, {"name": "Ada", "school": "Weir"}, frozenset())
    assert [each.id for each in read(ann).where(school="Weir").in_order("name")] == [mine.pk]
    with pytest.raises(Broken):
        read(ann).where(harm="h")


def test_whether_something_opens_is_said_of_such_a_table_too(patrol, monkeypatch):
    monkeypatch.setattr(sys.modules[conditions.__module__], "declaration_of", lambda table: OF_ITS_ROW)
    ann = member("asb_officer", knows=whole())
    assert access.opens_to(ann, RiverPerson, CASES[0], purpose="safeguard_child", at=AT) is False


def test_a_condition_is_asked_of_the_columns_that_are_declared():
    one, other = sorted((uuid4(), uuid4()))
    for must, asked in (
        (Among("id", frozenset({one})), Q(pk__in=(one,))),
        (Among("partnership", frozenset({one})), Q(partnership__in=(one,))),
        (Among("case", frozenset({other, one})), Q(case__in=(one, other))),
        (Among("holder", frozenset({one})), Q(holder__in=(one,))),
        (Among("record_class", frozenset({"C5", "C3"})), Q(harm__in=("C3", "C5"))),
        (Outside("case", frozenset({other, one})), ~Q(case__in=(one, other))),
    ):
        assert as_q(must, OF_ITS_ROW) == asked


def test_rows_are_added_and_changed_and_never_twice(patrol):
    row = made()
    RiverPerson.objects.change(row.pk, name="Bo", school="Mill")
    kept = RiverPerson.every_row.get()
    assert (kept.pk, kept.name, kept.school, kept.harm) == (row.pk, "Bo", "Mill", "h")
    with pytest.raises(DatabaseError), transaction.atomic():
        RiverPerson.objects.change(uuid4(), name="Cy")
    with pytest.raises(IntegrityError), transaction.atomic():
        made(id=row.pk, name="Cy")
    assert [each.name for each in RiverPerson.every_row.all()] == ["Bo"]


# No other door


def test_a_table_that_holds_people_cannot_be_read_without_a_viewer(patrol):
    made()
    for reading in (RiverPerson.objects.all, RiverPerson.objects.count, lambda: RiverPerson.objects.filter(name="Ada")):
        with pytest.raises(Broken, match="holds people and was to be read without a viewer") as broken:
            reading()
        assert broken.value.instead == "Read it by access.people(viewer, Table, purpose=…, at=…)."
    with pytest.raises(Broken, match="holds people") as broken:
        access.seen(member("asb_officer"), RiverPerson, "C1")
    assert broken.value.instead == "Read it by access.people, with a purpose."


def test_a_table_that_no_desk_declares_is_read_by_nobody(db):
    with pytest.raises(Broken, match="no desk declares it"):
        access.people(Viewer("member", HERE, uuid4()), RiverPerson, purpose="marac", at=AT)


def test_every_table_of_people_has_that_door(patrol):
    declared = {each.label: each for desk in desks.every() for each in desk.people}
    made_so = {model._meta.label for model in apps.get_models() if issubclass(model, OfPeople)}
    print(f"{len(declared)} tables that hold people")
    assert set(declared) == made_so
    for label, each in declared.items():
        model = apps.get_model(label)
        assert type(model.objects) is Unread, label
        names = {field.name for field in model._meta.concrete_fields}
        assert {"partnership", each.case_column, each.holder_column, *dict(each.columns)} <= names, label
        assert scope._of_people() >= {label}


def past_the_door(module: ast.Module, tables: set[str]) -> list[int]:
    """Lines of a module that read one of these tables in another way than by `access.people`."""
    return [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in tables
        and node.attr in PAST
    ] + [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute)
        and node.attr in READING
        and ast.unparse(node.value).removesuffix(".objects") in tables
        and ast.unparse(node.value).endswith(".objects")
    ]


def test_nothing_reads_a_table_of_people_past_the_door(patrol):
    tables = {each.label.partition(".")[2] for desk in desks.every() for each in desk.people}
    checked = [*modules(), *(ROOT / "promises" / "river_patrol").glob("*.py")]
    found = [f"{name_of(path)}:{line}" for path in checked for line in past_the_door(syntax(path), tables)]
    print(f"{len(checked)} modules, {len(tables)} tables")
    assert not found, f"Read these by access.people: {found}"
    for planted in (
        "RiverPerson.objects.filter(name='Ada')",
        "RiverPerson.every_row.all()",
        "RiverPerson._base_manager.count()",
        "RiverPerson.objects.get(pk=1)",
    ):
        assert past_the_door(ast.parse(planted), tables) == [1], planted
    assert past_the_door(ast.parse("RiverPerson.objects.create(name='Ada')"), tables) == []


def test_only_access_makes_what_a_row_opens():
    """Nobody but `access.people` turns the rule into a question to the database."""
    home = PRODUCT / "foundation" / "access"
    found = [
        name_of(path)
        for path in modules()
        if not path.is_relative_to(home) and "access.deciding" in path.read_text(encoding="utf-8")
    ]
    assert not found


# The table of who reads what


def test_the_table_names_what_there_is():
    slugs, purposes = {role.slug for role in ROLES}, {each.id for each in rulebook().on(today()).purposes}
    allowed = {each.id: set(each.purposes) or purposes for each in rulebook().on(today()).classes}
    for each in rules():
        assert set(each.reach) | each.glass_by_two <= slugs
        assert set(each.reach.values()) <= {*OPENS, *TELLS}
        assert each.glass <= {role for role, reach in each.reach.items() if reach == CASE}
        assert not each.glass_by_two & {role for role, reach in each.reach.items() if reach in OPENS}
        assert each.slug == BY_TWO or not each.glass_by_two, "what is agreed to is asked in words of class C6 alone"
        assert each.purposes <= allowed[each.slug], each.slug
        assert each.courses <= set(COURSES)
        assert each.source
        assert bool(each.reviewed_by) is bool(each.reviewed_on)
        assert each.reviewed_by or "unconfirmed" in each.source or each.slug == "C9"
    assert {role for each in rules() for role in each.reach} >= {
        "da_coordinator",
        "housing_options",
        "youth_justice",
        "pcso",
    }
    print(f"{sum(len(each.reach) for each in rules())} cells with a role, {len(slugs)} roles")
