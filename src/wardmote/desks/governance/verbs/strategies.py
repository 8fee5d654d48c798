"""The only writers of linked strategies."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.governance.models import Citation, Strategy
from wardmote.desks.governance.queries.chosen import check_body, check_member
from wardmote.desks.governance.rules.strategies import check_strategy
from wardmote.desks.plan.api import aims_for
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.reports import packs

#: What a strategy says of itself, in the order of its form.
SAYS = ("title", "organisation_id", "owner_id", "starts", "ends", "link", "note")


@dataclass(frozen=True)
class StrategySaid:
    """A strategy as somebody wants it written down."""

    title: str
    organisation: UUID | None = None
    owner: UUID | None = None
    starts: date | None = None
    ends: date | None = None
    link: str = ""
    note: str = ""


@transaction.atomic
def load_strategies(*, pack: packs.Pack, by: Viewer) -> int:
    """Make a pack's linked strategies, or bring up to date those that nobody edited here; how many the pack has."""
    bodies = {each.slug: each.id for each in organisations_for(by)}
    held = dict(seen(by, Strategy, BUSINESS).exclude(slug="").values_list("slug", "edited"))
    for each in pack.strategies:
        if held.get(each.slug):
            continue
        said = {"title": each.title, "organisation_id": bodies.get(each.owner), "starts": each.starts}
        said |= {"ends": each.ends, "link": each.link, "note": each.note, "section": each.section}
        audit.put(Strategy, by=by, key={"partnership_id": by.tenant.id, "slug": each.slug}, said=said)
    return len(pack.strategies)


@transaction.atomic
def link_strategy(*, said: StrategySaid, by: Viewer, at: datetime) -> str:
    """Write down a strategy that the plan rests on; its reference."""
    row = Strategy.objects.create(partnership_id=by.tenant.id, edited=True, **_checked(said, by))
    audit.record(by=by, what="made", of=("governance", "Strategy", row.pk), fields=SAYS)
    return row.reference


@transaction.atomic
def change_strategy(*, strategy: UUID, edition: int, said: StrategySaid, by: Viewer, at: datetime) -> None:
    """Change what is written of a strategy. Raises Superseded when somebody else changed it since `edition`."""
    row = _linked(strategy, by)
    check_is_latest(row, edition=edition)
    told = _checked(said, by)
    changed = [name for name in SAYS if getattr(row, name) != told[name]]
    swap(row, edition=edition, edited=True, **told)
    audit.record(by=by, what="changed", of=("governance", "Strategy", row.pk), fields=changed)


@transaction.atomic
def say_aims(*, strategy: UUID, edition: int, aims: Collection[UUID], by: Viewer, at: datetime) -> None:
    """Say which aims rest on a strategy: these and no others. Raises Superseded as `change_strategy` does."""
    row = _linked(strategy, by)
    check_is_latest(row, edition=edition)
    known = {each.id for each in aims_for(by)}
    if not set(aims) <= known:
        raise Invalid("One of those aims is not in a plan here any more.", instead="Choose from the aims there are.")
    held = {each.aim_id: each for each in seen(by, Citation, BUSINESS).filter(strategy=row)}
    for aim in aims:
        gone = {"withdrawn_at": None, "withdrawn_by": ""}
        if aim not in held or held[aim].withdrawn_at:
            audit.put(
                Citation,
                by=by,
                key={"strategy": row, "aim_id": aim},
                said={"partnership_id": by.tenant.id, **gone},
            )
    for aim, each in held.items():
        if aim in known - set(aims) and each.withdrawn_at is None:
            said = {"withdrawn_at": at, "withdrawn_by": by.name}
            audit.put(Citation, by=by, key={"strategy": row, "aim_id": aim}, said=said)
    swap(row, edition=edition, edited=True)


@transaction.atomic
def unlink_strategy(*, strategy: UUID, by: Viewer, at: datetime) -> None:
    """Say that the plan no longer rests on a strategy, or take that back. What rested on it is kept."""
    row = _locked(strategy, by)
    gone = row.withdrawn_at is not None
    said = {"withdrawn_at": None, "withdrawn_by": ""} if gone else {"withdrawn_at": at, "withdrawn_by": by.name}
    swap(row, edition=row.edition, edited=True, **said)
    audit.record(
        by=by,
        what="restored" if gone else "withdrawn",
        of=("governance", "Strategy", row.pk),
        fields=("withdrawn_at", "withdrawn_by"),
    )


def _checked(said: StrategySaid, by: Viewer) -> dict:
    check_strategy(title=said.title, starts=said.starts, ends=said.ends)
    check_body(by, said.organisation)
    check_member(by, said.owner)
    return {
        "title": said.title.strip(),
        "organisation_id": said.organisation,
        "owner_id": said.owner,
        "starts": said.starts,
        "ends": said.ends,
        "link": said.link,
        "note": said.note.strip(),
    }


def _locked(strategy: UUID, by: Viewer) -> Strategy:
    row = seen(by, Strategy, BUSINESS).select_for_update().filter(pk=strategy).first()
    if row is None:
        raise Missing("There is no such strategy here.", instead="Look for it in the list of linked strategies.")
    return row


def _linked(strategy: UUID, by: Viewer) -> Strategy:
    row = _locked(strategy, by)
    if row.withdrawn_at is not None:
        raise NotNow("This strategy is no longer linked.", instead="Link it again first.")
    return row
