"""Bringing rows up to date from a pack or a file, recording what was made and what changed, and nothing else."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db import models

from wardmote.foundation.access.viewer import Viewer
from wardmote.foundation.audit.recording import record

Row = TypeVar("Row", bound=models.Model)


def put(
    table: type[Row],
    *,
    by: Viewer,
    key: Mapping[str, Any],
    said: Mapping[str, Any],
    made: Mapping[str, Any] | None = None,
    because: str = "",
) -> Row:
    """Make the row with this `key`, or change what of it is not as `said`; a row that is so already is left alone.

    `made` is said of a new row only. Call it inside the verb's transaction.
    """
    row = table._default_manager.select_for_update().filter(**key).first()
    if row is None:
        row = table._default_manager.create(**{**key, **said, **(made or {})})
        record(by=by, what="made", of=_of(table, row.pk), fields={**said, **(made or {})}, because=because)
        return row
    changed = {name: value for name, value in said.items() if getattr(row, name) != value}
    if changed:
        for name, value in changed.items():
            setattr(row, name, value)
        row.save(update_fields=list(changed))
        record(by=by, what="changed", of=_of(table, row.pk), fields=changed, because=because)
    return row


def put_all(
    table: type[Row], rows: Iterable[Row], *, by: Viewer, key: tuple[str, ...], said: tuple[str, ...], because: str = ""
) -> None:
    """Like `put` for many rows at once: each is found by the fields `key`, all of `said` are brought up to date.

    `key` names concrete fields (`plan_id`), `said` likewise. Every row given must be of one partnership.
    """
    given = {tuple(getattr(row, name) for name in key): row for row in rows}
    if not given:
        return
    among = {f"{name}__in": {each[at] for each in given} for at, name in enumerate(key)}
    held = {tuple(getattr(row, name) for name in key): row for row in table._default_manager.filter(**among)}
    new = [row for at, row in given.items() if at not in held]
    table._default_manager.bulk_create(new)
    record(by=by, what="made", of=_of(table, [row.pk for row in new]), fields=said, because=because)
    together: dict[tuple[str, ...], list[Row]] = {}
    for at, row in given.items():
        if at in held and (names := tuple(name for name in said if getattr(held[at], name) != getattr(row, name))):
            for name in names:
                setattr(held[at], name, getattr(row, name))
            together.setdefault(names, []).append(held[at])
    for names, changed in together.items():
        table._default_manager.bulk_update(changed, [_field(table, name) for name in names])
        record(by=by, what="changed", of=_of(table, [row.pk for row in changed]), fields=names, because=because)


def _field(table: type[models.Model], attribute: str) -> str:
    return next(field.name for field in table._meta.concrete_fields if field.attname == attribute)


def _of(table: type[models.Model], ids: Any) -> tuple[str, str, Any]:
    return (table._meta.app_label, table.__name__, ids)
