"""The only writers of imports. A dry run is the real one, undone in the same transaction."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from wardmote.errors import Invalid, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.desks import ImportKind
from wardmote.foundation.files import hash_of
from wardmote.foundation.importing import limits
from wardmote.foundation.importing.kinds import check_may, kind_named
from wardmote.foundation.importing.models import (
    ASKS,
    GIVEN_UP,
    IMPORTED,
    RUNNING,
    TRIED,
    Import,
    ImportedRow,
    ImportReading,
)
from wardmote.foundation.importing.naming import plain, shape_of
from wardmote.foundation.importing.queries import reading_for, row_of
from wardmote.foundation.importing.rows import ADDED, HERE
from wardmote.foundation.importing.running import Judged, take
from wardmote.foundation.importing.spreadsheets import SheetRead, tables_in


@transaction.atomic
def begin_import(*, kind: str, name: str, content: bytes, by: Viewer, at: datetime) -> str:
    """Keep the tables of a file until it is imported; the import's reference. Raises Invalid for what is no table."""
    declared = kind_named(kind)
    check_may(by, declared)
    tables = tables_in(name, content, declared.columns)
    row = Import.objects.create(
        partnership=by.tenant.id,
        kind=kind,
        file=name[-150:],
        sha256=hash_of(content),
        tables=[each.as_dict() for each in tables],
        made_at=at,
        made_by=by.name,
    )
    if len(tables) == 1:
        _choose(row, declared, tables[0], by)
    row.save()
    audit.record(by=by, what="made", of=_of(row), fields=("kind", "file"))
    return row.reference


@transaction.atomic
def choose_sheet(*, reference: str, sheet: str, by: Viewer, at: datetime) -> None:
    """Say which sheet is taken; what was said of another one's columns is forgotten."""
    row = _running(reference, by)
    found = next((each for each in row.tables if each["name"] == sheet), None)
    if found is None:
        raise Invalid("There is no such sheet with a table in the file.", instead="Choose one of the list.")
    _choose(row, kind_named(row.kind), SheetRead.of(found), by)
    row.save()
    audit.record(by=by, what="changed", of=_of(row), fields=("sheet",))


@transaction.atomic
def choose_columns(*, reference: str, columns: Mapping[str, int], by: Viewer, at: datetime) -> None:
    """Say which column says what, have it remembered for the same headings, and try every row."""
    row = _running(reference, by)
    kind, table = kind_named(row.kind), _table(row)
    lacking = [each.title for each in kind.columns if each.required and each.name not in columns]
    if lacking:
        raise Invalid(f"Nothing says “{lacking[0]}”.", instead="Choose the column that does.")
    if len(set(columns.values())) < len(columns) or not all(0 <= each < len(table.labels) for each in columns.values()):
        raise Invalid("One column is chosen twice.", instead="Each column says one thing.")
    row.columns = dict(columns)
    _try(row, by, at)


@transaction.atomic
def explain_names(*, reference: str, meant: Mapping[tuple[str, str], str], by: Viewer, at: datetime) -> None:
    """Say what names in the file mean (by column and name), have it remembered, and try every row again."""
    row = _running(reference, by)
    for (column, name), text in meant.items():
        row.meant.setdefault(column, {})[plain(name)] = text
    _try(row, by, at)


@transaction.atomic
def make_import(*, reference: str, by: Viewer, at: datetime) -> bool:
    """Do what the dry run showed; whether it was done.

    Where a row would now fare otherwise than was shown, nothing is done: what would become of it is shown anew.
    """
    row = _running(reference, by)
    if row.state != TRIED:
        raise NotNow("It has not been tried yet.", instead="Say first which column is which.")
    shown = tuple(Judged.of(each).verdict for each in row.account)
    before = transaction.savepoint()
    account = _take(row, by, at)
    if tuple(each.verdict for each in account) != shown:
        transaction.savepoint_rollback(before)
        row.account, row.anew = [each.as_dict() for each in account], True
        row.save()
        audit.record(by=by, what="declined", of=_of(row), fields=("account",))
        return False
    transaction.savepoint_commit(before)
    _remember_rows(row, account)
    row.account = [each.as_dict() for each in account]
    _settle(row, IMPORTED, by, at)
    audit.record(by=by, what="imported", of=_of(row), fields=("state", "account"))
    return True


@transaction.atomic
def give_up(*, reference: str, by: Viewer, at: datetime) -> None:
    """Import nothing of it and forget its cells."""
    row = _running(reference, by)
    row.account = []
    _settle(row, GIVEN_UP, by, at)
    audit.record(by=by, what="withdrawn", of=_of(row), fields=("state",))


@transaction.atomic
def forget_old(*, by: Viewer, at: datetime) -> None:
    """Give up what nobody went on with, so that its cells do not lie about. A daily round."""
    old = seen(by, Import, BUSINESS).filter(state__in=RUNNING, made_at__lt=at - limits.forget_after())
    for reference in old.values_list("reference", flat=True):
        give_up(reference=reference, by=by, at=at)


def _choose(row: Import, kind: ImportKind, table: SheetRead, by: Viewer) -> None:
    found = reading_for(by, kind, table)
    row.sheet, row.columns, row.meant = table.name, found.columns, found.meant
    row.account, row.state = [], ASKS


def _try(row: Import, by: Viewer, at: datetime) -> None:
    """Take every row, keep the account and undo the rest."""
    before = transaction.savepoint()
    account = _take(row, by, at)
    transaction.savepoint_rollback(before)
    row.account, row.anew, row.state = [each.as_dict() for each in account], False, TRIED
    row.save()
    audit.record(by=by, what="changed", of=_of(row), fields=("columns", "meant", "account"))
    _remember_reading(row, by, at)


def _take(row: Import, by: Viewer, at: datetime) -> tuple[Judged, ...]:
    return take(kind_named(row.kind), _table(row), row.columns, row.meant, by=by, at=at)


def _remember_reading(row: Import, by: Viewer, at: datetime) -> None:
    audit.put(
        ImportReading,
        by=by,
        key={"partnership": by.tenant.id, "kind": row.kind, "shape": shape_of(_table(row).labels)},
        said={"columns": row.columns, "meant": row.meant},
        made={"made_at": at, "made_by": by.name},
    )


def _remember_rows(row: Import, account: tuple[Judged, ...]) -> None:
    known = set(ImportedRow.objects.filter(partnership=row.partnership, kind=row.kind).values_list("digest", flat=True))
    ImportedRow.objects.bulk_create(
        ImportedRow(
            partnership=row.partnership,
            kind=row.kind,
            digest=each.digest,
            desk=each.record[0],
            table=each.record[1],
            record=each.record[2],
        )
        for each in account
        if each.fate in (ADDED, HERE) and each.record and each.digest not in known
    )


def _settle(row: Import, state: str, by: Viewer, at: datetime) -> None:
    row.state, row.tables, row.settled_at, row.settled_by = state, [], at, by.name
    row.save()


def _table(row: Import) -> SheetRead:
    for each in row.tables:
        if each["name"] == row.sheet:
            return SheetRead.of(each)
    raise NotNow("No sheet of the file is chosen yet.", instead="Choose the sheet first.")


def _running(reference: str, by: Viewer) -> Import:
    row = row_of(by, reference, for_change=True)
    check_may(by, kind_named(row.kind))
    if row.state not in RUNNING:
        raise NotNow(f"This import is {row.state} already.", instead="Give the file again if more of it is wanted.")
    return row


def _of(row: Import) -> tuple[str, str, object]:
    return ("importing", "Import", row.pk)
