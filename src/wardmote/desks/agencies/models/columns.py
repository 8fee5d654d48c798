"""Columns that these tables share."""

from django.db import models
from django.db.models import F, Q


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
