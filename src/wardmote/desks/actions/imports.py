"""Actions from a spreadsheet, row by row, by the verbs of this desk."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from wardmote.desks.actions import states
from wardmote.desks.actions.queries import Wish, every_action_for
from wardmote.desks.actions.rules import LONGEST_LINE, Report
from wardmote.desks.actions.verbs import Wanted, let_go, make_action, report
from wardmote.desks.agencies.api import Directory
from wardmote.desks.places.api import areas_for
from wardmote.errors import Invalid
from wardmote.foundation.access import Viewer
from wardmote.foundation.importing import ADDED, HERE, Outcome, Row
from wardmote.foundation.now import day_of

#: What can be said of an action in a spreadsheet; what only days tell is left to them.
SAID = {each: each[:1].upper() + each[1:] for each in (*states.SAID, states.DROPPED)}
TOLD_BY_DAYS = (states.LATE, states.STALE)
STATES_ALSO = {
    "complete": states.DONE, "completed": states.DONE, "closed": states.DONE, "finished": states.DONE,
    "achieved": states.DONE, "blue": states.DONE, "b": states.DONE, "100": states.DONE,
    "in progress": states.ON_TRACK, "underway": states.ON_TRACK, "under way": states.ON_TRACK,
    "started": states.ON_TRACK, "ongoing": states.ON_TRACK, "open": states.ON_TRACK, "green": states.ON_TRACK,
    "g": states.ON_TRACK, "amber": states.AT_RISK, "a": states.AT_RISK, "red": states.AT_RISK, "r": states.AT_RISK,
    "delayed": states.AT_RISK, "slipped": states.AT_RISK, "not yet started": states.NOT_STARTED,
    "to start": states.NOT_STARTED, "withdrawn": states.DROPPED, "cancelled": states.DROPPED,
    "no longer needed": states.DROPPED, "overdue": states.LATE, "late": states.LATE, "stale": states.STALE,
}  # fmt: skip
ALL_AREAS = ("all", "all areas", "both", "both areas", "whole area")
#: What an imported report says where the spreadsheet says nothing.
NO_LINE = "As the spreadsheet it was imported from has it"


def action_taker(*, by: Viewer, at: datetime) -> Callable[[Row], Outcome]:
    """What takes a row of actions: one that is here by its reference, or by what it says, is left as it is."""
    directory, areas = Directory(by), {each.name: each.id for each in areas_for(by)}
    held = every_action_for(by, Wish(), day_of(at))
    references = {each.reference: each for each in held}
    said = {(each.text.casefold(), each.organisation, day): each.id for each in held for day in _days(each)}

    def take(row: Row) -> Outcome:
        if there := references.get(row.words("reference")):
            row.remarks.extend(_other_words(there.text, there.due, row))
            return Outcome(HERE, ("actions", "Action", there.id))
        wanted = _wanted(row, directory, areas)
        if same := said.get((wanted.text.casefold(), wanted.organisation, wanted.due)):
            return Outcome(HERE, ("actions", "Action", same))
        made = make_action(wanted=wanted, by=by, at=at)
        say_how_it_is(row, made, by=by, at=at)
        said[wanted.text.casefold(), wanted.organisation, wanted.due] = made
        return Outcome(ADDED, ("actions", "Action", made))

    return take


def say_how_it_is(row: Row, action: UUID, *, by: Viewer, at: datetime) -> None:
    """Report on a new action what its row says of it: its state, and in one line what has been done."""
    state = row.one_of("state", SAID, STATES_ALSO)
    line = row.words("line")
    if len(line) > LONGEST_LINE:
        row.remarks.append(f"What has been done is cut to its first {LONGEST_LINE} characters.")
        line = line[: LONGEST_LINE - 1].rstrip() + "…"
    if state == states.DROPPED:
        let_go(action=action, because=line or NO_LINE, by=by, at=at)
    elif state in states.SAID and (line or state != states.NOT_STARTED):
        report(action=action, said=Report(state, line or NO_LINE), by=by, at=at)
    elif line:
        report(action=action, said=Report(states.ON_TRACK, line), by=by, at=at)


def _wanted(row: Row, directory: Directory, areas: dict[str, UUID]) -> Wanted:
    text, due = row.words("text", 300, title="Action"), row.day("due")
    owner, body = directory.person(row), directory.organisation(row)
    body = body or owner.organisation
    if due is None:
        raise Invalid("An action is due on a day.", instead="Fill the cell in the file.")
    if body is None:
        raise Invalid(
            "No organisation answers for it: none is given, nor an owner who is of one.",
            instead="Give one of the two in the file.",
        )
    return Wanted(
        text=text,
        organisation=body,
        due=due,
        owner=owner.member,
        owner_name=owner.name,
        area=_area(row, areas),
        starts=row.day("starts", first=True),
        supporting=tuple(
            dict.fromkeys(directory.organisation_called(each, "supporting") for each in row.parts("supporting"))
        ),
    )


def _area(row: Row, areas: dict[str, UUID]) -> UUID | None:
    if row.words("area").casefold() in ALL_AREAS:
        return None
    named = row.one_of("area", {name: name for name in areas})
    return areas.get(named)


def _days(action) -> set[date]:
    return {action.due, action.first_due}


def _other_words(text: str, due: date, row: Row) -> list[str]:
    """What the file says otherwise than the record that is here, which is left as it is."""
    told = []
    if row.words("text") and row.words("text").casefold() != " ".join(text.split()).casefold():
        told.append("The file has other words for it.")
    given = row.day("due")
    if given and given != due:
        told.append(f"The file says that it is due {given.day} {given:%B %Y}; here it is {due.day} {due:%B %Y}.")
    return [*told, "Nothing was changed: change it on its page."] if told else []
