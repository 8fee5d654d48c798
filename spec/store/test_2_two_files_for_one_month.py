"""Two files for one force and month: a later one supersedes, a narrower one never counts, and neither is ever lost.

here            | new file                          | what happens
----------------+-----------------------------------+-------------------------------
whole force     | whole force, other rows           | supersedes, the changes told
whole force     | one district of it                | noted as a cut, not counted
whole force     | all districts, under half the rows| noted as a cut, not counted
one district    | whole force                       | supersedes
one district    | another district                  | refused
two districts   | one of them and a third           | refused
"""

from datetime import UTC, date, datetime

import pytest

from wardmote.errors import Invalid
from wardmote.evidence import Store
from wardmote.evidence.store.tests.street_files import street_file

WHOLE = ("Chorley", "South Ribble", "Preston", "Wyre")
ALONE, PAIR, OTHER_PAIR, ELSEWHERE = ("Chorley",), ("Chorley", "Wyre"), ("Chorley", "Preston"), ("Preston",)


@pytest.mark.parametrize(
    ("here", "new", "outcome"),
    [
        ((WHOLE, 400), (WHOLE, 410), "supersedes"),
        ((WHOLE, 400), (WHOLE, 390), "supersedes"),
        ((WHOLE, 400), (ALONE, 100), "cut"),
        ((WHOLE, 400), (PAIR, 200), "cut"),
        ((WHOLE, 400), (WHOLE, 150), "cut"),
        ((ALONE, 100), (WHOLE, 400), "supersedes"),
        ((PAIR, 200), (WHOLE, 400), "supersedes"),
        ((WHOLE, 150), (WHOLE, 400), "supersedes"),
        ((ALONE, 100), (ELSEWHERE, 100), "refused"),
        ((PAIR, 200), (OTHER_PAIR, 200), "refused"),
    ],
)
def test_which_file_counts(tmp_path, here, new, outcome):
    store = Store.open(tmp_path / "store")
    one = street_file(tmp_path / "one", 1, districts=here[0], rows=here[1])
    other = street_file(tmp_path / "other", 2, districts=new[0], rows=new[1])
    store.add([one], at=datetime(2026, 1, 1, tzinfo=UTC))
    if outcome == "refused":
        with pytest.raises(Invalid, match="each hold districts that the other lacks"):
            store.add([other], at=datetime(2026, 1, 2, tzinfo=UTC))
    else:
        account = store.add([other], at=datetime(2026, 1, 2, tzinfo=UTC))
        assert [each.outcome for each in account.files] == [outcome]
    counted = sum(cell.rows for cell in store.counts("police_uk"))
    assert counted == (new[1] if outcome == "supersedes" else here[1])
    assert sum(cell.rows for cell in store.counts("police_uk", as_at=date(2026, 1, 1))) == here[1]
    assert len(store.versions("police_uk/lancashire/2021-04")) == (1 if outcome == "refused" else 2)
    assert store.verify().sound


def test_a_cut_added_again_is_still_a_cut(tmp_path):
    store = Store.open(tmp_path / "store")
    store.add([street_file(tmp_path / "one", 1, rows=400)], at=datetime(2026, 1, 1, tzinfo=UTC))
    cut = street_file(tmp_path / "cut", 2, districts=ALONE, rows=90)
    store.add([cut], at=datetime(2026, 1, 2, tzinfo=UTC))
    account = store.add([cut], at=datetime(2026, 1, 3, tzinfo=UTC))
    assert account.commit == 0
    assert "cut" in account.files[0].says


def test_a_file_that_was_superseded_does_not_come_back_by_adding_it_again(tmp_path):
    store = Store.open(tmp_path / "store")
    first = street_file(tmp_path / "one", 1, rows=400)
    store.add([first], at=datetime(2026, 1, 1, tzinfo=UTC))
    store.add([street_file(tmp_path / "two", 2, rows=401)], at=datetime(2026, 1, 2, tzinfo=UTC))
    assert store.add([first], at=datetime(2026, 1, 3, tzinfo=UTC)).commit == 0
    assert store.extracts()[0].kept == 401


def test_what_changed_is_told_by_kind(tmp_path):
    store = Store.open(tmp_path / "store")
    path = street_file(tmp_path / "one", 1, rows=400)
    store.add([path], at=datetime(2026, 1, 1, tzinfo=UTC))
    before = store.extracts()[0].kinds
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    burglary = next(line for line in lines if "Burglary" in line)
    lines[lines.index(burglary)] = burglary.replace("Burglary", "Drugs")
    drugs = [line for line in lines if ",Drugs," in line]
    path.write_text("".join([*lines, drugs[-1]]), encoding="utf-8")
    (told,) = store.add([path], at=datetime(2026, 1, 2, tzinfo=UTC)).files
    assert told.outcome == "supersedes"
    assert (told.change.before, told.change.after) == (400, 401)
    assert told.change.kinds == {
        "Burglary": (before["Burglary"], before["Burglary"] - 1),
        "Drugs": (before["Drugs"], before["Drugs"] + 2),
    }
