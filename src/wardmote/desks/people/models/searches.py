"""Searches: who looked for whom, for what and why, and whose records they were shown."""

from django.db import models
from django.db.models import F, Q

from wardmote.desks.people.models.persons import SEALED
from wardmote.foundation.columns import kept, key


class PersonSearch(models.Model):
    """One search. What was looked for (`said`) and why (`reason`) are sealed under the register's key.

    Until `until` it is the basis on which its member reads what it found, for its purpose. `person` is the record that
    was made after it.
    """

    id = key()
    partnership = kept("places.Partnership")
    member = models.UUIDField()
    holder = kept("agencies.Organisation")
    purpose = models.CharField(max_length=80)
    said = models.TextField()
    reason = models.TextField()
    until = models.DateTimeField()
    person = kept("people.Person", null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "people_person_search"
        indexes = [models.Index(fields=["partnership", "member", "until"], name="people_search_of_member")]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("made_at")), name="people_search_in_order"),
            models.CheckConstraint(
                condition=Q(said__startswith=SEALED) & Q(reason__startswith=SEALED), name="people_search_is_sealed"
            ),
        ]

    def __str__(self) -> str:
        return f"search {self.pk}"


class PersonFound(models.Model):
    """That a search found a record, and the strongest reason to look at it: one of `rules.matching.REASONS`."""

    id = key()
    partnership = kept("places.Partnership")
    search = kept("people.PersonSearch")
    person = kept("people.Person")
    because = models.CharField(max_length=40)

    class Meta:
        db_table = "people_person_found"
        constraints = [models.UniqueConstraint(fields=["search", "person"], name="people_found_once")]

    def __str__(self) -> str:
        return f"{self.person_id} by {self.search_id}"
