"""The words of the pages of assessments and figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.assessment.queries import (
    AssessmentSeen,
    ExtractSeen,
    FigureInList,
    FigureSeen,
    FileSeen,
    current_assessments,
    figures_for,
)
from wardmote.documents import Document, Heading, from_dict, render_html
from wardmote.evidence import Extract
from wardmote.evidence.periods import Month
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.accounts.landing import Card, Link
from wardmote.foundation.pages.words import day, number


@dataclass(frozen=True)
class Downloads:
    """An assessment's files for taking away: the documents, then each table as (name, CSV, XLSX)."""

    documents: tuple[Link, ...]
    tables: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class InList:
    """An assessment in a list."""

    assessment: AssessmentSeen
    href: str
    figures_href: str
    downloads: Downloads


@dataclass(frozen=True)
class ListPage:
    """The assessments of a partnership."""

    partnership: str
    current: tuple[InList, ...]
    earlier: tuple[InList, ...]


@dataclass(frozen=True)
class AssessmentPage:
    """An assessment as a page."""

    assessment: AssessmentSeen
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    contents: tuple[tuple[str, str], ...]
    body: Markup
    downloads: Downloads
    figures_href: str
    list_href: str


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
    extracts: tuple[ExtractSeen, ...]
    extract_rows: tuple[tuple[str, ...], ...]
    assessment_href: str
    data_href: str


@dataclass(frozen=True)
class CountedFigure:
    """A figure in words, with the address that explains it."""

    label: str
    value: str
    period: str
    href: str


@dataclass(frozen=True)
class EvidencePage:
    """The account of extracts of one force."""

    force: str
    totals: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, bool], ...]
    sources: tuple[tuple[str, str, str, tuple[tuple[str, ...], ...]], ...]


def list_page(assessments: Iterable[AssessmentSeen], tenant: Tenant) -> ListPage:
    """Current ones by place, then earlier ones."""
    listed = [_in_list(each, tenant) for each in assessments]
    return ListPage(
        partnership=tenant.name,
        current=tuple(each for each in listed if each.assessment.current),
        earlier=tuple(each for each in listed if not each.assessment.current),
    )


def _in_list(assessment: AssessmentSeen, tenant: Tenant) -> InList:
    of = {"partnership": tenant.slug, "reference": assessment.reference}
    return InList(
        assessment,
        reverse("show-assessment", kwargs=of),
        reverse("list-figures", kwargs=of),
        downloads(assessment, tenant),
    )


def downloads(assessment: AssessmentSeen, tenant: Tenant) -> Downloads:
    """What can be taken away."""

    def href(file: FileSeen) -> str:
        of = {"partnership": tenant.slug, "reference": assessment.reference, "name": file.name}
        return reverse("send-file", kwargs=of)

    words = (
        (".pdf", "PDF"),
        (".docx", "Word"),
        (".html", _("HTML, in one file")),
        (".json", _("every figure as data, JSON")),
    )
    documents = [
        Link(f"{title} ({size_in_words(file.size)})", href(file))
        for ending, title in words
        if (file := assessment.file(ending))
    ]
    tables: dict[str, dict[str, str]] = {}
    for file in assessment.tables():
        name, _dot, ending = file.name.removeprefix("tables/").rpartition(".")
        tables.setdefault(name, {})[ending] = href(file)
    listed = [(name.replace("-", " "), each.get("csv", ""), each.get("xlsx", "")) for name, each in tables.items()]
    return Downloads(tuple(documents), tuple(listed))


def size_in_words(size: int) -> str:
    """12 KB or 3.4 MB"""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


def file_name(file: FileSeen, reference: str) -> str:
    """What a file is called once it is taken away: with the reference, so that it can be traced back."""
    return f"{reference}-{file.name.replace('/', '-')}"


def assessment_page(assessment: AssessmentSeen, stored: dict[str, Any], tenant: Tenant) -> AssessmentPage:
    """The issued document inside the site's own layout, each figure leading to where it came from."""
    document = from_dict(stored)
    of = {"partnership": tenant.slug, "reference": assessment.reference}
    return AssessmentPage(
        assessment=assessment,
        subtitle=document.subtitle,
        facts=(
            (_("Place"), assessment.place_name),
            (_("Period"), assessment.period),
            (_("Evidence as known on"), day(assessment.as_at)),
            (_("Reference"), assessment.reference),
            (_("Made by"), f"Wardmote {assessment.version}"),
            (_("SHA-256 of its record"), assessment.digest),
        ),
        contents=tuple(
            (block.text, block.id) for block in document.blocks if isinstance(block, Heading) and block.level == 1
        ),
        body=Markup(_body(document, reverse("list-figures", kwargs=of))),
        downloads=downloads(assessment, tenant),
        figures_href=reverse("list-figures", kwargs=of),
        list_href=reverse("list-assessments", kwargs={"partnership": tenant.slug}),
    )


