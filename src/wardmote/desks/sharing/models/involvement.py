"""Questions of one agency to another that works with the same person: are you involved, and may we speak?"""

from django.db import models
from django.db.models import F, Q

from wardmote.desks.sharing.models.sealed import SEALED
from wardmote.desks.sharing.rules.involvement import ANSWERS
from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def question_reference() -> str:
    return new_reference("IQ")


class InvolvementQuestion(models.Model):
    """That a member asks a named colleague of another agency whether they may speak about somebody.

    `person` is the record of who asks, and `record` that of who is asked: each side reads of its own alone, and neither
    is told what the other's says. What people typed (`why`, `words`) is sealed. It is read while the version it was
    asked by is in force.
    """

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=question_reference, editable=False)
    partnership = kept("places.Partnership")
    version = kept("sharing.AgreementVersion")
    purpose = models.CharField(max_length=80)
    asker = kept("agencies.Member")
    recipient = kept("agencies.Organisation")
    contact = kept("agencies.Member")
    holder = kept("agencies.Organisation")
    person = models.UUIDField()
    record = models.UUIDField()
    why = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=10, blank=True)
    words = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "sharing_involvement_question"
        indexes = [
            models.Index(fields=["partnership", "holder", "answered_at"], name="sharing_question_of_holder"),
            models.Index(fields=["partnership", "person"], name="sharing_question_of_person"),
        ]
        constraints = [
            both_or_neither("answered", "sharing_question"),
            both_or_neither("withdrawn", "sharing_question"),
            models.CheckConstraint(condition=~Q(holder=F("recipient")), name="sharing_question_of_another"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="", words="")
                | Q(answered_at__isnull=False, answer__in=ANSWERS, withdrawn_at__isnull=True),
                name="sharing_question_answer_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(why__startswith=SEALED) & (Q(words="") | Q(words__startswith=SEALED)),
                name="sharing_question_words_are_sealed",
            ),
            models.UniqueConstraint(
                fields=["person", "holder"],
                condition=Q(answered_at__isnull=True, withdrawn_at__isnull=True),
                name="sharing_question_waits_once",
            ),
        ]

    def __str__(self) -> str:
        return self.reference
