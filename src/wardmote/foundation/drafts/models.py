"""What was typed into a form and has not been sent."""

import uuid

from django.db import models


class Draft(models.Model):
    """What one member typed on one page: a list of [name, text] pairs in JSON, as a browser sends them, sealed.

    It is sealed under a key of the member's own: what is typed may be graver than the page it is typed on.
    It is deleted when the form is sent, when the member says so, or at `until`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.UUIDField()
    member = models.UUIDField()
    path = models.CharField(max_length=300)
    typed = models.TextField()
    at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        db_table = "drafts_draft"
        constraints = [models.UniqueConstraint(fields=["partnership", "member", "path"], name="drafts_draft_once")]

    def __str__(self) -> str:
        return f"draft {self.pk}"
