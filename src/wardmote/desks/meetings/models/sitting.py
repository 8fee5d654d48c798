"""What happens in a meeting: who came, what they declared, what was decided and who dissented."""

from django.db import models
from django.db.models import Q

from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def decision_reference() -> str:
    return new_reference("DC")


class Attendance(models.Model):
    """A place at a meeting, and who took it. `member` is who is expected there, empty where it is an organisation's.

    `state` is empty until somebody says. `came` is the member who sat there, or `came_name` where they have no account.
    """

    id = key()
    partnership = kept("places.Partnership")
    meeting = kept("meetings.Meeting")
    organisation = kept("agencies.Organisation")
    member = kept("agencies.Member", null=True)
    counts = models.BooleanField()
    state = models.CharField(max_length=12, blank=True)
    came = kept("agencies.Member", null=True)
    came_name = models.CharField(max_length=200, blank=True)
    said_at = models.DateTimeField(null=True)
    said_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "meetings_attendance"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"], condition=Q(member__isnull=False), name="meetings_attendance_once"
            ),
            both_or_neither("said", "meetings_attendance"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Declaration(models.Model):
    """That somebody present has an interest in an item (empty: in the whole business). `left`: they left for it."""

    id = key()
    partnership = kept("places.Partnership")
    attendance = kept("meetings.Attendance")
    item = kept("meetings.Item", null=True)
    words = models.CharField(max_length=300)
    left = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "meetings_declaration"
        constraints = [both_or_neither("withdrawn", "meetings_declaration")]

    def __str__(self) -> str:
        return str(self.id)


class Decision(models.Model):
    """What was decided on an item, and why. One put off comes back on the next agenda."""

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=decision_reference, editable=False)
    partnership = kept("places.Partnership")
    item = kept("meetings.Item")
    text = models.CharField(max_length=500)
    because = models.CharField(max_length=500, blank=True)
    outcome = models.CharField(max_length=12)
    edition = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "meetings_decision"
        constraints = [both_or_neither("withdrawn", "meetings_decision")]

    def __str__(self) -> str:
        return self.reference


class Dissent(models.Model):
    """That somebody present was against a decision, and why if they said."""

    id = key()
    partnership = kept("places.Partnership")
    decision = kept("meetings.Decision")
    attendance = kept("meetings.Attendance")

    class Meta:
        db_table = "meetings_dissent"
        constraints = [models.UniqueConstraint(fields=["decision", "attendance"], name="meetings_dissent_once")]

    def __str__(self) -> str:
        return str(self.id)
