"""The restore drill: a backup taken while others write is put back elsewhere, whole, and the site answers from it."""

import os
import re
import resource
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from journeys.site import free_port

from promises.engines import ENVIRONMENT, Postgres, Sqlite, postgres_engine, run, set_up, sqlite_engine
from promises.night import NIGHTLY
from promises.sources import ROOT

pytestmark = pytest.mark.long

PASSPHRASE = "orchard paving velvet trombone\n"
#: What restoring itself adds, and what is never put back.
OF_RESTORING = {"audit_row": 1, "audit_waiting": 1}
NEVER = {"django_session", "jobs_worker"}
#: A row behind the second wall, which no command makes.
GRANT = """
    INSERT INTO grants_access_grant
        (id, partnership, to_member, desk, "table", record, fields, purpose, agreement, version, given_at, given_by,
         until, ended_by, because)
    VALUES ('00000000000040008000000000000001', '00000000000040008000000000000002', '00000000000040008000000000000003',
        'people', 'Person', '00000000000040008000000000000004', '[]', 'marac', '00000000000040008000000000000005', 1,
        '2026-04-04 12:00:00', 'a test', '2026-05-04 12:00:00', '', '')
"""


def wardmote(engine: Sqlite | Postgres, *words: object, **more) -> subprocess.CompletedProcess:
    """Run a command, and give what came of it."""
    program = f"from wardmote.project.command import main; raise SystemExit(main({[str(word) for word in words]!r}))"
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **engine.environment, **ENVIRONMENT},
        capture_output=True,
        text=True,
        check=False,
        **more,
    )


@contextmanager
def writer(engine: Sqlite | Postgres) -> Iterator[Callable[[], list[str]]]:
    """Somebody who writes without pause; what it gives tells the references acknowledged so far."""
    said = engine.var / "acknowledged.txt"
    with said.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "promises.acknowledging"],
            cwd=ROOT,
            env={**os.environ, **engine.environment, **ENVIRONMENT},
            stdout=out,
        )
        try:
            yield lambda: said.read_text().split("\n")[:-1]
        finally:
            process.kill()
            process.wait()


def wait_for(count: int, acknowledged: Callable[[], list[str]]) -> None:
    until = time.monotonic() + 60
    while len(acknowledged()) < count:
        assert time.monotonic() < until, "Nothing is being acknowledged."
        time.sleep(0.05)


def installation(engine: Sqlite | Postgres) -> None:
    """A made-up partnership with something in its store and its issued documents, and keys that are escrowed."""
    set_up(engine)
    run(engine, "load-pack", "example")
    engine.put(GRANT)
    for name in ("store/commits/1.json", "issued/A-0000-0000/assessment.json", "built/not-wanted"):
        path = engine.var / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    run(engine, "audit", "seal")
    run(engine, "keys", "create")
    assert wardmote(engine, "keys", "escrow", "--out", engine.var / "escrow.txt", input=PASSPHRASE).returncode == 0


def back_up(engine: Sqlite | Postgres) -> Path:
    done = wardmote(engine, "backup", "--out", engine.var / "backups")
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.splitlines()[0])


def rows(engine: Sqlite | Postgres) -> dict[str, int]:
    return {table: count for table, count in engine.counts().items() if table not in NEVER}


def drill(make: Callable, folder: Path) -> None:
    """Back up while somebody writes; restore on another machine with the escrowed keys; look at all of it."""
    with make(folder / "one") as one, make(folder / "two") as two:
        installation(one)
        with writer(one) as acknowledged:
            wait_for(20, acknowledged)
            before = acknowledged()
            backup = back_up(one)
            during = acknowledged()[len(before) :]
        print(f"{one.name}: {len(before)} writes acknowledged before the backup began, {len(during)} while it was made")
        assert during, "Nobody wrote while the backup was made."
        for file in (backup, one.var / "escrow.txt"):
            two.var.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, two.var)
        done = wardmote(two, "restore", two.var / backup.name, "--escrow", two.var / "escrow.txt", input=PASSPHRASE)
        assert done.returncode == 0, done.stderr
        found, total = rows(two), int(re.search(r"([\d,]+) rows", done.stdout)[1].replace(",", ""))
        print(f"{total:,} rows in {len(found)} tables")
        assert sum(found.values()) == total + sum(OF_RESTORING.values()) > 100
        assert set(before) <= set(two.job_states())
        # What stands behind the second wall came along.
        assert found["grants_access_grant"] == 1
        assert rows_of_the_pack(found) == rows_of_the_pack(rows(one))
        files = {p.relative_to(two.var / "data").as_posix() for p in (two.var / "data").rglob("*.json")}
        assert files >= {"store/commits/1.json", "issued/A-0000-0000/assessment.json", "anchors/heads.json"}
        assert not (two.var / "data" / "built").exists()
        run(two, "audit", "seal")
        run(two, "audit", "verify")
        answers(two)


