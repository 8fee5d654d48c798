"""What was done of each commitment of a plan, as those who answer for it say. Nothing here is ever deleted."""

from django.db import models
from django.db.models import Q

from wardmote.foundation.columns import kept, key
from wardmote.foundation.references import new_reference


def evaluation_reference() -> str:
    return new_reference("V")


class Evaluation(models.Model):
    """How far a plan was carried out up to a day (SI 2007/1830, regulation 7(f)): its last one when it has ended.

    `summary` is what the partnership says of it all when it signs; `opened_again` why it was last opened again.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=evaluation_reference, editable=False)
    partnership = kept("places.Partnership")
    plan = kept("plan.Plan")
    until = models.DateField()
    summary = models.TextField(blank=True)
    opened_again = models.CharField(max_length=300, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "plan_evaluation"
        constraints = [
            models.UniqueConstraint(fields=["plan", "until"], name="plan_evaluation_once"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(signed_at__isnull=True), name="plan_evaluation_one_open"
            ),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, signed_by="") | Q(signed_at__isnull=False) & ~Q(signed_by=""),
                name="plan_evaluation_signed_says_when_and_who",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Outcome(models.Model):
    """What is said of one commitment in an evaluation, and who says it.

    `organisation` is asked; `owner` is a member of any organisation, or `owner_name` somebody without an account.
    `state` repeats that of the last entry, empty where nobody has said anything yet.
    """

    id = key()
    partnership = kept("places.Partnership")
    evaluation = kept("plan.Evaluation")
    commitment = kept("plan.Commitment")
    organisation = kept("agencies.Organisation", null=True)
    owner = kept("agencies.Member", null=True)
    owner_name = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "plan_outcome"
        constraints = [models.UniqueConstraint(fields=["evaluation", "commitment"], name="plan_outcome_once")]

    def __str__(self) -> str:
        return str(self.id)


class OutcomeEntry(models.Model):
    """One telling of what was done, with what shows it; a later one corrects it.

    `shows` names a document or a figure and `link` is where it can be read; `action` is an action it came to.
    """

    id = key()
    partnership = kept("places.Partnership")
    outcome = kept("plan.Outcome")
    state = models.CharField(max_length=20)
    words = models.CharField(max_length=500)
    shows = models.CharField(max_length=400, blank=True)
    link = models.CharField(max_length=500, blank=True)
    action = kept("actions.Action", null=True)
    way = models.CharField(max_length=10, choices=[(w, w) for w in ("member", "link", "telephone")])
    told_by = models.CharField(max_length=200, blank=True)
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=200)

    class Meta:
        db_table = "plan_outcome_entry"
        indexes = [models.Index(fields=["outcome", "said_at"], name="plan_outcome_entry_history")]

    def __str__(self) -> str:
        return str(self.id)


class OutcomeRequest(models.Model):
    """That an organisation is asked, by a one-time link, about everything of an evaluation it has not answered."""

    id = key()
    partnership = kept("places.Partnership")
    evaluation = kept("plan.Evaluation")
    organisation = kept("agencies.Organisation")

    class Meta:
        db_table = "plan_outcome_request"
        constraints = [models.UniqueConstraint(fields=["evaluation", "organisation"], name="plan_outcome_request_once")]

    def __str__(self) -> str:
        return str(self.id)
