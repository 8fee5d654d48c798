"""That somebody asked what is held about them, since when, and when the clock of it stood still."""

from django.db import models
from django.db.models import Q

from wardmote.desks.rights.models.sealed import SEALED
from wardmote.desks.rights.rules.requests import IDENTITY, PAUSES
from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def access_reference() -> str:
    return new_reference("SA")


class AccessRequest(models.Model):
    """A request of one person for what is held about them. `about` (who they are, and how they are written to) and
    `asked` (what they ask) are sealed under its own key, and so are the reasons given later.

    `organisation` received it, on `received_on`; every agency that was asked answers for itself: see `AccessPart`.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=access_reference, editable=False)
    partnership = kept("places.Partnership")
    organisation = kept("agencies.Organisation")
    received_on = models.DateField()
    about = models.TextField()
    asked = models.TextField(blank=True)
    identity = models.CharField(max_length=10, choices=list(IDENTITY.items()))
    extended_at = models.DateTimeField(null=True)
    extended_by = models.CharField(max_length=200, blank=True)
    extended_words = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    edition = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "rights_access_request"
        indexes = [models.Index(fields=["partnership", "received_on"], name="rights_request_received")]
        constraints = [
            both_or_neither("extended", "rights_request"),
            both_or_neither("withdrawn", "rights_request"),
            models.CheckConstraint(
                condition=Q(about__startswith=SEALED)
                & (Q(asked="") | Q(asked__startswith=SEALED))
                & (Q(extended_at__isnull=True, extended_words="") | Q(extended_words__startswith=SEALED)),
                name="rights_request_is_sealed",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class AccessPause(models.Model):
    """That the clock of a request stands still, or stood, from one day to another: proof or clarity is wanted."""

    id = key()
    partnership = kept("places.Partnership")
    request = kept("rights.AccessRequest")
    why = models.CharField(max_length=20, choices=list(PAUSES.items()))
    since = models.DateField()
    until = models.DateField(null=True)
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "rights_access_pause"
        constraints = [
            both_or_neither("ended", "rights_pause"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, until__isnull=True) | Q(ended_at__isnull=False, until__isnull=False),
                name="rights_pause_ends_on_a_day",
            ),
            models.UniqueConstraint(fields=["request"], condition=Q(ended_at__isnull=True), name="rights_pause_once"),
        ]

    def __str__(self) -> str:
        return f"pause of {self.request_id}"
