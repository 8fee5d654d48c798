import argparse
import csv
import io
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from itertools import chain

import pytest

from wardmote.errors import Invalid, NotNow
from wardmote.evidence.commands import made_up
from wardmote.evidence.geography import resolve
from wardmote.evidence.madeup import CANARY, MADE_UP_FORCE, write_months
from wardmote.evidence.madeup.incidents import kinds
from wardmote.evidence.periods import Month

FIRST, LAST = Month(2023, 4), Month(2025, 3)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return write_months(tmp_path_factory.mktemp("made_up"), seed=1, first=FIRST, last=LAST)


@pytest.fixture(scope="module")
def rows(written):
    return [read(path) for path in written]


def read(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_each_month_is_a_file_named_as_the_publisher_names_it(written):
    months = Month.range(FIRST, LAST)
    names = [f"{month}/{month}-mereshire-street.csv" for month in months]
    assert [f"{path.parent.name}/{path.name}" for path in written] == names


def test_a_month_is_the_same_alone_in_another_process_and_with_another_range(written, tmp_path):
    code = (
        "from pathlib import Path; from wardmote.evidence.madeup import write_months; "
        "from wardmote.evidence.periods import Month; "
        f"write_months(Path({str(tmp_path)!r}), seed=1, first=Month(2024, 1), last=Month(2024, 2))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONHASHSEED": "7", "PYTHONPATH": "src"})
    same = {path.name: path.read_bytes() for path in written}
    alone = sorted(tmp_path.rglob("*.csv"))
    assert [path.read_bytes() for path in alone] == [same[path.name] for path in alone]
    assert len(alone) == 2


def test_another_seed_gives_other_incidents_in_the_same_land(written, tmp_path):
    (other,) = write_months(tmp_path, seed=2, first=FIRST, last=FIRST)
    assert other.read_bytes() != written[0].read_bytes()
    assert {row["LSOA code"] for row in read(other)} <= {row["LSOA code"] for row in chain(*map(read, written))}


def test_everything_says_that_it_is_made_up(rows):
    for row in chain(*rows):
        assert row["Reported by"] == row["Falls within"] == MADE_UP_FORCE
        assert CANARY in row["Location"] or row["Location"] == "No Location"
        assert row["LSOA code"][:1] in ("X", "")
    assert MADE_UP_FORCE.endswith("(made up)")


def test_it_has_the_traps_that_real_files_have(rows):
    every = list(chain(*rows))
    unlocated = [sum(not row["LSOA code"] for row in month) / len(month) for month in rows]
    assert sorted(unlocated)[len(unlocated) // 2] == pytest.approx(0.055, abs=0.015)
    assert sum(share > 0.11 for share in unlocated) == 2
    assert all(not row["Longitude"] and row["Location"] == "No Location" for row in every if not row["LSOA code"])
    antisocial = [row for row in every if row["Crime type"] == "Anti-social behaviour"]
    assert not any(row["Crime ID"] or row["Last outcome category"] for row in antisocial)
    ids = Counter(row["Crime ID"] for row in every if row["Crime ID"])
    assert 20 < sum(n > 1 for n in ids.values()) < len(ids) / 50
    assert max(Counter(tuple(row.values()) for row in every).values()) > 1
    assert any(row["Longitude"] == "-6.889000" for row in every)
    assert {resolve(row["LSOA code"], row["LSOA name"]).how for row in every} == {"name", "none"}
    districts = Counter(row["LSOA name"].rsplit(" ", 1)[0] for row in every)
    assert 0 < districts["Outer Sundry"] < len(every) / 50


def test_counts_vary_more_than_chance_and_have_a_season_and_a_trend(rows):
    month = [Counter(row["Crime type"] for row in each) for each in rows]
    summer, winter = (
        sum(month[i]["Anti-social behaviour"] for i in chain(range(a, a + 3), range(a + 12, a + 15))) for a in (2, 8)
    )
    assert summer > 1.2 * winter
    before, after = (sum(each["Shoplifting"] for each in part) for part in (month[:12], month[12:]))
    assert after > 1.05 * before
    assert {row["Crime type"] for row in chain(*rows)} == {kind.name for kind in kinds()}


def test_three_years_take_seconds(written, rows):
    assert 1500 < min(map(len, rows)) < max(map(len, rows)) < 4000


def test_a_file_in_the_way_is_never_overwritten(tmp_path):
    first = write_months(tmp_path, seed=1, first=FIRST, last=FIRST)
    assert write_months(tmp_path, seed=1, first=FIRST, last=FIRST) == first
    with pytest.raises(NotNow, match="seed 2 makes another"):
        write_months(tmp_path, seed=2, first=FIRST, last=FIRST)


def test_months_the_wrong_way_round_are_refused_in_words(tmp_path):
    with pytest.raises(Invalid, match="2023-04 is before 2025-03"):
        write_months(tmp_path, seed=1, first=LAST, last=FIRST)


def test_the_command_writes_them_and_says_so(tmp_path):
    parser = argparse.ArgumentParser()
    made_up.configure(parser)
    arguments = ["--out", str(tmp_path), "--from", "2023-04", "--to", "2023-05", "--seed", "3"]
    out = io.StringIO()
    args = parser.parse_args(arguments)
    assert made_up.run(args, now=datetime(2026, 1, 1, tzinfo=UTC), out=out, err=io.StringIO()) == 0
    assert out.getvalue().startswith("Wrote 2 files of Mereshire Constabulary (made up) to ")
    assert len(list(tmp_path.rglob("*.csv"))) == 2
