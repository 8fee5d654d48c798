"""Sealed words are in no backup to be read, and a key that was destroyed comes back from none: with made-up cases."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from promises.engines import Postgres, Sqlite, postgres_engine, set_up, sqlite_engine
from promises.river_patrol.working import CANARIES
from promises.sources import PRODUCT, ROOT, modules, name_of
from wardmote.errors import NotNow
from wardmote.foundation.backup.archive import Emptying
from wardmote.foundation.backup.sealed import Opening
from wardmote.foundation.keys import keyring
from wardmote.foundation.sealing import Case, masters, register, store

pytestmark = pytest.mark.long

PASSPHRASE = "orchard paving velvet trombone\n"
SETTINGS = {"DJANGO_SETTINGS_MODULE": "promises.river_patrol.settings"}
DESTROYED = r"These words can no longer be read: the key of their case was destroyed on \d{1,2} \w+ \d{4}\."


def python(engine: Sqlite | Postgres, *words: object) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **engine.environment, **SETTINGS},
        input=PASSPHRASE,
        capture_output=True,
        text=True,
        check=False,
    )


def wardmote(engine: Sqlite | Postgres, *words: object) -> subprocess.CompletedProcess:
    program = f"from wardmote.project.command import main; raise SystemExit(main({[str(word) for word in words]!r}))"
    return python(engine, "-c", program)


def done(engine: Sqlite | Postgres, *words: object) -> str:
    """Run a command that must succeed; what it said."""
    found = wardmote(engine, *words)
    assert found.returncode == 0, f"{words}: {found.stderr}"
    return found.stdout


def works(engine: Sqlite | Postgres, what: str) -> dict:
    """Have the made-up cases written or read."""
    found = python(engine, "-m", "promises.river_patrol.working", what)
    assert found.returncode == 0, found.stderr
    return json.loads(found.stdout)


def installation(engine: Sqlite | Postgres) -> dict[str, str]:
    """Tables, keys that are escrowed, and two made-up cases; their references, by name."""
    set_up(engine)
    done(engine, "migrate")
    done(engine, "keys", "create")
    done(engine, "keys", "escrow", "--out", engine.var / "escrow.txt", "--case-keys", engine.var / "copies")
    return works(engine, "write")


def drill(make: Callable, folder: Path) -> None:
    with make(folder / "one") as one, make(folder / "two") as two:
        cases = installation(one)
        before = works(one, "read")
        assert {name: each[:2] for name, each in before.items()} == {n: [w, False] for n, w in CANARIES.items()}
        backup = Path(done(one, "backup", "--out", one.var / "backups").splitlines()[0])
        copy = Path(done(one, "keys", "backup", "--out", one.var / "copies").splitlines()[0])
        done(one, "keys", "rotate")
        assert works(one, "read") == before, "A rotation touched a row, or lost a key."
        done(one, "keys", "destroy", cases["Ada"], "--ground", "retention", "--by", "J. Smith", "--for-good")
        assert_only_bo_is_read(one, before)
        assert "Case keys: 1. Destroyed, by the register: 1." in done(one, "keys", "show")
        done(one, "keys", "backup", "--out", one.var / "copies")
        two.var.mkdir(parents=True, exist_ok=True)
        for file in (backup, copy, one.var / "escrow.txt"):
            shutil.copy(file, two.var)
        given = ("--escrow", two.var / "escrow.txt", "--case-keys", two.var / copy.name)
        refused = wardmote(two, "restore", two.var / backup.name, *given)
        assert refused.returncode not in (0, 1)
        assert re.fullmatch(r"wardmote: Beside the copy [^\n]*\n", refused.stderr.splitlines(keepends=True)[-1])
        assert not two.counts().get("river_patrol_note") if isinstance(two, Postgres) else not two.file.exists()
        shutil.copy(one.var / "copies" / register.FILE, two.var)
        said = done(two, "restore", two.var / backup.name, *given)
        assert "Case keys put back: 1. Destroyed, and staying so: 1." in said
        assert_only_bo_is_read(two, before)
        done(two, "audit", "seal")
        done(two, "audit", "verify")
        assert Case.parse(cases["Ada"]) not in set(store.cases(two.var / "keys"))
        assert_words_are_nowhere(one, two)
        assert_no_key_is_in(backup, one.var / "keys")


def assert_only_bo_is_read(engine: Sqlite | Postgres, before: dict) -> None:
    after = works(engine, "read")
    words, destroyed, told = after["Ada"]
    assert re.fullmatch(DESTROYED, words)
    assert (destroyed, told) == (True, before["Ada"][2])
    assert after["Bo"] == before["Bo"]


def assert_words_are_nowhere(*engines: Sqlite | Postgres) -> None:
    """Not in a file of the installation, the database's and its logs among them; nor in what a server holds."""
    files = [path for engine in engines for path in engine.var.rglob("*") if path.is_file()]
    print(f"{len(files)} files")
    for content in (*(p.read_bytes() for p in files), *(e.dump() for e in engines if isinstance(e, Postgres))):
        assert not re.search(b"Canary", content)


