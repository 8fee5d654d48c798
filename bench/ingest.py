"""Taking in police files beside plain DuckDB that checks nothing.

Bars of design 9: for 100 files 1.3 × its time, in 5 alternating runs with equal threads; peak memory at 400 files
1.15 × that at 100; later questions 0.3 s. Both sides start from the same generated files, laid out as the publisher
does: 15,000 rows each, of 40 forces in turn with 820 real LSOAs each, as nearly all of England and Wales would be.
No LSOA of one force is another's, so that there is as much to look up as there can be.

The peer reads the files typed into one Parquet file, counts its rows by month, LSOA and kind, fetches the counts and
asks how many rows there are. Ours takes the files into a store: every byte hashed, every row accounted for, counted and
on the disk. Each run is a fresh process held to the same two cores. Times run from after the first imports to the last
answer, and what either loads on the way is in them; the imports, and the whole process's use of the processor, are
shown apart.
"""

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from results import Measure, told

ROWS, FORCES, FEW, MANY, RUNS, THREADS = 15_000, 40, 100, 400, 5, 2
BARS = {"time": 1.3, "memory": 1.15, "question": 0.3}
HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context\n"
)
KINDS = {
    "Anti-social behaviour": 16,
    "Bicycle theft": 1,
    "Burglary": 4,
    "Criminal damage and arson": 9,
    "Drugs": 3,
    "Other theft": 8,
    "Public order": 8,
    "Shoplifting": 8,
    "Vehicle crime": 6,
    "Violence and sexual offences": 37,
}
OUTCOMES = ("Under investigation", "Unable to prosecute suspect", "Investigation complete; no suspect identified")


def write_files(folder: Path, files: int) -> None:
    """`files` monthly files of forces in turn, each force with 820 real LSOA codes of its own."""
    for n in range(files):
        year, month, force = 2015 + n // FORCES // 12, n // FORCES % 12 + 1, n % FORCES
        home = folder / f"{year}-{month:02}"
        home.mkdir(parents=True, exist_ok=True)
        with (home / f"{year}-{month:02}-force-{force:02}-street.csv").open("w") as handle:
            handle.write(HEADER)
            handle.writelines(_rows(random.Random(n), f"{year}-{month:02}", force))


def _rows(chance: random.Random, month: str, force: int) -> Iterator[str]:
    from wardmote.evidence.geography import resolve

    named = []
    for n in range(820):
        code = f"E01{1 + force * 820 + n:06}"
        district = resolve(code, "").district
        # The publisher writes "Bristol 001A" where the register of districts has "Bristol, City of".
        called = district.name.split(",")[0] if district else "Nowhere"
        named.append(f"{code},{called} {n % 60 + 1:03}{'ABCDE'[n % 5]}")
    force_name = f"Force {force:02} Constabulary"
    kinds = chance.choices(tuple(KINDS), tuple(KINDS.values()), k=ROWS)
    points = [
        f"{-2.7 + i / 25_000:.6f},{53.6 + i % 997 / 4_000:.6f},On or near Street {i % 2_000}" for i in range(9_000)
    ]
    places = chance.choices(points, k=ROWS)
    lsoas = chance.choices(named, k=ROWS)
    for kind, place, lsoa in zip(kinds, places, lsoas, strict=True):
        quiet = kind == "Anti-social behaviour"
        at = f"{place},{lsoa}" if chance.random() > 0.02 else ",,No Location,,"
        reference = "" if quiet else f"{chance.getrandbits(256):064x}"
        outcome = "" if quiet else OUTCOMES[len(place) % 3]
        yield f"{reference},{month},{force_name},{force_name},{at},{kind},{outcome},\n"


def plain(folder: Path, out: Path) -> dict[str, float]:
    """The peer: DuckDB, typed, one Parquet file, counts."""
    began = time.perf_counter()
    import duckdb

    imported = time.perf_counter()
    types = dict.fromkeys(HEADER.strip().split(","), "VARCHAR") | {"Longitude": "DOUBLE", "Latitude": "DOUBLE"}
    connection = duckdb.connect(config={"threads": THREADS})
    connection.execute(
        f"""copy (select * from read_csv('{folder}/*/*.csv', header = true, columns = {types}))
        to '{out}' (format parquet)"""
    )
    connection.execute(
        f"""select "Month", "LSOA code", "Crime type", count(*) as rows from '{out}'
        where "LSOA code" is not null group by all"""
    ).fetchnumpy()
    rows = connection.execute(f"select count(*) from '{out}'").fetchone()[0]
    return {"imports": imported - began, "seconds": time.perf_counter() - imported, "rows": rows}


