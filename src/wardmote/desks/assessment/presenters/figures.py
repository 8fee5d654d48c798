"""The words of the pages that say where figures came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.assessment.queries import (
    AssessmentSeen,
    ExtractSeen,
    FigureInList,
    FigureSeen,
    current_assessments,
    figures_for,
)
from wardmote.evidence import Extract
from wardmote.evidence.sources import source
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.pages.words import number


@dataclass(frozen=True)
class FiguresPage:
    """Every figure of an assessment: its words, its value in words, and where it is explained."""

    assessment: AssessmentSeen
    href: str
    rows: tuple[tuple[Markup, str, str], ...]


@dataclass(frozen=True)
class FigurePage:
    """Where a figure came from."""

    assessment: AssessmentSeen
    label: str
    value: str
    facts: tuple[tuple[str, str], ...]
    method: str
    parameters: tuple[tuple[str, str], ...]
    caveats: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    extracts: tuple[tuple[str, ...], ...]
    assessment_href: str
    data_href: str


@dataclass(frozen=True)
class CountedFigure:
    """A figure in words, with the address that explains it."""

    label: str
    value: str
    place: str
    period: str
    href: str


def figures_page(assessment: AssessmentSeen, figures: Iterable[FigureInList], tenant: Tenant) -> FiguresPage:
    """Every figure, in the document's order."""
    of = {"partnership": tenant.slug, "reference": assessment.reference}
    link = Markup('<a class="govuk-link" href="{}">{}</a>')
    return FiguresPage(
        assessment=assessment,
        href=reverse("show-assessment", kwargs=of),
        rows=tuple(
            (
                link.format(reverse("show-figure", kwargs={**of, "figure": each.figure}), each.label),
                value_in_words(each.record),
                each.record["period"],
            )
            for each in figures
        ),
    )


def value_in_words(record: dict[str, Any]) -> str:
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


def figure_page(seen: FigureSeen, tenant: Tenant) -> FigurePage:
    """Value, unit, place, period, method, parameters, caveats, cells and extracts: everything a figure depends on."""
    record, provenance = seen.record, seen.record["provenance"]
    of = {"partnership": tenant.slug, "reference": seen.assessment.reference}
    detail = ((_in_words(name), _as_text(value)) for name, value in record.get("detail", {}).items())
    return FigurePage(
        assessment=seen.assessment,
        label=seen.label,
        value=value_in_words(record),
        facts=(
            (_("Unit"), record["unit"]),
            (_("Place"), record["place"]),
            (_("Period"), record["period"]),
            (_("In"), f"{seen.assessment.title}, {seen.assessment.period}"),
            (_("Source"), source(provenance["source"]).title),
            (_("Publisher"), _each_once(publisher_of(each) for each in seen.extracts)),
            (_("Licence"), _each_once(each.licence for each in seen.extracts)),
            (_("Worked out by"), f"Wardmote {provenance['version']}"),
            *detail,
        ),
        method=provenance["method"][:1].upper() + provenance["method"][1:],
        parameters=tuple((_in_words(name), _as_text(value)) for name, value in provenance["parameters"].items()),
        caveats=tuple(record["caveats"]),
        cells=tuple(_cell(each) for each in provenance["inputs"]),
        extracts=tuple((each.extract, each.file_name, each.sha256) for each in seen.extracts),
        assessment_href=reverse("show-assessment", kwargs=of),
        data_href=reverse("send-figure", kwargs={**of, "figure": seen.figure}),
    )


def publisher_of(extract: ExtractSeen | Extract) -> str:
    """Who published it; nobody published what was invented."""
    said = _("nobody: invented, in the layout of %(publisher)s") % {"publisher": extract.publisher}
    return said if extract.made_up else extract.publisher


def _each_once(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words)) or _("none")


def _in_words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list):
        return ", ".join(_as_text(each) for each in value) or _("none")
    if isinstance(value, dict):
        return "; ".join(f"{_in_words(name)}: {_as_text(each)}" for name, each in value.items())
    return _("none") if value is None else str(value)


def _cell(cell: dict[str, Any]) -> tuple[str, ...]:
    """Extract, district, kind, rows, as words: an empty district is rows the publisher gave no place."""
    district = {"": _("no place given"), "*": _("every place")}.get(cell["district"], cell["district"])
    place = f"{district}, {cell['lsoa']}" if cell.get("lsoa") else district
    return (cell["extract"], place, {"*": _("every kind")}.get(cell["kind"], cell["kind"]), number(cell["rows"]))


def figure_as_data(seen: FigureSeen) -> dict[str, Any]:
    """The record as issued, with the extracts its cells come from."""
    extracts = {each.extract: {k: v for k, v in vars(each).items() if k != "extract"} for each in seen.extracts}
    return {"assessment": seen.assessment.reference, "figure": seen.record, "extracts": extracts}


def counted_of_kinds(viewer: Viewer, kinds: tuple[str, ...]) -> tuple[CountedFigure, ...]:
    """The figures of the whole place and period of each current assessment that count these kinds and no other."""
    counted = []
    for assessment in current_assessments(viewer):
        of = {"partnership": viewer.tenant.slug, "reference": assessment.reference}
        for each in figures_for(viewer, assessment.reference):
            if each.record["period"] == assessment.period and _counts_only(each.record, {*kinds, "*"}):
                href = reverse("show-figure", kwargs={**of, "figure": each.figure})
                said = (each.label, value_in_words(each.record), each.record["place"], each.record["period"], href)
                counted.append(CountedFigure(*said))
    return tuple(counted)


def _counts_only(record: dict[str, Any], kinds: set[str]) -> bool:
    cells = record["provenance"]["inputs"]
    counted = {cell["kind"] for cell in cells}
    return counted <= kinds and counted != {"*"} and bool(counted) and not any(cell.get("lsoa") for cell in cells)