def rows_of_the_pack(counts: dict[str, int]) -> dict[str, int]:
    """Those of tables that the writer does not touch."""
    return {table: count for table, count in counts.items() if table.startswith(("plan_", "places_", "agencies_"))}


def answers(engine: Sqlite | Postgres) -> None:
    """The site that was put back shows its pages."""
    port = free_port()
    program = f"from wardmote.project.command import main; main(['serve', '--no-work', '--port', '{port}'])"
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        env={**os.environ, **engine.environment, **ENVIRONMENT},
        stdout=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 60
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/example/plan/", timeout=10) as answer:
                    assert answer.status == 200
                    return
            except OSError:
                assert time.monotonic() < until, "The site does not answer."
                time.sleep(0.2)
    finally:
        process.terminate()
        process.wait()


def test_the_drill_on_sqlite(tmp_path):
    drill(sqlite_engine, tmp_path)


@pytest.mark.needs_postgres
def test_the_drill_on_postgresql(tmp_path):
    drill(postgres_engine, tmp_path)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An installation on SQLite and a backup of it."""
    with sqlite_engine(tmp_path_factory.mktemp("made")) as engine:
        installation(engine)
        yield engine, back_up(engine)


@pytest.fixture
def elsewhere(tmp_path, made):
    """An empty installation that has the keys."""
    with sqlite_engine(tmp_path / "elsewhere") as engine:
        shutil.copytree(made[0].var / "keys", engine.var / "keys")
        yield engine


def refused(engine, backup, words, *more) -> None:
    """One sentence and nothing put back."""
    done = wardmote(engine, "restore", backup, *more)
    assert done.returncode not in (0, 1), done.stdout
    assert re.fullmatch(rf"wardmote: [^\n]*{words}[^\n]*\n", done.stderr), done.stderr
    assert not engine.file.exists()
    assert not [path for path in (engine.var / "data").rglob("*") if path.is_file()]


def test_another_key_is_refused(made, elsewhere):
    shutil.rmtree(elsewhere.var / "keys")
    run(elsewhere, "keys", "create")
    refused(elsewhere, made[1], "was sealed with the key [0-9a-f]{16}, and the key here is")


def test_no_key_is_refused(made, elsewhere):
    shutil.rmtree(elsewhere.var / "keys")
    refused(elsewhere, made[1], "There is no key called backup")


def test_one_cut_short_is_refused(made, elsewhere, tmp_path):
    short = tmp_path / "short.backup"
    short.write_bytes(made[1].read_bytes()[:-500])
    refused(elsewhere, short, "cut short")


def test_a_flipped_byte_is_refused(made, elsewhere, tmp_path):
    content = bytearray(made[1].read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "flipped.backup").write_bytes(content)
    refused(elsewhere, tmp_path / "flipped.backup", "not as it was written, near byte")


def test_what_is_no_backup_and_what_is_not_there_are_refused(elsewhere, tmp_path):
    (tmp_path / "x.backup").write_text("Dear colleague")
    refused(elsewhere, tmp_path / "x.backup", "is not a backup of Wardmote's")
    refused(elsewhere, tmp_path / "y.backup", "is not there")


def test_one_of_another_version_is_refused(made, elsewhere, tmp_path):
    """As it would be for the last version: its backup has had fewer migrations."""
    engine, _ = made
    with sqlite_engine(tmp_path / "older") as older:
        shutil.copytree(engine.var / "keys", older.var / "keys")
        shutil.copy(engine.file, older.file)
        with older.opened() as connection:
            connection.execute("DELETE FROM django_migrations WHERE app = 'jobs'")
            connection.commit()
        done = taken(older)
        assert done.returncode == 0, done.stderr
        refused(elsewhere, done.stdout.strip(), "whose tables are not those of this one")


def test_a_database_that_holds_something_is_left_alone(made):
    engine, backup = made
    before = engine.counts()
    done = wardmote(engine, "restore", backup)
    assert done.returncode == 77
    assert "already holds something" in done.stderr
    assert engine.counts() == before


def test_files_that_are_there_already_are_left_alone(made, elsewhere):
    other = elsewhere.var / "data" / "issued" / "A-0000-0000" / "assessment.json"
    other.parent.mkdir(parents=True)
    other.write_text("another")
    done = wardmote(elsewhere, "restore", made[1])
    assert done.returncode == 77
    assert "is there already" in done.stderr
    assert other.read_text() == "another"
    assert not elsewhere.file.exists()
    assert [p for p in (elsewhere.var / "data").rglob("*") if p.is_file()] == [other]


def test_with_the_files_kept_the_audit_says_for_ever_what_was_lost(made, elsewhere):
    """The machine's database is lost, its files are not: the anchors go on past what was backed up."""
    engine, backup = made
    run(engine, "load-pack", "chorley_south_ribble")
    run(engine, "audit", "seal")
    shutil.copytree(engine.var / "data", elsewhere.var / "data", dirs_exist_ok=True)
    assert wardmote(elsewhere, "restore", backup).returncode == 77
    run(elsewhere, "restore", str(backup), "--keep-files")
    run(elsewhere, "audit", "verify")