@lru_cache(maxsize=32)
def _body(document: Document, figures: str) -> str:
    """An issued document never changes, so neither does its page."""
    return render_html(document, page=False, figure_href=lambda figure: f"{figures}{figure}/")


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
    said = f"{_plain(value)} {record['unit']}".strip()
    if record.get("low") is not None and record.get("high") is not None:
        said += _(" (95 %% interval %(low)s to %(high)s)") % {
            "low": _plain(record["low"]),
            "high": _plain(record["high"]),
        }
    return said


def _plain(value: float) -> str:
    return number(value) if float(value).is_integer() else number(value, 2)


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
            (_("Source"), provenance["source"]),
            (_("Worked out by"), f"Wardmote {provenance['version']}"),
            *detail,
        ),
        method=provenance["method"],
        parameters=tuple((_in_words(name), _as_text(value)) for name, value in provenance["parameters"].items()),
        caveats=tuple(record["caveats"]),
        cells=tuple(_cell(each) for each in provenance["inputs"]),
        extracts=seen.extracts,
        extract_rows=tuple(
            (each.extract, each.file_name, each.publisher, each.licence, each.sha256) for each in seen.extracts
        ),
        assessment_href=reverse("show-assessment", kwargs=of),
        data_href=reverse("send-figure", kwargs={**of, "figure": seen.figure}),
    )


def _in_words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list):
        return ", ".join(_as_text(each) for each in value)
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


def evidence_page(extracts: Iterable[Extract], force: str) -> EvidencePage:
    """What is held of one force, by source, latest month first."""
    held = [each for each in extracts if each.force == force]
    by_source: dict[str, list[Extract]] = {}
    for each in held:
        by_source.setdefault(each.source, []).append(each)
    totals = (
        (_("Extracts"), number(len(held))),
        (_("Rows"), number(sum(each.rows for each in held))),
        (_("Kept"), number(sum(each.kept for each in held))),
        (_("Set aside"), number(sum(each.set_aside for each in held))),
        (_("Unlocated"), number(sum(each.unlocated for each in held))),
    )
    return EvidencePage(
        force=force,
        totals=totals,
        columns=(
            (_("Month"), False),
            (_("File"), False),
            *((words, True) for words in (_("Rows"), _("Kept"), _("Set aside"), _("Unlocated"), _("Repeated"))),
            (_("SHA-256"), False),
        ),
        sources=tuple(
            (source, found[0].publisher, found[0].licence, tuple(_account(each) for each in reversed(found)))
            for source, found in ((name, sorted(each, key=lambda one: one.month)) for name, each in by_source.items())
        ),
    )


def _account(extract: Extract) -> tuple[str, ...]:
    counts = (extract.rows, extract.kept, extract.set_aside, extract.unlocated, extract.repeated)
    return (Month.parse(extract.month).label, extract.file_name, *map(number, counts), extract.sha256)


def counted_of_kinds(viewer: Viewer, kinds: tuple[str, ...]) -> tuple[CountedFigure, ...]:
    """The figures of the current assessments that count these kinds of the source and no other."""
    counted = []
    for assessment in current_assessments(viewer):
        of = {"partnership": viewer.tenant.slug, "reference": assessment.reference}
        for each in figures_for(viewer, assessment.reference):
            cells = each.record["provenance"]["inputs"]
            if cells and {cell["kind"] for cell in cells} - {"*"} and {cell["kind"] for cell in cells} <= {*kinds, "*"}:
                href = reverse("show-figure", kwargs={**of, "figure": each.figure})
                counted.append(CountedFigure(each.label, value_in_words(each.record), each.record["period"], href))
    return tuple(counted)


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """What the assessment has to say on a member's first page: each, with what it was built on."""
    title = _("Strategic assessment")
    current = current_assessments(viewer)
    if not current:
        said = _("No assessment has been issued for this partnership yet.")
        return (Card(title, (said,), order=10),)
    return tuple(
        Card(
            f"{title}: {each.place_name}",
            facts=(
                (_("Period"), each.period),
                (_("Evidence as known on"), day(each.as_at)),
                (
                    _("Built on"),
                    _("%(extracts)s extracts; %(figures)s figures")
                    % {"extracts": each.extracts, "figures": each.figures},
                ),
                (_("SHA-256 of its record"), each.digest),
            ),
            links=(
                Link(
                    _("Read the assessment of %(place)s") % {"place": each.place_name},
                    _in_list(each, viewer.tenant).href,
                ),
                Link(
                    _("See where its figures came from: %(place)s") % {"place": each.place_name},
                    _in_list(each, viewer.tenant).figures_href,
                ),
            ),
            order=10,
        )
        for each in current
    )
