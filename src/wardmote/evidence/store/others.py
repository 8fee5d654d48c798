"""Files that no source knows by its columns: geography, and partners' tables that a mapping is remembered for."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from wardmote.evidence.geography.atlas import Atlas
from wardmote.evidence.sources.partner_table.mapping import Mapping
from wardmote.evidence.sources.partner_table.shapes import TableReading
from wardmote.evidence.store.account import FileAccount, Received
from wardmote.evidence.store.cataloguing import BOUNDARIES, catalogue, unreadable
from wardmote.evidence.store.commits import Log
from wardmote.evidence.store.dealing import Desk
from wardmote.evidence.store.inputs import Input
from wardmote.evidence.store.mappings import kept_mappings
from wardmote.evidence.store.references import atlas_of
from wardmote.evidence.store.turning import Turned, amended, turn
from wardmote.evidence.store.weighing import Dealt

# Inputs made here are numbered after all that files can be: an archive holds a hundred thousand at most.
MADE_FROM = 10_000_000


class Others:
    """Deals with such files one by one. `tables` are the partners' tables read so far."""

    def __init__(self, store: Path, desk: Desk, log: Log, vintage: str, said: Received) -> None:
        self.store, self.desk, self.log, self.vintage, self.said = store, desk, log, vintage, said
        self.tables: list[TableReading] = []
        self.made = MADE_FROM

    @cached_property
    def mappings(self) -> tuple[Mapping, ...]:
        return kept_mappings(self.store)

    @cached_property
    def atlas(self) -> Atlas:
        return atlas_of(self.store, self.log)

    def deal_with(self, number: int, given: Input, refused: FileAccount | None) -> Iterator[Dealt]:
        """What becomes of one: by a mapping first, for that is somebody's word; else as geography; else refused."""
        turned: Turned | FileAccount | None = None
        if given.kind not in BOUNDARIES and self.mappings:
            scratch = self.desk.incoming / f"{number:06}.table"
            turned = turn(given, scratch, self.mappings, lambda: self.atlas, self.desk.moment, self.said)
        if isinstance(turned, FileAccount):
            yield turned
        elif turned is not None:
            self.tables += turned.readings
            inputs = [made for made, _ in turned.inputs]
            dealt = self.desk.deal_with_all(inputs, None, start=self.made)
            self.made += len(inputs)
            yield from (amended(each, changes) for each, (_, changes) in zip(dealt, turned.inputs, strict=True))
        else:
            yield catalogue(self.desk, number, given, self.vintage) or refused or unreadable(given)


def deal_with_others(
    store: Path,
    desk: Desk,
    log: Log,
    left: Sequence[tuple[Input, FileAccount | None]],
    vintage: str,
    said: Received,
) -> tuple[list[Dealt], tuple[TableReading, ...]]:
    """The fate of each of some files, and the partners' tables among them as they were read."""
    others = Others(store, desk, log, vintage, said)
    dealt = [fate for number, each in enumerate(left) for fate in others.deal_with(number, *each)]
    return dealt, tuple(others.tables)
