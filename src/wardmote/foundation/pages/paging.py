"""Long lists, a page at a time: which page an address asks for, and the ways to the others (GOV.UK pagination)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

Row = TypeVar("Row")
#: Rows on a page of a list, where a desk does not say otherwise.
A_PAGE = 50


@dataclass(frozen=True)
class Cut(Generic[Row]):
    """A page of a list: its rows, how many there are in all, which page this is, from 1, and of how many."""

    rows: Sequence[Row]
    total: int
    page: int
    pages: int


def page_asked(request: HttpRequest, name: str = "page") -> int:
    """The page that an address asks for; the first where it asks for none that can be read."""
    asked = request.GET.get(name, "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1


def cut(rows: "QuerySet | Sequence[Row]", page: int, size: int = A_PAGE, *, total: int | None = None) -> "Cut[Row]":
    """That page of the rows; of a page that is not there, the nearest. They are counted where `total` is not known."""
    if total is None:
        total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    pages = max(1, -(-total // size))
    page = min(max(page, 1), pages)
    return Cut(rows[(page - 1) * size : page * size], total, page, pages)


def paging(
    page: int, pages: int, path: str, asked: Mapping[str, str], *, name: str = "page", of: str = ""
) -> dict[str, Any]:
    """The parameters of the design system's pagination; empty for a list of one page.

    `asked` is what else the address says; `of` names the list, where a page has several.
    """
    if pages < 2:
        return {}

    def href(number: int) -> str:
        query = urlencode({**{key: value for key, value in asked.items() if value and key != name}, name: number})
        return f"{path}?{query}"

    near = sorted({1, pages, *(n for n in (page - 1, page, page + 1) if 1 <= n <= pages)})
    items: list[dict[str, Any]] = []
    for before, number in pairwise((0, *near)):
        if number - before > 1:
            items.append({"ellipsis": True})
        items.append({"number": number, "href": href(number), "current": number == page})
    told: dict[str, Any] = {
        "items": items,
        "landmarkLabel": _("Pages of %(list)s") % {"list": of} if of else _("Pages"),
    }
    if page > 1:
        told["previous"] = {"href": href(page - 1)}
    if page < pages:
        told["next"] = {"href": href(page + 1)}
    return told
