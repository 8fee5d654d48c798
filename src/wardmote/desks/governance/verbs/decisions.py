"""The only writers of how crime and disorder were regarded in what authorities decided."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.governance.models import RegardedDecision
from wardmote.desks.governance.queries.chosen import check_area, check_body
from wardmote.desks.governance.rules import decisions as rules
from wardmote.desks.plan.api import aims_for
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.naming import check_no_contact
from wardmote.foundation.now import day_of

#: What a decision says of itself, in the order of its form.
SAYS = (
    *("title", "organisation_id", "decided_on", "regarded", "effect", "remedy", "aim_id", "statutory_area_id", "link"),
)


@dataclass(frozen=True)
class DecisionSaid:
    """A decision as somebody wants it written down."""

    title: str
    organisation: UUID
    decided_on: date
    regarded: str
    effect: str
    remedy: str = ""
    aim: UUID | None = None
    area: UUID | None = None
    link: str = ""


@transaction.atomic
def add_decision(*, said: DecisionSaid, by: Viewer, at: datetime) -> str:
    """Write down what an authority decided and how it regarded crime and disorder; its reference."""
    row = RegardedDecision.objects.create(partnership_id=by.tenant.id, **_checked(said, by, at))
    audit.record(by=by, what="made", of=("governance", "RegardedDecision", row.pk), fields=SAYS)
    return row.reference


@transaction.atomic
def change_decision(*, decision: UUID, edition: int, said: DecisionSaid, by: Viewer, at: datetime) -> None:
    """Put right what was written. Raises Superseded when somebody else changed it since `edition`."""
    row = _locked(decision, by)
    check_is_latest(row, edition=edition)
    rules.check_there(row.withdrawn_at is not None)
    told = _checked(said, by, at)
    changed = [name for name in SAYS if getattr(row, name) != told[name]]
    swap(row, edition=edition, **told)
    audit.record(by=by, what="changed", of=("governance", "RegardedDecision", row.pk), fields=changed)


@transaction.atomic
def take_back_decision(*, decision: UUID, by: Viewer, at: datetime) -> None:
    """Take back an entry that was written by mistake."""
    row = _locked(decision, by)
    rules.check_there(row.withdrawn_at is not None)
    swap(row, edition=row.edition, withdrawn_at=at, withdrawn_by=by.name)
    fields = ("withdrawn_at", "withdrawn_by")
    audit.record(by=by, what="withdrawn", of=("governance", "RegardedDecision", row.pk), fields=fields)


@transaction.atomic
def take_decision_up(*, decision: UUID, by: Viewer, at: datetime) -> None:
    """Undo that an entry was taken back."""
    row = _locked(decision, by)
    if row.withdrawn_at is None:
        raise NotNow("This entry was not taken back.", instead="There is nothing to undo.")
    swap(row, edition=row.edition, withdrawn_at=None, withdrawn_by="")
    audit.record(by=by, what="restored", of=("governance", "RegardedDecision", row.pk), fields=("withdrawn_at",))


def _checked(said: DecisionSaid, by: Viewer, at: datetime) -> dict:
    words = {"title": said.title.strip(), "regarded": said.regarded.strip(), "remedy": said.remedy.strip()}
    rules.check_decision(**words, effect=said.effect, decided=said.decided_on, today=day_of(at))
    for each in words.values():
        check_no_contact(each)
    check_body(by, said.organisation)
    check_area(by, said.area)
    if said.aim and said.aim not in {each.id for each in aims_for(by)}:
        raise Invalid("That aim is in no plan here any more.", instead="Choose from the aims there are.")
    return {
        **words,
        "effect": said.effect,
        "decided_on": said.decided_on,
        "organisation_id": said.organisation,
        "aim_id": said.aim,
        "statutory_area_id": said.area,
        "link": said.link,
    }


def _locked(decision: UUID, by: Viewer) -> RegardedDecision:
    row = seen(by, RegardedDecision, BUSINESS).select_for_update().filter(pk=decision).first()
    if row is None:
        raise Missing("There is no such decision here.", instead="Look for it in the register.")
    return row
