"""The records themselves: frozen, ordered, and equal when the figures they stand behind must be equal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wardmote import __version__

# A cell of rows the publisher gave no place has this district.
UNLOCATED = ""
# An input with this district and kind is every kept row of the extract, whatever its place and kind.
WHOLE_EXTRACT = "*"


@dataclass(frozen=True, order=True, slots=True)
class Input:
    """One cell of the cube: the rows of an extract in a district, or in one LSOA of it, and of a kind.

    Where an extract is of more months than one, a cell is of one month of it.

    A cell that was looked for and found empty is named too, with no rows: a row arriving there would change the figure.
    """

    extract: str
    district: str
    kind: str
    rows: int
    lsoa: str = ""
    month: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON; `lsoa` stands only where the cell is of one, `month` where its extract has more."""
        cell: dict[str, Any] = {
            "extract": self.extract,
            "district": self.district,
            "kind": self.kind,
            "rows": self.rows,
        }
        return cell | {name: value for name in ("lsoa", "month") if (value := getattr(self, name))}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Everything a figure depends on. `inputs` are sorted and each cell stands once."""

    source: str
    inputs: tuple[Input, ...]
    method: str
    parameters: Mapping[str, Any]
    version: str = __version__

    @property
    def extracts(self) -> tuple[str, ...]:
        """The ids of the extracts it counts from, sorted."""
        return tuple(sorted({each.extract for each in self.inputs}))

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "source": self.source,
            "method": self.method,
            "parameters": dict(self.parameters),
            "version": self.version,
            "inputs": [each.as_dict() for each in self.inputs],
        }


def joined(*several: Iterable[Input]) -> tuple[Input, ...]:
    """The inputs of a figure made from other figures: every cell once, in order."""
    return tuple(sorted({each for inputs in several for each in inputs}))
