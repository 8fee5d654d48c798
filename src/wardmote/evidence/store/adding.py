"""Takes files in. One command is one commit: all of its files count from one moment, or none does."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from wardmote import __version__
from wardmote.errors import Invalid, NotNow
from wardmote.evidence.store import engine, places
from wardmote.evidence.store.account import AddAccount, FileAccount, Progress, Received
from wardmote.evidence.store.commits import Commit, Log, commit_path, read_log, write_commit
from wardmote.evidence.store.cube import check_cube, write_cube
from wardmote.evidence.store.dealing import Desk, Ready
from wardmote.evidence.store.extracts import Extract
from wardmote.evidence.store.inputs import Found, Input, PassedOver, Unusable, find
from wardmote.evidence.store.splitting import apart
from wardmote.evidence.store.weighing import Dealt, Weighed, weigh
from wardmote.evidence.store.workbench import CUBES, put, seal, sweep, writing

if TYPE_CHECKING:
    from wardmote.evidence.sources.partner_table.shapes import TableReading

MOST_BYTES = 2 << 30
# Files are read side by side, each by one thread: a query that shares its threads waits more than it gains.
THREADS = 1
# Files counted anew into one cube: enough to be few, few enough to count in little memory.
FILES_A_CUBE = 32
# Files that were counted together keep the cube they were counted into, unless there are fewer.
FEWEST_A_CUBE = 4
# A file that no source knows, and the refusal it meets unless something else is found to do with it.
Left = tuple[Input, FileAccount | None]


def add(
    store: Path,
    paths: Sequence[Path],
    *,
    at: datetime,
    keep_going: bool = False,
    vintage: str = "",
    said: Received | None = None,
    progress: Progress | None = None,
) -> AddAccount:
    """Take in everything under `paths` as one commit dated `at` (an aware datetime).

    `vintage` (YYYY-MM) is of when the geography among them is, where it does not say itself, and `said` of
    when partners' tables were due and received. `progress(name, done, total)` is called as bytes of inputs are dealt
    with. Raises `Invalid`, naming every refused file, when there is one and `keep_going` is false: the store is then as
    it was. With `keep_going` the good files are loaded and the account names the refused ones. Raises `NotNow` when the
    store is busy or its disk full.
    """
    if not paths:
        raise Invalid("No file or folder was named. Name the files to take in.")
    found = list(find(paths, most_bytes=MOST_BYTES))
    try:
        with writing(store) as incoming, closing(engine.connect(THREADS)) as connection:
            places.prepare(connection)
            log = read_log(store)
            desk = Desk(incoming, log.known(), connection, _moment(at, log))
            left: list[Left] = []
            dealt = list(_dealt(desk, found, left, progress))
            tables: tuple[TableReading, ...] = ()
            if left:
                # Loaded here because most files are of sources that are known by their columns.
                from wardmote.evidence.store.others import deal_with_others

                others, tables = deal_with_others(store, desk, log, left, vintage, said or Received())
                dealt += others
            weighed = list(weigh(dealt, log.current()))
            _check(tuple(each.account for each in weighed), keep_going=keep_going)
            return replace(_commit(store, desk, log, weighed), tables=tables)
    except OSError as error:
        raise NotNow(f"The store {store} cannot be written to ({error.strerror}). Make room and try again.") from error


def _moment(at: datetime, log: Log) -> str:
    """The moment of the commit: never before the last one's, so that "as at a day" has one meaning."""
    return max(at.astimezone(UTC).isoformat(timespec="seconds"), *(commit.at for commit in log.commits[-1:]), "")


def _dealt(desk: Desk, found: Sequence[Found], left: list[Left], progress: Progress | None) -> Iterator[Dealt]:
    """The fate of each file that a source knows by its columns; the others go into `left`."""
    for each in found:
        if isinstance(each, PassedOver):
            yield FileAccount(each.name, "passed over", each.reason)
        elif isinstance(each, Unusable):
            yield FileAccount(each.name, "refused", each.sentence)
    given = [each for each in found if isinstance(each, Input)]
    whole = [each for each in given if each.kind == "csv"]
    lined = [piece for number, each in enumerate(whole) for piece in apart(each, desk.incoming, number)]
    left += [(each, None) for each in given if each.kind != "csv"]
    for each, dealt in zip(lined, desk.deal_with_all(lined, progress), strict=True):
        if isinstance(dealt, FileAccount) and dealt.unknown:
            left.append((each, dealt))
        else:
            yield dealt


