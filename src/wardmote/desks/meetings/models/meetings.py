"""A meeting, its agenda and its papers."""

from django.db import models
from django.db.models import Q

from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def meeting_reference() -> str:
    return new_reference("MT")


class Meeting(models.Model):
    """One meeting of one of our groups. It is planned, sits, and is closed, or is called off with the reason.

    `correcting` says why a closed meeting is open again: its minutes are being put right. `confidential_…` is there
    when those present accepted that what is restricted stays in the room.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=meeting_reference, editable=False)
    partnership = kept("places.Partnership")
    group = kept("meetings.Group")
    day = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField(null=True)
    place = models.CharField(max_length=200)
    online = models.URLField(max_length=500, blank=True)
    chair = kept("agencies.Member", null=True)
    edition = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    opened_at = models.DateTimeField(null=True)
    opened_by = models.CharField(max_length=200, blank=True)
    confidential_at = models.DateTimeField(null=True)
    confidential_by = models.CharField(max_length=200, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=200, blank=True)
    correcting = models.CharField(max_length=300, blank=True)
    off_at = models.DateTimeField(null=True)
    off_by = models.CharField(max_length=200, blank=True)
    off_because = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "meetings_meeting"
        indexes = [models.Index(fields=["partnership", "day"], name="meetings_by_day")]
        constraints = [
            *(both_or_neither(verb, "meetings_meeting") for verb in ("opened", "confidential", "closed", "off")),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(opened_at__isnull=False, off_at__isnull=True),
                name="meetings_meeting_opened_before_it_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Item(models.Model):
    """One item of an agenda. `origin` says what put it there, so that it is put there once; empty: somebody did.

    `note` is what the minutes say of it.
    """

    id = key()
    partnership = kept("places.Partnership")
    meeting = kept("meetings.Meeting")
    order = models.PositiveSmallIntegerField()
    origin = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200)
    about = models.CharField(max_length=500, blank=True)
    wants = models.CharField(max_length=10, choices=[(each, each) for each in ("note", "discuss", "decide")])
    lead = kept("agencies.Member", null=True)
    paper_due = models.DateField(null=True)
    restricted = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    edition = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "meetings_item"
        indexes = [models.Index(fields=["meeting", "order"], name="meetings_item_in_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "origin"], condition=~Q(origin=""), name="meetings_item_put_there_once"
            ),
            both_or_neither("removed", "meetings_item"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Paper(models.Model):
    """What an item is about: a file kept by its hash, or a page of this site (`path`)."""

    id = key()
    partnership = kept("places.Partnership")
    item = kept("meetings.Item")
    title = models.CharField(max_length=200)
    path = models.CharField(max_length=300, blank=True)
    file_name = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "meetings_paper"
        constraints = [
            models.CheckConstraint(
                condition=Q(path="") & ~Q(sha256="") & ~Q(file_name="") | ~Q(path="") & Q(sha256="", file_name=""),
                name="meetings_paper_is_a_file_or_a_page",
            ),
            both_or_neither("withdrawn", "meetings_paper"),
        ]

    def __str__(self) -> str:
        return self.title
