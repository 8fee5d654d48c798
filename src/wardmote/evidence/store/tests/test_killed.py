"""Killed at any instant, the store is the old one or the new one, and the next run comes to the same answers."""

import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest
from promises.night import NIGHTLY

from wardmote.evidence import Store
from wardmote.evidence.store.tests.street_files import street_file, street_rows, street_text, street_zip

NOW = datetime(2026, 1, 1, tzinfo=UTC)
INSTANTS = 200 if NIGHTLY else 20
ADD = """
import sys
from datetime import UTC, datetime
from wardmote.evidence.store.store import Store
print("ready", flush=True)
Store.open(sys.argv[1]).add(sys.argv[2:], at=datetime(2026, 1, 1, tzinfo=UTC))
print("done", flush=True)
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """A store with a month in it, a folder of more, the answers before and after, and how long an add takes."""
    folder = tmp_path_factory.mktemp("killed")
    store = Store.open(folder / "store")
    store.add([street_file(folder / "old", 1, month="2020-01", rows=300)], at=NOW)
    new = folder / "new"
    for n in range(2, 8):
        ending = ".csv.gz" if n % 2 else ".csv"
        street_file(new, n, month=f"2020-0{n}", name=f"2020-0{n}-lancashire-street{ending}", rows=2000)
    again = street_text(street_rows(8, month="2020-01", rows=310)).encode()
    street_zip(new / "again.zip", {"2020-01/2020-01-lancashire-street.csv": again})
    whole = folder / "whole"
    shutil.copytree(store.path, whole)
    started = time.perf_counter()
    Store.open(whole).add([new], at=NOW)
    return store, new, Store.open(whole).counts("police_uk"), time.perf_counter() - started


@pytest.mark.parametrize("seed", range(INSTANTS))
def test_killed_at_a_random_instant(world, tmp_path, seed):
    held, new, answers, takes = world
    store = Store.open(tmp_path / "store")
    shutil.copytree(held.path, store.path)
    child = subprocess.Popen([sys.executable, "-c", ADD, store.path, new], stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "ready\n"
    time.sleep(random.Random(seed).uniform(0, takes * 1.1))
    child.send_signal(signal.SIGKILL)
    finished = "done" in child.stdout.read()
    child.wait()
    child.stdout.close()

    account = store.verify()
    assert account.sound, account.faults
    before, after = held.counts("police_uk"), store.counts("police_uk")
    assert after in (before, answers)
    assert after == answers or not finished
    store.add([new], at=NOW)
    assert store.counts("police_uk") == answers
    assert store.verify().sound
    assert not store.verify().left_over
    assert sorted(path.name for path in store.path.iterdir()) == ["commits", "cubes", "parts"]