def _check(files: Sequence[FileAccount], *, keep_going: bool) -> None:
    refused = [each.says for each in files if each.outcome == "refused"]
    if refused and not keep_going:
        raise Invalid("\n".join(refused), instead="Nothing was loaded." if len(files) > len(refused) else "")
    if not refused and all(each.outcome == "passed over" for each in files):
        raise Invalid("There is nothing here to take in: " + "; ".join(f"{f.file}: {f.says}" for f in files) + ".")


def _commit(store: Path, desk: Desk, log: Log, weighed: Sequence[Weighed]) -> AddAccount:
    """Write the cubes, put everything in its place, and make it count by one link; nothing when nothing is new."""
    files: dict[str, Path] = {}
    seals: dict[str, Any] = {}
    number = len(log.commits) + 1
    for each in weighed:
        if each.ready:
            files[each.ready.draft.part], seals[each.ready.draft.part] = each.ready.part, each.ready.seal
        if each.catalogued:
            name = each.catalogued.reference.part
            files[name], seals[name] = each.catalogued.part, each.catalogued.seal
    cube_of = dict(_cubes(desk, number, [each.ready for each in weighed if each.ready], files, seals))
    accounts = tuple(_with_cube(each.account, cube_of) for each in weighed)
    extracts = tuple(each.extract for each in accounts if each.extract)
    cuts = tuple(each.cut for each in weighed if each.cut)
    references = tuple(each.catalogued.reference for each in weighed if each.catalogued)
    if not extracts and not cuts and not references:
        return AddAccount(desk.moment, 0, accounts)
    sweep(store, log)
    try:
        put(store, files)
        commit = Commit(number, desk.moment, log.head, __version__, extracts, cuts, seals, references)
        write_commit(store, commit, desk.incoming)
    except BaseException:
        # Interrupted after the link was made, the commit counts and its files stay.
        if not commit_path(store, number).exists():
            for name in files:
                (store / name).unlink(missing_ok=True)
        raise
    return AddAccount(desk.moment, number, accounts)


def _cubes(
    desk: Desk, number: int, ready: Sequence[Ready], files: dict[str, Path], seals: dict[str, Any]
) -> Iterator[tuple[str, str]]:
    """The cubes of the parts taken, added to `files` and `seals`; yields each extract's id and the cube it is in."""
    try:
        for n, (cube, batch) in enumerate(_batches(ready), start=1):
            name, path = f"{CUBES}/{number:06}-{n:04}.parquet", desk.incoming / f"{n:04}.counted"
            if cube is None:
                parts = {each.draft.id: each.part for each in batch}
                write_cube(parts, path, desk.connection, batch[0].record)
            else:
                cube.rename(path)
            check_cube(path, desk.connection, expected=sum(each.draft.kept for each in batch))
            files[name], seals[name] = path, seal(path)
            yield from ((each.draft.id, name) for each in batch)
    except duckdb.IOException as error:
        why = str(error).splitlines()[0]
        raise NotNow(f"The store cannot be written to ({why}). Make room and try again.") from error


def _batches(ready: Sequence[Ready]) -> Iterator[tuple[Path | None, list[Ready]]]:
    """Files by cube: those whose cube is large enough and holds them alone, then the rest, to be counted anew."""
    by_cube: dict[Path, list[Ready]] = {}
    for each in ready:
        by_cube.setdefault(each.cube, []).append(each)
    rest: list[Ready] = []
    for cube, batch in by_cube.items():
        if len(batch) >= FEWEST_A_CUBE and {each.draft.id for each in batch} == batch[0].counted_with:
            yield cube, batch
        else:
            rest += batch
    for record in dict.fromkeys(each.record.name for each in rest):
        alike = [each for each in rest if each.record.name == record]
        for start in range(0, len(alike), FILES_A_CUBE):
            yield None, alike[start : start + FILES_A_CUBE]


def _with_cube(account: FileAccount, cube_of: dict[str, str]) -> FileAccount:
    extract: Extract | None = account.extract
    return account if extract is None else replace(account, extract=replace(extract, cube=cube_of[extract.id]))
