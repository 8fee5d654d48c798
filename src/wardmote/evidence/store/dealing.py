"""Deals with each input on its own, side by side and in bounded memory: bytes to a part and a draft of its extract."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from wardmote.errors import WardmoteError
from wardmote.evidence.periods import Period
from wardmote.evidence.records import Record
from wardmote.evidence.sources import OtherFile
from wardmote.evidence.store.account import FileAccount, Progress
from wardmote.evidence.store.extracts import NO_LICENCE, Aside, Cut, Extract, Reference, line_ranges
from wardmote.evidence.store.inputs import MAPPED, Input
from wardmote.evidence.store.layout import Unknown, layout_of
from wardmote.evidence.store.reading import MADE_UP, Begun, Read, begin, finish, slug
from wardmote.evidence.store.sharing_out import share_out
from wardmote.evidence.store.spans import period_of
from wardmote.evidence.store.staging import stage
from wardmote.evidence.store.tally import Tally, tally
from wardmote.evidence.store.workbench import PARTS, seal


@dataclass(frozen=True)
class Ready:
    """A file that could be read: its extract but for what only the store knows (its cube, what it supersedes).

    `cube` is a cube with its counts, and `counted_with` the ids of all extracts that are in it.
    """

    name: str
    draft: Extract
    outside: Mapping[str, int]
    new_kinds: tuple[str, ...]
    part: Path
    seal: Mapping[str, Any]
    cube: Path
    counted_with: frozenset[str]
    record: Record


@dataclass(frozen=True)
class Desk:
    """What dealing with a file needs: where to work, what is known by its hash already, and the moment."""

    incoming: Path
    known: Mapping[str, Extract | Cut | Reference]
    connection: duckdb.DuckDBPyConnection
    moment: str

    def deal_with_all(
        self, given: Sequence[Input], progress: Progress | None, *, start: int = 0
    ) -> list[Ready | FileAccount]:
        """Each input in turn, as ready or as an account of why it is not.

        They are numbered from `start`, after which what is made of them is called: no two may have one number.
        """
        dealt: dict[int, Ready | FileAccount] = {}
        total, done = sum(each.size for each in given), 0
        with closing(share_out(given, self._deal_with, start)) as shares:
            for share in shares:
                dealt |= share
                for number in share:
                    each = given[number - start]
                    done += each.size
                    if progress:
                        progress(each.base, done, total)
        return [dealt[number] for number, _ in enumerate(given, start)]

    def _deal_with(self, taken: Iterator[tuple[int, Input]]) -> dict[int, Ready | FileAccount]:
        """Deal with some files in one go: what is asked of their parts is asked of all at once, which is quicker."""
        dealt: dict[int, Ready | FileAccount] = {}
        begun: dict[int, Begun] = {}
        cursor = self.connection.cursor()
        try:
            for number, given in taken:
                try:
                    found = self._begin(number, given, cursor)
                except WardmoteError as refusal:
                    found = FileAccount(given.name, "refused", str(refusal))
                if isinstance(found, FileAccount):
                    dealt[number] = found
                else:
                    begun[number] = found
            return dealt | self._finished(begun, cursor)
        finally:
            cursor.close()
            for number in (*dealt, *begun):
                self._scratch(number).unlink(missing_ok=True)

    def _finished(self, begun: dict[int, Begun], cursor: duckdb.DuckDBPyConnection) -> dict[int, Ready | FileAccount]:
        dealt: dict[int, Ready | FileAccount] = {}
        # Two files of one key cannot be told apart in a cube: the second is counted alone.
        together = {each.key: each for each in reversed(begun.values()) if each.fast}
        counted, cubes = self._counted(together, min(begun, default=0), cursor)
        for number, each in begun.items():
            alone = together.get(each.key) is not each
            cube = cubes.get(each.layout.record.name, each.part)
            try:
                done = finish(each, None if alone else counted.get(each.key), cube, cursor)
                with_it = (key for key, other in together.items() if other.layout.record is each.layout.record)
                dealt[number] = self._ready(done, frozenset(with_it if done.cube == cube else {each.key}))
            except WardmoteError as refusal:
                dealt[number] = FileAccount(each.name, "refused", str(refusal))
        return dealt

    def _counted(
        self, together: Mapping[str, Begun], first: int, cursor: duckdb.DuckDBPyConnection
    ) -> tuple[dict[str, Tally], dict[str, Path]]:
        """The tallies of files read fast, by key, and the cube each is counted in, by the name of its record."""
        by_record: dict[str, list[Begun]] = {}
        for each in together.values():
            by_record.setdefault(each.layout.record.name, []).append(each)
        counted: dict[str, Tally] = {}
        cubes: dict[str, Path] = {}
        for name, alike in by_record.items():
            cubes[name] = self.incoming / f"from-{first:06}-{name}.cube"
            parts = {each.key: each.part for each in alike}
            counted |= tally(parts, cubes[name], cursor, alike[0].layout.record)
        return counted, cubes

    def _scratch(self, number: int) -> Path:
        return self.incoming / f"{number:06}.input"

    def _begin(self, number: int, given: Input, cursor: duckdb.DuckDBPyConnection) -> Begun | FileAccount:
        staged = stage(given, self._scratch(number))
        if known := self.already(given.name, staged.sha256):
            return known
        try:
            layout = layout_of(given.name, given.base, staged, mapped=given.kind == MAPPED)
        except Unknown as refusal:
            return FileAccount(given.name, "refused", str(refusal), unknown=True)
        if isinstance(layout, OtherFile):
            return FileAccount(given.name, "passed over", f"it holds {layout.what}")
        part = self.incoming / f"{number:06}.parquet"
        return begin(given.name, given.base, staged, layout, part, cursor, self.moment[:7])

    def already(self, name: str, sha256: str) -> FileAccount | None:
        """The account of a file whose very bytes were taken in before."""
        known = self.known.get(sha256)
        if known is None:
            return None
        when = f"{known.id}, added {known.added_at[:10]} from {known.file_name}"
        if isinstance(known, Cut):
            return FileAccount(name, "same", f"the same bytes as a cut of {when}; still not counted")
        return FileAccount(name, "same", f"the same bytes as {when}; nothing to do")

    def _ready(self, done: Read, counted_with: frozenset[str]) -> Ready:
        begun, counts, source = done.begun, done.tally, done.begun.layout.source
        sha256 = begun.staged.sha256
        where = counts.where
        outside = where.outside() if source.by_force else {}
        first, last = _months(done)
        made_up = begun.cover.endswith(MADE_UP)
        draft = Extract(
            id=begun.key,
            source=source.slug,
            cover=begun.cover,
            month=first,
            sha256=sha256,
            file_name=begun.base,
            rows=counts.rows + len(done.set_aside),
            kept=counts.rows,
            set_aside=len(done.set_aside),
            unlocated=where.unlocated,
            repeated=counts.repeated,
            added_at=self.moment,
            supersedes="",
            licence=NO_LICENCE if made_up else source.licence,
            publisher=source.publisher,
            data_class=source.data_class,
            made_up=made_up,
            profile=begun.layout.profile.name,
            part=f"{PARTS}/{source.slug}-{slug(begun.cover)}-{begun.label}-{sha256[:16]}.parquet",
            cube="",
            asides=_asides(done),
            kinds=dict(counts.kinds),
            districts=dict(where.districts),
            repeated_references=counts.repeated_references,
            odd_coordinates=counts.odd_coordinates,
            outside=sum(outside.values()),
            disagreements=where.disagreements,
            unknown_places=where.unknown,
            until=last if last != first else "",
        )
        new_kinds = tuple(sorted(set(counts.kinds) - source.kinds)) if source.kinds else ()
        return Ready(
            begun.name, draft, outside, new_kinds, begun.part, seal(begun.part), done.cube, counted_with, source.record
        )


def _months(done: Read) -> tuple[str, str]:
    """First and last month of an extract: of its span, or of a series as far as its rows reach."""
    period = done.begun.period
    if done.begun.layout.source.span == "series":
        reached = [period_of(when) for when in done.tally.when if when]
        period = Period(min(each.first for each in reached), max(each.last for each in reached))
    return str(period.first), str(period.last)


def _asides(done: Read) -> tuple[Aside, ...]:
    by_reason: dict[str, list[int]] = {}
    for aside in done.set_aside:
        by_reason.setdefault(aside.reason, []).append(aside.line)
    return tuple(Aside(reason, len(lines), line_ranges(lines)) for reason, lines in sorted(by_reason.items()))
