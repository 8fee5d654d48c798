"""The words of the pages of assessments, figures and evidence."""

from wardmote.desks.assessment.presenters.assessments import assessment_page, landing, list_page
from wardmote.desks.assessment.presenters.downloads import file_name, size_in_words
from wardmote.desks.assessment.presenters.drafts import changes_page, draft_page, drafts_page
from wardmote.desks.assessment.presenters.evidence import evidence_page, source_page
from wardmote.desks.assessment.presenters.figures import (
    CountedFigure,
    counted_of_kinds,
    figure_as_data,
    figure_page,
    figures_page,
    value_in_words,
)

__all__ = [
    "CountedFigure",
    "assessment_page",
    "changes_page",
    "counted_of_kinds",
    "draft_page",
    "drafts_page",
    "evidence_page",
    "figure_as_data",
    "figure_page",
    "figures_page",
    "file_name",
    "landing",
    "list_page",
    "size_in_words",
    "source_page",
    "value_in_words",
]
