"""Somebody who has taken the guards away and tampers with sealed rows, by chance and from a seed.

Each way says what it did as (kind, sequence): what the verification must find, and where.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.db.models import F

from wardmote.foundation.audit import guards
from wardmote.foundation.audit.hashing import COLUMNS, seal_hash
from wardmote.foundation.audit.models import AuditRow, Seal

#: A column, and how a forger changes it.
CHANGES: dict[str, Callable] = {
    "at": lambda value: value + timedelta(microseconds=1),
    "what": lambda value: "read" if value != "read" else "changed",
    "table": lambda value: value + "s",
    "record": lambda value: str(UUID(int=99)),
    "ids": lambda value: value + "1",
    "fields": lambda value: value + " due",
    "commitments": lambda value: value + "0",
    "because": lambda value: value + "x",
    "basis": lambda value: value + "x",
    "address": lambda value: value + "x",
    "viewer": lambda value: "public",
    "member": lambda value: UUID(int=98),
    "system": lambda value: value + "x",
    "act": lambda value: UUID(int=97),
}


def take_the_guards_away() -> None:
    with connection.cursor() as cursor:
        for name in guards.standing(connection):
            table = "audit_row" if name.startswith("audit_row") else "audit_seal"
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{on}")


@dataclass
class Forger:
    """Tampers with one chain."""

    chain: UUID
    chance: random.Random

    def __post_init__(self) -> None:
        self.seals = Seal.objects.filter(partnership=self.chain)
        self.length = self.seals.count()

    def tampers(self) -> tuple[str, int]:
        """Do one thing, by chance."""
        return self.chance.choice(WAYS)(self)

    def place(self, first: int = 1, last: int = 0) -> int:
        return self.chance.randint(first, self.length + last)

    def at(self, sequence: int) -> Seal:
        return self.seals.get(sequence=sequence)

    def change_a_row(self) -> tuple[str, int]:
        place, column = self.place(), self.chance.choice(sorted(CHANGES))
        self._change(self.at(place).row_id, column)
        return "changed", place

    def change_a_row_and_hash_it_again(self) -> tuple[str, int]:
        place, column = self.place(), self.chance.choice(sorted(CHANGES))
        seal = self.at(place)
        self._change(seal.row_id, column)
        self._hash(seal, bytes(seal.previous))
        return ("re-hashed" if place == self.length else "changed"), place

    def change_a_seal(self) -> tuple[str, int]:
        place, column = self.place(), self.chance.choice(["hash", "previous"])
        self.seals.filter(sequence=place).update(**{column: self.chance.randbytes(32)})
        return "changed", place

    def delete_a_row(self) -> tuple[str, int]:
        place = self.place(last=-1)
        self._delete(place)
        return "deleted", place

    def delete_a_row_and_close_the_gap(self) -> tuple[str, int]:
        place = self.place(last=-1)
        self._delete(place)
        self._shift(place, -1)
        return "deleted", place

    def delete_only_the_seal(self) -> tuple[str, int]:
        place = self.place(last=-1)
        self.seals.filter(sequence=place).delete()
        return "deleted", place

    def put_one_in(self) -> tuple[str, int]:
        place = self.place()
        previous = bytes(self.at(place).previous)
        self._shift(place - 1, 1)
        self._add(place, previous)
        return "inserted", place

    def put_one_at_the_end(self) -> tuple[str, int]:
        self._add(self.length + 1, bytes(self.at(self.length).hash))
        return "inserted", self.length + 1

    def exchange_two_rows(self) -> tuple[str, int]:
        one, other = sorted(self.chance.sample(range(1, self.length + 1), 2))
        first, second = self.at(one).row_id, self.at(other).row_id
        values = {pk: AuditRow.objects.filter(pk=pk).values().get() for pk in (first, second)}
        for pk, of in ((first, second), (second, first)):
            AuditRow.objects.filter(pk=pk).update(**{k: v for k, v in values[of].items() if k != "id"})
        return "changed", one

    def exchange_two_places(self) -> tuple[str, int]:
        one, other = sorted(self.chance.sample(range(1, self.length + 1), 2))
        for here, there in ((one, -1), (other, one), (-1, other)):
            self.seals.filter(sequence=here).update(sequence=there)
        return "reordered", one

    def exchange_what_two_seals_seal(self) -> tuple[str, int]:
        one, other = sorted(self.chance.sample(range(1, self.length + 1), 2))
        first, second = self.at(one), self.at(other)
        self.seals.filter(sequence__in=[one, other]).delete()
        for seal, row in ((first, second.row_id), (second, first.row_id)):
            Seal.objects.create(
                row_id=row, partnership=self.chain, sequence=seal.sequence, previous=seal.previous, hash=seal.hash
            )
        return "reordered", one

    def cut_the_tail(self) -> tuple[str, int]:
        place = self.place(first=2)
        for sequence in range(place, self.length + 1):
            self._delete(sequence)
        return "tail cut", place

    def hash_all_again(self) -> tuple[str, int]:
        place = self.place()
        self._change(self.at(place).row_id, "what")
        previous = bytes(self.at(place).previous)
        for sequence in range(place, self.length + 1):
            previous = self._hash(self.at(sequence), previous)
        return "re-hashed", place

    def _change(self, number: int, column: str) -> None:
        row = AuditRow.objects.filter(pk=number)
        row.update(**{column: CHANGES[column](row.values_list(column, flat=True).get())})

    def _hash(self, seal: Seal, previous: bytes) -> bytes:
        made = seal_hash(previous, AuditRow.objects.values_list(*COLUMNS).get(pk=seal.row_id))
        Seal.objects.filter(pk=seal.pk).update(previous=previous, hash=made)
        return made

    def _delete(self, sequence: int) -> None:
        seal = self.at(sequence)
        self.seals.filter(sequence=sequence).delete()
        AuditRow.objects.filter(pk=seal.row_id).delete()

    def _shift(self, after: int, by: int) -> None:
        # By way of numbers nobody has, for no two may ever be alike.
        self.seals.filter(sequence__gt=after).update(sequence=-F("sequence"))
        self.seals.filter(sequence__lt=0).update(sequence=-F("sequence") + by)

    def _add(self, sequence: int, previous: bytes) -> None:
        like = AuditRow.objects.filter(partnership=self.chain).values().first()
        row = AuditRow.objects.create(**{name: value for name, value in like.items() if name != "id"})
        made = seal_hash(previous, AuditRow.objects.values_list(*COLUMNS).get(pk=row.pk))
        Seal.objects.create(row=row, partnership=self.chain, sequence=sequence, previous=previous, hash=made)


WAYS = (
    Forger.change_a_row,
    Forger.change_a_row_and_hash_it_again,
    Forger.change_a_seal,
    Forger.delete_a_row,
    Forger.delete_a_row_and_close_the_gap,
    Forger.delete_only_the_seal,
    Forger.put_one_in,
    Forger.put_one_at_the_end,
    Forger.exchange_two_rows,
    Forger.exchange_two_places,
    Forger.exchange_what_two_seals_seal,
    Forger.cut_the_tail,
    Forger.hash_all_again,
)
