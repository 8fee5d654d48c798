"""Writing assessments: equal bytes from fresh processes, the cache, whole folders, and sentences for what cannot be."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from wardmote.errors import Missing, Refused
from wardmote.evidence import Store
from wardmote.evidence.periods import Period
from wardmote.reports.folders import keep, kept, prune, put_folder
from wardmote.reports.strategic_assessment import assess
from wardmote.reports.strategic_assessment.tests.police_files import ADDED, PERIOD
from wardmote.reports.strategic_assessment.writing import last_added

FOLDERS = ("chorley", "pair", "south_ribble")


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def command(store: Path, out: Path, *more: str, seed: str = "0", pack: str = "chorley_south_ribble"):
    """`wardmote assess` in a process of its own."""
    words = ["assess", "--pack", pack, "--period", PERIOD, "--store", str(store), "--out", str(out), *more]
    return subprocess.run(
        [sys.executable, "-c", "import sys; from wardmote.project.command import main; sys.exit(main())", *words],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"},
    )  # fmt: skip


@pytest.fixture(scope="module")
def written(store, tmp_path_factory) -> Path:
    """What the command wrote, and a copy of the store that has no cache yet."""
    folder = tmp_path_factory.mktemp("written")
    shutil.copytree(store.path, folder / "store", ignore=shutil.ignore_patterns("cache"))
    done = command(folder / "store", folder / "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].startswith("Chorley: ")
    return folder


def test_each_area_and_the_pair_get_every_format(written):
    assert sorted(path.name for path in (written / "out").iterdir()) == list(FOLDERS)
    for place in FOLDERS:
        found = everything(written / "out" / place)
        assert {"assessment.html", "assessment.pdf", "assessment.docx", "assessment.json"} <= found.keys()
        tables = {name.rpartition("/")[2].partition(".")[0] for name in found if name.startswith("tables/")}
        for table in tables:
            assert {f"tables/{table}.csv", f"tables/{table}.xlsx"} <= found.keys()
        assert {
            "charts/chart-vehicle-crime.svg",
            "charts/chart-vehicle-crime.png",
            "charts/map-all.svg",
        } <= found.keys()


def test_a_fresh_process_writes_the_same_bytes(written, tmp_path):
    store = tmp_path / "store"
    shutil.copytree(written / "store", store, ignore=shutil.ignore_patterns("cache"))
    done = command(store, tmp_path / "out", seed="4711")
    assert done.returncode == 0, done.stderr
    before, after = everything(written / "out"), everything(tmp_path / "out")
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == []
    print(f"{len(before)} files are equal, byte for byte")


def test_one_process_writes_the_same_bytes_as_two(written, tmp_path, pack):
    """The command used as many processes as there are cores; this uses its own."""
    shutil.copytree(written / "store", tmp_path / "store", ignore=shutil.ignore_patterns("cache"))
    assess(Store.open(tmp_path / "store"), pack, Period.parse(PERIOD), out=tmp_path / "out", workers=1)
    assert everything(tmp_path / "out") == everything(written / "out")


def test_the_second_run_comes_from_the_cache(written, tmp_path):
    done = command(written / "store", tmp_path / "out")
    assert done.stdout.count("unchanged since last time") == len(FOLDERS)
    assert everything(tmp_path / "out") == everything(written / "out")


def test_a_cache_that_was_touched_is_made_again(tmp_path):
    keep(tmp_path / "kept", {"a/b": b"words"})
    assert kept(tmp_path / "kept") == {"a/b": b"words"}
    (tmp_path / "kept" / "a/b").write_bytes(b"other")
    assert kept(tmp_path / "kept") is None
    assert kept(tmp_path / "never") is None


def test_the_cache_keeps_the_newest(tmp_path):
    for number in range(3):
        keep(tmp_path / f"k{number}", {"a": b"x"})
        os.utime(tmp_path / f"k{number}", (number, number))
    prune(tmp_path, 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["k1", "k2"]


def test_the_document_is_as_at_the_day_evidence_was_last_added(store):
    assert last_added(store) == ADDED.date()


def test_as_at_before_the_first_extract_is_one_sentence(store, tmp_path):
    done = command(store.path, tmp_path / "out", "--as-at", "2001-01-01")
    assert (done.returncode, done.stdout) == (Missing.exit_code, "")
    assert "held no extract of police_uk on 2001-01-01" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("more", "code", "complaint"),
    [
        (("--as-at", "yesterday"), 2, "is not a day"),
        (("--period", "2022-13..2023-03"), 65, "There is no month 13"),
        (("--period", "2010-04..2011-03"), 66, "holds no extract of police_uk for April 2010 to March 2011"),
        (("--pack", "atlantis"), 66, "There is no pack called atlantis"),
    ],
)
def test_what_cannot_be_is_one_sentence(store, tmp_path, more, code, complaint):
    done = command(store.path, tmp_path / "out", *more)
    assert done.returncode == code
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_an_empty_store_is_one_sentence(pack, tmp_path):
    with pytest.raises(Missing, match="nothing to assess") as caught:
        assess(Store.open(tmp_path / "none"), pack, Period.parse(PERIOD), out=tmp_path / "out")
    assert "wardmote evidence add" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Refused, match=r"cannot be written: .*Choose another place with --out"):
        put_folder(tmp_path / "file" / "chorley", {"assessment.json": b"{}"}, ours="assessment.json")


def test_a_folder_of_somebody_elses_is_not_replaced(tmp_path):
    (tmp_path / "pair").mkdir()
    (tmp_path / "pair" / "letter.txt").write_text("mine")
    with pytest.raises(Refused, match="not an assessment"):
        put_folder(tmp_path / "pair", {"assessment.json": b"{}"}, ours="assessment.json")
    assert (tmp_path / "pair" / "letter.txt").read_text() == "mine"


def test_nothing_of_an_older_assessment_stays(tmp_path):
    put_folder(tmp_path / "pair", {"assessment.json": b"1", "tables/old.csv": b"1"}, ours="assessment.json")
    put_folder(tmp_path / "pair", {"assessment.json": b"2"}, ours="assessment.json")
    assert everything(tmp_path) == {"pair/assessment.json": b"2"}


@pytest.mark.parametrize("stopped_at", ["pair", ".pair.new"])
def test_a_run_that_is_stopped_leaves_the_old_or_the_new(tmp_path, monkeypatch, stopped_at):
    put_folder(tmp_path / "pair", {"assessment.json": b"old"}, ours="assessment.json")
    rename = os.rename

    def stop(source, target):
        if Path(source).name == stopped_at:
            raise KeyboardInterrupt
        rename(source, target)

    monkeypatch.setattr(os, "rename", stop)
    with pytest.raises(KeyboardInterrupt):
        put_folder(tmp_path / "pair", {"assessment.json": b"new"}, ours="assessment.json")
    monkeypatch.setattr(os, "rename", rename)
    put_folder(tmp_path / "pair", {"assessment.json": b"new"}, ours="assessment.json")
    assert everything(tmp_path) == {"pair/assessment.json": b"new"}


def test_status_of_the_plan_is_told_as_at_the_day(pack):
    assert pack.plan.status_at(date(2024, 5, 6)) == "in force"
