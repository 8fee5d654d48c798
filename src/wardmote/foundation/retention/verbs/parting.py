"""Taking away what belongs to a record, and what names it: rows first, keys last, for a key never comes back."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from wardmote.foundation import audit
from wardmote.foundation.about_people import Keeping
from wardmote.foundation.access import Viewer
from wardmote.foundation.retention import rules
from wardmote.foundation.retention.declared import along, model_of, name_of
from wardmote.foundation.retention.models import Disposal
from wardmote.foundation.retention.over import Name
from wardmote.foundation.retention.sealed import case_of
from wardmote.foundation.retention.staying import stays
from wardmote.foundation.sealing import Case, has_key
from wardmote.foundation.sealing.destroying import destroy_key, is_destroyed

GROUND = "retention"


@dataclass
class Gone:
    """What went: titles of parts and how many rows of each (secret ones are counted nowhere), and how many keys."""

    rows: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    keys: int = 0


@transaction.atomic
def take_apart(kind: Keeping, record: UUID, *, by: Viewer, at: datetime) -> Gone:
    """Destroy one record of a kind for good, with all that is of it, in the caller's transaction; what went.

    Raises NotNow where a legal hold keeps it, Missing where a key is not here: then nothing is destroyed.
    """
    own: Name = (*name_of(kind), record)
    # Asked first, of records that have no key too: once their rows are gone nobody can tell what they hung on.
    rules.check_not_held(stays(Case(*own), GROUND))
    gone, keys, names = Gone(), [Case(*own)] if kind.own_key else [], [own]
    for part in kind.parts:
        rows = model_of(part.label)._default_manager.filter(**{part.path: record})
        ids = _delete(rows, part.label, by)
        if not part.secret:
            gone.rows[part.title] += len(ids)
        if part.own_key:
            desk, _, table = part.label.partition(".")
            names += [(desk, table, each) for each in ids]
            keys += [Case(desk, table, each) for each in ids]
    for label, column in kind.lets_go:
        model_of(label)._default_manager.filter(**{column: record}).update(**{column: None})
    for name in names:
        keys += _along(name, by)
    _delete(model_of(kind.table)._default_manager.filter(pk=record), kind.table, by)
    for each in keys:
        gone.keys += _destroy(each, by, at)
    return gone


@transaction.atomic
def forget_disposal(row: Disposal, *, by: Viewer, at: datetime) -> None:
    """Drop a proposal whose record is no longer past its time, with what was typed of it."""
    audit.record(by=by, what="withdrawn", of=("retention", "Disposal", row.pk), fields=("record",))
    key = case_of("Disposal", row.pk)
    row.delete()
    if has_key(key):
        _destroy(key, by, at)


def _along(name: Name, by: Viewer) -> list[Case]:
    """Take away what names a record; the keys that its rows had."""
    desk, table, record = name
    keys: list[Case] = []
    for each in along():
        asked = {f"{each.path}desk": desk, f"{each.path}table": table, f"{each.path}record": record}
        ids = _delete(model_of(each.label)._default_manager.filter(**asked), each.label, by)
        home, _, called = each.label.partition(".")
        own = (Case(home, called, one) for one in ids if each.own_key)
        # Not every row of such a table has a key: some were given no words.
        keys += [one for one in own if has_key(one)]
    return keys


def _delete(rows: QuerySet, label: str, by: Viewer) -> list[UUID]:
    ids = list(rows.values_list("pk", flat=True))
    rows.filter(pk__in=ids).delete()
    desk, _, table = label.partition(".")
    audit.record(by=by, what="destroyed", of=(desk, table, ids), because=GROUND)
    return ids


def _destroy(key: Case, by: Viewer, at: datetime) -> int:
    if is_destroyed(key):
        return 0
    destroy_key(case=key, by=by, ground=GROUND, at=at)
    return 1
