"""The plan as rows. Every line keeps the id its pack gives it and its section in the plan; nothing is ever deleted."""

from django.db import models
from django.db.models import F, Q

from wardmote.foundation.columns import kept, key
from wardmote.foundation.references import new_reference


def plan_reference() -> str:
    return new_reference("P")


def commitment_reference() -> str:
    return new_reference("C")


def _withdrawn_whole(table: str) -> models.CheckConstraint:
    said = Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="")
    return models.CheckConstraint(
        condition=said | Q(withdrawn_at__isnull=True, withdrawn_by=""), name=f"{table}_withdrawn_says_when_and_who"
    )


class Plan(models.Model):
    """A partnership plan, in force from `starts` to `ends`, both included.

    One without a statutory area came with a pack and is public. One with an area is being written here as the
    successor of another; of it the public sees approved versions and nothing else.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=plan_reference, editable=False)
    partnership = kept("places.Partnership")
    statutory_area = kept("places.Area", null=True)
    succeeds = kept("plan.Plan", null=True)
    title = models.CharField(max_length=200)
    starts = models.DateField()
    ends = models.DateField()
    source = models.TextField()
    summary = models.TextField()
    note = models.TextField(blank=True)
    pack_digest = models.CharField(max_length=64, blank=True)
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=200)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "plan_plan"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "starts"],
                condition=Q(statutory_area__isnull=True),
                name="plan_plan_of_a_pack_once",
            ),
            models.UniqueConstraint(
                fields=["partnership", "statutory_area", "starts"], name="plan_plan_of_an_area_once"
            ),
            models.CheckConstraint(
                condition=Q(statutory_area__isnull=True, succeeds__isnull=True)
                | Q(statutory_area__isnull=False, succeeds__isnull=False),
                name="plan_plan_of_an_area_succeeds_another",
            ),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="plan_plan_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return self.title


class Stand(models.Model):
    """What a priority and a programme have in common."""

    id = key()
    partnership = kept("places.Partnership")
    plan = kept("plan.Plan")
    slug = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    # Slugs of the four heads of section 6(1) of the Crime and Disorder Act 1998.
    heads = models.JSONField()
    caution = models.TextField(blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title


class Priority(Stand):
    """What the plan puts first. `about_harm` pages offer a way to leave fast.

    `why` is what of the assessment makes it a priority, and `regard` how the police and crime plan was regarded
    (Crime and Disorder Act 1998, section 6(1A)); a pack's plan has neither.
    """

    section = models.CharField(max_length=300, blank=True)
    county_priority = models.CharField(max_length=80, blank=True)
    about_harm = models.BooleanField(default=False)
    why = models.TextField(blank=True)
    regard = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "plan_priority"
        constraints = [
            models.UniqueConstraint(fields=["plan", "slug"], name="plan_priority_once"),
            _withdrawn_whole("plan_priority"),
        ]


class Programme(Stand):
    """Work the plan sets out beside its priorities. `owner` is what the pack calls the organisation that leads it."""

    owner = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "plan_programme"
        constraints = [models.UniqueConstraint(fields=["plan", "slug"], name="plan_programme_once")]


class Line(models.Model):
    """What every line of a plan has: the id the pack gives it, its words, and where the plan says it.

    A line that a later pack no longer has is withdrawn, and stays.
    """

    id = key()
    partnership = kept("places.Partnership")
    plan = kept("plan.Plan")
    item = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField()
    text = models.TextField()
    section = models.CharField(max_length=300, blank=True)
    under = models.CharField(max_length=80, blank=True)
    caution = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.item


class Statement(Line):
    """What a plan says that is no promise: its introduction, or the opening of a priority or programme."""

    priority = kept("plan.Priority", null=True)
    programme = kept("plan.Programme", null=True)
    group = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "plan_statement"
        constraints = [
            models.UniqueConstraint(fields=["plan", "item"], name="plan_statement_once"),
            _withdrawn_whole("plan_statement"),
        ]


class Aim(Line):
    """What the plan wants to achieve."""

    priority = kept("plan.Priority")
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "plan_aim"
        constraints = [
            models.UniqueConstraint(fields=["plan", "item"], name="plan_aim_once"),
            _withdrawn_whole("plan_aim"),
        ]


class Commitment(Line):
    """What the plan says is done now (`now`) or will be done (`will`). A `standing` one has no end.

    `meeting` and `organisations` are what the pack calls them. What is written here says instead whose it is
    (`organisation`, and `owner` or `owner_name`), and either by when (`due`) or how often there is to be evidence.
    """

    reference = models.CharField(max_length=12, unique=True, default=commitment_reference, editable=False)
    priority = kept("plan.Priority")
    when = models.CharField(max_length=4, choices=[("now", "done now"), ("will", "will be done")])
    standing = models.BooleanField()
    meeting = models.CharField(max_length=80, blank=True)
    organisations = models.JSONField(default=list)
    organisation = kept("agencies.Organisation", null=True)
    owner = kept("agencies.Member", null=True)
    owner_name = models.CharField(max_length=200, blank=True)
    due = models.DateField(null=True)
    rhythm_months = models.PositiveSmallIntegerField(null=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "plan_commitment"
        constraints = [
            models.UniqueConstraint(fields=["plan", "item"], name="plan_commitment_once"),
            _withdrawn_whole("plan_commitment"),
        ]


class QuotedFigure(models.Model):
    """A figure the plan prints. A change is computed from `before` and `value`; `said` is what the plan printed."""

    id = key()
    partnership = kept("places.Partnership")
    plan = kept("plan.Plan")
    priority = kept("plan.Priority")
    item = models.CharField(max_length=80)
    label = models.CharField(max_length=300)
    unit = models.CharField(max_length=80)
    place = models.CharField(max_length=200)
    period = models.CharField(max_length=80)
    value = models.BigIntegerField()
    before = models.BigIntegerField(null=True)
    before_period = models.CharField(max_length=80, blank=True)
    said = models.TextField(blank=True)
    section = models.CharField(max_length=300)
    source = models.TextField()
    caution = models.TextField(blank=True)

    class Meta:
        db_table = "plan_quoted_figure"
        constraints = [models.UniqueConstraint(fields=["plan", "item"], name="plan_quoted_figure_once")]

    def __str__(self) -> str:
        return self.item


class EvidenceLink(models.Model):
    """The kinds of a source that bear on a priority, in the publisher's words, and what they do and do not show."""

    id = key()
    partnership = kept("places.Partnership")
    priority = kept("plan.Priority")
    source = models.CharField(max_length=80)
    kinds = models.JSONField()
    says = models.TextField()

    class Meta:
        db_table = "plan_evidence_link"
        constraints = [models.UniqueConstraint(fields=["priority", "source"], name="plan_evidence_link_once")]

    def __str__(self) -> str:
        return self.source
