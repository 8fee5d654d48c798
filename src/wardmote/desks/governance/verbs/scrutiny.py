"""The only writers of scrutiny."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.actions.api import Wanted, make_action
from wardmote.desks.governance.models import Scrutiny, ScrutinyRecommendation
from wardmote.desks.governance.queries.chosen import check_area, check_body
from wardmote.desks.governance.queries.linked import RECOMMENDED
from wardmote.desks.governance.rules import scrutiny as rules
from wardmote.desks.governance.verbs.recommendations import Promise
from wardmote.errors import Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.naming import check_no_contact
from wardmote.foundation.now import day_of

#: What a meeting and a recommendation say of themselves.
SAYS = ("statutory_area_id", "organisation_id", "held_on", "about", "link")
ASKS = ("text", "organisation_id", "issued_on")
ANSWERED = ("answer", "because", "answered_on")


@dataclass(frozen=True)
class ScrutinySaid:
    """A meeting of a council's committee as somebody wants it written down."""

    area: UUID
    organisation: UUID
    held_on: date
    about: str
    link: str = ""


@dataclass(frozen=True)
class RecommendedSaid:
    """What a committee recommended, as somebody wants it written down."""

    text: str
    organisation: UUID
    issued_on: date


@transaction.atomic
def record_scrutiny(*, said: ScrutinySaid, by: Viewer, at: datetime) -> str:
    """Write down that a committee met, or is to; the reference."""
    row = Scrutiny.objects.create(partnership_id=by.tenant.id, **_meeting(said, by))
    audit.record(by=by, what="made", of=("governance", "Scrutiny", row.pk), fields=SAYS)
    return row.reference


@transaction.atomic
def change_scrutiny(*, scrutiny: UUID, edition: int, said: ScrutinySaid, by: Viewer, at: datetime) -> None:
    """Change what is written of a meeting. Raises Superseded when somebody else changed it since `edition`."""
    row = _there(Scrutiny, scrutiny, by)
    check_is_latest(row, edition=edition)
    told = _meeting(said, by)
    changed = [name for name in SAYS if getattr(row, name) != told[name]]
    swap(row, edition=edition, **told)
    audit.record(by=by, what="changed", of=("governance", "Scrutiny", row.pk), fields=changed)


@transaction.atomic
def take_back_scrutiny(*, scrutiny: UUID, by: Viewer, at: datetime) -> None:
    """Take back a meeting that was written down by mistake, with what it recommended; or put it back."""
    _toggle(_locked(Scrutiny, scrutiny, by), by, at)


@transaction.atomic
def add_recommended(*, scrutiny: UUID, said: RecommendedSaid, by: Viewer, at: datetime) -> str:
    """Write down what a committee recommended; the reference."""
    meeting = _there(Scrutiny, scrutiny, by)
    told = _recommended(said, meeting, by, at)
    row = ScrutinyRecommendation.objects.create(partnership_id=by.tenant.id, scrutiny=meeting, **told)
    audit.record(by=by, what="made", of=("governance", "ScrutinyRecommendation", row.pk), fields=ASKS)
    return row.reference


@transaction.atomic
def change_recommended(*, recommended: UUID, edition: int, said: RecommendedSaid, by: Viewer, at: datetime) -> None:
    """Change what is written of a recommendation that has not been answered."""
    row = _there(ScrutinyRecommendation, recommended, by)
    check_is_latest(row, edition=edition)
    rules.check_unanswered(row.answered_on)
    told = _recommended(said, row.scrutiny, by, at)
    changed = [name for name in ASKS if getattr(row, name) != told[name]]
    swap(row, edition=edition, **told)
    audit.record(by=by, what="changed", of=("governance", "ScrutinyRecommendation", row.pk), fields=changed)


@transaction.atomic
def take_back_recommended(*, recommended: UUID, by: Viewer, at: datetime) -> None:
    """Take back a recommendation that was written down by mistake, or put it back."""
    _toggle(_locked(ScrutinyRecommendation, recommended, by), by, at)