def ours(folder: Path, out: Path) -> dict[str, float]:
    """Ours: checked, hashed, accounted for, counted and on the disk."""
    began = time.perf_counter()
    from wardmote.evidence.store import adding

    imported = time.perf_counter()
    account = adding.add(out, [folder], at=datetime(2026, 1, 1, tzinfo=UTC))
    return {"imports": imported - began, "seconds": time.perf_counter() - imported, "rows": account.total("kept")}


def question(folder: Path, out: Path) -> dict[str, float]:
    """A table of two districts, from a store that is there, in a fresh process."""
    began = time.perf_counter()
    from wardmote.evidence import Store, table

    imported = time.perf_counter()
    made = table(Store.open(out), area=("E09000001", "E09000002"))
    return {"imports": imported - began, "seconds": time.perf_counter() - imported, "rows": len(made.rows)}


def measured(what: str, folder: Path, out: Path) -> dict[str, float]:
    """One run in a fresh process."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", what, folder, out], check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout)


def one(what: str, folder: Path, out: Path) -> None:
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:THREADS])
    told = {"plain": plain, "ours": ours, "question": question}[what](folder, out)
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({**told, "peak": used.ru_maxrss / 1024, "processor": used.ru_utime + used.ru_stime}))


def alternating(folder: Path, work: Path) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    theirs, mine = [], []
    for run in range(RUNS):
        theirs.append(measured("plain", folder, work / "plain.parquet"))
        shutil.rmtree(work / "store", ignore_errors=True)
        mine.append(measured("ours", folder, work / "store"))
        print(
            f"  run {run + 1}: plain {theirs[-1]['seconds']:.2f} s, {theirs[-1]['peak']:.0f} MB; "
            f"ours {mine[-1]['seconds']:.2f} s, {mine[-1]['peak']:.0f} MB; "
            f"{mine[-1]['seconds'] / theirs[-1]['seconds']:.2f}",
            flush=True,
        )
    return theirs, mine


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", nargs=3)
    if given := parser.parse_args().one:
        one(given[0], Path(given[1]), Path(given[2]))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        write_files(work / "few", FEW)
        theirs, mine = alternating(work / "few", work)
        assert theirs[0]["rows"] == mine[0]["rows"] == FEW * ROWS
        asked = [measured("question", work / "few", work / "store") for _ in range(RUNS)]
        write_files(work / "many", MANY)
        shutil.rmtree(work / "store")
        many = measured("ours", work / "many", work / "store")
        asked_many = [measured("question", work / "many", work / "store") for _ in range(RUNS)]
    middle = {what: median(run["seconds"] for run in runs) for what, runs in (("plain", theirs), ("ours", mine))}
    peak = max(run["peak"] for run in mine)
    print(
        f"processor: plain {median(r['processor'] for r in theirs):.2f} s, "
        f"ours {median(r['processor'] for r in mine):.2f} s"
    )
    print(
        f"imports: plain {median(r['imports'] for r in theirs):.2f} s, ours {median(r['imports'] for r in mine):.2f} s"
    )
    print(f"{MANY} files: ours {many['seconds']:.2f} s")
    print(f"question at {MANY} files: {median(run['seconds'] for run in asked_many):.2f} s")
    took = [
        Measure(f"{FEW} files, beside plain DuckDB", middle["ours"], "s", BARS["time"], peer=middle["plain"]),
        Measure(f"memory of {MANY} files, beside that of {FEW}", many["peak"], "MB", BARS["memory"], peer=peak),
        Measure("a question", median(run["seconds"] for run in asked), "s", BARS["question"]),
    ]
    return told("ingest", took)


if __name__ == "__main__":
    sys.exit(main())
