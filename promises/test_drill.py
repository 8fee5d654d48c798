"""A source, an indicator or a pack is added by one folder: it works everywhere, and taking it out leaves no trace."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from promises.engines import ENVIRONMENT, Sqlite, set_up
from promises.faults import copied
from wardmote.evidence.madeup import write_months
from wardmote.evidence.madeup.land import lsoas
from wardmote.evidence.periods import Month, Period

pytestmark = [pytest.mark.long, pytest.mark.nightly]

DRILL = Path(__file__).parent / "drill"
PARTS = {"sources": "harbour_log", "indicators": "harbour_incidents"}
PACK = "wexquill"
PERIOD = Period(Month(2025, 4), Month(2026, 3))
WRITTEN = Period(Month(2024, 4), Month(2026, 3))
SALTMERE = "X07000002"
KINDS = ("Disturbance on the quay", "Fuel spilt", "Theft of gear")
COMMAND = "from wardmote.project.command import main; raise SystemExit(main())"
ASSESS = """
import json, sys
from pathlib import Path
from wardmote.documents import to_dict
from wardmote.evidence import Store
from wardmote.evidence.periods import Period
from wardmote.reports.packs import load_pack
from wardmote.reports.strategic_assessment.build import build
from wardmote.reports.strategic_assessment.writing import last_added
store, pack = Store.open(Path(sys.argv[1])), load_pack("example")
made = build(store, pack, pack.areas[1], Period.parse(sys.argv[2]), last_added(store))
print(json.dumps([to_dict(made.document), [each.as_dict() for each in made.figures]]))
"""
ASK = """
import json, sys
import django
django.setup()
from django.test import Client
asked = [Client(HTTP_HOST="localhost").get(path) for path in sys.argv[1:]]
print(json.dumps([[each.status_code, each.content.decode()] for each in asked]))
"""
MEASURE = ("evidence", "measure", "--indicator", "harbour_incidents", "--area", SALTMERE, "--period", str(PERIOD))
EXTRACT = "harbour_log/saltmere-harbour-master-made-up/2025-04"


class Product:
    """A copy of the product, with its commands."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.packages = home / "src" / "wardmote" / "evidence"
        self.packs = home / "src" / "wardmote" / "packs"
        # The settings of a site of its own, once it has one.
        self.site: dict[str, str] = {}

    def python(self, *arguments: str) -> subprocess.CompletedProcess:
        environment = {**os.environ, **self.site, "PYTHONPATH": str(self.home / "src")}
        return subprocess.run(
            [sys.executable, *arguments], cwd=self.home, env=environment, capture_output=True, text=True, check=False
        )

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess:
        return self.python("-c", COMMAND, *map(str, arguments))

    def says(self, *arguments: str | Path) -> str:
        done = self.run(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def put_in(self) -> None:
        for place, name in PARTS.items():
            shutil.copytree(DRILL / place / name, self.packages / place / name)

    def take_out(self) -> None:
        for place, name in PARTS.items():
            shutil.rmtree(self.packages / place / name)

    def known(self) -> str:
        """Everything the product says of what it can do."""
        code = (
            "from promises.reference import pages; import wardmote, json;"
            "print(json.dumps({'at': wardmote.__file__, **pages()}))"
        )
        done = self.python("-c", code)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def assessed(self, store: Path) -> str:
        """The assessment of Saltmere as plain values: what is drawn as page, PDF and Word file."""
        done = self.python("-c", ASSESS, str(store), str(PERIOD))
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def product(tmp_path_factory) -> Product:
    return Product(copied(tmp_path_factory.mktemp("drill") / "copy"))


@pytest.fixture(scope="module")
def police(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("police")
    write_months(folder, seed=1, first=WRITTEN.first, last=WRITTEN.last)
    return folder


@pytest.fixture(scope="module")
def log(tmp_path_factory) -> Path:
    """Two years of the log: `n` rows a month, one in seven without a place, one outside the harbour's district."""
    folder = tmp_path_factory.mktemp("log")
    here = [each for each in lsoas() if each.district.code == SALTMERE]
    away = lsoas()[-1]
    for month in WRITTEN.months():
        with (folder / f"harbour-log-{month}.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(
                ("What was logged", "Entry", "Logged in", "Harbour", "Quay", "Small area", "Small area name")
            )
            for n in range(20 + month.number):
                place = away if n == 1 else here[n % len(here)]
                where = ("", "") if n % 7 == 0 else (place.code, place.name)
                entry = (f"{month}-{n}", f"{month.number:02}/{month.year}", "Saltmere Harbour Master (made up)")
                writer.writerow((KINDS[n % 3], *entry, f"Wexquill quay {n % 4}", *where))
    return folder


def counted(folder: Path, period: Period) -> int:
    """The rows of Saltmere, counted from the files."""
    names = {each.code for each in lsoas() if each.district.code == SALTMERE}
    rows = 0
    for month in period.months():
        with (folder / f"harbour-log-{month}.csv").open(encoding="utf-8", newline="") as lines:
            rows += sum(row["Small area"] in names for row in csv.DictReader(lines))
    return rows


def test_a_source_and_an_indicator_are_added_by_a_folder_each_and_taken_out(product, police, log, tmp_path):
    store = tmp_path / "store"
    product.says("evidence", "add", police, "--store", store, "--quiet")
    before = everything(product, store)
    unknown(product, log, tmp_path)

    product.put_in()
    assert before[0] != product.known()
    taken_in(product, log, store)
    counted_and_measured(product, counted(log, PERIOD), store)
    assessed(product, counted(log, PERIOD), store, tmp_path / "out")
    kept_in_without_a_rule(product, store)

    product.take_out()
    product.says("evidence", "verify", "--store", store)
    assert everything(product, store) == before
    unknown(product, log, tmp_path)


def everything(product: Product, store: Path) -> tuple[str, ...]:
    """What the product knows, holds of the police, and makes of it."""
    known = product.known()
    assert str(product.home) in known
    return known, product.says("evidence", "list", "--source", "police_uk", "--store", store), product.assessed(store)


def unknown(product: Product, log: Path, tmp_path: Path) -> None:
    refused = product.run("evidence", "add", log, "--store", tmp_path / "other", "--quiet")
    assert refused.returncode == 65
    assert "not those of any source known here" in refused.stderr
    assert product.run(*MEASURE, "--store", tmp_path / "store").returncode == 66


def taken_in(product: Product, log: Path, store: Path) -> None:
    assert "Harbour incidents" in product.known()
    assert "Saltmere Harbour Board" in product.known()
    said = product.says("evidence", "add", log, "--store", store, "--quiet")
    assert "24 monthly files of Saltmere Harbour Master (made up)" in said
    assert EXTRACT in product.says("evidence", "list", "--store", store)
    assert "Saltmere Harbour Board" in product.says("evidence", "show", EXTRACT, "--store", store)
    product.says("evidence", "verify", "--store", store)


def counted_and_measured(product: Product, total: int, store: Path) -> None:
    area = ("--source", "harbour_log", "--area", SALTMERE, "--store", store)
    rows = list(csv.DictReader(product.says("evidence", "table", *area, "--format", "csv").splitlines()))
    inside = [row for row in rows if Month.parse(row["month"]) in PERIOD and row["district_code"] == SALTMERE]
    assert sum(int(row["rows"]) for row in inside) == total
    assert {row["kind"] for row in rows} == set(KINDS)
    assert {row["district"] for row in rows} == {"Saltmere", "unlocated"}
    said = json.loads(product.says(*MEASURE, "--store", store, "--format", "json"))
    assert next(line["count"] for line in said["lines"] if line["total"]) == total
    assert said["made_up"] is True
    assert "from the office window" in product.says(*MEASURE, "--store", store)


def assessed(product: Product, total: int, store: Path, out: Path) -> None:
    product.says("assess", "--pack", "example", "--period", str(PERIOD), "--store", store, "--out", out)
    pages = {place: (out / place / "assessment.html").read_text("utf-8") for place in ("saltmere", "netherwick")}
    assert "All harbour incidents" in pages["saltmere"]
    # Where nothing of it is held it is among what is not measured, and has no figure.
    assert "Harbour incidents" in pages["netherwick"]
    assert "All harbour incidents" not in pages["netherwick"]
    record = json.loads((out / "saltmere" / "assessment.json").read_text("utf-8"))
    assert EXTRACT in record["extracts"]
    assert total in {each["value"] for each in record["figures"] if each["provenance"]["source"] == "harbour_log"}


def kept_in_without_a_rule(product: Product, store: Path) -> None:
    """Adding a folder is enough to take in and count; to be printed, figures need the rule that came with it."""
    (product.packages / "sources" / "harbour_log" / "disclosure.toml").unlink()
    assert product.run(*MEASURE, "--store", store).returncode == 77
    said = product.assessed(store)
    assert "No disclosure rule lets figures of harbour_log out" in said
    assert "All harbour incidents" not in said


def test_a_pack_is_added_by_a_folder_and_taken_out(product, police, tmp_path):
    store, out = tmp_path / "store", tmp_path / "out"
    product.says("evidence", "add", police, "--store", store, "--quiet")
    before = everything(product, store)
    assess = ("assess", "--pack", PACK, "--period", str(PERIOD), "--store", store, "--out", out)
    no_such_pack(product, *assess)

    shutil.copytree(DRILL / "packs" / PACK, product.packs / PACK)
    product.says(*assess)
    assessed_by_the_pack(out / "saltmere", police)
    assert (out / PACK / "assessment.pdf").read_bytes().startswith(b"%PDF")
    shown_on_a_site(product, tmp_path / "var")

    shutil.rmtree(product.packs / PACK)
    no_such_pack(product, *assess)
    assert everything(product, store) == before


def no_such_pack(product: Product, *assess: str | Path) -> None:
    refused = product.run(*assess)
    assert refused.returncode == 66
    assert f"There is no pack called {PACK}." in refused.stderr


def assessed_by_the_pack(folder: Path, police: Path) -> None:
    """Its own priority with its own gap, and the count that the files have."""
    page = (folder / "assessment.html").read_text("utf-8")
    assert "Quiet quays" in page
    assert "nobody counts what they do not report" in page
    record = json.loads((folder / "assessment.json").read_text("utf-8"))
    inside = {each.code for each in lsoas() if each.district.code == SALTMERE}
    reported = 0
    for path in police.rglob("*street*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            reported += sum(
                Month.parse(row["Month"]) in PERIOD
                and row["Crime type"] == "Anti-social behaviour"
                and row["LSOA code"] in inside
                for row in csv.DictReader(lines)
            )
    print(f"{reported} incidents in {len(record['figures'])} figures")
    assert reported > 100
    assert reported in {each["value"] for each in record["figures"]}


def shown_on_a_site(product: Product, var: Path) -> None:
    engine = Sqlite(var)
    set_up(engine)
    product.site = {**engine.environment, **ENVIRONMENT}
    assert f"Its pages are at /{PACK}/" in product.says("load-pack", PACK)
    done = product.python("-c", ASK, "/", f"/{PACK}/", f"/{PACK}/plan/quiet-quays/")
    product.site = {}
    assert done.returncode == 0, done.stderr
    pages = json.loads(done.stdout)
    assert [status for status, _page in pages] == [200, 200, 200]
    for (_status, page), words in zip(
        pages, ("Wexquill Harbour", "Quiet quays", "a lamp at the head of each quay"), strict=True
    ):
        assert words in page
