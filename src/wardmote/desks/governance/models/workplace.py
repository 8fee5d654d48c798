"""What organisations do about violence against women in their own house: accreditations held and policies for staff."""

from django.db import models
from django.db.models import F, Q

from wardmote.desks.governance.rules.workplace import LEAVE, REGISTERS, STRANDS
from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def accreditation_reference() -> str:
    return new_reference("WR")


def staff_policy_reference() -> str:
    return new_reference("SP")


class Accreditation(models.Model):
    """That an organisation holds White Ribbon accreditation for one cycle. The next cycle is another row.

    `owner` is the member who leads it; of ambassadors there is a number and nothing else.
    """

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=accreditation_reference, editable=False)
    partnership = kept("places.Partnership")
    organisation = kept("agencies.Organisation")
    level = models.CharField(max_length=80)
    starts = models.DateField()
    ends = models.DateField()
    owner = kept("agencies.Member", null=True)
    ambassadors = models.PositiveIntegerField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "governance_accreditation"
        constraints = [
            both_or_neither("withdrawn", "governance_accreditation"),
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")), name="governance_accreditation_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class AccreditationItem(models.Model):
    """Something that the action plan of an accreditation promises, by strand; done once there is evidence of it."""

    id = key()
    partnership = kept("places.Partnership")
    accreditation = kept("governance.Accreditation")
    strand = models.CharField(max_length=12, choices=list(STRANDS.items()))
    text = models.CharField(max_length=200)
    done_on = models.DateField(null=True)
    evidence = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "governance_accreditation_item"
        constraints = [
            both_or_neither("withdrawn", "governance_accreditation_item"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | ~Q(evidence=""), name="governance_accreditation_item_shown_by"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class StaffPolicy(models.Model):
    """An organisation's domestic abuse policy for its own staff, as it stands from a day. A later one is another row.

    Of managers there are two numbers, how many and how many of them are trained; both or neither.
    """

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=staff_policy_reference, editable=False)
    partnership = kept("places.Partnership")
    organisation = kept("agencies.Organisation")
    dated = models.DateField()
    review_due = models.DateField()
    managers = models.PositiveIntegerField(null=True)
    trained = models.PositiveIntegerField(null=True)
    paid_leave = models.CharField(max_length=10, choices=list(LEAVE.items()))
    link = models.URLField(max_length=500, blank=True)
    owner = kept("agencies.Member", null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "governance_staff_policy"
        constraints = [
            both_or_neither("withdrawn", "governance_staff_policy"),
            models.CheckConstraint(
                condition=Q(review_due__gt=F("dated")), name="governance_staff_policy_reviewed_after_it_is_dated"
            ),
            models.CheckConstraint(
                condition=Q(managers__isnull=True, trained__isnull=True)
                | Q(managers__gt=0, trained__lte=F("managers")),
                name="governance_staff_policy_trains_its_own",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class HungCommitment(models.Model):
    """That a commitment of a plan hangs on what one of these two registers holds."""

    id = key()
    partnership = kept("places.Partnership")
    register = models.CharField(max_length=14, choices=[(each, each) for each in REGISTERS])
    commitment = kept("plan.Commitment")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "governance_hung_commitment"
        constraints = [
            models.UniqueConstraint(fields=["register", "commitment"], name="governance_commitment_hung_once"),
            both_or_neither("withdrawn", "governance_hung_commitment"),
        ]

    def __str__(self) -> str:
        return str(self.id)
