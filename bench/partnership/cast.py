"""Who and what the rows of a filled partnership are of, and the way they are put in: many at once."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db import models, transaction

from wardmote.foundation.access import Viewer

#: Rows put in by one statement, and by one transaction.
AT_ONCE, EACH = 500, 20_000
YEARS = 4


@dataclass
class Cast:
    """Who and what the rows are of."""

    by: Viewer
    at: datetime
    people: list[Any]
    bodies: list[Any]
    areas: list[Any]
    chance: random.Random

    def own(self, **said: Any) -> dict[str, Any]:
        return {"partnership_id": self.by.tenant.id, **said}

    def ago(self) -> datetime:
        """A moment of the last years."""
        return self.at - timedelta(minutes=self.chance.randint(60, YEARS * 365 * 24 * 60))


def put(table: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Put the rows in, a part at a time."""
    rows = iter(rows)
    while part := list(islice(rows, EACH)):
        with transaction.atomic():
            table._default_manager.bulk_create(part, batch_size=AT_ONCE)
