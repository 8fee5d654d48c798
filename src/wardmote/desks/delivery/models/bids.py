"""Bids that the partnership makes to other funders, and their history."""

from django.db import models
from django.db.models import Q

from wardmote.desks.delivery.rules.bids import AWARDED, STORED
from wardmote.foundation.columns import kept, key
from wardmote.foundation.references import new_reference


def bid_reference() -> str:
    return new_reference("B")


class Bid(models.Model):
    """Money asked of another funder, towards an aim of the plan: until when, how much, and what they answered.

    `closes` is the funder's last day for bids, and `answer_due` when they are to answer. `pence` is what is asked for,
    `given` what they give.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=bid_reference, editable=False)
    partnership = kept("places.Partnership")
    title = models.CharField(max_length=120)
    funder = models.CharField(max_length=200)
    purpose = models.CharField(max_length=500)
    aim = kept("plan.Aim")
    organisation = kept("agencies.Organisation")
    lead = kept("agencies.Member", null=True)
    pence = models.BigIntegerField()
    closes = models.DateField()
    answer_due = models.DateField()
    state = models.CharField(max_length=15, choices=[(each, each) for each in STORED])
    sent_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    given = models.BigIntegerField(null=True)
    edition = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "delivery_bid"
        constraints = [
            models.CheckConstraint(condition=Q(pence__gt=0), name="delivery_bid_asks_for_something"),
            models.CheckConstraint(
                condition=Q(state=AWARDED, given__gt=0) | ~Q(state=AWARDED) & Q(given__isnull=True),
                name="delivery_bid_given_where_awarded",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class BidEntry(models.Model):
    """One entry of a bid's history: what was done with it, with which words, by whom."""

    id = key()
    partnership = kept("places.Partnership")
    bid = kept("delivery.Bid")
    what = models.CharField(max_length=20)
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "delivery_bid_entry"
        indexes = [models.Index(fields=["bid", "at"], name="delivery_bid_history")]

    def __str__(self) -> str:
        return str(self.id)
