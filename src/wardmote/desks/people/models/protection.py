"""Protected people: who looks after a record that nobody else finds, and who looked for it."""

from django.db import models
from django.db.models import F, Q

from wardmote.desks.people.models.persons import SEALED
from wardmote.desks.people.rules.protecting import ANSWERS
from wardmote.foundation.columns import both_or_neither, kept, key


class Protection(models.Model):
    """That a record is found by nobody but its custodian and their deputy. Why (`because`) is sealed under its key."""

    id = key()
    partnership = kept("places.Partnership")
    person = kept("people.Person")
    custodian = models.UUIDField()
    deputy = models.UUIDField(null=True)
    because = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        db_table = "people_protection"
        indexes = [models.Index(fields=["partnership", "custodian"], name="people_protection_of")]
        constraints = [
            both_or_neither("ended", "people_protection"),
            models.CheckConstraint(
                condition=Q(deputy__isnull=True) | ~Q(deputy=F("custodian")), name="people_protection_by_two"
            ),
            models.CheckConstraint(
                condition=Q(because__startswith=SEALED)
                & (Q(ended_at__isnull=True, ended_because="") | Q(ended_because__startswith=SEALED)),
                name="people_protection_is_sealed",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at__isnull=True), name="people_protection_once"
            ),
        ]

    def __str__(self) -> str:
        return f"protection {self.pk}"


class ProtectedMatch(models.Model):
    """That a search fitted a protected record, or that a record was made after one that did (`made`).

    `because` is one of `rules.matching.REASONS`. The custodian says what it was: `answer`, and `words` sealed under the
    protected person's key.
    """

    id = key()
    partnership = kept("places.Partnership")
    protection = kept("people.Protection")
    search = kept("people.PersonSearch")
    made = kept("people.Person", null=True)
    because = models.CharField(max_length=40)
    found_at = models.DateTimeField()
    found_by = models.CharField(max_length=200)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=20, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        db_table = "people_protected_match"
        constraints = [
            both_or_neither("answered", "people_protected_match"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="", words="")
                | Q(answered_at__isnull=False, answer__in=ANSWERS, words__startswith=SEALED),
                name="people_match_answer_is_whole",
            ),
            models.UniqueConstraint(
                fields=["protection", "search"], condition=Q(made__isnull=True), name="people_match_once"
            ),
            models.UniqueConstraint(
                fields=["protection", "made"], condition=Q(made__isnull=False), name="people_match_made_once"
            ),
        ]

    def __str__(self) -> str:
        return f"match {self.pk}"
