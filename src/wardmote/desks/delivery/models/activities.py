"""What is done for an aim, when and by whom, and what was counted of it. Nothing here is about a person."""

from django.db import models
from django.db.models import F, Q

from wardmote.desks.delivery.rules.activities import KINDS, SORTS
from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def activity_reference() -> str:
    return new_reference("AC")


class Activity(models.Model):
    """An action day, a named operation, a programme or a campaign, with the aim of the plan that it serves.

    `areas` and `bodies` are ids, as texts, of the statutory areas it is in and of the organisations that take part.
    `occasion` is the id of the day of the partnership's year that a campaign goes with. A programme may have no end.
    """

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=activity_reference, editable=False)
    partnership = kept("places.Partnership")
    kind = models.CharField(max_length=12, choices=[(each, each) for each in KINDS.values()])
    name = models.CharField(max_length=120)
    about = models.CharField(max_length=500)
    aim = kept("plan.Aim")
    starts = models.DateField()
    ends = models.DateField(null=True)
    areas = models.JSONField(default=list)
    bodies = models.JSONField(default=list)
    lead = kept("agencies.Member", null=True)
    occasion = models.CharField(max_length=40, blank=True)
    edition = models.PositiveIntegerField(default=1)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "delivery_activity"
        constraints = [
            both_or_neither("withdrawn", "delivery_activity"),
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")) | Q(ends__isnull=True, kind="programme"),
                name="delivery_activity_ends_unless_a_programme",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class ActivityCount(models.Model):
    """One number told of an activity. None is changed: of its `period`, `place` and `what` the latest `turn` holds.

    `period` is the first day of what is counted together, `place` the code of a ward or district, empty for the whole
    of it. `turn` is the edition of the activity that it was told of. `number` is nothing where it was not collected, or
    is taken back; `words` say how it was counted.
    """

    id = key()
    partnership = kept("places.Partnership")
    activity = kept("delivery.Activity")
    period = models.DateField()
    place = models.CharField(max_length=9, blank=True)
    place_name = models.CharField(max_length=200, blank=True)
    sort = models.CharField(max_length=8, choices=[(each, each) for each in SORTS])
    what = models.CharField(max_length=80)
    number = models.PositiveIntegerField(null=True)
    out_of = models.PositiveIntegerField(null=True)
    words = models.CharField(max_length=300, blank=True)
    turn = models.PositiveIntegerField()
    told_at = models.DateTimeField()
    told_by = models.CharField(max_length=200)

    class Meta:
        db_table = "delivery_activity_count"
        indexes = [models.Index(fields=["activity", "turn"], name="delivery_latest_count")]
        constraints = [
            models.CheckConstraint(
                condition=Q(out_of__isnull=True) | Q(number__lte=F("out_of")), name="delivery_count_no_more_than_of"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class ActivityEntry(models.Model):
    """One entry of an activity's history: what was done with it, with which words, by whom."""

    id = key()
    partnership = kept("places.Partnership")
    activity = kept("delivery.Activity")
    what = models.CharField(max_length=20)
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "delivery_activity_entry"
        indexes = [models.Index(fields=["activity", "at"], name="delivery_activity_history")]

    def __str__(self) -> str:
        return str(self.id)
