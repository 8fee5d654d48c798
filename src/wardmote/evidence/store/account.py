"""What a taking-in did, file by file, so that every row can be accounted for."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from wardmote.errors import Invalid
from wardmote.evidence.store.extracts import Extract, Reference

if TYPE_CHECKING:
    from wardmote.evidence.sources.partner_table.shapes import TableReading

# Called as inputs are dealt with: a file's name, the bytes dealt with so far, and all there are.
Progress = Callable[[str, int, int], None]
Outcome = Literal["new", "supersedes", "same", "cut", "passed over", "refused"]


@dataclass(frozen=True)
class Change:
    """Rows kept before and after, where an extract supersedes another; `kinds` holds only the kinds that changed."""

    before: int
    after: int
    kinds: Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class FileAccount:
    """What became of one file. `says` is the sentence for all but a new extract; `extract` is set when it counts.

    `reference` is set where the file is geography that was new. `unknown` files are laid out as no source's are.
    """

    file: str
    outcome: Outcome
    says: str = ""
    extract: Extract | None = None
    change: Change | None = None
    outside: Mapping[str, int] = field(default_factory=dict)
    new_kinds: tuple[str, ...] = ()
    reference: Reference | None = None
    unknown: bool = False


@dataclass(frozen=True)
class Received:
    """What is said of the tables of one taking-in: when they were due and when they came (YYYY-MM-DD, or empty).

    Raises Invalid for another text.
    """

    due: str = ""
    received: str = ""

    def __post_init__(self) -> None:
        for text in filter(None, (self.due, self.received)):
            try:
                date.fromisoformat(text)
            except ValueError as error:
                raise Invalid(f"“{text}” is not a day.", instead="Write it as 2024-09-30.") from error


@dataclass(frozen=True)
class AddAccount:
    """What became of every file of one command. `commit` is 0 when nothing changed in the store. `tables` are partners'
    tables as their mappings read them."""

    at: str
    commit: int
    files: tuple[FileAccount, ...]
    tables: tuple["TableReading", ...] = ()

    @property
    def refused(self) -> tuple[FileAccount, ...]:
        return self.of("refused")

    @property
    def taken(self) -> tuple[Extract, ...]:
        """The extracts that count from now on, in the order of their files."""
        return tuple(each.extract for each in self.files if each.extract and each.outcome in {"new", "supersedes"})

    @property
    def references(self) -> tuple[Reference, ...]:
        """The files of geography that were new, in order."""
        return tuple(each.reference for each in self.files if each.reference)

    def of(self, *outcomes: Outcome) -> tuple[FileAccount, ...]:
        return tuple(each for each in self.files if each.outcome in outcomes)

    def total(self, what: str) -> int:
        """The sum over extracts taken of one of their counts, such as "kept"."""
        return sum(getattr(extract, what) for extract in self.taken)

    def as_dict(self) -> dict[str, Any]:
        """For JSON: every count by file, and the sums."""
        return {
            "at": self.at,
            "commit": self.commit,
            "sums": {what: self.total(what) for what in COUNTS},
            "files": [_file(each) for each in self.files],
            "tables": [_table(each) for each in self.tables],
        }


def _table(each: "TableReading") -> dict[str, Any]:
    """A partner's table for JSON: what each line was, and every remark."""
    return {
        "file": each.file,
        "sheet": each.sheet,
        "series": each.mapping.series,
        "lines": dict(sorted(Counter(each.fates.values()).items())),
        "figures": len(each.figures),
        "marks": each.marks,
        "set_aside": [asdict(aside) for aside in each.asides],
        "totals": [{**asdict(total), "agrees": total.agrees} for total in each.totals],
        "remarks": list(each.remarks),
    }


COUNTS = (
    "rows",
    "kept",
    "set_aside",
    "unlocated",
    "repeated",
    "repeated_references",
    "odd_coordinates",
    "outside",
    "disagreements",
    "unknown_places",
)


def compare(old: Extract, new: Extract) -> Change:
    """How the rows of a month changed when it was issued again."""
    kinds = {
        kind: (old.kinds.get(kind, 0), new.kinds.get(kind, 0))
        for kind in sorted({*old.kinds, *new.kinds})
        if old.kinds.get(kind, 0) != new.kinds.get(kind, 0)
    }
    return Change(old.kept, new.kept, kinds)


def _file(each: FileAccount) -> dict[str, Any]:
    told: dict[str, Any] = {"file": each.file, "outcome": each.outcome, "says": each.says}
    if each.extract is not None:
        told["extract"] = each.extract.as_dict()
        told["outside"] = dict(each.outside)
        told["new_kinds"] = list(each.new_kinds)
    if each.reference is not None:
        told["reference"] = each.reference.as_dict()
    if each.change is not None:
        kinds = {kind: list(pair) for kind, pair in each.change.kinds.items()}
        told["change"] = {"before": each.change.before, "after": each.change.after, "kinds": kinds}
    return told
