"""What a table that holds people is made of: it cannot be read but through `access.people`."""

from typing import Any, NoReturn
from uuid import UUID

from django.db import models

from wardmote.errors import Broken


class Unread(models.Manager):
    """Adds and changes rows, and reads none: whoever asks for them other than by `access.people` is told so."""

    def get_queryset(self) -> NoReturn:
        raise Broken(
            f"{self.model._meta.label} holds people and was to be read without a viewer.",
            instead="Read it by access.people(viewer, Table, purpose=…, at=…).",
        )

    def create(self, **said: Any) -> models.Model:
        """Add one row, which the database has not got yet."""
        row = self.model(**said)
        row.save(force_insert=True)
        return row

    def change(self, id: UUID, **said: Any) -> None:
        """Change what these columns of one row say, which a verb has found for its viewer already."""
        self.model(pk=id, **said).save(force_update=True, update_fields=list(said))


class OfPeople(models.Model):
    """The shape of a table that holds people; its Meta begins from this one's.

    `every_row` is for access itself and for what the foundation does with rows that a verb has in its hand already.
    """

    objects = Unread()
    every_row = models.Manager()

    class Meta:
        abstract = True
        default_manager_name = "every_row"
