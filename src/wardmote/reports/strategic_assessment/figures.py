"""Figures: every number a document prints, with the cells it was made from.

The register is made from a `Released` measurement and from nothing else, so that no number reaches a document except by
the disclosure gate.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from wardmote.documents import FigureCell, FigureRef
from wardmote.errors import Broken
from wardmote.evidence.geography import Place
from wardmote.evidence.periods import Period
from wardmote.evidence.provenance import Provenance

Value = str | int | float | None


@dataclass(frozen=True)
class Figure:
    """A number (or the words that stand for one), what it is, and where it came from.

    `low` and `high` are its 95% interval where it has one; `detail` holds what belongs to it and is not printed by
    itself, such as p and q of a change.
    """

    id: str
    label: str
    value: Value
    unit: str
    place: str
    period: str
    provenance: Provenance
    low: float | None = None
    high: float | None = None
    caveats: tuple[str, ...] = ()
    detail: Mapping[str, Value] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON. Extracts are named by id; their hashes stand once, in the assessment's own table."""
        return {
            "id": self.id,
            "label": self.label,
            "value": self.value,
            "unit": self.unit,
            "place": self.place,
            "period": self.period,
            "low": self.low,
            "high": self.high,
            "detail": dict(self.detail),
            "caveats": list(self.caveats),
            "provenance": self.provenance.as_dict(),
        }


class Figures:
    """The register: sections add figures to it and get back what they print.

    Figures are told in groups (one for each kind, one for the map …), and the document explains a group in one row.
    """

    def __init__(self, place: Place, period: Period) -> None:
        self.place, self.period, self.prefix = place, period, place.slug.replace("_", "-")
        self._figures: dict[str, Figure] = {}
        self.groups: dict[str, list[str]] = {}

    def add(
        self,
        group: str,
        name: str,
        value: Value,
        *,
        label: str,
        unit: str,
        provenance: Provenance,
        period: str = "",
        place: str = "",
        **more: Any,
    ) -> str:
        """Register a figure and give back its id. The same figure may be registered again; another one may not."""
        figure = Figure(
            id=f"{self.prefix}-{group}-{name}",
            label=label,
            value=value,
            unit=unit,
            place=place or self.place.name,
            period=period or self.period.label,
            provenance=provenance,
            **more,
        )
        before = self._figures.setdefault(figure.id, figure)
        if before != figure:
            raise Broken(f"Two different figures are called {figure.id}. Please report it.")
        if before is figure:
            self.groups.setdefault(group, []).append(figure.id)
        return figure.id

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures.values())

    def __getitem__(self, name: str) -> Figure:
        return self._figures[name]

    def ref(self, name: str, words: str) -> FigureRef:
        """Words of a sentence that say the figure."""
        return FigureRef(name, words)

    def cell(self, name: str, *other: Value) -> FigureCell:
        """A cell that holds the figure, or one `other` value that belongs to it, such as an end of its interval; None
        where that is not known."""
        return FigureCell(name, other[0] if other else self._figures[name].value)

    def group_of(self) -> dict[str, str]:
        """Figure id to group."""
        return {name: group for group, names in self.groups.items() for name in names}
