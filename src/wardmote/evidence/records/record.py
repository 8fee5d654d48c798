"""What a row of evidence can be: the columns the store keeps of it, and what each of them is for."""

from dataclasses import dataclass

from wardmote.errors import Broken
from wardmote.evidence.records.columns import Column


@dataclass(frozen=True)
class Record:
    """A kind of row. Adding one is a module here that declares it; the store needs no word about it.

    `when` names the column that dates a row, as YYYY-MM, as YYYY, or as YYYY-MM..YYYY-MM. `cover` names the column that
    says whose file it is: a police force, a country, a provider. `place` names the columns that say where a row
    happened, in the order in which `evidence.geography.located` reads them; none when rows do not say. `identity`
    names the columns that tell rows apart, where the publisher gives any. `amount` is the column whose numbers are
    added up where a row is a figure of its own and not a thing that happened.
    """

    name: str
    many: str
    columns: tuple[Column, ...]
    when: str = "month"
    cover: str = "cover"
    place: tuple[str, ...] = ()
    identity: tuple[str, ...] = ()
    amount: str = ""

    def __post_init__(self) -> None:
        wanted = {self.when, self.cover, "kind", *self.place, *self.identity, *filter(None, [self.amount])}
        if absent := wanted - {column.name for column in self.columns}:
            raise Broken(f"The record “{self.name}” lacks the columns {', '.join(sorted(absent))}.")

    def column(self, name: str) -> Column | None:
        """The column of that name, or `None`."""
        return next((column for column in self.columns if column.name == name), None)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The columns a table may count by, beside month, place and kind."""
        return tuple(column.name for column in self.columns if column.by)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns that can be added up."""
        return tuple(column.name for column in self.columns if column.kind == "number")

    @property
    def counted_by(self) -> tuple[str, ...]:
        """The columns by which a cube counts rows, after the extract."""
        return (self.when, *self.place, "kind")
