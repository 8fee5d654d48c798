"""A filled database of every release upgrades to the tables of today, on both engines, and loses no row."""

from collections.abc import Callable
from pathlib import Path

import pytest

from promises.engines import Postgres, Sqlite, dumps, postgres_engine, read, run, set_up, sqlite_engine
from promises.night import NIGHTLY

pytestmark = pytest.mark.long

#: By day the latest release is upgraded, which has the most in it; by night every one.
#: Django's own lists of migrations and tables, which grow with every table.
LISTS = {"django_migrations", "django_content_type", "auth_permission"}


def upgrade(make: Callable, kind: type, folder: Path) -> int:
    """Load each dump of the engine, migrate it, and compare the counts of every table; how many dumps."""
    found = dumps(kind) if NIGHTLY else dumps(kind)[-1:]
    assert found
    print(f"{len(found)} releases on {kind.name}")
    for number, path in enumerate(found):
        with make(folder / str(number)) as engine:
            engine.load(read(path))
            before = engine.counts()
            run(engine, "migrate")
            after = engine.counts()
            lost = {
                table: (rows, after.get(table))
                for table, rows in before.items()
                if after.get(table) != rows and table not in LISTS
            }
            print(f"{path.name}: {sum(before.values()):,} rows in {len(before)} tables")
            assert sum(before.values()) > 100, path
            assert not lost, f"{path.name}: rows before and after differ: {lost}"
    return len(found)


def test_every_release_upgrades_on_sqlite(tmp_path):
    upgrade(sqlite_engine, Sqlite, tmp_path)


@pytest.mark.needs_postgres
def test_every_release_upgrades_on_postgresql(tmp_path):
    upgrade(postgres_engine, Postgres, tmp_path)


def test_each_release_has_a_dump_of_each_engine():
    sqlite, postgres = (
        {path.name.removesuffix(f".{kind.ending}.gz") for path in dumps(kind)} for kind in (Sqlite, Postgres)
    )
    print(f"{len(sqlite)} releases")
    assert sqlite == postgres


def test_the_dumps_are_small():
    found = [*dumps(Sqlite), *dumps(Postgres)]
    print(f"{len(found)} dumps")
    assert not [path.name for path in found if path.stat().st_size > 3_000_000]


def test_a_database_goes_out_and_comes_back(tmp_path):
    """The dump itself is faithful: what is loaded from it has the rows that were dumped."""
    with sqlite_engine(tmp_path / "out") as engine:
        set_up(engine)
        run(engine, "load-pack", "example")
        dumped, before = engine.dump(), engine.counts()
    with sqlite_engine(tmp_path / "in") as engine:
        engine.load(dumped)
        assert engine.counts() == before
        run(engine, "load-pack", "example")
        assert engine.counts() == before
