"""What desks and concerns declare of keeping: kinds of record, what they are made of, and the rule of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from django.apps import apps
from django.db.models import Model

from wardmote.errors import Missing
from wardmote.foundation import concerns, desks, local_values
from wardmote.foundation.about_people import Along, Keeping
from wardmote.foundation.access import Viewer
from wardmote.foundation.local_values.declared import roles_in
from wardmote.foundation.local_values.reading import ValueSeen, value_seen
from wardmote.foundation.retention import rules
from wardmote.foundation.retention.over import Over, Wanted


@dataclass(frozen=True)
class Rule:
    """How long records of one kind and class are kept on a day: `value` says the number, its source and since when."""

    kind: Keeping
    record_class: str
    value: ValueSeen
    day: date

    @property
    def months(self) -> int:
        """For how many months."""
        return int(self.value.value)

    def due(self, viewer: Viewer, records: Iterable[UUID] | None = None) -> Iterable[Over]:
        """The records that are past their time; of these alone, where some are given."""
        chosen = None if records is None else frozenset(records)
        before = rules.earlier_than(self.day, self.months)
        return rows_of(self.kind, viewer, Wanted(before=before, records=chosen, record_class=self.record_class))


def kinds() -> tuple[Keeping, ...]:
    """Every kind of record about people: the foundation's, then each desk's."""
    return tuple(kind for each in (*concerns.every(), *desks.every()) for kind in each.keeps)


def along() -> tuple[Along, ...]:
    """What goes with any record that it names."""
    return tuple(one for each in (*concerns.every(), *desks.every()) for one in each.goes_along)


def by_itself() -> tuple[tuple[str, str], ...]:
    """Tables whose rows go without anybody's word, each with a sentence of how."""
    return tuple(one for each in (*concerns.every(), *desks.every()) for one in each.goes_by_itself)


def kind_of(desk: str, table: str) -> Keeping:
    """The kind of which that table's rows are; raises Missing."""
    for each in kinds():
        if each.table == f"{desk}.{table}":
            return each
    raise Missing("No such records are kept here.", instead="See how long what is kept.")


def rows_of(kind: Keeping, viewer: Viewer, wanted: Wanted) -> Iterable[Over]:
    """The records of a kind that are asked for."""
    return desks.function(kind.rows)(viewer, wanted)


def rules_of(viewer: Viewer, kind: Keeping, day: date) -> tuple[Rule, ...]:
    """The rules of one kind on a day, one for each class that has its own."""
    return tuple(Rule(kind, held, value_seen(viewer, value, day), day) for held, value in kind.periods)


def reviewers(viewer: Viewer, day: date) -> tuple[str, ...]:
    """The roles that decide on records of their own agency."""
    return roles_in(str(local_values.value_of(viewer, rules.REVIEWERS, day)))


@cache
def model_of(label: str) -> type[Model]:
    """The table of that label."""
    return apps.get_model(label)


def name_of(kind: Keeping) -> tuple[str, str]:
    """The desk and the table by which its records are named."""
    desk, _, table = kind.table.partition(".")
    return desk, table
