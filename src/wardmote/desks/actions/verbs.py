"""The only writers of actions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from wardmote.desks.actions import rules
from wardmote.desks.actions.models import Action, Evidence, Report, Step, Support
from wardmote.desks.actions.queries import PURPOSE, actions_to_remind, chasable
from wardmote.desks.actions.states import DROPPED, ENDED, NOT_STARTED
from wardmote.desks.agencies.api import are_ours, members_for, names_of
from wardmote.desks.places.api import areas_for
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.correspondence import links
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.now import day_of

BY_MEMBER, BY_LINK, BY_TELEPHONE = "member", "link", "telephone"
#: What an action says of itself, in the order of its form.
SAYS = ("text", "statutory_area_id", "organisation_id", "owner_id", "owner_name", "starts", "due")
#: A record of another desk, by desk, table and id.
Source = tuple[str, str, UUID]
#: A day that moved: from which, to which, and why.
Move = tuple[date, date, str]


@dataclass(frozen=True)
class Wanted:
    """An action as somebody wants it. Either `owner` (a member) or `owner_name` says whose it is, or neither."""

    text: str
    organisation: UUID
    due: date
    owner: UUID | None = None
    owner_name: str = ""
    area: UUID | None = None
    starts: date | None = None
    supporting: tuple[UUID, ...] = ()


@transaction.atomic
def make_action(*, wanted: Wanted, by: Viewer, at: datetime, source: Source | None = None) -> UUID:
    """Give somebody something to do. Raises Invalid for what cannot be an action."""
    _check(wanted, by)
    desk, table, source_id = source or ("", "", None)
    row = Action.objects.create(
        partnership_id=by.tenant.id,
        **_said(wanted),
        first_due=wanted.due,
        heard_on=day_of(at),
        source_desk=desk,
        source_table=table,
        source_id=source_id,
        made_at=at,
        made_by=by.name,
    )
    _add_support(row.id, set(wanted.supporting), by)
    audit.record(by=by, what="made", of=("actions", "Action", row.id), fields=SAYS)
    return row.id


@transaction.atomic
def change_action(*, action: UUID, edition: int, wanted: Wanted, reason: str, by: Viewer, at: datetime) -> None:
    """Change what an action says. A day that moves needs a reason, which stays in its history.

    Raises Superseded when somebody else changed it since `edition`, and NotNow when it has ended.
    """
    _check(wanted, by)
    row = _open(action, by)
    check_is_latest(row, edition=edition)
    before, said = row.due, _said(wanted)
    changed = [name for name in SAYS if getattr(row, name) != said[name]]
    if wanted.due != before:
        if not reason.strip():
            raise Invalid("Say why the day moves.", instead="The reason stays with the action.")
        said["carried"] = row.carried + (wanted.due > before)
    swap(row, edition=edition, **said)
    _support(row.id, wanted.supporting, by)
    if wanted.due != before:
        _write_down(row, "", "The day was moved", by, at, BY_MEMBER, moved=(before, wanted.due, reason))
    audit.record(by=by, what="changed", of=("actions", "Action", row.id), fields=changed)


@transaction.atomic
def report(
    *, action: UUID, said: rules.Report, by: Viewer, at: datetime, way: str = BY_MEMBER, told_by: str = ""
) -> UUID:
    """Write down how an action is, as its owner says; the report's id.

    `told_by` is who said it, where that is not the viewer: on the telephone, or by a one-time link.
    """
    row = _locked(action, by)
    today = day_of(at)
    rules.check_report(said, state=row.said, due=row.due, today=today)
    if way == BY_TELEPHONE and not told_by.strip():
        raise Invalid("Say who told you.", instead="Write the name of the person on the telephone.")
    moved = _take(row, said, today)
    made = _write_down(row, said.state, said.line, by, at, way, moved=moved, told_by=told_by, next_step=said.next_step)
    audit.record(
        by=by, what="answered", of=("actions", "Action", row.id), fields=("said", "due") if moved else ("said",)
    )
    return made.id


@transaction.atomic
def answer_report(*, by: Viewer, target: UUID, answers: dict[str, Any], at: datetime) -> None:
    """Write down what came by a one-time link, or by telephone in answer to one."""
    said = rules.Report(answers["state"], answers["line"], answers["next_step"], answers["due"], answers["reason"])
    report(action=target, said=said, by=by, at=at, way=BY_LINK if by.kind == "mailbox" else BY_MEMBER)


@transaction.atomic
def chase(*, actions: Iterable[UUID], by: Viewer, at: datetime) -> int:
    """Ask the organisation of each of these how it is, by a one-time link to its registered mailbox; how many.

    One that waits for an answer already is sent its link again; one whose organisation has no mailbox is left out.
    """
    asked = 0
    for each in chasable(by, actions, at):
        if each.reader is None:
            continue
        if each.waiting:
            links.ask_again(by=by, reference=each.waiting, at=at)
        else:
            links.ask(by=by, purpose=PURPOSE, target=each.action.id, to=each.reader, at=at)
        asked += 1
    return asked


@transaction.atomic
def remind_of_the_day(*, by: Viewer, at: datetime) -> None:
    """The day's reminders, to the organisations that answer for what is due. A daily round."""
    chase(actions=actions_to_remind(by, day_of(at)), by=by, at=at)


