"""The log: nothing overwritten, every day answerable, every alteration noticed."""

import json
from datetime import UTC, date, datetime

import pytest

from wardmote.errors import Broken, Invalid, NotNow
from wardmote.evidence import Store
from wardmote.evidence.store.commits import Commit, read_log, write_commit
from wardmote.evidence.store.extracts import Extract
from wardmote.evidence.store.tests.street_files import everything_in, street_file, street_rows, street_text


def moment(day: int) -> datetime:
    return datetime(2026, 1, day, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    """January's file on the 1st, February's on the 5th, January again with more rows on the 9th."""
    store = Store.open(tmp_path / "store")
    store.add([street_file(tmp_path / "a", 1, month="2020-01")], at=moment(1))
    store.add([street_file(tmp_path / "b", 2, month="2020-02")], at=moment(5))
    store.add([street_file(tmp_path / "c", 3, month="2020-01", rows=44)], at=moment(9))
    return store


def test_what_counts_is_the_fold_of_the_commits(store):
    january, february = store.extracts()
    assert (january.kept, february.kept) == (44, 40)
    assert [each.kept for each in store.versions(january.id)] == [40, 44]
    assert january.supersedes == store.versions(january.id)[0].sha256
    assert len(list((store.path / "parts").iterdir())) == 3


@pytest.mark.parametrize(("day", "rows"), [(1, 40), (4, 40), (5, 80), (8, 80), (9, 84), (28, 84)])
def test_as_at_a_day_the_store_answers_as_it_stood(store, day, rows):
    assert sum(cell.rows for cell in store.counts("police_uk", as_at=date(2026, 1, day))) == rows


def test_before_the_first_add_there_is_nothing(store):
    assert store.extracts(as_at=date(2025, 12, 31)) == ()
    assert store.counts("police_uk", as_at=date(2025, 12, 31)) == []
    assert store.months("police_uk") == {"2020-01", "2020-02"}


def test_the_fingerprint_changes_with_what_counts_and_with_nothing_else(store, tmp_path):
    now = store.fingerprint()
    assert now != store.fingerprint(date(2026, 1, 8))
    assert store.fingerprint(date(2026, 1, 5)) == store.fingerprint(date(2026, 1, 8))
    store.add([tmp_path / "a"], at=moment(20))
    assert store.fingerprint() == now


def test_the_clock_going_back_does_not_reorder_the_log(store, tmp_path):
    store.add([street_file(tmp_path / "d", 4, month="2020-03")], at=moment(2))
    assert [commit.at[:10] for commit in store.log().commits][-1] == "2026-01-09"


def test_a_moment_must_say_its_zone(store):
    with pytest.raises(Invalid, match="time zone"):
        store.add(["x"], at=moment(1).replace(tzinfo=None))


def alterations(store):
    """Each way of altering one file of the store, by a name."""
    for path in sorted(path for path in store.path.rglob("*") if path.is_file()):
        data = path.read_bytes()
        yield f"{path.parent.name} cut", path, data[:-1]
        yield f"{path.parent.name} bit", path, data[:40] + bytes([data[40] ^ 1]) + data[41:]
        yield f"{path.parent.name} gone", path, None


def test_verify_notices_every_alteration(store):
    assert store.verify().sound
    checked = 0
    last = store.path / "commits" / "000003.json"
    for name, path, data in list(alterations(store)):
        if (path, data) == (last, None):
            # A store that lacks its last commits is a whole one, of an earlier day.
            continue
        kept = path.read_bytes()
        path.unlink() if data is None else path.write_bytes(data)
        account = store.verify()
        assert not account.sound, (name, path)
        assert all(fault.endswith(".") for fault in account.faults)
        path.write_bytes(kept)
        checked += 1
    print(f"{checked} alterations")
    assert checked == 26
    assert store.verify().sound


def test_not_a_byte_of_the_last_commit_can_be_other_than_it_was(store):
    last = store.path / "commits" / "000003.json"
    written = last.read_bytes()
    assert len(written) > 1_000
    for at in range(len(written)):
        for other in (written[at] ^ 1, ord(" ")):
            if other != written[at]:
                last.write_bytes(written[:at] + bytes([other]) + written[at + 1 :])
                with pytest.raises(Broken, match="altered"):
                    read_log(store.path)
    last.write_bytes(written)
    assert read_log(store.path).commits[-1].number == 3


def test_a_commit_whose_counts_were_altered_is_noticed(store):
    last = store.path / "commits" / "000003.json"
    data = json.loads(last.read_bytes())
    data["extracts"][0]["kept"] += 1
    last.write_text(json.dumps(data))
    assert not store.verify().sound


def test_a_commit_of_the_first_release_is_read_without_a_seal(store):
    """What 0.1.0 wrote ends where the seal begins; its counts are checked all the same."""
    last = store.path / "commits" / "000003.json"
    data = json.loads(last.read_bytes())
    del data["sealed"]
    last.write_text(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    assert store.verify().sound
    data["extracts"][0]["kept"] += 1
    last.write_text(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    assert not store.verify().sound


def test_a_broken_chain_is_never_read(store):
    first = store.path / "commits" / "000001.json"
    first.write_text(first.read_text().replace("Lancashire", "Lancashira"))
    with pytest.raises(Broken, match="altered"):
        store.extracts()
    with pytest.raises(Broken):
        store.add(["x"], at=moment(20))


def test_a_number_is_given_once(store, tmp_path):
    log = read_log(store.path)
    with pytest.raises(NotNow, match="meanwhile"):
        write_commit(store.path, Commit(3, "2026-01-10", log.head, "0", ()), tmp_path)


def test_what_a_killed_command_left_is_swept_by_the_next(store, tmp_path):
    left = store.path / "parts" / "left.parquet"
    left.write_bytes(b"half")
    (store.path / "incoming").mkdir()
    assert store.verify().sound
    assert store.verify().left_over == ("parts/left.parquet",)
    store.add([street_file(tmp_path / "d", 4, month="2020-03")], at=moment(20))
    assert not left.exists()
    assert not (store.path / "incoming").exists()


def test_when_the_last_step_fails_nothing_remains(store, tmp_path, monkeypatch):
    before = everything_in(store.path)

    def fail(*given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wardmote.evidence.store.adding.write_commit", fail)
    with pytest.raises(NotNow, match="No space left"):
        store.add([street_file(tmp_path / "d", 4, month="2020-03")], at=moment(20))
    assert everything_in(store.path) == before


def test_interrupted_after_the_last_step_the_commit_stands(store, tmp_path, monkeypatch):
    def interrupted(folder):
        if folder.name == "commits" and len(list(folder.iterdir())) == 4:
            raise KeyboardInterrupt

    monkeypatch.setattr("wardmote.evidence.store.commits.settle", interrupted)
    with pytest.raises(KeyboardInterrupt):
        store.add([street_file(tmp_path / "d", 4, month="2020-03")], at=moment(20))
    assert store.verify().sound
    assert "2020-03" in store.months("police_uk")


def test_a_made_up_force_is_a_made_up_extract(tmp_path):
    store = Store.open(tmp_path / "store")
    force = "Mereshire Constabulary (made up)"
    store.add([street_file(tmp_path, 1, name="x.csv", force=force)], at=moment(1))
    (extract,) = store.extracts()
    assert extract.made_up
    assert extract.id == "police_uk/mereshire-made-up/2021-04"


def test_a_store_whose_folder_has_signs_in_its_name(tmp_path):
    store = Store.open(tmp_path / "a [1] * ? 'b' {c}")
    path = tmp_path / "2021-04-[x]*?'-street.csv"
    path.write_text(street_text(street_rows(1)), encoding="utf-8")
    store.add([path], at=moment(1))
    assert sum(cell.rows for cell in store.counts("police_uk")) == 40
    assert store.verify().sound


def test_a_file_that_needs_care_does_not_disturb_those_counted_with_it(tmp_path):
    """Enough files for batches of eight, one in three with a line that cannot be read, in every place of a batch."""
    months = [f"{year}-{month:02}" for year in (2018, 2019, 2020, 2021, 2022) for month in range(1, 13)]
    for n, month in enumerate(months):
        path = street_file(tmp_path / "in", n, month=month, rows=30)
        if n % 3 == 0:
            path.write_text(path.read_text(encoding="utf-8") + "broken\n", encoding="utf-8")
    store = Store.open(tmp_path / "store")
    account = store.add([tmp_path / "in"], at=moment(1))
    assert (account.total("kept"), account.total("set_aside")) == (1800, 20)
    assert sum(cell.rows for cell in store.counts("police_uk")) == 1800
    assert store.verify().sound
    clean = [tmp_path / "in" / f"{month}-lancashire-street.csv" for n, month in enumerate(months) if n % 3]
    other = Store.open(tmp_path / "other")
    other.add(clean, at=moment(1))
    assert sum(cell.rows for cell in other.counts("police_uk")) == 1200
    assert other.verify().sound


def test_two_rivals_in_one_batch_are_told_apart(tmp_path):
    paths = [street_file(tmp_path, n, month=f"2020-{n:02}") for n in range(1, 13)] * 3
    paths += [street_file(tmp_path / "again", 30, month="2020-05")]
    paths += [street_file(tmp_path / f"filler{n}", n, month=f"2019-{n:02}") for n in range(1, 13)]
    paths += [street_file(tmp_path / f"more{n}", n, month=f"2018-{n:02}") for n in range(1, 13)]
    store = Store.open(tmp_path / "store")
    account = store.add(paths, at=moment(1), keep_going=True)
    assert len(account.refused) == 2
    assert account.total("kept") == 35 * 40
    assert store.verify().sound


def test_an_extract_of_the_first_release_is_read_as_it_was_written(tmp_path):
    """What 0.1.0 called the force is what the file covers, and its one month is its period."""
    store = Store.open(tmp_path / "store")
    written = store.add([street_file(tmp_path, 1)], at=moment(1)).taken[0]
    told = written.as_dict()
    told["force"] = told.pop("cover")
    del told["until"]
    assert Extract.from_dict(told) == written
    assert str(written.period) == "2021-04..2021-04"
