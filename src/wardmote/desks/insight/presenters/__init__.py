"""The words of the explorer's pages."""

from wardmote.desks.insight.presenters.exploring import (
    empty_page,
    explore_page,
    landing,
    making_page,
)
from wardmote.desks.insight.presenters.ways import file_href, file_name

__all__ = ["empty_page", "explore_page", "file_href", "file_name", "landing", "making_page"]
