"""The words of the pages that say where figures came from."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from markupsafe import Markup

from wardmote.desks.assessment.queries import (
    AssessmentSeen,
    FigureInList,
    FigureSeen,
    current_assessments,
    figures_for,
)
from wardmote.desks.insight.api import Making, making_of, turned, value_in_words
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.pages.paging import Cut, paging


@dataclass(frozen=True)
class FiguresPage:
    """Every figure of an assessment: its words, its value in words, and where it is explained."""

    assessment: AssessmentSeen
    href: str
    rows: tuple[tuple[Markup, str, str], ...]
    paging: dict[str, Any]


@dataclass(frozen=True)
class FigurePage:
    """Where a figure came from."""

    assessment: AssessmentSeen
    making: Making
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


def figures_page(assessment: AssessmentSeen, shown: Cut[FigureInList], tenant: Tenant) -> FiguresPage:
    """A page of the figures, in the document's order."""
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
            for each in shown.rows
        ),
        paging=paging(shown.page, shown.pages, reverse("list-figures", kwargs=of), {}),
    )


def figure_page(seen: FigureSeen, tenant: Tenant, page: int) -> FigurePage:
    """Value, unit, place, period, method, parameters, caveats, cells and extracts: everything a figure depends on."""
    of = {"partnership": tenant.slug, "reference": seen.assessment.reference}
    extracts = {each.extract: each for each in seen.extracts}
    making = making_of(
        {**seen.record, "label": seen.label}, extracts, f"{seen.assessment.title}, {seen.assessment.period}"
    )
    here = reverse("show-figure", kwargs={**of, "figure": seen.figure})
    return FigurePage(
        assessment=seen.assessment,
        making=turned(making, page, here, {}),
        assessment_href=reverse("show-assessment", kwargs=of),
        data_href=reverse("send-figure", kwargs={**of, "figure": seen.figure}),
    )


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
            if each.record["period"] == assessment.period and each.kinds - {"*"} and each.kinds <= {*kinds, "*"}:
                href = reverse("show-figure", kwargs={**of, "figure": each.figure})
                said = (each.label, value_in_words(each.record), each.record["place"], each.record["period"], href)
                counted.append(CountedFigure(*said))
    return tuple(counted)
