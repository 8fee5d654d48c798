"""What pages that list records have in common: what narrows a list, its columns, and the same list taken away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.documents import Column, Table
from wardmote.foundation.accounts.landing import Link

Cell = Markup | str
LINK = Markup('<a class="govuk-link" href="{}">{}</a>')


@dataclass(frozen=True)
class Filter:
    """A choice above a list: its words, where it leads, how many it holds, and whether it is chosen now."""

    text: str
    href: str
    here: bool
    count: int


def filters_of(address: str, states: Iterable[str], every: Sequence[str], asked: str) -> tuple[Filter, ...]:
    """All, and each state that some record has; `every` are the states of the records."""
    here = reverse(address)
    found = [Filter(_("All"), here, not asked, len(every))]
    for state in states:
        if state in every:
            href = f"{here}?{urlencode({'state': state})}"
            found.append(Filter(state[:1].upper() + state[1:], href, asked == state, every.count(state)))
    return tuple(found) if len(found) > 1 else ()


def plain(*titles: str) -> tuple[tuple[str, bool], ...]:
    """Columns of words."""
    return tuple((title, False) for title in titles)


def downloads_of(address: str) -> tuple[Link, ...]:
    """The same list as CSV and as a spreadsheet."""
    return (
        Link(_("The list as CSV"), reverse(address, kwargs={"kind": "csv"})),
        Link(_("The list as a spreadsheet"), reverse(address, kwargs={"kind": "xlsx"})),
    )


def table(slug: str, caption: str, titles: Sequence[str], rows: Iterable[tuple[object, ...]]) -> Table:
    """A list as it is taken away; what nobody said is nothing."""
    return Table(
        id=slug, caption=caption, columns=tuple(Column(each, absent="none") for each in titles), rows=tuple(rows)
    )
