"""Who looked at what: the rows of looks, refusals and downloads, and of deeds that are steps of looking.

Which of them a viewer may read is for the caller to say, who asks the desks whose records they are.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Q

from wardmote.errors import Refused
from wardmote.foundation.access.viewer import Viewer

LOOKS = ("read", "refused", "exported")


@dataclass(frozen=True)
class Asked:
    """Which rows: of these pages and deeds (table and what was done), from a moment until just before another; of one
    member, and of one record by any of its `ids`, where they are given. `most` are as many as come back."""

    pages: Collection[str]
    deeds: Collection[tuple[str, str]]
    first: datetime
    until: datetime
    most: int
    member: UUID | None = None
    ids: Collection[str] = ()


@dataclass(frozen=True)
class Looked:
    """One row. `ids` are of what was shown, and the page's own arguments; of a deed, its record's."""

    number: int
    at: datetime
    member: UUID | None
    by: str
    what: str
    address: str
    table: str
    ids: tuple[str, ...]
    fields: tuple[str, ...]
    basis: str


def looks(viewer: Viewer, asked: Asked) -> tuple[Looked, ...]:
    """The rows of the viewer's partnership that are asked for, the latest first.

    Raises Refused for anybody but a member of the partnership.
    """
    if viewer.kind != "member":
        raise Refused("Who has looked is for members of the partnership.", instead="Sign in first.")
    which = Q(address__in=asked.pages, what__in=LOOKS)
    for table, what in asked.deeds:
        which |= Q(table=table, what=what)
    # The tables are not there yet when this package is first imported.
    every = apps.get_model("audit", "AuditRow").objects
    rows = every.filter(which, partnership=viewer.tenant.id, at__gte=asked.first, at__lt=asked.until)
    if asked.member is not None:
        rows = rows.filter(member=asked.member)
    if asked.ids:
        named = Q(record__in=asked.ids)
        for each in asked.ids:
            named |= Q(ids__contains=each)
        rows = rows.filter(named)
    return tuple(map(_look, rows.order_by("-at", "-id")[: asked.most]))


def count(viewer: Viewer, first: datetime, until: datetime) -> int:
    """How many rows of any kind the viewer's partnership has, from a moment until just before another."""
    every = apps.get_model("audit", "AuditRow").objects
    return every.filter(partnership=viewer.tenant.id, at__gte=first, at__lt=until).count()


def _look(row: Any) -> Looked:
    return Looked(
        number=row.pk,
        at=row.at,
        member=row.member,
        by=row.system or row.viewer,
        what=row.what,
        address=row.address,
        table=row.table,
        ids=tuple(row.ids.split()) or ((row.record,) if row.record else ()),
        fields=tuple(row.fields.split()),
        basis=row.basis,
    )
