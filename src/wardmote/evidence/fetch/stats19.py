"""The Department for Transport's road safety data: collisions, casualties and vehicles of a year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wardmote.errors import Invalid, Missing
from wardmote.evidence.fetch.account import FetchAccount, FileFetched
from wardmote.evidence.fetch.addresses import address
from wardmote.evidence.fetch.checks import Sums, fault_in_table
from wardmote.evidence.fetch.folder import holding
from wardmote.evidence.fetch.manifest import Manifest
from wardmote.evidence.fetch.patience import Patience, Watch
from wardmote.evidence.fetch.publishers import Publisher
from wardmote.evidence.fetch.single import keep
from wardmote.evidence.fetch.wanted import Progress, Wanted
from wardmote.evidence.fetch.wire import Wire

Table = Mapping[str, Any]


@dataclass(frozen=True)
class Visit:
    """One fetch: from whom, by which connection, into which folder."""

    publisher: Publisher
    wire: Wire
    manifest: Manifest
    progress: Progress | None

    @property
    def whose(self) -> str:
        return self.publisher.name[0].upper() + self.publisher.name[1:]


def fetch(
    publisher: Publisher,
    *,
    year: int,
    into: Path,
    watch: Watch,
    complete: bool = False,
    adjustments: bool = False,
    patience: Patience | None = None,
    progress: Progress | None = None,
) -> FetchAccount:
    """Have the three tables of `year` in `into`: from the files of that year, or with `complete` from those of all
    years. With `adjustments` the severity adjustments too, where they are files of their own.

    A table the publisher lacks is a sentence in the account. Raises `Invalid` for a year there cannot be, `NotNow` when
    a file does not come; what had come is kept and gone on from the next time.
    """
    first = publisher.layout["first_year"]
    if not first <= year <= watch.began.year:
        raise Invalid(f"There are no figures for {year}.", instead=f"They begin in {first}.")
    folder = into / publisher.slug
    with holding(folder):
        wire = Wire(publisher.hosts, patience=patience or Patience(), watch=watch)
        try:
            visit = Visit(publisher, wire, Manifest.read(folder), progress)
            return _all(visit, year, complete=complete, adjustments=adjustments)
        finally:
            wire.close()


def _all(visit: Visit, year: int, *, complete: bool, adjustments: bool) -> FetchAccount:
    layout = visit.publisher.layout
    files: list[FileFetched] = []
    missing: list[str] = []
    notes: list[str] = []
    for table in layout["table"]:
        what = f"the table of {table['title']}" + ("" if complete else f" of {year}")
        names = table["complete"] if complete else [name.format(year=year) for name in table["years"]]
        largest = layout["largest" if complete else "largest_of_a_year"]
        got = _first(visit, table, names, what, largest)
        if got is None:
            missing.append(_lacking(visit, what, complete=complete))
            continue
        files.append(got)
        if table["adjusted"] and table["adjusted"] not in _header(got.path):
            extra, said = _adjust(visit, table, asked=adjustments)
            files += extra
            notes += said
    return FetchAccount(visit.publisher.slug, visit.manifest.folder, tuple(files), (), tuple(missing), tuple(notes))


def _first(visit: Visit, table: Table, names: Sequence[str], what: str, largest: int) -> FileFetched | None:
    """The first of `names` that the publisher has; None when it has none."""

    def fault(path: Path, seen: Sums) -> str:
        return fault_in_table(path, seen, table["begins"])

    for name in names:
        there = address(visit.publisher, visit.publisher.layout["folder"] + name)
        wanted = Wanted(address=there, path=visit.manifest.folder / name, what=what, largest=largest, fault=fault)
        try:
            return keep(visit.wire, wanted, visit.manifest, visit.progress)
        except Missing:
            continue
    return None


def _adjust(visit: Visit, table: Table, *, asked: bool) -> tuple[list[FileFetched], list[str]]:
    """Severity adjustments for a table that has none among its columns, and the sentences to say of it."""
    title = table["title"]
    if not asked:
        return [], [f"The table of {title} has no adjusted severities; --adjustments fetches them as well."]
    what = f"the severity adjustments of {title}"
    got = _first(visit, table, table["adjustments"], what, visit.publisher.layout["largest"])
    return ([got], []) if got else ([], [f"{visit.whose} has no severity adjustments of {title} any longer."])


def _lacking(visit: Visit, what: str, *, complete: bool) -> str:
    sentence = f"{visit.whose} has no file of its own for {what}."
    if complete:
        return sentence
    return sentence + " Single years are published for the last five only; --complete fetches every year since 1979."


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig") as handle:
        return handle.readline().strip().split(",")