@transaction.atomic
def answer_recommended(
    *, recommended: UUID, answer: str, because: str, answered_on: date, by: Viewer, at: datetime
) -> None:
    """Write down what was answered to the committee, and on which day it went."""
    row = _there(ScrutinyRecommendation, recommended, by)
    rules.check_unanswered(row.answered_on)
    told = {"answer": answer, "because": because}
    rules.check_answer(**told, answered=answered_on, issued=row.issued_on, today=day_of(at))
    check_no_contact(because)
    swap(row, edition=row.edition, answer=answer, because=because.strip(), answered_on=answered_on)
    audit.record(by=by, what="answered", of=("governance", "ScrutinyRecommendation", row.pk), fields=ANSWERED)


@transaction.atomic
def take_answer_back(*, recommended: UUID, by: Viewer, at: datetime) -> None:
    """Undo an answer that was written down by mistake."""
    row = _there(ScrutinyRecommendation, recommended, by)
    if row.answered_on is None:
        raise NotNow("This recommendation has not been answered.", instead="There is nothing to take back.")
    swap(row, edition=row.edition, answer="", because="", answered_on=None)
    audit.record(by=by, what="restored", of=("governance", "ScrutinyRecommendation", row.pk), fields=ANSWERED)


@transaction.atomic
def promise_to_scrutiny(*, recommended: UUID, promise: Promise, by: Viewer, at: datetime) -> UUID:
    """Promise an action that carries a recommendation out; the action's id."""
    row = _there(ScrutinyRecommendation, recommended, by)
    wanted = Wanted(
        text=promise.text,
        organisation=row.organisation_id,
        due=promise.due,
        owner=promise.owner,
        owner_name=promise.owner_name,
        area=row.scrutiny.statutory_area_id,
    )
    made = make_action(wanted=wanted, by=by, at=at, source=(*RECOMMENDED, row.pk))
    audit.record(by=by, what="changed", of=("governance", "ScrutinyRecommendation", row.pk), fields=("actions",))
    return made


def _meeting(said: ScrutinySaid, by: Viewer) -> dict:
    rules.check_about(said.about)
    check_no_contact(said.about)
    check_area(by, said.area)
    check_body(by, said.organisation)
    return {
        "statutory_area_id": said.area,
        "organisation_id": said.organisation,
        "held_on": said.held_on,
        "about": said.about.strip(),
        "link": said.link,
    }


def _recommended(said: RecommendedSaid, meeting: Scrutiny, by: Viewer, at: datetime) -> dict:
    days = {"issued": said.issued_on, "held_on": meeting.held_on, "today": day_of(at)}
    rules.check_recommendation(text=said.text, **days)
    check_no_contact(said.text)
    check_body(by, said.organisation)
    return {"text": said.text.strip(), "organisation_id": said.organisation, "issued_on": said.issued_on}


def _toggle(row: Scrutiny | ScrutinyRecommendation, by: Viewer, at: datetime) -> None:
    gone = row.withdrawn_at is not None
    said = {"withdrawn_at": None, "withdrawn_by": ""} if gone else {"withdrawn_at": at, "withdrawn_by": by.name}
    swap(row, edition=row.edition, **said)
    of = ("governance", type(row).__name__, row.pk)
    audit.record(by=by, what="restored" if gone else "withdrawn", of=of, fields=("withdrawn_at", "withdrawn_by"))


def _locked(table: type, record: UUID, by: Viewer):
    row = seen(by, table, BUSINESS).select_for_update().filter(pk=record).first()
    if row is None:
        raise Missing("There is no such record of scrutiny here.", instead="Look for it in the list of scrutiny.")
    return row


def _there(table: type, record: UUID, by: Viewer):
    row = _locked(table, record, by)
    rules.check_there(row.withdrawn_at is not None)
    return row
