"""Requests under the Freedom of Information Act 2000 that bear on the partnership, and when a clock stood still."""

from django.db import models
from django.db.models import F, Q

from wardmote.desks.governance.rules.requests import OUTCOMES, PAUSES
from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def request_reference() -> str:
    return new_reference("FQ")


class InformationRequest(models.Model):
    """What was asked for, of which authority, when it came and what came of it. Nothing of who asked has room here.

    `theirs` is the authority's own reference. `extended_on` is when it was told that more time is needed, and why.
    """

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=request_reference, editable=False)
    partnership = kept("places.Partnership")
    organisation = kept("agencies.Organisation")
    theirs = models.CharField(max_length=30, blank=True)
    subject = models.CharField(max_length=200)
    received_on = models.DateField()
    owner = kept("agencies.Member", null=True)
    extended_on = models.DateField(null=True)
    extended_because = models.CharField(max_length=300, blank=True)
    answered_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12, choices=list(OUTCOMES.items()), blank=True)
    words = models.CharField(max_length=300, blank=True)
    edition = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "governance_information_request"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, outcome="")
                | Q(answered_on__gte=F("received_on")) & ~Q(outcome=""),
                name="governance_request_answered_somehow",
            )
        ]

    def __str__(self) -> str:
        return self.reference


class RequestPause(models.Model):
    """That the clock of a request stood still from a day to the day it ran again, and why."""

    id = key()
    partnership = kept("places.Partnership")
    request = kept("governance.InformationRequest")
    reason = models.CharField(max_length=20, choices=list(PAUSES.items()))
    starts = models.DateField()
    ends = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "governance_request_pause"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="governance_pause_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(ends__isnull=True, withdrawn_at__isnull=True),
                name="governance_pause_one_at_a_time",
            ),
            both_or_neither("withdrawn", "governance_pause"),
        ]

    def __str__(self) -> str:
        return str(self.id)
