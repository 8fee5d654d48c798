"""A store in memory for tests: cells and extracts, answering the two questions an indicator asks."""

from dataclasses import dataclass, field, replace

from wardmote.evidence.geography import District, Place
from wardmote.evidence.periods import Month, Period

CHORLEY = Place("chorley", "Chorley", (District("E07000118", "Chorley"),))
SOUTH_RIBBLE = Place("south_ribble", "South Ribble", (District("E07000126", "South Ribble"),))
PAIR = Place("pair", "Chorley and South Ribble", CHORLEY.districts + SOUTH_RIBBLE.districts)


@dataclass(frozen=True)
class AnExtract:
    id: str
    source: str
    cover: str
    month: str
    kinds: dict
    data_class: str = "public"
    publisher: str = "data.police.uk"
    made_up: bool = False
    until: str = ""

    @property
    def period(self):
        return Period(Month.parse(self.month), Month.parse(self.until or self.month))


@dataclass(frozen=True)
class ACell:
    extract: str
    month: str
    district_code: str
    district: str
    kind: str
    rows: int
    lsoa_code: str = ""
    lsoa_name: str = ""
    also: tuple = ()
    sums: tuple = ()
    known: tuple = ()
    placed_by: str = ""


@dataclass
class StoreOfCounts:
    """Give it counts with `put`; every month put has an extract of its force."""

    cells: list[ACell] = field(default_factory=list)
    source: str = "police_uk"
    data_class: str = "public"
    made_up: bool = False

    def put(self, first, kind, counts, *, code="E07000118", force="Lancashire Constabulary", lsoa=""):
        """Monthly `counts` from the month `first`; None leaves the month without an extract of its own."""
        start = Month.parse(first)
        for step, rows in enumerate(counts):
            if rows is not None:
                month = str(start + step)
                extract = f"{self.source}/{force.split()[0].lower()}/{month}"
                self.cells.append(ACell(extract, month, code, code or "unlocated", kind, rows, lsoa))
        return self

    def extracts(self, source=None, as_at=None):
        kept = {}
        for cell in self.cells:
            kinds = kept.setdefault((cell.extract, cell.month), {})
            kinds[cell.kind] = kinds.get(cell.kind, 0) + cell.rows
        return tuple(
            AnExtract(
                id,
                self.source,
                f"{id.split('/')[1].title()} Constabulary",
                month,
                kinds,
                data_class=self.data_class,
                made_up=self.made_up,
            )
            for (id, month), kinds in sorted(kept.items())
        )

    def counts(self, source, *, period=None, districts=None, lsoa=False, by=(), sums=None, as_at=None):
        return [
            cell if lsoa else replace(cell, lsoa_code="")
            for cell in self.cells
            if cell.rows
            and (period is None or Month.parse(cell.month) in period)
            and (districts is None or cell.district_code in (*districts, ""))
        ]


YEAR = Period.parse("2021-04..2022-03")
