"""The only writers of recommendations."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.actions.api import Wanted, let_go, make_action
from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.governance import states
from wardmote.desks.governance.models import Recommendation, RecommendationEntry
from wardmote.desks.governance.queries.linked import RECOMMENDATION
from wardmote.desks.governance.queries.recommendations import allowed_words, recommendation_of_id, signer_for
from wardmote.desks.governance.rules.recommendations import (
    KINDS,
    LEVELS,
    PROMISES,
    check_code,
    check_may_clear,
    check_sign_off,
    themes,
)
from wardmote.desks.places.api import areas_for
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.naming import check_words, words_of
from wardmote.foundation.now import day_of

#: What a recommendation says of itself, and which of that are words somebody has to clear.
SAYS = ("kind", "code", "number", "text", "excepted", "level", "themes", "statutory_area_id", "organisation_id")
WORDS = ("kind", "code", "number", "text", "excepted")
UNSIGNED = {"signed_by": "", "signed_at": None, "signed_for": None}


@dataclass(frozen=True)
class Recommended:
    """A recommendation as somebody wants it. `excepted` are words whose capital names nobody, as they say."""

    kind: str
    code: str
    number: int
    text: str
    organisation: UUID
    level: str = "local"
    themes: tuple[str, ...] = ()
    area: UUID | None = None
    excepted: str = ""


@dataclass(frozen=True)
class Promise:
    """An action that a recommendation wants. `owner` (a member) or `owner_name` says who leads it, or neither."""

    text: str
    due: date
    owner: UUID | None = None
    owner_name: str = ""


@transaction.atomic
def add_recommendation(*, wanted: Recommended, by: Viewer, at: datetime) -> UUID:
    """Write a recommendation down, for another to clear. Raises Invalid for what may not be written here."""
    _check(wanted, by)
    row = Recommendation.objects.create(
        partnership_id=by.tenant.id,
        **_said(wanted),
        state=states.WAITING,
        writer_id=by.member_id,
        made_at=at,
        made_by=by.name,
    )
    _write_down(row, "written", "", by, at)
    audit.record(by=by, what="made", of=("governance", "Recommendation", row.id), fields=SAYS)
    return row.id


@transaction.atomic
def change_recommendation(*, recommendation: UUID, edition: int, wanted: Recommended, by: Viewer, at: datetime) -> None:
    """Change what a recommendation says. Where its words change, partners do not read it until it is cleared anew.

    Raises Superseded when somebody else changed it since `edition`, and NotNow when it has ended.
    """
    row = _open(recommendation, by)
    check_is_latest(row, edition=edition)
    _check(wanted, by, but=row.id)
    said = _said(wanted)
    changed = [name for name in SAYS if getattr(row, name) != said[name]]
    if not changed:
        return
    more = {}
    if set(changed) & set(WORDS) or row.state == states.SENT_BACK:
        more = {"state": states.WAITING, "writer_id": by.member_id, "cleared_by": "", "cleared_at": None}
    swap(row, edition=edition, **said, **more)
    _write_down(row, "reworded" if more else "changed", "", by, at)
    audit.record(by=by, what="changed", of=("governance", "Recommendation", row.id), fields=changed)


@transaction.atomic
def clear(*, recommendation: UUID, edition: int, by: Viewer, at: datetime) -> None:
    """Let partners read these words, as they were in `edition`. Another than who wrote them does."""
    row = _waiting(recommendation, by)
    check_is_latest(row, edition=edition)
    check_may_clear(writer=row.writer_id, member=by.member_id)
    swap(row, edition=edition, state=states.CLEARED, cleared_by=by.name, cleared_at=at)
    _decided(row, "cleared", "", by, at, audited="approved")


@transaction.atomic
def send_back(*, recommendation: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Do not clear these words: say what has to go."""
    row = _waiting(recommendation, by)
    _because(because, by)
    swap(row, edition=row.edition, state=states.SENT_BACK)
    _decided(row, "sent back", because, by, at, audited="declined")


@transaction.atomic
def promise_action(*, recommendation: UUID, promise: Promise, by: Viewer, at: datetime) -> UUID:
    """Promise an action of the organisation whose recommendation it is; the action's id."""
    row = _locked(recommendation, by)
    if row.state != states.CLEARED:
        raise NotNow(
            f"This recommendation is {row.state}, so nothing can be promised of it.",
            instead="Have it cleared for partners first, or open it again.",
        )
    runs = by.kind == "system" or by.holds(*(role for role in PROMISES if role != "agency_lead"))
    if not runs and signer_for(by).organisation != row.organisation_id:
        raise Refused("This recommendation is another agency's.", instead="Ask its lead, or your CSP manager.")
    check_words(promise.text, allowed_words(by) | words_of(row.excepted))
    wanted = Wanted(
        text=promise.text,
        organisation=row.organisation_id,
        due=promise.due,
        owner=promise.owner,
        owner_name=promise.owner_name,
        area=row.statutory_area_id,
    )
    made = make_action(wanted=wanted, by=by, at=at, source=(*RECOMMENDATION, row.id))
    _write_down(row, "promised", promise.text, by, at)
    audit.record(by=by, what="changed", of=("governance", "Recommendation", row.pk), fields=("actions",))
    return made


