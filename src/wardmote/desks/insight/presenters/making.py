"""How a figure was made, in words: shared by every desk that shows where figures came from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from django.utils.translation import gettext as _

from wardmote.evidence.sources import source
from wardmote.foundation.pages.paging import cut, paging
from wardmote.foundation.pages.words import number

#: Cells on a page.
CELLS = 100


class Published(Protocol):
    """A file that figures are counted from, as a catalogue tells of it."""

    @property
    def file_name(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def publisher(self) -> str: ...
    @property
    def licence(self) -> str: ...
    @property
    def made_up(self) -> bool: ...


@dataclass(frozen=True)
class Making:
    """A figure's value and everything it depends on. `cells` and `extracts` are rows of text.

    A figure of many small places has thousands of cells: `turned` shows a page of them.
    """

    label: str
    value: str
    facts: tuple[tuple[str, str], ...]
    method: str
    parameters: tuple[tuple[str, str], ...]
    caveats: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    extracts: tuple[tuple[str, ...], ...]
    caption: str = ""
    paging: dict[str, Any] = field(default_factory=dict)


def turned(making: Making, page: int, path: str, asked: Mapping[str, str]) -> Making:
    """With that page of its cells, and the ways to the others. `path` and `asked` are the address of its page."""
    shown = cut(making.cells, page, CELLS)
    first = (shown.page - 1) * CELLS
    told = {"first": number(first + 1), "last": number(first + len(shown.rows)), "all": number(shown.total)}
    caption = _("Cells %(first)s to %(last)s of %(all)s") % told if shown.pages > 1 else _("Cells")
    ways = paging(shown.page, shown.pages, path, asked, name="cells", of=_("cells"))
    return replace(making, cells=tuple(shown.rows), caption=caption, paging=ways)


def making_of(record: Mapping[str, Any], extracts: Mapping[str, Published], printed_in: str) -> Making:
    """Value, unit, place, period, method, parameters, caveats, cells and files of a figure's record.

    `extracts` are those its cells come from, by id, and `printed_in` says what shows the figure.
    """
    provenance = record["provenance"]
    detail = ((_in_words(name), as_text(value)) for name, value in record.get("detail", {}).items())
    return Making(
        label=record["label"],
        value=value_in_words(record),
        facts=(
            (_("Unit"), record["unit"]),
            (_("Place"), record["place"]),
            (_("Period"), record["period"]),
            (_("In"), printed_in),
            (_("Source"), _source(provenance["source"])),
            (_("Publisher"), _each_once(publisher_of(each) for each in extracts.values())),
            (_("Licence"), _each_once(each.licence for each in extracts.values())),
            (_("Worked out by"), f"Wardmote {provenance['version']}"),
            *detail,
        ),
        method=provenance["method"][:1].upper() + provenance["method"][1:],
        parameters=tuple((_in_words(name), as_text(value)) for name, value in provenance["parameters"].items()),
        caveats=tuple(record["caveats"]),
        cells=tuple(_cell(each) for each in provenance["inputs"]),
        extracts=tuple((name, each.file_name, each.sha256) for name, each in extracts.items()),
    )


def _source(slug: str) -> str:
    """What a figure was made from: a source of evidence, or what is no evidence of its own."""
    others = {"plan": _("The partnership plan, restated"), "geography": _("Geography that the store holds")}
    return str(others.get(slug) or source(slug).title)


def value_in_words(record: Mapping[str, Any]) -> str:
    """The value with its unit and, where it has one, its interval."""
    value = record["value"]
    if value is None:
        return _("No value")
    if isinstance(value, str):
        return value
    places = 0 if float(value).is_integer() else 2
    said = f"{number(value, places)} {record['unit']}".strip()
    if record.get("low") is not None and record.get("high") is not None:
        ends = {"low": number(record["low"], places), "high": number(record["high"], places)}
        said += _(" (95 %% interval %(low)s to %(high)s)") % ends
    return said


def publisher_of(extract: Published) -> str:
    """Who published it; nobody published what was invented."""
    said = _("nobody: invented, in the layout of %(publisher)s") % {"publisher": extract.publisher}
    return said if extract.made_up else extract.publisher


def as_text(value: Any) -> str:
    """A value of a figure's record as a page writes it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list):
        return ", ".join(as_text(each) for each in value) or _("none")
    if isinstance(value, dict):
        return "; ".join(f"{_in_words(name)}: {as_text(each)}" for name, each in value.items())
    return _("none") if value is None else str(value)


def _each_once(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words)) or _("none")


def _in_words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _cell(cell: Mapping[str, Any]) -> tuple[str, ...]:
    """Extract, place, kind, rows, as words: an empty district is rows the publisher gave no place."""
    district = {"": _("no place given"), "*": _("every place")}.get(cell["district"], cell["district"])
    place = f"{district}, {cell['lsoa']}" if cell.get("lsoa") else district
    return (cell["extract"], place, {"*": _("every kind")}.get(cell["kind"], cell["kind"]), number(cell["rows"]))
