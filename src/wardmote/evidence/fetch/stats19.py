"""The Department for Transport's road safety data: collisions, casualties and vehicles of a year."""

from collections.abc import Mapping, Sequence
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
    years.
    With `adjustments` the severity adjustments too, where they are files of their own.

    A table the publisher lacks is a sentence in the account. Raises `Invalid` for a year there cannot be, `NotNow` when
    a file does not come; what had come is kept and gone on from the next time.
    """
    layout = publisher.layout
    if not layout["first_year"] <= year <= watch.began.year:
        raise Invalid(f"There are no figures for {year}.", instead=f"They begin in {layout['first_year']}.")
    folder = into / publisher.slug
    with holding(folder):
        wire = Wire(publisher.hosts, patience=patience or Patience(), watch=watch)
        manifest, files, missing, notes = Manifest.read(folder), [], [], []
        try:
            for table in layout["table"]:
                names = table["complete"] if complete else [name.format(year=year) for name in table["years"]]
                what = f"the table of {table['title']}" + ("" if complete else f" of {year}")
                got = _first(publisher, wire, manifest, table, names, what, progress)
                if got is None:
                    missing.append(_lacking(publisher, what, complete=complete))
                    continue
                files.append(got)
                if table["adjusted"] and table["adjusted"] not in _header(got.path):
                    notes += _adjust(publisher, wire, manifest, table, files, adjustments, progress)
        finally:
            wire.close()
    return FetchAccount(publisher.slug, folder, tuple(files), (), tuple(missing), tuple(notes))


def _first(
    publisher: Publisher,
    wire: Wire,
    manifest: Manifest,
    table: Mapping[str, Any],
    names: Sequence[str],
    what: str,
    progress: Progress | None,
) -> FileFetched | None:
    """The first of `names` that the publisher has; None when it has none."""
    for name in names:
        try:
            return keep(wire, _wanted(publisher, manifest, table, name, what), manifest, progress)
        except Missing:
            continue
    return None


def _wanted(publisher: Publisher, manifest: Manifest, table: Mapping[str, Any], name: str, what: str) -> Wanted:
    layout = publisher.layout

    def fault(path: Path, seen: Sums) -> str:
        return fault_in_table(path, seen, table["begins"])

    of_a_year = any(name.startswith(each.split("{year}")[0]) and name[-8:-4].isdecimal() for each in table["years"])
    return Wanted(
        address=address(publisher, layout["folder"] + name),
        path=manifest.folder / name,
        what=what,
        largest=layout["largest_of_a_year"] if of_a_year else layout["largest"],
        fault=fault,
    )


def _adjust(
    publisher: Publisher,
    wire: Wire,
    manifest: Manifest,
    table: Mapping[str, Any],
    files: list[FileFetched],
    asked: bool,
    progress: Progress | None,
) -> list[str]:
    """Severity adjustments for a table that has none among its columns; the sentences to say of it."""
    if not asked:
        return [f"The table of {table['title']} has no adjusted severities; --adjustments fetches them as well."]
    what = f"the severity adjustments of {table['title']}"
    got = _first(publisher, wire, manifest, table, table["adjustments"], what, progress)
    if got is None:
        return [f"{publisher.name[0].upper()}{publisher.name[1:]} has no {what.removeprefix('the ')} any longer."]
    files.append(got)
    return []


def _lacking(publisher: Publisher, what: str, *, complete: bool) -> str:
    sentence = f"{publisher.name[0].upper()}{publisher.name[1:]} has no file of its own for {what}."
    if complete:
        return sentence
    return sentence + " Single years are published for the last five only; --complete fetches every year since 1979."


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig") as handle:
        return handle.readline().strip().split(",")
