"""The columns that tables of ours have alike: a key that says nothing, references that lose nothing, who and when."""

import uuid

from django.db import models
from django.db.models import Q


def key() -> models.UUIDField:
    """A random key, which tells nobody how many rows there are or which came first."""
    return models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)


def kept(to: str, **more) -> models.ForeignKey:
    """A reference to a row that may not go while it is referred to, and that does not know of it."""
    return models.ForeignKey(to, on_delete=models.PROTECT, related_name="+", **more)


def with_names(rows: models.QuerySet, *beside: str) -> models.QuerySet:
    """Rows with the names of what they refer to, for lists, which show no more of it: half the cost of whole rows."""
    own = [field.attname for field in rows.model._meta.concrete_fields]
    return rows.select_related(*beside).only(*own, *(f"{each}__name" for each in beside))


def both_or_neither(verb: str, table: str) -> models.CheckConstraint:
    """`…_at` and `…_by` come together."""
    at, by = f"{verb}_at__isnull", f"{verb}_by"
    return models.CheckConstraint(
        condition=Q(**{at: True, by: ""}) | (Q(**{at: False}) & ~Q(**{by: ""})), name=f"{table}_{verb}_by_whom"
    )
