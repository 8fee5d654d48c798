"""Every column of every table that tells of people was considered: it is told them, looked at first, or never told."""

import pytest
from django.apps import apps
from django.db import models

from promises.test_retention import ours, tells_of_people
from wardmote.foundation import desks
from wardmote.foundation.subject_access.declared import tables
from wardmote.foundation.subject_access.rules import TOLD, treatments

#: Columns that would tell of a protected forum, of the other side of a case, or where somebody is: never told.
NEVER_TOLD = {
    ("people.Person", "record_class"), ("people.Person", "purpose"), ("people.PersonSearch", "purpose"),
    ("people.PersonSearch", "reason"), ("people.Protection", "because"), ("people.Protection", "custodian"),
    ("people.ProtectedMatch", "search"), ("people.CaseLink", "side"), ("people.CaseLink", "role"),
    ("people.CaseSide", "record"), ("people.SamePerson", "other"), ("people.ContactDetail", "words"),
    ("people.AddressChange", "words"), ("people.SafeContact", "safety"), ("sharing.DisclosureRequest", "purpose"),
    ("sharing.DisclosureRequest", "why"), ("sharing.StoredDecision", "kept"), ("break_glass.BrokenGlass", "reason"),
    ("break_glass.Release", "glass"), ("break_glass.Release", "answer"),
    ("grants.AccessGrant", "purpose"),
}  # fmt: skip


def columns(model: type[models.Model]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields}


def not_considered(found: list[type[models.Model]]) -> set[str]:
    """Columns of tables that tell of people, of which no desk says how they are treated."""
    told = {each.label: set(treatments(each)) for each in tables()}
    wanted = tells_of_people(found)
    return {
        f"{model._meta.label}.{name}"
        for model in found
        if model._meta.label in wanted
        for name in columns(model) - told.get(model._meta.label, set())
    }


def test_every_column_that_tells_of_people_was_considered():
    found = ours()
    told = tables()
    print(f"{len(told)} tables, {sum(len(treatments(each)) for each in told)} columns")
    assert len(told) >= 20
    missing = not_considered(found)
    assert not missing, f"Say in a desk.py (`tells`) whether somebody who asks is told these: {sorted(missing)}"


def test_nothing_is_declared_that_is_not_there_and_nothing_twice():
    labels = [each.label for each in tables()]
    assert len(labels) == len(set(labels))
    for each in tables():
        unknown = set(treatments(each)) - columns(apps.get_model(each.label))
        assert not unknown, f"{each.label} has no such columns: {sorted(unknown)}"


def test_a_new_column_and_a_new_table_turn_it_red():
    """Planted: a table that refers to a person, and a column that one gets which is declared already."""

    class Sighting(models.Model):
        person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

        class Meta:
            app_label = "river_patrol"

    marker, new = apps.get_model("people", "SafetyMarker"), models.CharField(max_length=9)
    fields = list(marker._meta.local_fields)
    try:
        assert "river_patrol.Sighting.person" in not_considered([*ours(), Sighting])
        new.contribute_to_class(marker, "tattoo")
        assert not_considered(ours()) == {"people.SafetyMarker.tattoo"}
    finally:
        apps.all_models["river_patrol"].pop("sighting", None)
        marker._meta.local_fields[:] = fields
        del marker.tattoo
        marker._meta._expire_cache()
        apps.clear_cache()


@pytest.mark.parametrize("told", tables(), ids=lambda each: each.label)
def test_each_says_why_and_who_answers(told):
    assert told.title
    assert told.why.endswith(".")
    how = treatments(told)
    if any(each in TOLD for each in how.values()):
        assert callable(desks.function(told.rows))
    else:
        assert not told.rows


def test_what_tells_of_a_forum_of_the_other_side_or_of_a_place_is_never_told():
    """Oracle: domain knowledge of what a perpetrator's request must not reveal: a forum, a place, who reported."""
    how = {(each.label, name): treatment for each in tables() for name, treatment in treatments(each).items()}
    assert {how[each] for each in NEVER_TOLD} == {"never"}
