"""Lists that end: of what is over the latest stand in them, and of what is left to do everything, however old."""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
#: True of every row.
EVERY = Q()


def listed(rows: "QuerySet[Row]", most: int, *, left: Q, among: Q = EVERY) -> "tuple[Row, ...]":
    """The first `most` of ordered rows, and after them in the same order every other of which `left` is so.

    `among` is true of those first ones: it is for rows that no one index has in their order.
    """
    first = tuple(rows.filter(among)[:most])
    if len(first) < most:
        return first
    # Asked apart: together no index serves both, and all that is over would be gone through.
    held = {row.pk for row in first}
    return (*first, *(row for row in rows.filter(left) if row.pk not in held))
