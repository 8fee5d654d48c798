"""The columns that every table of ours has alike: a key that says nothing, and references that lose nothing."""

import uuid

from django.db import models


def key() -> models.UUIDField:
    """A random key, which tells nobody how many rows there are or which came first."""
    return models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)


def kept(to: str, **more) -> models.ForeignKey:
    """A reference to a row that may not go while it is referred to, and that does not know of it."""
    return models.ForeignKey(to, on_delete=models.PROTECT, related_name="+", **more)