@transaction.atomic
def correct_report(*, mistaken: UUID, said: rules.Report, by: Viewer, at: datetime) -> UUID:
    """Put a mistaken report right by another that names it; the mistake stays in the history."""
    wrong = seen(by, Report, BUSINESS).filter(pk=mistaken).first()
    if wrong is None:
        raise Missing("There is no such report.", instead="Look at the action's history.")
    row = _locked(wrong.action_id, by)
    latest = seen(by, Report, BUSINESS).filter(action=row.id).exclude(state="").order_by("-said_at", "-id").first()
    if latest is None or latest.pk != wrong.pk:
        raise NotNow("Only the latest report can be put right.", instead="Report again instead.")
    rules.check_report(said, state="", due=row.due, today=day_of(at))
    moved = _take(row, said, day_of(at))
    told = {"next_step": said.next_step, "corrects": wrong}
    made = _write_down(row, said.state, said.line, by, at, BY_MEMBER, moved=moved, **told)
    audit.record(by=by, what="changed", of=("actions", "Report", wrong.id), fields=("state", "line"))
    return made.id


@transaction.atomic
def let_go(*, action: UUID, because: str, by: Viewer, at: datetime) -> None:
    """End an action that will not be done, with the reason."""
    row = _open(action, by)
    if not because.strip():
        raise Invalid("Say why it is let go.", instead="The reason stays with the action.")
    _end(row, DROPPED, because, by, at)


