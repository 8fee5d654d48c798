"""Deals with each input on its own, side by side and in bounded memory: bytes to a part and a draft of its extract."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from wardmote.errors import WardmoteError
from wardmote.evidence.sources import OtherFile
from wardmote.evidence.store.account import FileAccount
from wardmote.evidence.store.extracts import Aside, Cut, Extract, line_ranges
from wardmote.evidence.store.inputs import Input
from wardmote.evidence.store.places import whereabouts
from wardmote.evidence.store.reading import MADE_UP, Read, layout_of, read, slug
from wardmote.evidence.store.staging import Staged, stage
from wardmote.evidence.store.workbench import PARTS, seal

MOST_WORKERS = 4

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Ready:
    """A file that could be read: its extract but for what only the store knows (its cube, what it supersedes)."""

    name: str
    draft: Extract
    outside: Mapping[str, int]
    new_kinds: tuple[str, ...]
    part: Path
    seal: Mapping[str, Any]


@dataclass(frozen=True)
class Desk:
    """What dealing with a file needs: where to work, what is known by its hash already, and the moment."""

    incoming: Path
    known: Mapping[str, Extract | Cut]
    connection: duckdb.DuckDBPyConnection
    moment: str

    def deal_with_all(self, given: Sequence[Input], progress: Progress | None) -> Iterator[Ready | FileAccount]:
        """Each input in turn, some at a time, as ready or as an account of why it is not."""
        total, done = sum(each.size for each in given), 0
        workers = min(MOST_WORKERS, os.cpu_count() or 1)
        with ThreadPoolExecutor(workers) as pool:
            # Never all at once: after an interruption only what is under way should still run.
            waiting = ((each, pool.submit(self._deal_with, n, each)) for n, each in enumerate(given))
            under_way = list(islice(waiting, workers * 2))
            while under_way:
                each, future = under_way.pop(0)
                dealt = future.result()
                under_way.extend(islice(waiting, 1))
                done += each.size
                if progress:
                    progress(each.base, done, total)
                yield dealt

    def _deal_with(self, number: int, given: Input) -> Ready | FileAccount:
        scratch = self.incoming / f"{number:06}.input"
        try:
            staged = stage(given, scratch)
            return self._known(given, staged) or self._read(given, staged, self.incoming / f"{number:06}.parquet")
        except WardmoteError as refusal:
            return FileAccount(given.name, "refused", str(refusal))
        finally:
            scratch.unlink(missing_ok=True)

    def _known(self, given: Input, staged: Staged) -> FileAccount | None:
        known = self.known.get(staged.sha256)
        if known is None:
            return None
        when = f"{known.id}, added {known.added_at[:10]} from {known.file_name}"
        if isinstance(known, Cut):
            return FileAccount(given.name, "same", f"the same bytes as a cut of {when}; still not counted")
        return FileAccount(given.name, "same", f"the same bytes as {when}; nothing to do")

    def _read(self, given: Input, staged: Staged, part: Path) -> Ready | FileAccount:
        layout = layout_of(given.name, staged)
        if isinstance(layout, OtherFile):
            return FileAccount(given.name, "passed over", f"it holds {layout.what}")
        cursor = self.connection.cursor()
        try:
            done = read(given.name, given.base, staged, layout, part, cursor, self.moment[:7])
        finally:
            cursor.close()
        return self._ready(given, staged, done)

    def _ready(self, given: Input, staged: Staged, done: Read) -> Ready:
        counts, source = done.tally, done.layout.source
        where = whereabouts(counts.places)
        draft = Extract(
            id=done.key,
            source=source.slug,
            force=done.force,
            month=done.month,
            sha256=staged.sha256,
            file_name=given.base,
            rows=counts.rows + len(done.set_aside),
            kept=counts.rows,
            set_aside=len(done.set_aside),
            unlocated=counts.unlocated,
            repeated=counts.repeated,
            added_at=self.moment,
            supersedes="",
            licence=source.licence,
            publisher=source.publisher,
            data_class=source.data_class,
            made_up=done.force.endswith(MADE_UP),
            profile=done.layout.profile.name,
            part=f"{PARTS}/{source.slug}-{slug(done.force)}-{done.month}-{staged.sha256[:16]}.parquet",
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
        new_kinds = tuple(sorted(set(counts.kinds) - source.kinds)) if source.kinds else ()
        return Ready(given.name, draft, where.outside, new_kinds, done.part, seal(done.part))


def _asides(done: Read) -> tuple[Aside, ...]:
    by_reason: dict[str, list[int]] = {}
    for aside in done.set_aside:
        by_reason.setdefault(aside.reason, []).append(aside.line)
    return tuple(Aside(reason, len(lines), line_ranges(lines)) for reason, lines in sorted(by_reason.items()))
