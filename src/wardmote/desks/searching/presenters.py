"""The words of what was found."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.foundation.searching import Found, Words


@dataclass(frozen=True)
class ResultsPage:
    """What was found, desk by desk."""

    heading: str
    found: tuple[Found, ...]


def results_page(words: Words, found: tuple[Found, ...]) -> ResultsPage:
    """How much was found of what was looked for."""
    count, more = sum(len(each.hits) for each in found), any(each.more for each in found)
    if more:
        heading = _("More than %(n)s records found with “%(words)s”")
    else:
        heading = ngettext("%(n)s record found with “%(words)s”", "%(n)s records found with “%(words)s”", count)
    return ResultsPage(heading % {"n": count, "words": " ".join(words.said.split())}, found)
