"""Takes files in. One command is one commit: all of its files count from one moment, or none does."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from wardmote import __version__
from wardmote.errors import Invalid, WardmoteError
from wardmote.evidence.sources import OtherFile
from wardmote.evidence.store import engine, inputs
from wardmote.evidence.store.account import AddAccount, FileAccount, compare
from wardmote.evidence.store.commits import Commit, Log, read_log, write_commit
from wardmote.evidence.store.cube import write_cube
from wardmote.evidence.store.extracts import Aside, Cut, Extract, line_ranges
from wardmote.evidence.store.places import whereabouts
from wardmote.evidence.store.precedence import Standing, standing
from wardmote.evidence.store.reading import MADE_UP, Read, layout_of, read, slug
from wardmote.evidence.store.staging import Staged, stage
from wardmote.evidence.store.workbench import CUBES, PARTS, put, seal, sweep, writing

MOST_BYTES = 2 << 30
# Files whose counts are written to one cube: enough to be few, few enough to count in little memory.
FILES_A_CUBE = 32

Progress = Callable[[str, int, int], None]


def add(
    store: Path, paths: Sequence[Path], *, at: datetime, keep_going: bool = False, progress: Progress | None = None
) -> AddAccount:
    """Take in everything under `paths` as one commit dated `at` (an aware datetime).

    `progress(name, done, total)` is called as bytes of inputs are dealt with. Raises `Invalid`, naming every refused
    file, when there is one and `keep_going` is false: the store is then as it was. With `keep_going` the good files
    are loaded and the account names the refused ones.
    """
    if not paths:
        raise Invalid("No file or folder was named. Name the files to take in.")
    found = list(inputs.find(paths, most_bytes=MOST_BYTES))
    with writing(store) as incoming:
        work = _Work(store, incoming, read_log(store), at.astimezone(UTC), progress, found)
        sweep(store, work.log)
        files = tuple(work.files())
        _refuse(files, keep_going=keep_going)
        return work.commit(files)


def _refuse(files: tuple[FileAccount, ...], *, keep_going: bool) -> None:
    refused = [each.says for each in files if each.outcome == "refused"]
    if refused and not keep_going:
        raise Invalid("\n".join(refused), instead="Nothing was loaded." if len(files) > len(refused) else "")
    if not refused and all(each.outcome == "passed over" for each in files):
        raise Invalid("There is nothing here to take in: " + "; ".join(f"{f.file}: {f.says}" for f in files) + ".")


@dataclass
class _Dealt:
    """One input dealt with on its own, before it is weighed against the others."""

    given: inputs.Input
    staged: Staged | None = None
    read: Read | None = None
    account: FileAccount | None = None
    seal: dict[str, Any] = field(default_factory=dict)


@dataclass
class _Work:
    """One taking-in under way."""

    store: Path
    incoming: Path
    log: Log
    at: datetime
    progress: Progress | None
    found: Sequence[inputs.Found]
    made: dict[str, Path] = field(default_factory=dict)
    seals: dict[str, dict[str, Any]] = field(default_factory=dict)
    cuts: list[Cut] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known = self.log.known()
        self.connection = engine.connect()

    def files(self) -> Iterator[FileAccount]:
        """The account of every file: first those that are none, then the others as `_weighed`."""
        for each in self.found:
            if isinstance(each, inputs.PassedOver):
                yield FileAccount(each.name, "passed over", each.reason)
            elif isinstance(each, inputs.Unusable):
                yield FileAccount(each.name, "refused", each.sentence)
        given = [each for each in self.found if isinstance(each, inputs.Input)]
        yield from self._weighed(list(self._each(given)))

    # Reading: each file alone, side by side, in bounded memory.

    def _each(self, given: Sequence[inputs.Input]) -> Iterator[_Dealt]:
        total, done = sum(each.size for each in given), 0
        workers = min(4, os.cpu_count() or 1)
        with ThreadPoolExecutor(workers) as pool:
            # Not pool.map over all: after an interruption only what is under way should still run.
            waiting = iter(enumerate(given))
            under_way = [pool.submit(self._deal, *each) for each in islice(waiting, workers * 2)]
            while under_way:
                dealt = under_way.pop(0).result()
                under_way += [pool.submit(self._deal, *each) for each in islice(waiting, 1)]
                done += dealt.given.size
                if self.progress:
                    self.progress(dealt.given.base, done, total)
                yield dealt

    def _deal(self, number: int, given: inputs.Input) -> _Dealt:
        dealt = _Dealt(given)
        scratch = self.incoming / f"{number:06}.input"
        try:
            dealt.staged = stage(given, scratch)
            dealt.account = self._same(given, dealt.staged)
            if dealt.account is None:
                self._read(dealt, self.incoming / f"{number:06}.parquet")
        except WardmoteError as refusal:
            dealt.account = FileAccount(given.name, "refused", str(refusal))
        finally:
            scratch.unlink(missing_ok=True)
        return dealt

    def _same(self, given: inputs.Input, staged: Staged) -> FileAccount | None:
        known = self.known.get(staged.sha256)
        if known is None:
            return None
        when = f"{known.id}, added {known.added_at[:10]} from {known.file_name}"
        if isinstance(known, Cut):
            return FileAccount(given.name, "same", f"the same bytes as a cut of {when}; still not counted")
        return FileAccount(given.name, "same", f"the same bytes as {when}; nothing to do")

    def _read(self, dealt: _Dealt, part: Path) -> None:
        given, staged = dealt.given, dealt.staged
        layout = layout_of(given.name, staged)
        if isinstance(layout, OtherFile):
            dealt.account = FileAccount(given.name, "passed over", f"it holds {layout.what}")
            return
        cursor: duckdb.DuckDBPyConnection = self.connection.cursor()
        try:
            dealt.read = read(given.name, given.base, staged, layout, part, cursor, self.at.strftime("%Y-%m"))
        finally:
            cursor.close()
        dealt.seal = seal(part)

    # Weighing: files against one another and against what is here.

    def _weighed(self, dealt: list[_Dealt]) -> Iterator[FileAccount]:
        first: dict[str, str] = {}
        by_key: dict[str, list[_Dealt]] = {}
        for each in dealt:
            if each.account is None and each.staged.sha256 not in first:
                by_key.setdefault(each.read.key, []).append(each)
            first.setdefault(each.staged.sha256 if each.staged else each.given.name, each.given.name)
        current = self.log.current()
        for each in dealt:
            if each.account is not None:
                yield each.account
            elif (named_first := first[each.staged.sha256]) != each.given.name:
                yield FileAccount(each.given.name, "same", f"the same bytes as {named_first}; taken in once")
            elif len(rivals := by_key[each.read.key]) > 1:
                yield self._rivals(each, rivals)
            else:
                yield self._stands(each, current.get(each.read.key))

    def _rivals(self, each: _Dealt, rivals: Iterable[_Dealt]) -> FileAccount:
        others = " and ".join(other.given.name for other in rivals if other is not each)
        return FileAccount(
            each.given.name,
            "refused",
            f"{each.given.name} and {others} are different files for {each.read.force}, {each.read.month}. "
            "Add the one that is meant.",
        )

    def _stands(self, dealt: _Dealt, old: Extract | None) -> FileAccount:
        new, outside = self._extract(dealt, old)
        name = dealt.given.name
        strange = tuple(sorted(set(new.kinds) - dealt.read.layout.source.kinds))
        if old is None:
            return FileAccount(name, "new", extract=self._make(dealt, new), outside=outside, new_kinds=strange)
        stands = standing(new, old)
        if stands is Standing.APART:
            return FileAccount(
                name,
                "refused",
                f"{name} and the file already here for {old.id} ({old.file_name}) each hold districts that the other "
                "lacks, and can be neither added up nor put in each other's place. Add the whole force's file.",
            )
        if stands is Standing.NARROWER:
            because = f"it holds {new.kept:,} of the {old.kept:,} rows already here for {old.id} ({old.file_name})"
            self.cuts.append(Cut(new.id, new.sha256, new.file_name, new.rows, new.added_at, because))
            return FileAccount(name, "cut", f"a narrower cut: {because}; noted, and not counted")
        return FileAccount(
            name,
            "supersedes",
            f"it supersedes {old.file_name} of {old.added_at[:10]} for {old.id}",
            extract=self._make(dealt, new),
            change=compare(old, new),
            outside=outside,
            new_kinds=strange,
        )

    def _extract(self, dealt: _Dealt, old: Extract | None) -> tuple[Extract, dict[str, int]]:
        done, counts, source = dealt.read, dealt.read.tally, dealt.read.layout.source
        where = whereabouts(counts.places)
        version = dealt.staged.sha256[:16]
        extract = Extract(
            id=done.key,
            source=source.slug,
            force=done.force,
            month=done.month,
            sha256=dealt.staged.sha256,
            file_name=dealt.given.base,
            rows=counts.rows + len(done.set_aside),
            kept=counts.rows,
            set_aside=len(done.set_aside),
            unlocated=counts.unlocated,
            repeated=counts.repeated,
            added_at=self.moment,
            supersedes=old.sha256 if old else "",
            licence=source.licence,
            publisher=source.publisher,
            data_class=source.data_class,
            made_up=done.force.endswith(MADE_UP),
            profile=done.layout.profile.name,
            part=f"{PARTS}/{source.slug}-{slug(done.force)}-{done.month}-{version}.parquet",
            cube="",
            asides=_asides(done),
            kinds=dict(counts.kinds),
            districts=where.districts,
            repeated_references=counts.repeated_references,
            odd_coordinates=counts.odd_coordinates,
            outside=sum(where.outside.values()),
            disagreements=where.disagreements,
            unknown_places=where.unknown,
        )
        return extract, dict(where.outside)

    def _make(self, dealt: _Dealt, extract: Extract) -> Extract:
        self.made[extract.part] = dealt.read.part
        self.seals[extract.part] = dealt.seal
        return extract

    # Committing: counts, then everything to its place, then one link that makes it count.

    @property
    def number(self) -> int:
        return len(self.log.commits) + 1

    @property
    def moment(self) -> str:
        """The moment of the commit: never before the last one's, so that "as at a day" has one meaning."""
        last = self.log.commits[-1].at if self.log.commits else ""
        return max(self.at.isoformat(timespec="seconds"), last)

    def commit(self, files: tuple[FileAccount, ...]) -> AddAccount:
        """Write cubes and commit; nothing at all when there is nothing new."""
        files = tuple(self._cubed(files))
        extracts = tuple(each.extract for each in files if each.extract)
        if not extracts and not self.cuts:
            return AddAccount(self.moment, 0, files)
        commit = Commit(
            number=self.number,
            at=self.moment,
            previous=self.log.head,
            version=__version__,
            extracts=extracts,
            cuts=tuple(self.cuts),
            files=self.seals,
        )
        try:
            put(self.store, self.made)
            write_commit(self.store, commit, self.incoming)
        except BaseException:
            for name in self.made:
                (self.store / name).unlink(missing_ok=True)
            raise
        return AddAccount(commit.at, commit.number, files)

    def _cubed(self, files: Iterable[FileAccount]) -> Iterator[FileAccount]:
        """The same accounts, each extract knowing the cube its counts are in."""
        files = list(files)
        taken = [each for each in files if each.extract]
        cube_of: dict[str, str] = {}
        for n, start in enumerate(range(0, len(taken), FILES_A_CUBE), start=1):
            batch = [each.extract for each in taken[start : start + FILES_A_CUBE]]
            name = f"{CUBES}/{self.number:06}-{n:04}.parquet"
            path = self.incoming / f"cube-{n:04}.parquet"
            parts = [self.made[extract.part] for extract in batch]
            write_cube(parts, path, self.connection, expected=sum(extract.kept for extract in batch))
            self.made[name], self.seals[name] = path, seal(path)
            cube_of.update({extract.id: name for extract in batch})
        for each in files:
            yield replace(each, extract=replace(each.extract, cube=cube_of[each.extract.id])) if each.extract else each


def _asides(done: Read) -> tuple[Aside, ...]:
    by_reason: dict[str, list[int]] = {}
    for aside in done.set_aside:
        by_reason.setdefault(aside.reason, []).append(aside.line)
    return tuple(Aside(reason, len(lines), line_ranges(lines)) for reason, lines in sorted(by_reason.items()))
