"""kill -9 of the site, its worker, what answers and a command at random instants: nothing acknowledged is lost."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from promises.engines import ENVIRONMENT, Postgres, Sqlite, postgres_engine, run, set_up, sqlite_engine
from promises.killing import VICTIMS, Installation, Member
from promises.night import NIGHTLY

pytestmark = pytest.mark.long

KILLS = 200 if NIGHTLY else 9
#: The longest between two kills, in seconds.
LONGEST = 1.5
#: How long the worker may take for what waits in the end, in seconds.
PATIENCE = 240


def kill_and_look(make: Callable, folder: Path, seed: int) -> None:
    """Kill one after another while two write; then every acknowledged write is there and done, and the audit whole."""
    chance, killed = random.Random(seed), Counter()
    with make(folder) as engine:
        set_up(engine)
        prepare(engine)
        installation = Installation(engine)
        member = Member(installation.address)
        try:
            installation.mends()
            member.signs_in()
            member.begins()
            for victim in in_turns(chance):
                if killed.total() >= KILLS and all(killed[one] for one in VICTIMS):
                    break
                time.sleep(chance.uniform(0, LONGEST))
                killed[victim] += installation.kills(victim)
                installation.mends()
            member.stops()
            installation.kills("command")
            wait_until_done(engine)
        finally:
            installation.ends()
        owed = {*member.acknowledged, *installation.acknowledged()}
        print(f"{engine.name}: {dict(killed)} killed, {len(member.acknowledged)} writes by the site and "
              f"{len(installation.acknowledged())} by the command acknowledged")  # fmt: skip
        assert all(killed[victim] for victim in VICTIMS), "not all of them were killed"
        assert len(member.acknowledged) > KILLS
        assert len(installation.acknowledged()) > KILLS
        states = engine.job_states()
        assert not owed - set(states), "acknowledged writes are lost"
        assert {states[reference] for reference in owed} == {"done"}
        run(engine, "audit", "seal")
        run(engine, "audit", "verify")


def in_turns(chance: random.Random) -> Iterator[str]:
    """Whom to kill: all of them in each round, in an order of chance, so that few kills reach each of them too."""
    for _ in range(KILLS):
        yield from chance.sample(VICTIMS, len(VICTIMS))


def prepare(engine: Sqlite | Postgres) -> None:
    words = [sys.executable, "-m", "promises.acknowledging", "--prepare"]
    subprocess.run(words, env={**os.environ, **engine.environment, **ENVIRONMENT}, check=True)


def wait_until_done(engine: Sqlite | Postgres) -> None:
    """The worker, which was killed too, takes up what is left."""
    until = time.monotonic() + PATIENCE
    while left := sum(state in ("waiting", "running") for state in engine.job_states().values()):
        assert time.monotonic() < until, f"{left} jobs are left, and nobody does them."
        time.sleep(0.5)


def test_nothing_acknowledged_is_lost_on_sqlite(tmp_path):
    kill_and_look(sqlite_engine, tmp_path / "var", seed=20)


@pytest.mark.needs_postgres
def test_nothing_acknowledged_is_lost_on_postgresql(tmp_path):
    kill_and_look(postgres_engine, tmp_path / "var", seed=21)
