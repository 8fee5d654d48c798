"""Lists that end: of what is over the latest stand in them, and of what is left to do everything, however old."""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)


def listed(rows: "QuerySet[Row]", most: int, *, left: Q) -> "QuerySet[Row]":
    """The first `most` of ordered rows, and in the same order every one of which `left` is so."""
    return rows.filter(Q(pk__in=rows.values("pk")[:most]) | left)
