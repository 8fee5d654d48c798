"""The words of the pages of governance."""

from wardmote.desks.governance.presenters.cards import landing
from wardmote.desks.governance.presenters.pages import (
    ListPage,
    RecommendationPage,
    ReportPage,
    clear_words,
    list_page,
    recommendation_page,
    report_page,
    table_of,
)

__all__ = [
    "ListPage",
    "RecommendationPage",
    "ReportPage",
    "clear_words",
    "landing",
    "list_page",
    "recommendation_page",
    "report_page",
    "table_of",
]
