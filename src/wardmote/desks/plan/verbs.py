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
    made = {**said, "loaded_at": at, "loaded_by": by.name}
    key = {"partnership_id": by.tenant.id, "starts": entry.starts}
    if Plan.objects.filter(**key, pack_digest=pack.digest).exists():
        return Plan.objects.get(**key)
    plan, _ = Plan.objects.update_or_create(**key, defaults=made)
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
        kept = {"id", "reference", "plan", "item"}
        told = [field.name for field in table._meta.concrete_fields if field.name not in kept]
        table.objects.bulk_create(rows, update_conflicts=True, unique_fields=["plan", "item"], update_fields=told)
        gone = table.objects.filter(plan=self.plan, withdrawn_at__isnull=True)
        gone = gone.exclude(item__in=[row.item for row in rows])
        gone.update(withdrawn_at=self.at, withdrawn_by=self.by.name)

    def priority(self, entry: packs.Priority) -> None:
        said = {
            **self.stand(entry),
            "section": entry.section,
            "county_priority": entry.county_priority,
            "about_harm": entry.about_harm,
        }
        priority, _ = Priority.objects.update_or_create(plan=self.plan, slug=entry.slug, defaults=said)
        self.lines(Statement, entry.summary, priority=priority)
        self.lines(Aim, entry.aims, priority=priority)
        self.commitments(priority, "now", entry.now)
        self.commitments(priority, "will", entry.will)
        self.quoted(priority, entry.quoted)
        for link in entry.evidence:
            EvidenceLink.objects.update_or_create(
                priority=priority,
                source=link.source,
                defaults={"partnership": self.plan.partnership, "kinds": list(link.kinds), "says": link.says.strip()},
            )

    def programme(self, entry: packs.Programme) -> None:
        said = {**self.stand(entry), "owner": entry.owner}
        programme, _ = Programme.objects.update_or_create(plan=self.plan, slug=entry.slug, defaults=said)
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
            QuotedFigure.objects.update_or_create(
                plan=self.plan,
                item=figure.id,
                defaults={
                    **said,
                    "partnership": self.plan.partnership,
                    "priority": priority,
                    "caution": figure.caution.strip(),
                },
            )

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
