"""The marker that says a database was made by a demonstration."""

from django.db import models
from django.db.models import Q


class Demonstration(models.Model):
    """One row, only in a database that `wardmote demo` made: sign-in without a password works nowhere else."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)

    class Meta:
        db_table = "accounts_demonstration"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="accounts_demonstration_only_one")]

    def __str__(self) -> str:
        return "demonstration"
