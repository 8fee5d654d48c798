"""Every table of ours has the shape settled at the first migration."""

import io
import tomllib

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.db.migrations.loader import MigrationLoader

from promises.sources import ROOT
from wardmote.foundation import desks

#: Tables of the foundation that belong to no partnership, each with the reason.
SHARED = {
    "accounts.Demonstration": "it says of the whole database that it is a demonstration's",
    "jobs.Worker": "it is a process of the installation",
    "accounts.Tally": "a try on nobody's account belongs to no partnership",
    "backup.Backup": "it is of the whole installation",
}
KEYS_OF_THEIR_OWN = {
    "accounts.Demonstration": "there is one row",
    "audit.AuditRow": "the audit's own sequence, which orders rows until they are sealed",
    "audit.Seal": "the number of the row it seals",
    "audit.Waiting": "the number of the row that waits",
}


def tables() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("wardmote.")]


def shared() -> dict[str, str]:
    return {**SHARED, **{table: why for desk in desks.every() for table, why in desk.shared_tables}}


def test_every_table_has_a_key_that_says_nothing():
    found = tables()
    print(f"{len(found)} tables")
    assert len(found) >= 15
    sequential = [
        model._meta.label
        for model in found
        if not isinstance(model._meta.pk, models.UUIDField) and model._meta.label not in KEYS_OF_THEIR_OWN
    ]
    assert not sequential, f"Give these a UUID key: {sequential}"


def test_every_table_belongs_to_a_partnership():
    print(f"{len(tables())} tables, {len(shared())} shared")
    for model in tables():
        label = model._meta.label
        if label in shared():
            assert shared()[label]
            continue
        names = {field.name: field for field in model._meta.get_fields()}
        assert "partnership" in names, f"{label} has no partnership: add it, or say in its desk why it is shared"
        assert not names["partnership"].null, label


def test_foreign_keys_hide_their_way_back_and_lose_nothing():
    keys = [field for model in tables() for field in model._meta.get_fields() if isinstance(field, models.ForeignKey)]
    print(f"{len(keys)} foreign keys")
    for field in keys:
        assert field.remote_field.related_name == "+", field
        assert field.remote_field.on_delete is models.PROTECT, field


def test_foreign_keys_obey_the_stack():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["id"] == "stack")
    stack = [name.strip() for layer in reversed(layers) for name in layer.split("|")]
    print(f"{len(stack)} desks")
    for model in tables():
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey):
                to, own = field.related_model._meta.app_label, model._meta.app_label
                if to == own:
                    continue
                assert stack.index(to) <= stack.index(own), f"{model._meta.label}.{field.name} reaches up to {to}"


def test_who_goes_with_when():
    """Every `…_at` has its `…_by`, and one that may be empty has a constraint that both are or neither is."""
    found = [(model, field) for model in tables() for field in model._meta.get_fields() if field.name.endswith("_at")]
    moments = [(model, field) for model, field in found if isinstance(field, models.DateTimeField)]
    print(f"{len(moments)} moments")
    assert len(moments) > 5
    for model, field in moments:
        by = field.name.removesuffix("_at") + "_by"
        assert by in {each.name for each in model._meta.get_fields()}, (
            f"{model._meta.label} says {field.name}, not {by}"
        )
        if field.null:
            told = [
                c for c in model._meta.constraints if isinstance(c, models.CheckConstraint) and by in repr(c.condition)
            ]
            assert told, f"{model._meta.label}: no constraint that {field.name} and {by} come together"


def test_no_field_is_of_one_engine_only():
    found = [field for model in tables() for field in model._meta.get_fields()]
    print(f"{len(found)} fields")
    assert not [field for field in found if type(field).__module__.startswith("django.contrib.postgres")]


def test_tables_are_named_for_their_desk():
    for model in tables():
        assert model._meta.db_table.startswith(f"{model._meta.app_label}_"), model


@pytest.mark.django_db
def test_the_migrations_make_these_tables():
    out = io.StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out, stderr=out)
    print(out.getvalue().strip())


def test_migrations_are_one_line():
    graph = MigrationLoader(None).graph
    ours = sorted({app for app, _ in graph.nodes if apps.get_app_config(app).name.startswith("wardmote.")})
    print(f"{len(ours)} apps with migrations")
    for app in ours:
        assert len(graph.leaf_nodes(app)) == 1, f"{app}: two ends"
        names = sorted(name for label, name in graph.nodes if label == app)
        assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1)), f"{app}: {names}"
        for name in names:
            assert len([parent for parent in graph.node_map[app, name].parents if parent[0] == app]) <= 1, (app, name)


@pytest.mark.django_db
def test_the_database_checks_its_own_references(django_db_blocker):
    from django.db import IntegrityError, connection, transaction

    from wardmote.desks.places.models import Area

    with transaction.atomic():
        Area.objects.create(partnership_id="00000000-0000-4000-8000-000000000000", slug="a", name="A", order=0)
        with pytest.raises(IntegrityError):
            connection.check_constraints()
        transaction.set_rollback(True)


def test_every_word_of_the_tables_is_in_the_glossary():
    glossary = (ROOT / "GLOSSARY.md").read_text().lower()
    names = [model.__name__ for model in tables()]
    print(f"{len(names)} tables")
    missing = [name for name in names if f"`{name.lower()}`" not in glossary and f"**{name.lower()}**" not in glossary]
    assert not missing, f"Say in GLOSSARY.md what these are: {missing}"
