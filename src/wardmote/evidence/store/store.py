"""The store of evidence: a folder into which extracts go and of which questions are asked."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wardmote.errors import Broken, Invalid
from wardmote.evidence import sources
from wardmote.evidence.geography.atlas import Atlas
from wardmote.evidence.periods import Period
from wardmote.evidence.store import counting, references, verifying
from wardmote.evidence.store.account import AddAccount, Progress, Received
from wardmote.evidence.store.commits import Log, read_log
from wardmote.evidence.store.counting import Cell
from wardmote.evidence.store.extracts import Cut, Extract, Reference
from wardmote.evidence.store.verifying import VerifyAccount

if TYPE_CHECKING:
    from wardmote.evidence.sources.partner_table.mapping import Mapping
    from wardmote.evidence.store.trying import Said, Trial


@dataclass(frozen=True)
class Store:
    """A folder of extracts. Readers need no lock: what is current is the fold of the commits there are."""

    path: Path

    @classmethod
    def open(cls, path: Path | str) -> "Store":
        """The store in that folder, which need not be there yet: nothing is made before the first `add`."""
        return cls(Path(path))

    def add(
        self,
        paths: Sequence[Path | str],
        *,
        at: datetime,
        keep_going: bool = False,
        vintage: str = "",
        due: str = "",
        received: str = "",
        progress: Progress | None = None,
    ) -> AddAccount:
        """Take in files, folders and archives as one commit dated `at` (aware). See `adding.add`.

        `due` and `received` (YYYY-MM-DD) are of partners' tables among them: by default as the rules for their set say,
        and today.
        """
        if at.tzinfo is None:
            raise Invalid("The moment of an add must say its time zone.")
        # Loaded here because only adding needs Narwhals, which takes as long to load as most questions take to answer.
        from wardmote.evidence.store import adding

        return adding.add(
            self.path,
            [Path(p) for p in paths],
            at=at,
            keep_going=keep_going,
            vintage=vintage,
            said=Received(due, received),
            progress=progress,
        )

    def extracts(self, source: str | None = None, as_at: date | None = None) -> tuple[Extract, ...]:
        """The extracts that count, or that counted at the end of the day `as_at` (UTC), sorted by id."""
        current = self.log(as_at).current().values()
        return tuple(extract for extract in current if source in (None, extract.source))

    def versions(self, extract_id: str) -> tuple[Extract | Cut, ...]:
        """Every file ever taken in for one extract, oldest first: superseded ones and cuts too."""
        every: list[Extract | Cut] = []
        for commit in self.log().commits:
            every += [*commit.extracts, *commit.cuts]
        return tuple(each for each in every if each.id == extract_id)

    def months(self, source: str, as_at: date | None = None) -> frozenset[str]:
        """The months for which there is an extract. A month without one is missing, not zero."""
        held = self.extracts(source, as_at)
        return frozenset(str(month) for extract in held for month in extract.period.months())

    def counts(
        self,
        source: str,
        *,
        period: Period | None = None,
        districts: Sequence[str] | None = None,
        lsoa: bool = False,
        by: Sequence[str] = (),
        sums: Sequence[str] | None = None,
        as_at: date | None = None,
    ) -> list[Cell]:
        """Rows by extract, district (or LSOA) and kind, and `by` further columns of the source's record.

        Unlocated rows are always among them, whatever `districts` says: an area's count without them is an under-count
        that should be seen. `sums` names the columns whose numbers are added up: the record's amount, when `None`.
        Raises `Invalid` for a column the record has not.
        """
        declared = sources.source(source)
        amounts = tuple(filter(None, [declared.record.amount])) if sums is None else tuple(sums)
        if strange := [name for name in (*by, *amounts) if declared.record.column(name) is None]:
            raise Invalid(f"Rows of {source} have no {', '.join(strange)}.", instead="Ask by a column of their record.")
        log = self.log(as_at)
        extracts = [e for e in log.current().values() if e.source == source and _overlaps(e, period)]
        within = None if declared.span == "month" else period
        asked = counting.Question(districts, within, lsoa, tuple(by), amounts)
        return counting.cells(self.path, declared, extracts, log, asked)

    def references(self, as_at: date | None = None) -> tuple[Reference, ...]:
        """The files of geography taken in, or that were at the end of the day `as_at` (UTC), oldest first."""
        return self.log(as_at).references()

    def atlas(self, as_at: date | None = None) -> Atlas:
        """The geography held, to ask which ward a place is in, how many live there and where its outline runs."""
        return references.atlas_of(self.path, self.log(as_at))

    def try_table(
        self,
        path: Path | str,
        *,
        at: datetime,
        sheet: str = "",
        said: "Said | None" = None,
        roles: "dict[str, str] | None" = None,
    ) -> "Trial":
        """How a partner's table would be read, with nothing taken in. See `trying.try_table`."""
        from wardmote.evidence.store import trying

        return trying.try_table(self.path, Path(path), at=at, sheet=sheet, said=said or {}, roles=roles or {})

    def mappings(self) -> "tuple[Mapping, ...]":
        """The mappings by which partners' tables are read."""
        from wardmote.evidence.store.mappings import kept_mappings

        return kept_mappings(self.path)

    def keep_mapping(self, mapping: "Mapping") -> Path:
        """Remember a mapping, and say where. One of the same series and shape is replaced."""
        from wardmote.evidence.store.mappings import keep_mapping

        return keep_mapping(self.path, mapping)

    def fingerprint(self, as_at: date | None = None) -> str:
        """A hash of what counts: equal exactly when every answer the store gives is equal."""
        held: tuple[Extract | Reference, ...] = (*self.extracts(as_at=as_at), *self.references(as_at))
        lines = "".join(f"{each.id} {each.sha256}\n" for each in held)
        return hashlib.sha256(lines.encode()).hexdigest()

    def verify(self) -> VerifyAccount:
        """Check every file against what was written, and every count. Faults are in the account, not raised."""
        return verifying.verify(self.path)

    def log(self, as_at: date | None = None) -> Log:
        """The commits, oldest first."""
        if self.path.exists() and not self.path.is_dir():
            raise Broken(f"{self.path} is a file, not a store. Name the folder of the store by --store.")
        return read_log(self.path, as_at)


def _overlaps(extract: Extract, period: Period | None) -> bool:
    return period is None or (
        str(period.first) <= (extract.until or extract.month) and extract.month <= str(period.last)
    )
