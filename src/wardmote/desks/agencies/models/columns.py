"""Columns that these tables share."""

from django.db import models
from django.db.models import F, Q


def ends_after_it_starts(table: str) -> models.CheckConstraint:
    """An unknown start or end is empty."""
    return models.CheckConstraint(
        condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
        name=f"{table}_ends_after_it_starts",
    )
