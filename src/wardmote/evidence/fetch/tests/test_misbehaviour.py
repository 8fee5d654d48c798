"""The server misbehaves in random ways: nothing partial gets a name or into the store, and in the end all is right."""

import io
from hashlib import sha256
from random import Random

import pytest

from wardmote.errors import WardmoteError
from wardmote.evidence.commands import fetch as command
from wardmote.evidence.fetch.tests import faults
from wardmote.evidence.fetch.tests.loopback import Loopback
from wardmote.evidence.fetch.tests.publications import archive, publish_archives, publish_tables, street
from wardmote.evidence.fetch.tests.visiting import HASTY, NOW, Time, final_names
from wardmote.evidence.periods import Month
from wardmote.evidence.store.store import Store
from wardmote.project.command import parser

LAST = Month.parse("2025-03")


class Trial:
    """One publisher, one folder, one store, one source of chance; and every version of every file there ever was."""

    def __init__(self, place: Loopback, folder, seed: int) -> None:
        self.place, self.folder, self.chance, self.time = place, folder, Random(seed), Time()
        self.roads, self.version = self.chance.random() < 0.4, 1
        self.hashes = self.chance.random() < 0.6
        self.first = LAST - self.chance.choice([0, 1, 2, 36, 37])
        self.history: dict[str, set[bytes]] = {}
        self.sentences: list[str] = []
        place.reissue, place.drip = self.reissue, self.drip
        self.publish()

    def publish(self) -> None:
        if self.roads:
            publish_tables(self.place, 2021, version=self.version)
            for path, document in self.place.documents.items():
                self.history.setdefault(path.rsplit("/", 1)[1], set()).add(document.body)
            return
        months = [LAST, *([LAST - 36] if self.first <= LAST - 36 else [])]
        bodies = {month: archive(month, version=self.version, months=3) for month in months}
        publish_archives(self.place, bodies, hashes=self.hashes)
        for month, body in bodies.items():
            self.history.setdefault(f"archives/{month}.zip", set()).add(body)
            for each in Month.range(month - 2, month):
                name = f"files/{each}/{each}-lancashire-street.csv"
                self.history.setdefault(name, set()).add(street(each, "lancashire", self.version))

    def reissue(self, path: str) -> None:
        self.version += 1
        self.publish()

    def drip(self) -> None:
        self.time.at += 61

    def run(self) -> int:
        where = ["--into", str(self.folder / "into"), "--address", self.place.base, "--quiet"]
        months = ["--force", "lancashire", "--from", str(self.first), "--to", str(LAST)]
        store = ["--store", str(self.folder / "store"), "--keep-going"]
        asked = ["stats19", "--year", "2021", *where] if self.roads else ["police.uk", *months, *where, *store]
        args = parser().parse_args(["evidence", "fetch", *asked])
        given = {"out": io.StringIO(), "err": io.StringIO(), "watch": self.time.watch(), "patience": HASTY}
        try:
            return command.run(args, now=NOW, **given)
        except WardmoteError as error:
            self.sentences.append(str(error))
            return error.exit_code

    def nothing_partial(self) -> None:
        slug = "stats19" if self.roads else "police_uk"
        for name, body in final_names(self.folder / "into" / slug).items():
            assert body in self.history[name], f"{name} is no version the publisher ever had"
        known = {sha256(body).hexdigest() for bodies in self.history.values() for body in bodies}
        assert {extract.sha256 for extract in Store.open(self.folder / "store").extracts()} <= known

    def all_right(self) -> None:
        into = final_names(self.folder / "into" / ("stats19" if self.roads else "police_uk"))
        if self.roads:
            assert into == {path.rsplit("/", 1)[1]: each.body for path, each in self.place.documents.items()}
            return
        months = [m for m in Month.range(self.first, LAST) if m >= LAST - 2 or m <= LAST - 36]
        wanted = {f"files/{m}/{m}-lancashire-street.csv": street(m, "lancashire", self.version) for m in months}
        assert {name: body for name, body in into.items() if name.endswith(".csv")} == wanted
        extracts = Store.open(self.folder / "store").extracts()
        assert {each.sha256 for each in extracts} == {sha256(body).hexdigest() for body in wanted.values()}


def misbehave(seed: int, folder) -> None:
    with Loopback() as place:
        trial = Trial(place, folder, seed)
        for _ in range(trial.chance.randint(1, 3)):
            some = [trial.chance.choice(faults.EVERY)(trial.chance) for _ in range(trial.chance.randint(1, 12))]
            place.faults = [each if trial.chance.random() < 0.75 else None for each in some]
            trial.run()
            trial.nothing_partial()
        place.faults = []
        trial.run()
        trial.nothing_partial()
        trial.all_right()
        assert not [each for each in trial.sentences if not each.endswith(".")]


@pytest.mark.parametrize("seed", range(60))
def test_nothing_partial_comes_of_misbehaviour(seed, tmp_path):
    misbehave(seed, tmp_path)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(1000, 2000))
def test_nothing_partial_comes_of_a_thousand_ways(seed, tmp_path):
    misbehave(seed, tmp_path)
