"""The database is told how many of its rows are alike, and takes the index that finds the fewest."""

from uuid import uuid4

import pytest
from django.db import connection

from wardmote.foundation.health.statistics import count_rows
from wardmote.foundation.local_values.models import LocalValue
from wardmote.foundation.now import now


@pytest.mark.django_db
def test_the_rows_of_an_index_are_counted():
    told = {"partnership": uuid4(), "value": 1, "made_at": now(), "made_by": "a test"}
    LocalValue.objects.bulk_create(LocalValue(name=f"value {n}", **told) for n in range(50))
    count_rows(at=now())
    # PostgreSQL counts by itself.
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT stat FROM sqlite_stat1 WHERE idx = 'local_values_of'")
            assert cursor.fetchone() == ("50 50 1",)
