"""The rows a viewer may see. Every reader of a desk's tables starts here, and nowhere else."""

from functools import cache, lru_cache
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from wardmote.errors import Broken
from wardmote.foundation import desks
from wardmote.foundation.access.classes import may_see
from wardmote.foundation.access.viewer import Viewer

Row = TypeVar("Row", bound=Model)
SCOPE = "partnership"


def seen(viewer: Viewer, table: type[Row], record_class: str) -> "QuerySet[Row]":
    """The rows that this viewer may see: of their partnership, and of a class that is open to them; else none.

    What may not be seen is absent, and nothing says so. A table that a desk declares as shared has no partnership to
    cut by. Raises Broken for a table that has none and is not declared, and for one that holds people: see `people`.
    """
    if table._meta.label in _of_people():
        raise Broken(f"{table._meta.label} holds people.", instead="Read it by access.people, with a purpose.")
    if not may_see(viewer, record_class):
        return table._default_manager.none()
    return _rows_of(table, viewer.tenant.id).all()


@lru_cache(maxsize=1024)
def _rows_of(table: type[Row], partnership: UUID) -> "QuerySet[Row]":
    """The question for a partnership's rows, which holds none: to copy it costs a fraction of putting it again."""
    return table._default_manager.filter(**({SCOPE: partnership} if _is_cut(table) else {}))


@cache
def _is_cut(model: type[Model]) -> bool:
    label = model._meta.label
    if label in _shared():
        return False
    if SCOPE not in {field.name for field in model._meta.concrete_fields}:
        raise Broken(f"{label} has no partnership and no desk says that it is shared.")
    return True


@cache
def _shared() -> frozenset[str]:
    return frozenset(table for desk in desks.every() for table, _why in desk.shared_tables)


@cache
def _of_people() -> frozenset[str]:
    return frozenset(table.label for desk in desks.every() for table in desk.people)
