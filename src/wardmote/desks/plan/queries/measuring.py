"""Figures of the area's assessments that measure an aim: what there are, and how one stands now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from wardmote.desks.assessment.api import current_assessments, figures_for, value_in_words
from wardmote.desks.plan.rules.drafting import Reading
from wardmote.foundation.access import Viewer


@dataclass(frozen=True)
class MeasuringFigure:
    """A figure of the current assessment of an area, with its reading."""

    figure: str
    label: str
    value: str
    period: str
    href: str
    reading: Reading


def figures_of(viewer: Viewer, place: str) -> dict[str, MeasuringFigure]:
    """The figures of the current assessment of a place that have an interval, by name: what can measure an aim."""
    found = next((each for each in current_assessments(viewer) if each.place_slug == place), None)
    if found is None:
        return {}
    of = {"partnership": viewer.tenant.slug, "reference": found.reference}
    return {
        each.figure: MeasuringFigure(
            figure=each.figure,
            label=each.label,
            value=value_in_words(each.record),
            period=each.record["period"],
            href=reverse("show-figure", kwargs={**of, "figure": each.figure}),
            reading=_reading(each.record),
        )
        for each in figures_for(viewer, found.reference)
        if each.record.get("low") is not None and each.record["period"] == found.period
    }


def figure_of(viewer: Viewer, place: str, figure: str) -> MeasuringFigure | None:
    """One of them, None where the current assessment has it no longer."""
    return figures_of(viewer, place).get(figure)


def _reading(record: Mapping[str, Any]) -> Reading:
    """The value and interval of a record, as far as it has them."""
    value = record.get("value")
    number = value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
    return Reading(number, record.get("low"), record.get("high"))
