"""What other desks may ask of assessments."""

from wardmote.desks.assessment.presenters import CountedFigure, counted_of_kinds, value_in_words
from wardmote.desks.assessment.queries import (
    AssessmentSeen,
    FigureInList,
    GapSeen,
    current_assessments,
    figures_for,
    gaps_for,
)
from wardmote.desks.assessment.verbs import ask_for_check, load_gaps, register_assessment

__all__ = [
    "AssessmentSeen",
    "CountedFigure",
    "FigureInList",
    "GapSeen",
    "ask_for_check",
    "counted_of_kinds",
    "current_assessments",
    "figures_for",
    "gaps_for",
    "load_gaps",
    "register_assessment",
    "value_in_words",
]
