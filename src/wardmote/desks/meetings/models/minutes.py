"""What a meeting leaves: its minutes, version by version, the packs of papers, and what it carried over."""

from django.db import models

from wardmote.foundation.columns import both_or_neither, kept, key


class Minutes(models.Model):
    """One version of a meeting's minutes, as they were when it closed: never changed, only followed by another.

    `whole` is the document for those who attend, `shareable` the one without what is restricted.
    """

    id = key()
    partnership = kept("places.Partnership")
    meeting = kept("meetings.Meeting")
    version = models.PositiveSmallIntegerField()
    because = models.CharField(max_length=300, blank=True)
    whole = models.JSONField()
    shareable = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    approved_in = kept("meetings.Meeting", null=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "meetings_minutes"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "version"], name="meetings_minutes_once"),
            both_or_neither("approved", "meetings_minutes"),
        ]

    def __str__(self) -> str:
        return f"version {self.version}"


class MeetingPack(models.Model):
    """The papers of a meeting as they were sent out: each reader takes a copy that says whose it is.

    `papers` are [paper id, whether its item is restricted, the item's number], in the order of the agenda.
    """

    id = key()
    partnership = kept("places.Partnership")
    meeting = kept("meetings.Meeting")
    number = models.PositiveSmallIntegerField()
    whole = models.JSONField()
    shareable = models.JSONField()
    papers = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "meetings_meeting_pack"
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="meetings_pack_once")]

    def __str__(self) -> str:
        return f"pack {self.number}"


class CarriedOver(models.Model):
    """That an action of an earlier meeting was still open when this one closed."""

    id = key()
    partnership = kept("places.Partnership")
    meeting = kept("meetings.Meeting")
    action = kept("actions.Action")

    class Meta:
        db_table = "meetings_carried_over"
        constraints = [models.UniqueConstraint(fields=["meeting", "action"], name="meetings_carried_over_once")]

    def __str__(self) -> str:
        return str(self.id)
