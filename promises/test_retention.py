"""Every table that tells of people says how long it is kept; what is destroyed takes all that hangs on it along."""

import pytest
from django.apps import apps
from django.db import models

from wardmote.foundation import desks
from wardmote.foundation.access.of_people import OfPeople
from wardmote.foundation.local_values.declared import value_named
from wardmote.foundation.retention.declared import along, by_itself, kinds

#: How everything begins that is sealed: a table with a constraint on that holds what people typed of somebody.
SEALED = "w1."
#: By these columns a table names a record of any desk, or the case that it is of.
RECORD = {"desk", "table", "record"}
NAMES = (RECORD, {"case_desk", "case_table", "case_record"})
#: Tables that would count as telling of people, and tell of none: each with the reason.
OF_NOBODY = {"importing.ImportedRow": "rows of spreadsheets become actions, bids and the like, never records of people"}


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("wardmote.")]


def tells_of_people(tables: list[type[models.Model]]) -> set[str]:
    """The tables that hold people, that hold what is sealed, that name records of any desk, and all that refer to one
    of these."""
    found = {
        model._meta.label
        for model in tables
        if issubclass(model, OfPeople)
        or any(SEALED in repr(getattr(each, "condition", "")) for each in model._meta.constraints)
        or any(names <= {field.name for field in model._meta.concrete_fields} for names in NAMES)
    }
    found |= {".".join(table.case) for desk in desks.every() for table in desk.people}
    while more := {model._meta.label for model in tables if _refers_to(model, found)} - found:
        found |= more
    return found - set(OF_NOBODY)


def _refers_to(model: type[models.Model], found: set[str]) -> bool:
    keys = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    return any(field.related_model._meta.label in found for field in keys)


def declared() -> set[str]:
    told = {label for kind in kinds() for label in (kind.table, *(part.label for part in kind.parts))}
    return told | {each.label for each in along()} | {label for label, _how in by_itself()}


def undeclared(tables: list[type[models.Model]]) -> set[str]:
    return tells_of_people(tables) - declared()


def test_every_table_that_tells_of_people_says_how_long_it_is_kept():
    tables = ours()
    found = tells_of_people(tables)
    print(f"{len(found)} tables of {len(tables)} tell of people, {len(kinds())} kinds of record")
    assert len(found) >= 20
    missing = undeclared(tables)
    assert not missing, f"Say in a desk.py (`keeps`) how long these are kept, from what and why: {sorted(missing)}"
    unknown = {label for label in declared() if label not in {model._meta.label for model in tables}}
    assert not unknown, f"There are no such tables: {sorted(unknown)}"


def test_a_new_table_of_people_turns_it_red():
    """Planted: the made-up kind's people, and a table that only refers to a record of a person."""
    from promises.river_patrol.models import RiverPerson

    assert undeclared([*ours(), RiverPerson]) == {"river_patrol.RiverPerson"}

    class Visit(models.Model):
        person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

        class Meta:
            app_label = "river_patrol"

    try:
        assert "river_patrol.Visit" in undeclared([*ours(), Visit])
    finally:
        apps.all_models["river_patrol"].pop("visit", None)
        apps.clear_cache()


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.table)
def test_each_kind_says_from_what_why_and_by_which_dated_value(kind):
    model = apps.get_model(kind.table)
    classes = [each for each, _ in kind.periods]
    assert kind.title
    assert kind.since
    assert kind.why.endswith(".")
    assert len(classes) == len(set(classes)) >= 1
    if "" not in classes:
        assert {each for each, _ in model._meta.get_field("record_class").choices} == set(classes)
    for _held, name in kind.periods:
        value = value_named(name)
        assert (value.kind, value.unit, value.legal) == ("number", "months", True), name
        assert "unconfirmed" in value.source or value.reviewed, name
    assert callable(desks.function(kind.rows))


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.table)
def test_what_hangs_on_a_record_goes_with_it_and_in_an_order_that_can_be(kind):
    """Whatever refers to a record, or to a part of it, is a part itself, goes before it, lets go or goes along."""
    places = {kind.table: len(kind.parts)}
    for number, part in enumerate(kind.parts):
        places.setdefault(part.label, number)
        last = apps.get_model(part.label)
        for step in part.path.split("__"):
            last = last._meta.get_field(step).related_model
        assert last._meta.label == kind.table, part
    free = {each.label for each in along()} | {label for label, _column in kind.lets_go}
    checked = 0
    for model in ours():
        for field in model._meta.concrete_fields:
            to = field.related_model._meta.label if isinstance(field, models.ForeignKey) else ""
            if to in places:
                checked += 1
                label = model._meta.label
                assert label in places or label in free, f"{label}.{field.name} keeps {to} from being destroyed"
                if label in places and label != to:
                    assert places[label] < places[to], f"{label} goes after {to}, to which it refers"
    for label, column in kind.lets_go:
        assert apps.get_model(label)._meta.get_field(column).null
    print(f"{checked} references to {len(places)} tables")


def test_what_goes_along_names_a_record():
    for each in along():
        model = apps.get_model(each.label)
        for step in filter(None, each.path.split("__")):
            model = model._meta.get_field(step).related_model
        assert {field.name for field in model._meta.concrete_fields} >= RECORD, each.label
        assert each.why.endswith(".")
