"""What is written for the next plan of an area: choices about the last one, measures, evidence, texts, versions.

The plan being written is rows of `plans.py` with a statutory area; an approved version is kept here word for word.
"""

from django.db import models
from django.db.models import Q

from wardmote.foundation.columns import kept, key


class Choice(models.Model):
    """What becomes of an aim or a commitment of the last plan in the next one, and why: carried over, changed, dropped.

    `made_aim` or `made_commitment` is the line it became; empty where it was dropped.
    """

    id = key()
    partnership = kept("places.Partnership")
    plan = kept("plan.Plan")
    aim = kept("plan.Aim", null=True)
    commitment = kept("plan.Commitment", null=True)
    choice = models.CharField(max_length=12, choices=[(w, w) for w in ("carried over", "changed", "dropped")])
    reason = models.CharField(max_length=300)
    made_aim = kept("plan.Aim", null=True)
    made_commitment = kept("plan.Commitment", null=True)
    chosen_at = models.DateTimeField()
    chosen_by = models.CharField(max_length=200)

    class Meta:
        db_table = "plan_choice"
        constraints = [
            models.UniqueConstraint(fields=["plan", "aim"], name="plan_choice_once_of_aim"),
            models.UniqueConstraint(fields=["plan", "commitment"], name="plan_choice_once_of_commitment"),
            models.CheckConstraint(
                condition=Q(aim__isnull=False, commitment__isnull=True, made_commitment__isnull=True)
                | Q(aim__isnull=True, commitment__isnull=False, made_aim__isnull=True),
                name="plan_choice_of_one_line",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Measure(models.Model):
    """How it is told whether an aim is reached: what is measured, from which start, towards what.

    `direction` is "up", "down" or "context" (either may be good; `because` says why). `figure` names a figure of the
    area's assessments, whose latest value is shown beside the start; it is empty where the measure is a partner's own.
    Either `baseline` is there with its period, or `known_by` says by when it will be. `baseline_href` is the figure it
    was read from, as issued, and `baseline_record` its value and interval.
    """

    id = key()
    partnership = kept("places.Partnership")
    aim = kept("plan.Aim")
    words = models.CharField(max_length=300)
    direction = models.CharField(max_length=7, choices=[(w, w) for w in ("up", "down", "context")])
    because = models.CharField(max_length=300, blank=True)
    figure = models.CharField(max_length=200, blank=True)
    baseline = models.CharField(max_length=200, blank=True)
    baseline_period = models.CharField(max_length=80, blank=True)
    baseline_href = models.CharField(max_length=500, blank=True)
    baseline_record = models.JSONField(default=dict)
    known_by = models.DateField(null=True)
    target = models.CharField(max_length=200, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "plan_measure"
        constraints = [
            models.UniqueConstraint(fields=["aim"], name="plan_measure_once"),
            models.CheckConstraint(
                condition=~Q(baseline="") | Q(known_by__isnull=False), name="plan_measure_begins_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class StandingEvidence(models.Model):
    """What shows that a standing commitment was kept, on a day. Without any for its rhythm the commitment is stale."""

    id = key()
    partnership = kept("places.Partnership")
    commitment = kept("plan.Commitment")
    words = models.CharField(max_length=300)
    link = models.CharField(max_length=500, blank=True)
    shown_on = models.DateField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    class Meta:
        db_table = "plan_standing_evidence"
        indexes = [models.Index(fields=["commitment", "shown_on"], name="plan_standing_evidence_latest")]

    def __str__(self) -> str:
        return str(self.id)


class PlanText(models.Model):
    """What a plan says in words of its own about one thing that the law wants in it; `part` is one of parts.toml."""

    id = key()
    partnership = kept("places.Partnership")
    plan = kept("plan.Plan")
    part = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=200)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "plan_text"
        constraints = [models.UniqueConstraint(fields=["plan", "part"], name="plan_text_once")]

    def __str__(self) -> str:
        return str(self.id)


class EqualityAssessment(models.Model):
    """What a plan means for people who share a protected characteristic (Equality Act 2010, section 149).

    `impacts` is characteristic → "better", "none", "worse" or "not known".
    """

    id = key()
    partnership = kept("places.Partnership")
    plan = kept("plan.Plan")
    impacts = models.JSONField()
    evidence = models.TextField()
    mitigation = models.TextField(blank=True)
    monitoring = models.TextField()
    done_at = models.DateTimeField()
    done_by = models.CharField(max_length=200)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "plan_equality_assessment"
        constraints = [models.UniqueConstraint(fields=["plan"], name="plan_equality_assessment_once")]

    def __str__(self) -> str:
        return str(self.id)


class PlanVersion(models.Model):
    """A plan as it was approved, word for word. Rows are only ever added: a correction is another version.

    `content` is what `documents.content_of` makes of it, `digest` the SHA-256 of its lines, and `because` where the
    strategy group agreed it.
    """

    id = key()
    partnership = kept("places.Partnership")
    plan = kept("plan.Plan")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    approved_at = models.DateTimeField()
    approved_by = models.CharField(max_length=200)
    because = models.TextField()

    class Meta:
        db_table = "plan_version"
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once")]

    def __str__(self) -> str:
        return str(self.id)


class Transmittal(models.Model):
    """That a version was sent to the elected local policing body (SI 2007/1830, regulation 13A), and its receipt.

    `way` is "link" for one that the body's registered mailbox opens, or how else it was sent.
    """

    id = key()
    partnership = kept("places.Partnership")
    version = kept("plan.PlanVersion")
    organisation = kept("agencies.Organisation")
    way = models.CharField(max_length=20)
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=200)
    sent_on = models.DateField()
    received_at = models.DateTimeField(null=True)
    received_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "plan_transmittal"
        constraints = [
            models.CheckConstraint(
                condition=Q(received_at__isnull=True, received_by="")
                | Q(received_at__isnull=False) & ~Q(received_by=""),
                name="plan_transmittal_received_says_when_and_who",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class CheckReview(models.Model):
    """That somebody named checked a line of the checklist against the law. It holds while the line reads the same."""

    id = key()
    partnership = kept("places.Partnership")
    line = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    reviewer = models.CharField(max_length=200)
    position = models.CharField(max_length=200)
    day = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "plan_check_review"

    def __str__(self) -> str:
        return str(self.id)
