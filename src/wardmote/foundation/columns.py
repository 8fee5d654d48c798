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


def both_or_neither(verb: str, table: str) -> models.CheckConstraint:
    """`…_at` and `…_by` come together."""
    at, by = f"{verb}_at__isnull", f"{verb}_by"
    return models.CheckConstraint(
        condition=Q(**{at: True, by: ""}) | (Q(**{at: False}) & ~Q(**{by: ""})), name=f"{table}_{verb}_by_whom"
    )
