"""When to remind whom, and what a report on an action must say. Plain Python."""

from dataclasses import dataclass
from datetime import date, timedelta

from wardmote.desks.actions.states import DONE, ENDED, SAID, Facts, Limits
from wardmote.errors import Invalid, NotNow

#: One line, as people write it: long enough for a sentence, short enough to be read in a list.
LONGEST_LINE = 300

#: Roles that give out, change and chase actions of any organisation.
RUNS = ("csp_manager", "chair", "community_safety_officer")
#: Roles that may see what was asked by link, and so may ask.
CHASES = ("csp_manager", "community_safety_officer")


@dataclass(frozen=True)
class Report:
    """What somebody says of an action: its state, one line, and (when the day must move) a new day with its reason."""

    state: str
    line: str
    next_step: str = ""
    due: date | None = None
    reason: str = ""


def check_report(report: Report, *, state: str, due: date, today: date) -> None:
    """Return quietly if this may be said of an action in `state` due on `due`; otherwise raise, saying what to do."""
    if state in ENDED:
        raise NotNow(f"This action is {state} already.", instead="Open it again first if that was a mistake.")
    if report.state not in SAID:
        raise Invalid("Say how the action is.", instead=f"Choose one of {', '.join(SAID)}.")
    if not report.line.strip():
        raise Invalid("Say in one line what has been done.", instead="A few words are enough.")
    if len(report.line) > LONGEST_LINE:
        raise Invalid(f"The line is {len(report.line)} characters long.", instead=f"Keep it to {LONGEST_LINE}.")
    if report.due is None or report.due == due:
        return
    if report.state == DONE:
        raise Invalid("An action that is done needs no new day.", instead="Leave the new day empty.")
    if report.due < today:
        raise Invalid("The new day has passed already.", instead="Give a day from today on.")
    if not report.reason.strip():
        raise Invalid("Say why the day moves.", instead="The reason stays with the action.")


def may_report(*, runs: bool, mine: bool, my_organisation: bool) -> bool:
    """Who may say how an action is: whoever runs the partnership's actions, its owner, and their own organisation."""
    return runs or mine or my_organisation


def why_reminded(day: date, facts: Facts, limits: Limits) -> str:
    """Why whoever answers for an action is reminded on `day`: before it is due, on the day, and when it is overdue.

    Empty on every other day, and when the action has ended.
    """
    if facts.said in ENDED:
        return ""
    before, after = limits.nudge_before, limits.nudge_after
    reasons = {
        facts.due - timedelta(days=before): f"due in {before} days",
        facts.due: "due today",
        facts.due + timedelta(days=after): f"overdue by {after} days",
    }
    return reasons.get(day, "")
