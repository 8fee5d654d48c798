"""The only writers of the plan."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction

from wardmote.desks.plan.models import (
    Aim,
    Commitment,
    EvidenceLink,
    Plan,
    Priority,
    Programme,
    QuotedFigure,
    Statement,
)
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.reports import packs


@transaction.atomic
def load_plan(*, pack: packs.Pack, by: Viewer, at: datetime) -> Plan:
    """Make a pack's plan, or bring it up to date. Loading the same pack again changes nothing.

    A line the pack no longer has is withdrawn and not deleted; one that comes back is no longer withdrawn.
    """
    entry = pack.plan
    said = {
        "title": entry.title,
        "ends": entry.ends,
        "source": entry.source,
        "summary": entry.summary.strip(),
        "note": entry.note.strip(),
        "pack_digest": pack.digest,
    }
    said |= {"loaded_at": at, "loaded_by": by.name}
    key = {"partnership_id": by.tenant.id, "statutory_area": None, "starts": entry.starts}
    if Plan.objects.filter(**key, pack_digest=pack.digest).exists():
        return Plan.objects.get(**key)
    plan = audit.put(Plan, by=by, key=key, said=said)
    _Loading(plan, by, at).load(pack)
    return plan


class _Loading:
    """One loading of one plan: its lines are gathered first and written a table at a time."""

    def __init__(self, plan: Plan, by: Viewer, at: datetime) -> None:
        self.plan, self.by, self.at = plan, by, at
        self.rows: dict[type[models.Model], list[models.Model]] = {Statement: [], Aim: [], Commitment: []}

    def load(self, pack: packs.Pack) -> None:
        self.lines(Statement, pack.plan.statements)
        for entry in pack.priorities:
            self.priority(entry)
        for programme in pack.programmes:
            self.programme(programme)
        for table, rows in self.rows.items():
            self.write(table, rows)

    def write(self, table: type[models.Model], rows: list[models.Model]) -> None:
        """Add or change these lines (a line that is there keeps its key and reference), and withdraw all others."""
        kept = {"id", "reference", "plan_id", "item"}
        told = tuple(field.attname for field in table._meta.concrete_fields if field.attname not in kept)
        audit.put_all(table, rows, by=self.by, key=("plan_id", "item"), said=told)
        held = table.objects.filter(plan=self.plan, withdrawn_at__isnull=True)
        gone = list(held.exclude(item__in=[row.item for row in rows]).values_list("pk", flat=True))
        table.objects.filter(pk__in=gone).update(withdrawn_at=self.at, withdrawn_by=self.by.name)
        of = ("plan", table.__name__, gone)
        audit.record(by=self.by, what="withdrawn", of=of, fields=("withdrawn_at", "withdrawn_by"))

    def priority(self, entry: packs.Priority) -> None:
        said = {
            **self.stand(entry),
            "section": entry.section,
            "county_priority": entry.county_priority,
            "about_harm": entry.about_harm,
        }
        priority = audit.put(Priority, by=self.by, key={"plan": self.plan, "slug": entry.slug}, said=said)
        self.lines(Statement, entry.summary, priority=priority)
        self.lines(Aim, entry.aims, priority=priority)
        self.commitments(priority, "now", entry.now)
        self.commitments(priority, "will", entry.will)
        self.quoted(priority, entry.quoted)
        for link in entry.evidence:
            told = {"partnership_id": self.plan.partnership_id, "kinds": list(link.kinds), "says": link.says.strip()}
            audit.put(EvidenceLink, by=self.by, key={"priority": priority, "source": link.source}, said=told)

    def programme(self, entry: packs.Programme) -> None:
        said = {**self.stand(entry), "owner": entry.owner}
        programme = audit.put(Programme, by=self.by, key={"plan": self.plan, "slug": entry.slug}, said=said)
        self.lines(Statement, entry.summary, programme=programme)
        first = len(entry.summary)
        for group in entry.groups:
            self.lines(Statement, group.items, first, programme=programme, group=group.title)
            first += len(group.items)

    def stand(self, entry: packs.Priority | packs.Programme) -> dict:
        return {
            "partnership": self.plan.partnership,
            "order": entry.order,
            "title": entry.title,
            "heads": list(entry.heads),
            "caution": entry.caution.strip(),
        }

    def commitments(self, priority: Priority, when: str, items: Iterable[packs.Item]) -> None:
        for order, item in enumerate(items):
            self.line(
                Commitment,
                order,
                item,
                priority=priority,
                when=when,
                standing=item.standing,
                meeting=item.meeting,
                organisations=list(item.organisations),
            )

    def quoted(self, priority: Priority, figures: Iterable[packs.Quoted]) -> None:
        names = ("label", "unit", "place", "period", "value", "before", "before_period", "said", "section", "source")
        for figure in figures:
            said = {name: getattr(figure, name) for name in names}
            said |= {"partnership": self.plan.partnership, "priority": priority, "caution": figure.caution.strip()}
            audit.put(QuotedFigure, by=self.by, key={"plan": self.plan, "item": figure.id}, said=said)

    def lines(self, table: type[models.Model], items: Iterable[packs.Item], first: int = 0, **more) -> None:
        for order, item in enumerate(items, first):
            self.line(table, order, item, **more)

    def line(self, table: type[models.Model], order: int, item: packs.Item, **more) -> None:
        said = {
            "partnership": self.plan.partnership,
            "order": order,
            "text": item.text.strip(),
            "section": item.section,
            "under": item.under,
            "caution": item.caution.strip(),
            "withdrawn_at": None,
            "withdrawn_by": "",
            **more,
        }
        self.rows[table].append(table(plan=self.plan, item=item.id, **said))
