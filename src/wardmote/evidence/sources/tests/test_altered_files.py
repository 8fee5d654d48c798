"""Altered files of every source: taken in with every line accounted for, or refused in a sentence; nothing in between.

The faults are those that files of the first source are put to (`store/tests/test_mutations.py`).
"""

import random
from datetime import UTC, datetime

import pytest
from promises.night import NIGHTLY

from wardmote.evidence import Store
from wardmote.evidence.sources.tests import police_files, stats19_files
from wardmote.evidence.sources.tests.test_csp_recorded_crime import C2
from wardmote.evidence.store.tests.street_files import everything_in, street_file
from wardmote.evidence.store.tests.test_mutations import added, altered

pytestmark = pytest.mark.long

NOW = datetime(2026, 1, 1, tzinfo=UTC)
EACH = 1000 if NIGHTLY else 10
FORMS = ("outcomes", "stops", "collision", "accident", "casualty", "vehicle", "adjustment", "c2")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A file of each form as its publisher would write it, by the name of the form."""
    folder = tmp_path_factory.mktemp("whole")
    made = stats19_files.collisions(3, 2021, {"E07000118": stats19_files.Wanted(15, 1, 5, 12)})
    files = {
        "outcomes": police_files.outcome_file(folder, rows=20),
        "stops": police_files.stop_file(folder, rows=20),
        **stats19_files.write_year(folder / "new", made, 2021, old=False),
    }
    old = stats19_files.write_year(folder / "old", made, 2021, old=True)
    files |= {"accident": old["accident"], "adjustment": old["adjustment"]}
    files["c2"] = folder / "c2.csv"
    files["c2"].write_text(C2, encoding="utf-8")
    return files


@pytest.mark.parametrize("form", FORMS)
def test_altered_files_are_taken_in_whole_or_not_at_all(whole, tmp_path, form):
    store = Store.open(tmp_path / "store")
    store.add([street_file(tmp_path, 9, month="2020-01")], at=NOW)
    before, data = everything_in(store.path), whole[form].read_bytes()
    taken = refused = 0
    for seed in range(EACH):
        path = tmp_path / str(seed) / whole[form].name
        path.parent.mkdir()
        given = altered(data, random.Random(f"{form} {seed}"))
        path.write_bytes(given)
        tried = Store.open(tmp_path / f"store-{seed}")
        _copy(before, tried.path)
        account, refusal = added(tried, path)
        if account is None:
            refused += 1
            assert path.name in refusal, seed
            assert everything_in(tried.path) == before, seed
            continue
        taken += 1
        (extract,) = account.taken
        assert extract.rows == extract.kept + extract.set_aside, seed
        assert sum(cell.rows for cell in tried.counts(extract.source)) == extract.kept, seed
        if form != "c2":
            assert extract.rows == given.count(b"\n") + (not given.endswith(b"\n")) - 1, seed
        assert tried.verify().sound, seed
    print(f"{form}: {taken} taken in, {refused} refused")
    assert taken
    assert refused


def _copy(files: dict[str, bytes], to) -> None:
    for name, data in files.items():
        path = to / name
        if data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        else:
            path.mkdir(parents=True, exist_ok=True)