@transaction.atomic
def open_again(*, action: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Undo an end that was a mistake."""
    row = _locked(action, by)
    if row.said not in ENDED:
        raise NotNow("This action has not ended.", instead="Report on it instead.")
    _end(row, NOT_STARTED, because or "Opened again", by, at)


@transaction.atomic
def add_step(*, action: UUID, text: str, due: date, by: Viewer, at: datetime) -> UUID:
    """Add a milestone."""
    row = _open(action, by)
    if not text.strip():
        raise Invalid("Say what the milestone is.")
    step = Step.objects.create(partnership_id=by.tenant.id, action=row, text=text.strip(), due=due)
    audit.record(by=by, what="made", of=("actions", "Step", step.id), fields=("text", "due"))
    return step.id


@transaction.atomic
def finish_step(*, step: UUID, by: Viewer, at: datetime) -> None:
    """Say that a milestone was passed; again, and it is taken back."""
    row = seen(by, Step, BUSINESS).filter(pk=step).first()
    if row is None:
        raise Missing("There is no such milestone.", instead="Look at the action it was on.")
    _open(row.action_id, by)
    row.done_at, row.done_by = (None, "") if row.done_at else (at, by.name)
    row.save(update_fields=["done_at", "done_by"])
    audit.record(by=by, what="changed", of=("actions", "Step", row.id), fields=("done_at",))


@transaction.atomic
def add_evidence(*, action: UUID, words: str, link: str, by: Viewer, at: datetime) -> UUID:
    """Add what shows that something was done."""
    row = _locked(action, by)
    if not words.strip():
        raise Invalid("Say in a few words what the evidence is.")
    made = Evidence.objects.create(
        partnership_id=by.tenant.id, action=row, words=words.strip(), link=link, added_at=at, added_by=by.name
    )
    audit.record(by=by, what="made", of=("actions", "Evidence", made.id), fields=("words", "link"))
    return made.id


@transaction.atomic
def hand_over(*, by: Viewer, member: UUID, to: UUID, at: datetime) -> str:
    """Give every open action of one member to another, who takes over from them; a sentence of how many."""
    held = seen(by, Action, BUSINESS).filter(owner=member).exclude(said__in=ENDED)
    count = pass_on(actions=list(held.values_list("pk", flat=True)), to=to, by=by, at=at)
    return f"{count} open actions were handed over." if count else ""


@transaction.atomic
def carry_over(*, actions: Iterable[UUID], by: Viewer, at: datetime) -> int:
    """Count that a meeting closed while these were still open; how many they were."""
    rows = seen(by, Action, BUSINESS).filter(pk__in=list(actions)).exclude(said__in=ENDED)
    ids = list(rows.values_list("pk", flat=True))
    seen(by, Action, BUSINESS).filter(pk__in=ids).update(stayed_open=F("stayed_open") + 1)
    audit.record(by=by, what="changed", of=("actions", "Action", ids), fields=("stayed_open",))
    return len(ids)


@transaction.atomic
def pass_on(*, actions: Iterable[UUID], to: UUID, by: Viewer, at: datetime) -> int:
    """Hand open actions to another member, who owns them from now on with their own organisation; how many.

    The one who had them is in each history, so that they can be handed back.
    """
    member = _member(to, by)
    rows = [_open(each, by) for each in actions]
    for row in rows:
        had = row.owner_name or (_member(row.owner_id, by).name if row.owner_id else "nobody in particular")
        row.owner_id, row.owner_name, row.organisation_id = member.id, "", member.organisation
        row.edition += 1
        row.save(update_fields=["owner", "owner_name", "organisation", "edition"])
        _write_down(row, "", f"Passed from {had} to {member.name}", by, at, BY_MEMBER)
    audit.record(by=by, what="changed", of=("actions", "Action", [row.id for row in rows]), fields=("owner_id",))
    return len(rows)


def _check(wanted: Wanted, by: Viewer) -> None:
    if not wanted.text.strip():
        raise Invalid("Say what will be done.", instead="Begin with a verb, like “Fit two lights in the alley”.")
    if wanted.starts and wanted.starts > wanted.due:
        raise Invalid("It is due before it starts.", instead="Put one of the two days right.")
    if not are_ours(by, {wanted.organisation, *wanted.supporting}):
        raise Invalid("That organisation is not in this partnership.", instead="Choose one that is.")
    if wanted.area and wanted.area not in {area.id for area in areas_for(by)}:
        raise Invalid("That area is not in this partnership.", instead="Choose one that is.")
    if wanted.owner and not names_of(by, {wanted.owner}):
        raise _nobody()


def _said(wanted: Wanted) -> dict:
    return {
        "text": wanted.text.strip(),
        "statutory_area_id": wanted.area,
        "organisation_id": wanted.organisation,
        "owner_id": wanted.owner,
        "owner_name": "" if wanted.owner else wanted.owner_name.strip(),
        "starts": wanted.starts,
        "due": wanted.due,
    }


def _support(action: UUID, organisations: Iterable[UUID], by: Viewer) -> None:
    """Make these the supporting organisations."""
    wanted = set(organisations)
    held = seen(by, Support, BUSINESS).filter(action=action)
    held.exclude(organisation__in=wanted).delete()
    _add_support(action, wanted - set(held.values_list("organisation", flat=True)), by)


def _add_support(action: UUID, bodies: set[UUID], by: Viewer) -> None:
    told = {"partnership_id": by.tenant.id, "action_id": action}
    Support.objects.bulk_create(Support(**told, organisation_id=each) for each in sorted(bodies))


def _member(member: UUID, by: Viewer):
    for each in members_for(by):
        if each.id == member:
            return each
    raise _nobody()


def _nobody() -> Invalid:
    return Invalid("That person is not a member of this partnership.", instead="Choose somebody who is.")


def _locked(action: UUID, by: Viewer) -> Action:
    row = seen(by, Action, BUSINESS).select_for_update().filter(pk=action).first()
    if row is None:
        raise Missing("There is no such action here.", instead="Look for it in the list of actions.")
    return row


def _open(action: UUID, by: Viewer) -> Action:
    row = _locked(action, by)
    if row.said in ENDED:
        raise NotNow(f"This action is {row.said} already.", instead="Open it again first if that was a mistake.")
    return row


def _take(row: Action, said: rules.Report, today: date) -> Move | None:
    """Let the row say what was reported; where the day moved, from which to which and why, as another edition."""
    moved = (row.due, said.due, said.reason) if said.due and said.due != row.due else None
    if moved:
        row.carried += moved[1] > moved[0]
        row.due = moved[1]
        row.edition += 1
    row.said, row.heard_on = said.state, today
    row.save(update_fields=["due", "carried", "said", "heard_on", "edition"])
    return moved


def _end(row: Action, state: str, because: str, by: Viewer, at: datetime) -> None:
    row.said, row.heard_on = state, day_of(at)
    row.save(update_fields=["said", "heard_on"])
    _write_down(row, state, because.strip(), by, at, BY_MEMBER)
    what = "ended" if state == DROPPED else "restored"
    audit.record(by=by, what=what, of=("actions", "Action", row.id), fields=("said",))


def _write_down(
    row: Action,
    state: str,
    line: str,
    by: Viewer,
    at: datetime,
    way: str,
    *,
    moved: Move | None = None,
    **more,
) -> Report:
    before, after, reason = moved or (None, None, "")
    return Report.objects.create(
        partnership_id=by.tenant.id,
        action=row,
        state=state,
        line=line.strip(),
        way=way,
        due_before=before,
        due_after=after,
        reason=reason.strip(),
        said_at=at,
        said_by=by.name,
        **more,
    )
