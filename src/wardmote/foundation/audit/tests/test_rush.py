"""Writers and sealers at once, and sealers killed: one chain, nothing acknowledged lost, and all of it verifies."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from promises.night import NIGHTLY

from wardmote.project.tests import engines
from wardmote.project.tests.made_once import once

pytestmark = pytest.mark.long

#: How often each of two writes, and each of two seals.
TIMES = 60 if NIGHTLY else 10
SETTINGS = {"DJANGO_SETTINGS_MODULE": "wardmote.project.settings"}


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs_postgres)])
def installation(request, tmp_path) -> Iterator[dict[str, str]]:
    """The environment of an installation with tables and no rows, on each engine."""
    told = {**os.environ, **SETTINGS, "WARDMOTE_VAR": str(tmp_path), "DATABASE_URL": ""}
    if request.param == "sqlite":
        once("tables", tmp_path, lambda folder: command({**told, "WARDMOTE_VAR": str(folder)}, "migrate"))
        yield told
        return
    made = engines.new()
    engines.make(made)
    try:
        told |= {"DATABASE_URL": made.url(made.application), "WARDMOTE_OWNER_DATABASE_URL": made.url(made.owner)}
        engines.migrate(made, WARDMOTE_VAR=str(tmp_path))
        yield told
    finally:
        engines.drop(made)


def command(environment: dict[str, str], *words: str) -> str:
    code = f"from wardmote.project.command import main; raise SystemExit(main({list(words)!r}))"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
    return done.stdout


def rush(environment: dict[str, str], what: str, times: int) -> subprocess.Popen:
    words = [sys.executable, "-m", "wardmote.foundation.audit.tests.rush", what, str(times)]
    return subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(*processes: subprocess.Popen) -> list[str]:
    ended = []
    for process in processes:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        ended.append(out)
    return ended


def test_two_sealers_at_once_make_one_chain(installation):
    writers = [rush(installation, "write", TIMES) for _ in range(2)]
    sealers = [rush(installation, "seal", TIMES) for _ in range(2)]
    finish(*writers, *sealers)
    command(installation, "audit", "seal")
    said = command(installation, "audit", "verify")
    assert f"{2 * TIMES} sealed rows in 1 chains" in said
    assert "everything is as it was written" in said


def test_a_sealer_killed_at_any_instant_loses_nothing(installation):
    chance, acknowledged = random.Random(5), 0
    for _ in range(3):
        writer, sealer = rush(installation, "write", 400), rush(installation, "seal", 10_000)
        acknowledged += len([writer.stdout.readline() for _ in range(chance.randint(5, 30))])
        time.sleep(chance.random() / 10)
        sealer.kill()
        writer.kill()
        acknowledged += len(writer.communicate()[0].splitlines())
        sealer.communicate()
    command(installation, "audit", "seal")
    said = command(installation, "audit", "verify")
    print(f"{acknowledged} transactions acknowledged; {said}")
    assert "everything is as it was written" in said
    rows = int(said.split()[0].replace(",", ""))
    assert rows >= 2 * acknowledged
    assert rows % 2 == 0