def no_room(size: int) -> Callable[[], None]:
    """Makes a process able to write no file longer than this, as a full disk would."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_leaves_no_backup(made, tmp_path):
    done = wardmote(made[0], "backup", "--out", tmp_path / "full", preexec_fn=no_room(300_000))
    assert done.returncode == 75, done.stderr
    assert re.fullmatch(r"wardmote: [^\n]*(no room|could not be copied)[^\n]*\n", done.stderr), done.stderr
    assert not list((tmp_path / "full").iterdir())


def test_a_full_disk_restores_nothing(made, elsewhere):
    done = wardmote(elsewhere, "restore", made[1], preexec_fn=no_room(300_000))
    assert done.returncode == 75, done.stderr
    assert re.fullmatch(r"wardmote: [^\n]*no room[^\n]*\n", done.stderr), done.stderr
    assert not elsewhere.file.exists()
    assert not [path for path in elsewhere.var.rglob("*") if path.is_file() and "keys" not in path.parts]


#: How far on each is killed, as a share of the time that one took. Nightly, finer.
PARTS = [number / 20 for number in range(4, 21)] if NIGHTLY else [0.75]


@pytest.fixture(scope="module")
def timed(made, tmp_path_factory):
    """One restore that came to its end: its rows, and the seconds it took; and those that a backup took."""
    with sqlite_engine(tmp_path_factory.mktemp("timed") / "whole") as engine:
        shutil.copytree(made[0].var / "keys", engine.var / "keys")
        began = time.monotonic()
        run(engine, "restore", str(made[1]))
        restored = time.monotonic()
        run(engine, "backup")
        yield rows_of_the_pack(rows(engine)), restored - began, time.monotonic() - restored


@pytest.mark.parametrize("part", PARTS)
def test_a_restore_killed_part_of_the_way_can_be_begun_again(made, elsewhere, timed, part):
    whole, took, _ = timed
    kill(start(elsewhere, "restore", str(made[1])), after=took * part)
    if not elsewhere.file.exists():
        run(elsewhere, "restore", str(made[1]))
    assert rows_of_the_pack(rows(elsewhere)) == whole
    run(elsewhere, "audit", "verify")


@pytest.mark.parametrize("part", PARTS)
def test_a_killed_backup_leaves_nothing_that_could_be_taken_for_one(made, tmp_path, timed, part):
    out = tmp_path / "out"
    kill(start(made[0], "backup", "--out", str(out)), after=timed[2] * part)
    left = list(out.glob("*.backup")) if out.exists() else []
    run(made[0], "backup", "--out", str(out))
    assert len(list(out.iterdir())) == len(left) + 1


def test_a_second_backup_of_the_same_second_does_not_replace_the_first(made):
    done = taken(made[0], times=2)
    assert done.returncode == 0, done.stderr
    first, second = map(Path, done.stdout.split())
    assert first != second
    assert first.is_file()
    assert second.is_file()


def taken(engine: Sqlite, *, times: int = 1) -> subprocess.CompletedProcess:
    """Backups taken at one moment by whatever tables are there, with no check that they are of this version."""
    program = (
        "import django; django.setup(); from wardmote.foundation.now import now;"
        "from wardmote.foundation.backup.taking import take;"
        "from wardmote.foundation.keys.keyring import backup_key;"
        "from django.conf import settings as s; key, mark = backup_key(s.WARDMOTE_KEYS); at = now();"
        f"[print(take(s.WARDMOTE_VAR, key=key, mark=mark, data=s.WARDMOTE_DATA, at=at).path) for _ in range({times})]"
    )
    environment = {**os.environ, **engine.environment, **ENVIRONMENT}
    return subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True)


def kill(process: subprocess.Popen, *, after: float) -> None:
    """kill -9, some seconds on."""
    time.sleep(after)
    process.kill()
    process.wait()


def start(engine: Sqlite, *words: str) -> subprocess.Popen:
    program = f"from wardmote.project.command import main; raise SystemExit(main({list(words)!r}))"
    environment = {**os.environ, **engine.environment, **ENVIRONMENT}
    return subprocess.Popen([sys.executable, "-c", program], env=environment, stdout=subprocess.DEVNULL)
