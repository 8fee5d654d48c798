"""People's records: what each says, sealed; the blind marks it is found by; and which two are one person."""

from django.db import models
from django.db.models import F, Q

from wardmote.desks.people.rules.looking import CLASSES
from wardmote.desks.people.rules.records import ENDS, KINDS
from wardmote.foundation.access.of_people import OfPeople
from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference

#: How everything begins that is sealed: its version (see sealing/words.py).
SEALED = "w1."


def person_reference() -> str:
    return new_reference("P")


class Person(models.Model):
    """A record of somebody, as one organisation (`holder`) has it. It says nothing: what it says is in its details.

    `keeper` is the member who answers for it, and `purpose` what it was made for. `used_on` is the last day on which
    anybody worked on it, from which the time runs for which it is kept.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=person_reference, editable=False)
    partnership = kept("places.Partnership")
    holder = kept("agencies.Organisation")
    record_class = models.CharField(max_length=2, choices=[(each, each) for each in CLASSES])
    keeper = models.UUIDField()
    purpose = models.CharField(max_length=80)
    edition = models.PositiveIntegerField(default=1)
    used_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "people_person"
        indexes = [
            models.Index(fields=["partnership", "keeper"], name="people_person_of_keeper"),
            models.Index(fields=["partnership", "record_class", "used_on"], name="people_person_used"),
        ]

    def __str__(self) -> str:
        return self.reference


class PersonDetail(OfPeople):
    """One thing that a record says: a name, another name, a date of birth. `words` are sealed under the person's key.

    One that is put right is ended and stays; `because` is why.
    """

    id = key()
    partnership = kept("places.Partnership")
    person = kept("people.Person")
    holder = kept("agencies.Organisation")
    kind = models.CharField(max_length=8, choices=[(each, each) for each in KINDS])
    words = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)
    because = models.CharField(max_length=40, blank=True)

    class Meta(OfPeople.Meta):
        db_table = "people_person_detail"
        indexes = [models.Index(fields=["partnership", "person"], name="people_detail_of_person")]
        constraints = [
            both_or_neither("ended", "people_person_detail"),
            models.CheckConstraint(condition=Q(words__startswith=SEALED), name="people_detail_is_sealed"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, because="") | Q(ended_at__isnull=False, because__in=ENDS),
                name="people_detail_ended_because",
            ),
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(ended_at__isnull=True) & ~Q(kind="alias"),
                name="people_detail_one_that_counts",
            ),
        ]

    def __str__(self) -> str:
        return f"detail {self.pk}"


class PersonToken(models.Model):
    """A blind mark of one form in which somebody is looked for: nobody reads a name in it without the key."""

    id = key()
    partnership = kept("places.Partnership")
    person = kept("people.Person")
    token = models.CharField(max_length=32)

    class Meta:
        db_table = "people_person_token"
        indexes = [models.Index(fields=["partnership", "token"], name="people_token_looked_for")]
        constraints = [models.UniqueConstraint(fields=["person", "token"], name="people_token_once")]

    def __str__(self) -> str:
        return f"token of {self.person_id}"


class SamePerson(models.Model):
    """That somebody said two records to be of one person. Both stay as they are, so that undoing it loses nothing.

    `goes_by` is the record to go by. `because` and `undone_because` are sealed under its key.
    """

    id = key()
    partnership = kept("places.Partnership")
    goes_by = kept("people.Person")
    other = kept("people.Person")
    because = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=200, blank=True)
    undone_because = models.TextField(blank=True)

    class Meta:
        db_table = "people_same_person"
        constraints = [
            both_or_neither("undone", "people_same_person"),
            models.CheckConstraint(condition=~Q(goes_by=F("other")), name="people_same_are_two"),
            models.CheckConstraint(
                condition=Q(because__startswith=SEALED)
                & (Q(undone_at__isnull=True, undone_because="") | Q(undone_because__startswith=SEALED)),
                name="people_same_is_sealed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.other_id} as {self.goes_by_id}"
