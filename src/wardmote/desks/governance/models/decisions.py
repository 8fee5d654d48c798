"""How authorities regarded crime and disorder in what they decided (Crime and Disorder Act 1998, section 17)."""

from django.db import models
from django.db.models import Q

from wardmote.desks.governance.rules.decisions import ADDS, EFFECTS
from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def decision_reference() -> str:
    return new_reference("RD")


class RegardedDecision(models.Model):
    """What an authority decided and how it regarded crime and disorder. `remedy` is what is done where it adds to them.

    `aim` is the aim of a plan that it bears on; an empty area means all of them.
    """

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=decision_reference, editable=False)
    partnership = kept("places.Partnership")
    statutory_area = kept("places.Area", null=True)
    organisation = kept("agencies.Organisation")
    aim = kept("plan.Aim", null=True)
    title = models.CharField(max_length=200)
    decided_on = models.DateField()
    regarded = models.CharField(max_length=500)
    effect = models.CharField(max_length=10, choices=list(EFFECTS.items()))
    remedy = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "governance_regarded_decision"
        constraints = [
            both_or_neither("withdrawn", "governance_regarded_decision"),
            models.CheckConstraint(
                condition=~Q(effect=ADDS) | ~Q(remedy=""), name="governance_regarded_decision_adds_with_a_remedy"
            ),
        ]

    def __str__(self) -> str:
        return self.reference
