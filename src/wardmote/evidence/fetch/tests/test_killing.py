"""Killed at any instant, a fetch leaves whole files, parts to go on from, and a store as it was or as it will be."""

import os
import signal
import subprocess
import sys
import time
from hashlib import sha256
from random import Random

import pytest

from wardmote.evidence.fetch.tests.loopback import Loopback, Reply
from wardmote.evidence.fetch.tests.publications import archive, publish_archives, street
from wardmote.evidence.fetch.tests.visiting import final_names
from wardmote.evidence.periods import Month
from wardmote.evidence.store.store import Store

MARCH = Month.parse("2025-03")
MONTHS = Month.range(MARCH - 5, MARCH)
BEGIN = "import sys; from wardmote.project.command import main; sys.exit(main())"


def slowly(place: Loopback, seconds: float) -> None:
    """Spread each archive's bytes over so many seconds."""

    def pace(reply: Reply) -> None:
        if len(reply.body) > 100_000:
            reply.piece = 1 << 14
            pieces = max(1, len(reply.body) // reply.piece)
            reply.between = lambda: place.over.wait(seconds / pieces)

    place.pace = pace


def started(place: Loopback, folder) -> subprocess.Popen:
    words = ["police.uk", "--force", "lancashire", "--from", str(MONTHS[0]), "--to", str(MONTHS[-1])]
    where = ["--into", str(folder / "into"), "--store", str(folder / "store"), "--address", place.base, "--quiet"]
    return subprocess.Popen(
        [sys.executable, "-c", BEGIN, "evidence", "fetch", *words, *where],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )


def kill_at_random_instants(folder, seed: int, times: int) -> None:
    chance, right = Random(seed), {f"files/{m}/{m}-lancashire-street.csv": street(m, "lancashire", 1) for m in MONTHS}
    body = archive(MARCH, filler=2_000_000)
    known = {**right, "archives/2025-03.zip": body}
    sums = {sha256(each).hexdigest() for each in right.values()}
    with Loopback() as place:
        publish_archives(place, {MARCH: body}, hashes=chance.random() < 0.5)
        slowly(place, 0.8)
        begun = time.monotonic()
        assert started(place, folder / "whole").wait(timeout=120) == 0
        took = time.monotonic() - begun
        for n in range(times):
            # Every third begins from nothing, so that early instants are met as often as late ones.
            into = folder / str(n // 3)
            child = started(place, into)
            time.sleep(chance.uniform(0.1, 1.05) * took)
            child.send_signal(signal.SIGKILL)
            child.wait()
            for name, held in final_names(into / "into" / "police_uk").items():
                assert held == known[name], name
            assert {each.sha256 for each in Store.open(into / "store").extracts()} in (set(), sums)
        for into in sorted(folder.iterdir()):
            assert started(place, into).wait(timeout=120) == 0
            assert final_names(into / "into" / "police_uk") == known
            assert {each.sha256 for each in Store.open(into / "store").extracts()} == sums
            assert not [each.name for each in (into / "into").rglob("*.part*")]


def test_a_fetch_killed_at_any_instant_is_finished_by_the_next(tmp_path):
    kill_at_random_instants(tmp_path, seed=11, times=8)


@pytest.mark.nightly
def test_a_fetch_killed_at_fifty_instants_is_finished_by_the_next(tmp_path):
    kill_at_random_instants(tmp_path, seed=12, times=50)
