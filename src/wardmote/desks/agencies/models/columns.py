"""Columns that these tables share."""

import uuid

from django.db import models
from django.db.models import F, Q


def key() -> models.UUIDField:
    """A key that says nothing."""
    return models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)


def kept(to: str, **more) -> models.ForeignKey:
    """A row that this one needs: it cannot be deleted, and does not know its way back."""
    return models.ForeignKey(to, on_delete=models.PROTECT, related_name="+", **more)


def ends_after_it_starts(table: str) -> models.CheckConstraint:
    """An unknown start or end is empty."""
    return models.CheckConstraint(
        condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
        name=f"{table}_ends_after_it_starts",
    )


def both_or_neither(verb: str, table: str) -> models.CheckConstraint:
    """`…_at` and `…_by` come together."""
    at, by = f"{verb}_at__isnull", f"{verb}_by"
    return models.CheckConstraint(
        condition=Q(**{at: True, by: ""}) | (Q(**{at: False}) & ~Q(**{by: ""})), name=f"{table}_{verb}_by_whom"
    )
