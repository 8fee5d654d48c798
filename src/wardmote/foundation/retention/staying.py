"""Whether the key of a case may be destroyed: not while a legal hold names it, or what it belongs to or hangs on."""

from uuid import UUID

from wardmote.foundation import desks
from wardmote.foundation.about_people import Keeping
from wardmote.foundation.access import the_system
from wardmote.foundation.retention import rules
from wardmote.foundation.retention.declared import kinds, model_of, name_of, rows_of
from wardmote.foundation.retention.models import LegalHold
from wardmote.foundation.retention.over import Name, Wanted
from wardmote.foundation.sealing import Case


def stays(case: Case, ground: str) -> str:
    """Why the key of this case may not be destroyed on that ground now; empty where it may.

    Asked of every way in which a key is destroyed, whoever asks: a round, a member, a command.
    """
    if ground in rules.STRONGER:
        return ""
    names = {(case.desk, case.table, case.id), *_hangs_on(case)}
    found = LegalHold.objects.filter(record__in={each[2] for each in names}, lifted_at__isnull=True)
    held = [row.reference for row in found if (row.desk, row.table, row.record) in names]
    return f"The legal hold {held[0]} keeps it." if held else ""


def _hangs_on(case: Case) -> set[Name]:
    label = f"{case.desk}.{case.table}"
    for kind in kinds():
        for path in (
            "pk" if kind.table == label else "",
            *(p.path for p in kind.parts if p.own_key and p.label == label),
        ):
            found = path and model_of(label)._default_manager.filter(pk=case.id).values_list(path, flat=True).first()
            if found:
                return _names(kind, found)
    return set()


def _names(kind: Keeping, record: UUID) -> set[Name]:
    row = model_of(kind.table)._default_manager.filter(pk=record).first()
    partnership = getattr(row, "partnership_id", None) or row.partnership
    tenant = next(each for each in desks.the_one("tenants")() if each.id == partnership)
    told = rows_of(kind, the_system("retention", tenant), Wanted(records=frozenset({record})))
    return {(*name_of(kind), record), *(name for each in told for name in each.names)}