def assert_no_key_is_in(backup: Path, keys: Path) -> None:
    """Neither a sealed word's plain form nor any key, wrapped or not, is in an opened backup."""
    key, mark = keyring.backup_key(keys)
    wrapped = [path.read_bytes() for path in (keys / "cases").rglob("river_patrol*")]
    secret = [keyring.read(keys, name).strip() for name in keyring.names(keys)]
    with backup.open("rb") as file:
        entries = 0
        for entry in Emptying(Opening(file, key, mark, where="x"), "x").entries():
            content, entries = b"".join(entry.pieces), entries + 1
            assert not [each for each in (b"Canary", *wrapped, *secret) if each in content], entry.name
    print(f"{entries} entries of the backup, {len(wrapped)} wrapped keys")
    assert wrapped


def test_the_drill_on_sqlite(tmp_path):
    drill(sqlite_engine, tmp_path)


@pytest.mark.needs_postgres
def test_the_drill_on_postgresql(tmp_path):
    drill(postgres_engine, tmp_path)


# kill -9 of the commands themselves


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Iterator[tuple[Sqlite, list[Case]]]:
    """An installation with a few cases, of which only the keys matter here."""
    with sqlite_engine(tmp_path_factory.mktemp("made")) as engine:
        installation(engine)
        for each in range(40):
            store.create(engine.var / "keys", Case("river_patrol", "RiverCase", uuid.UUID(int=each << 96)))
        yield engine, list(store.cases(engine.var / "keys"))


def killed(engine: Sqlite, step: int, *words: object) -> bool:
    """Whether the command died before that step; otherwise it came to its end."""
    found = python(engine, "-m", "promises.dying", step, engine.var / "keys", *words)
    assert found.returncode in (0, -signal.SIGKILL), found.stderr
    return found.returncode != 0


def held(engine: Sqlite, cases: list[Case]) -> dict[Case, bytes]:
    return {case: store.key_of(engine.var / "keys", case) for case in cases}


def test_killed_while_creating_what_is_missing_is_made_the_next_time(tmp_path):
    step, before = 0, {}
    with sqlite_engine(tmp_path) as engine:
        keys = engine.var / "keys"
        while killed(engine, step, "keys", "create"):
            here = {name: keyring.read(keys, name) for name in keyring.names(keys)}
            assert before.items() <= here.items(), "A key that was made is lost or another."
            step, before = step + 1, here
            if len(here) == 2:
                break
        print(f"killed at {step} instants")
        assert step >= 3
        assert keyring.names(keys) == ("backup", "sealing-0001")
        assert masters.make_first(keys) is None


@pytest.mark.nightly
def test_killed_while_rotating_no_key_is_lost(made):
    engine, cases = made
    before, step = held(engine, cases), 0
    while killed(engine, step, "keys", "rotate"):
        assert held(engine, cases) == before
        # A rotation begun again makes a step more for each master that was left, so that steps go on past the number
        # of cases; some of the middle will do.
        step += 1 if step < 6 else 17
    print(f"killed at up to step {step}")
    assert step >= 6
    assert held(engine, cases) == before
    assert len(masters.names(engine.var / "keys")) == 1


@pytest.mark.nightly
def test_killed_while_destroying_no_other_key_is_lost_and_begun_again_it_is_gone(made):
    engine, cases = made
    keys, step = engine.var / "keys", 0
    before = held(engine, cases)
    while True:
        case = cases[step]
        words = ("keys", "destroy", case, "--ground", "court", "--by", "a test", "--for-good")
        went = killed(engine, step, *words)
        if went:
            done(engine, *words)
        assert isinstance(store.key_of(keys, case), register.Destroyed)
        assert not list((keys / "cases").rglob(f"*{case.id}*"))
        left = cases[step + 1 :]
        assert held(engine, left) == {each: before[each] for each in left}
        step += 1
        if not went:
            break
    print(f"killed at {step - 1} instants")
    assert step > 3
    done(engine, "audit", "seal")
    done(engine, "audit", "verify")


def test_what_was_not_meant_is_refused_and_destroys_nothing(made):
    engine, cases = made
    case = cases[-1]
    for words, said in (
        ((case, "--ground", "court", "--by", "a test"), "never comes back"),
        (("Canary", "--ground", "court", "--by", "a test", "--for-good"), "no case's reference"),
        ((f"river_patrol.RiverCase.{uuid.uuid4()}", "--ground", "court", "--by", "x", "--for-good"), "has no key here"),
    ):
        found = wardmote(engine, "keys", "destroy", *words)
        assert found.returncode not in (0, 1)
        assert said in found.stderr
        assert "Canary" not in found.stderr
    assert isinstance(store.key_of(engine.var / "keys", case), bytes)
    with pytest.raises(NotNow):
        store.create(engine.var / "keys", case)


def test_nothing_made_up_is_shipped():
    """The kind of case that these tests use is nowhere in the product's code."""
    checked = [path for path in modules() if path.is_relative_to(PRODUCT)]
    print(f"{len(checked)} modules")
    assert not [name_of(path) for path in checked if "river_patrol" in path.read_text(encoding="utf-8")]