@transaction.atomic
def sign_off(*, recommendation: UUID, words: str, by: Viewer, at: datetime) -> None:
    """Close a recommendation: somebody outside the agency whose it is agrees, having seen the evidence."""
    row = _locked(recommendation, by)
    found, signer = recommendation_of_id(by, row.id, day_of(at)), signer_for(by)
    check_sign_off(state=found.state, signer=signer, organisations=found.organisations, owners=found.owners)
    _because(words, by, "Say what convinced you.")
    told = {"signed_by": by.name, "signed_for_id": signer.organisation, "signed_at": at}
    swap(row, edition=row.edition, state=states.CLOSED, **told)
    _decided(row, "agreed", words, by, at, audited="approved")


@transaction.atomic
def open_again(*, recommendation: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Undo an end that was a mistake. What was withdrawn is to be cleared anew."""
    row = _locked(recommendation, by)
    if row.state not in states.ENDED:
        raise NotNow("This recommendation has not ended.", instead="Change it instead.")
    _because(because, by)
    if row.state == states.WITHDRAWN:
        _check_alone(row.code, row.number, by)
        more = {"state": states.WAITING, "cleared_by": "", "cleared_at": None}
    else:
        more = {"state": states.CLEARED}
    swap(row, edition=row.edition, **more, **UNSIGNED)
    _decided(row, "opened again", because, by, at, audited="restored")


@transaction.atomic
def withdraw(*, recommendation: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Take back a recommendation that was a mistake or is not taken up; its open actions are let go."""
    row = _open(recommendation, by)
    _because(because, by)
    for each in recommendation_of_id(by, row.id, day_of(at)).actions:
        if not each.ended:
            let_go(action=each.id, because=because, by=by, at=at)
    swap(row, edition=row.edition, state=states.WITHDRAWN)
    _decided(row, "withdrawn", because, by, at, audited="withdrawn")


def _check(wanted: Recommended, by: Viewer, but: UUID | None = None) -> None:
    check_code(wanted.code)
    if wanted.kind not in KINDS or wanted.level not in LEVELS or not set(wanted.themes) <= set(themes()):
        raise Invalid("The kind, the level or a theme is none of those there are.", instead="Choose from the lists.")
    if wanted.number < 1:
        raise Invalid("A recommendation's number is 1 or more.", instead="Give the number the review gave it.")
    if not wanted.text.strip():
        raise Invalid("Say what is recommended.", instead="Give the recommendation alone, beginning with a verb.")
    check_words(wanted.text, allowed_words(by) | words_of(wanted.excepted))
    if wanted.organisation not in {each.id for each in organisations_for(by)}:
        raise Invalid("That organisation is not in this partnership.", instead="Choose one that is.")
    if wanted.area and wanted.area not in {each.id for each in areas_for(by)}:
        raise Invalid("That area is not in this partnership.", instead="Choose one that is.")
    _check_alone(wanted.code, wanted.number, by, but=but)
    others = seen(by, Recommendation, BUSINESS).filter(code=wanted.code).exclude(state=states.WITHDRAWN)
    other = others.exclude(pk=but).exclude(kind=wanted.kind).first()
    if other:
        raise Invalid(
            f"{wanted.code} is of another kind here: {KINDS[other.kind]}.", instead="Choose that kind, or another code."
        )


def _check_alone(code: str, number: int, by: Viewer, but: UUID | None = None) -> None:
    same = seen(by, Recommendation, BUSINESS).filter(code=code, number=number).exclude(state=states.WITHDRAWN)
    if same.exclude(pk=but).exists():
        raise Invalid(f"Recommendation {number} of {code} is here already.", instead="Change that one.")


def _said(wanted: Recommended) -> dict:
    return {
        "kind": wanted.kind,
        "code": wanted.code,
        "number": wanted.number,
        "text": wanted.text.strip(),
        "excepted": wanted.excepted.strip(),
        "level": wanted.level,
        "themes": [each for each in themes() if each in wanted.themes],
        "statutory_area_id": wanted.area,
        "organisation_id": wanted.organisation,
    }


def _because(words: str, by: Viewer, ask: str = "Say why.") -> None:
    if not words.strip():
        raise Invalid(ask, instead="The words stay with the recommendation.")
    check_words(words, allowed_words(by))


def _locked(recommendation: UUID, by: Viewer) -> Recommendation:
    row = seen(by, Recommendation, BUSINESS).select_for_update().filter(pk=recommendation).first()
    if row is None:
        raise Missing("There is no such recommendation here.", instead="Look for it in the list of recommendations.")
    return row


def _open(recommendation: UUID, by: Viewer) -> Recommendation:
    row = _locked(recommendation, by)
    if row.state in states.ENDED:
        raise NotNow(f"This recommendation is {row.state}.", instead="Open it again first if that was a mistake.")
    return row


def _waiting(recommendation: UUID, by: Viewer) -> Recommendation:
    row = _locked(recommendation, by)
    if row.state != states.WAITING:
        raise NotNow(f"This recommendation is {row.state}.", instead="Only one that waits to be cleared is cleared.")
    return row


def _decided(row: Recommendation, what: str, words: str, by: Viewer, at: datetime, *, audited: str) -> None:
    _write_down(row, what, words, by, at)
    audit.record(by=by, what=audited, of=("governance", "Recommendation", row.id), fields=("state",))


def _write_down(row: Recommendation, what: str, words: str, by: Viewer, at: datetime) -> None:
    RecommendationEntry.objects.create(
        partnership_id=by.tenant.id, recommendation=row, what=what, words=words.strip(), at=at, by=by.name
    )
