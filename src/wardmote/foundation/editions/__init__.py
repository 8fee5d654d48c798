"""Two people change the same record: the second is shown what the first did, and nothing is lost.

A record that people edit has an `edition` that rises with every change. A form carries the edition it was made from,
and `swap` writes only if that is still the record's. A view shows both versions with `compare`: see the README.
"""

from typing import Any

from django.db import models

from wardmote.errors import Broken, NotNow


class Superseded(NotNow):
    """Somebody else changed the record meanwhile. `edition` is the one that is there now."""

    def __init__(self, edition: int) -> None:
        super().__init__(
            "Somebody else changed this while you had it open, so your changes have not been saved.",
            instead="Look at what they changed, then save yours again if it still holds.",
        )
        self.edition = edition


def check_is_latest(row: models.Model, *, edition: int) -> None:
    """Raise Superseded if the record has moved on: ask it before rules that compare with what is there now."""
    if row.edition != edition:
        raise Superseded(row.edition)


def swap(row: models.Model, *, edition: int, **changes: Any) -> None:
    """Write `changes` to `row` as its next edition, if `edition` is the one it has; otherwise raise Superseded.

    `row` is brought up to date. It compares and writes in one statement, so two at once cannot both succeed.
    """
    mine = type(row)._default_manager.filter(pk=row.pk, edition=edition)
    if not mine.update(edition=edition + 1, **changes):
        there = type(row)._default_manager.filter(pk=row.pk).values_list("edition", flat=True).first()
        if there is None:
            raise Broken("The record that was to be changed is no longer there.")
        raise Superseded(there)
    row.refresh_from_db()
