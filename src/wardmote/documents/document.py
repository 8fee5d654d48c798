"""A document: a title, the day it is as at, who publishes it, and its blocks in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from wardmote.documents.blocks import Block, Bullets, Chart, Facts, Gap, Heading, Map, Note, Paragraph, needed
from wardmote.documents.tables import Table
from wardmote.errors import Invalid

LANGUAGE = "en-GB"


@dataclass(frozen=True, kw_only=True)
class Document:
    """The whole document. `as_at` is the only date in it: a renderer never reads the clock.

    `copy_for` says whose copy it is, on every page of a PDF or Word file; empty for a document that is anybody's.

    Raises Invalid when two blocks share an id, a heading level is jumped, or a part is missing.
    """

    title: str
    as_at: date
    identifier: str
    publisher: str
    version: str
    blocks: tuple[Block, ...] = ()
    subtitle: str = ""
    language: str = LANGUAGE
    made_up: bool = False
    copy_for: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "blocks", tuple(self.blocks))
        needed(self.title, "The document has no title.", "Give it one: it is the first thing read aloud.")
        needed(self.identifier, f"The document “{self.title}” has no identifier.", "Give it one that will not change.")
        needed(self.publisher, f"The document “{self.title}” has no publisher.", "Say who publishes it.")
        needed(self.version, f"The document “{self.title}” has no version.", "Say which version it is.")
        if isinstance(self.as_at, datetime) or not isinstance(self.as_at, date):
            raise Invalid(f"The document “{self.title}” is as at {self.as_at!r}, which is not a date.")
        if self.language != LANGUAGE:
            raise Invalid(f"The document's language is {self.language!r}.", instead="Only en-GB can be set yet.")
        self._check_blocks()

    def _check_blocks(self) -> None:
        level = 0
        seen: set[str] = set()
        for block in self.blocks:
            if not isinstance(block, Heading | Paragraph | Bullets | Facts | Table | Chart | Map | Gap | Note):
                raise Invalid(f"{block!r} is not a block, so it cannot stand in a document.")
            if isinstance(block, Heading):
                if block.level > level + 1:
                    raise Invalid(
                        f"The heading “{block.text}” jumps from level {level} to level {block.level}.",
                        instead=f"Use level {level + 1}, or put the section between them.",
                    )
                level = block.level
            for name in ids_of(block):
                if name in seen:
                    raise Invalid(f"Two parts of the document have the id {name!r}.", instead="Give each its own.")
                seen.add(name)


def ids_of(block: Block) -> Iterator[str]:
    """Every anchor a block makes."""
    if isinstance(block, Heading | Table | Chart | Map):
        yield block.id
    if isinstance(block, Chart | Map):
        yield f"{block.id}-title"
        yield f"{block.id}-desc"
        yield from ids_of(block.table)
    if isinstance(block, Table):
        yield f"{block.id}-caption"
        yield from block.row_ids


def tables_of(document: Document) -> tuple[Table, ...]:
    """Every table in reading order, those of charts and maps included."""
    return tuple(
        block if isinstance(block, Table) else block.table
        for block in document.blocks
        if isinstance(block, Table | Chart | Map)
    )
