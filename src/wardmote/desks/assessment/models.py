"""An assessment as it was issued: its bytes, figures, and the extracts it was built on. Rows are only ever added."""

from django.db import models
from django.db.models import Q

from wardmote.foundation.columns import kept, key
from wardmote.foundation.references import new_reference


def assessment_reference() -> str:
    return new_reference("A")


class Assessment(models.Model):
    """A strategic assessment of one place and period, as issued. `statutory_area` is empty where it is of several.

    `digest` is the SHA-256 of its assessment.json, which holds every figure and the document: the same assessment is
    registered once. `order` is that of its place in the partnership: each area, then all together.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=assessment_reference, editable=False)
    partnership = kept("places.Partnership")
    statutory_area = kept("places.Area", null=True)
    place_slug = models.CharField(max_length=80)
    place_name = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    first_month = models.CharField(max_length=7)
    last_month = models.CharField(max_length=7)
    as_at = models.DateField()
    version = models.CharField(max_length=40)
    made_up = models.BooleanField()
    digest = models.CharField(max_length=64)
    registered_at = models.DateTimeField()
    registered_by = models.CharField(max_length=80)
    # Slugs of the gaps that it leaves open; null where it was built before this was written down.
    gaps = models.JSONField(null=True)

    class Meta:
        db_table = "assessment_assessment"
        constraints = [models.UniqueConstraint(fields=["partnership", "digest"], name="assessment_assessment_once")]

    def __str__(self) -> str:
        return self.title


class IssuedFile(models.Model):
    """One file of an assessment, kept byte for byte under WARDMOTE_DATA. `name` is its path inside the assessment."""

    id = key()
    partnership = kept("places.Partnership")
    assessment = kept("assessment.Assessment")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()

    class Meta:
        db_table = "assessment_issued_file"
        constraints = [models.UniqueConstraint(fields=["assessment", "name"], name="assessment_issued_file_once")]

    def __str__(self) -> str:
        return self.name


class ExtractUsed(models.Model):
    """An extract an assessment was built on: the publisher's file, by its name and its SHA-256."""

    id = key()
    partnership = kept("places.Partnership")
    assessment = kept("assessment.Assessment")
    extract = models.CharField(max_length=200)
    file_name = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    publisher = models.CharField(max_length=300)
    licence = models.CharField(max_length=300)
    made_up = models.BooleanField()

    class Meta:
        db_table = "assessment_extract_used"
        constraints = [models.UniqueConstraint(fields=["assessment", "extract"], name="assessment_extract_used_once")]

    def __str__(self) -> str:
        return self.extract


class Figure(models.Model):
    """A figure of an assessment with its whole provenance, as assessment.json has it.

    `record` is without the cells it was counted from: they are many, and few readers ask for them. `cells` holds them
    packed (see rules.py), and `kinds` what they count, where none of them is of a small area.
    """

    id = key()
    partnership = kept("places.Partnership")
    assessment = kept("assessment.Assessment")
    figure = models.CharField(max_length=200)
    label = models.CharField(max_length=500)
    order = models.PositiveIntegerField()
    record = models.JSONField()
    kinds = models.JSONField()
    cells = models.BinaryField()

    class Meta:
        db_table = "assessment_figure"
        # Figures are counted, and their rows are long.
        indexes = [models.Index(fields=["partnership", "assessment"], name="assessment_figures_of")]
        constraints = [models.UniqueConstraint(fields=["assessment", "figure"], name="assessment_figure_once")]

    def __str__(self) -> str:
        return self.figure


class DataGap(models.Model):
    """Something the assessment or the plan needs and nobody has given, and whose it is to answer.

    `limbs` are letters of regulation 7 of SI 2007/1830; `priorities` what the pack calls the plan's; `areas` likewise.
    """

    id = key()
    partnership = kept("places.Partnership")
    slug = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    text = models.TextField()
    owner = kept("agencies.Organisation")
    data_asked_for = models.TextField()
    limbs = models.JSONField()
    priorities = models.JSONField()
    areas = models.JSONField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "assessment_data_gap"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="assessment_data_gap_once"),
            models.CheckConstraint(
                condition=(Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by=""))
                | Q(withdrawn_at__isnull=True, withdrawn_by=""),
                name="assessment_data_gap_withdrawn_says_when_and_who",
            ),
        ]

    def __str__(self) -> str:
        return self.title


def draft_reference() -> str:
    return new_reference("F")


class Draft(models.Model):
    """The assessment of one place as the store and the pack have it now, rebuilt when the evidence changes.

    `digest` is that of its assessment.json, by which the one that is issued is known to be the one that was read.
    `changes` compares it with the assessment last issued for the place; see `rules.changes_between`. `for_members` is a
    document of what members may read beside it and nobody else may; empty where there is nothing.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=draft_reference, editable=False)
    partnership = kept("places.Partnership")
    place_slug = models.CharField(max_length=80)
    place_name = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    first_month = models.CharField(max_length=7)
    last_month = models.CharField(max_length=7)
    as_at = models.DateField()
    made_up = models.BooleanField()
    digest = models.CharField(max_length=64)
    changes = models.JSONField()
    for_members = models.JSONField(default=dict)
    built_at = models.DateTimeField()
    built_by = models.CharField(max_length=200)

    class Meta:
        db_table = "assessment_draft"
        constraints = [models.UniqueConstraint(fields=["partnership", "place_slug"], name="assessment_draft_once")]

    def __str__(self) -> str:
        return self.reference
