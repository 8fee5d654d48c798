"""When a member last said that they have looked at what changed."""

from django.db import models

from wardmote.foundation.columns import key


class Look(models.Model):
    """The latest look of one member. Members are held by id: the foundation knows no desk."""

    id = key()
    partnership = models.UUIDField()
    member = models.UUIDField(unique=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "week_look"

    def __str__(self) -> str:
        return f"look {self.pk}"
