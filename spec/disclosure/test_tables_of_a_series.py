"""Disclosure / Public tables of a partner's series, from the store

`wardmote evidence public-tables` makes the fixed tables of a restricted series, hides what must be hidden, and
remembers what left, so that what leaves later cannot be set against it.
"""

import csv
import io
import json
import subprocess
import sys
from datetime import UTC, datetime

import numpy as np
import pytest

from wardmote.evidence import Store
from wardmote.evidence.periods import Month, Period
from wardmote.evidence.sources.tests.partner_files import text_file
from wardmote.project.command import main

NOW = datetime(2025, 6, 1, tzinfo=UTC)
MONTHS = tuple(map(str, Period(Month(2024, 4), Month(2025, 3)).months()))
WARDS = {f"E0501306{n}": ("E07000118", f"North {n}") for n in range(4)} | {
    f"E0501021{n}": ("E07000126", f"South {n}") for n in range(5)
}
YEAR, AREA = "2024-04..2025-03", "E07000118,E07000126"


def counted(seed):
    """A count for each ward, month and kind, of a level that differs from ward to ward."""
    chance = np.random.default_rng(seed)
    levels = chance.gamma(1.5, 6, len(WARDS))
    return {
        (ward, month, kind): int(chance.poisson(level * share))
        for (ward, level) in zip(WARDS, levels, strict=True)
        for month in MONTHS
        for kind, share in (("Stalking", 0.4), ("Assault", 1.0))
    }


def take(store, folder, counts, name="t"):
    rows = [["Ward code", "Kind", *MONTHS]]
    for ward in WARDS:
        for kind in ("Stalking", "Assault"):
            rows.append([ward, kind, *(counts[ward, month, kind] for month in MONTHS)])
    path = text_file(folder / f"{name}.csv", rows)
    if not store.mappings():
        said = {"series": "da", "title": "Domestic abuse", "provider": "The constabulary", "definition": "Flagged"}
        store.keep_mapping(store.try_table(path, at=NOW, said=said).mapping)
    store.add([path], at=NOW)


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "store")
    look_up = [["LSOA11CD", "WD22CD", "WD22NM", "LAD22CD"]]
    look_up += [[f"E0102491{n}", code, name, home] for n, (code, (home, name)) in enumerate(WARDS.items())]
    store.add([text_file(tmp_path / "wards_2022-12.csv", look_up)], at=NOW)
    take(store, tmp_path, counted(1))
    return store


@pytest.fixture
def run(store, capsys):
    def ran(*given, period=YEAR, area=AREA):
        words = ["evidence", "public-tables", "da", "--area", area, "--period", period, *given]
        code = main([*words, "--store", str(store.path)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return ran


def test_no_small_count_is_shown_and_every_true_total_adds_up(run):
    counts = counted(1)
    code, out, err = run()
    assert code == 0
    rows = {(row["place"], row["period"], row["kind"]): row["count"] for row in csv.DictReader(io.StringIO(out))}
    shown = {key: int(count) for key, count in rows.items() if count != "[c]"}
    assert not any(1 <= count <= 4 for count in shown.values())
    assert shown["Chorley and South Ribble", YEAR, "all kinds"] == sum(counts.values())
    for (ward, month, kind), count in counts.items():
        home = {"E07000118": "Chorley", "E07000126": "South Ribble"}[WARDS[ward][0]]
        assert rows[f"{home}: {WARDS[ward][1]}", month, kind] in ("[c]", str(count))
    assert "stands for a figure that is not published" in err


def test_json_gives_no_true_count_of_what_is_hidden(run):
    told = json.loads(run("--format", "json")[1])
    hidden = [key for key, count in told["cells"].items() if count is None]
    assert len(hidden) > 20
    assert not told["policy"]["confirmed"]
    assert set(told) == {"title", "made_up", "caveats", "policy", "cells", "sums"}


@pytest.mark.needs_data
def test_the_attacker_s_program_finds_no_small_count(run, shared, tmp_path):
    """Oracle: suppression_bounds.py, on what the command prints, with the true counts beside it."""
    told = json.loads(run("--format", "json")[1])
    tables = tmp_path / "tables.json"
    tables.write_text(json.dumps({name: told[name] for name in ("cells", "sums")}))
    truth = {}
    for (ward, month, kind), count in counted(1).items():
        home = {"E07000118": "Chorley", "E07000126": "South Ribble"}[WARDS[ward][0]]
        truth["|".join((f"{home}: {WARDS[ward][1]}", month, kind))] = count
    for total, parts in told["sums"]:
        truth.setdefault(total, sum(truth[part] for part in parts))
    (tmp_path / "truth.json").write_text(json.dumps(truth))
    program = shared / "checks" / "suppression_bounds.py"
    done = subprocess.run(
        [sys.executable, program, tables, "--truth", tmp_path / "truth.json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_was_hidden_in_a_release_stays_hidden_in_the_next(run, store, tmp_path):
    """One figure is corrected upwards and the tables leave again: no figure that was hidden and is the same is
    shown."""
    first = json.loads(run("--format", "json", "--release")[1])["cells"]
    changed = counted(1)
    changed["E05013060", "2024-04", "Assault"] += 30
    take(store, tmp_path, changed, "again")
    second = json.loads(run("--format", "json")[1])["cells"]
    opened = [key for key, count in first.items() if count is None and second[key] is not None]
    assert all("2024-04" in key or YEAR in key for key in opened)
    assert len(list((store.path / "releases").iterdir())) == 1
    assert store.verify().sound


def test_releasing_the_same_again_is_remembered_once(run, store):
    once, again = run("--release")[1], run("--release")[1]
    assert once == again
    assert len(list((store.path / "releases").iterdir())) == 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"period": "2024-04..2024-09"}, "is 6 months"),
        ({"period": "2023-04..2024-03"}, "holds no figures of da by ward for Chorley in 2023-04"),
        ({"area": "E07000123"}, "holds no figures of da by ward for Preston"),
    ],
)
def test_what_cannot_be_made_whole_is_refused(run, given, words):
    code, out, err = run(**given)
    assert code in (65, 66)
    assert out == ""
    assert words in err


def test_a_figure_that_was_not_given_makes_no_true_total(run, store, tmp_path):
    counts = counted(1)
    counts["E05013060", "2024-04", "Assault"] = "<5"
    take(store, tmp_path, counts, "marked")
    code, _, err = run()
    assert code == 65
    assert "1 figures that its provider did not give, as North 0, 2024-04, Assault" in err


def test_a_public_series_that_holds_it_must_be_there(run):
    code, _, err = run("--within", "police_uk=Violence and sexual offences")
    assert code == 66
    assert "holds no police_uk for April 2024, so it cannot be counted as known" in err
    assert "names no kind" in run("--within", "police_uk")[2]
