"""What may be said of a commitment when its plan is evaluated, who may say it, and when an evaluation is whole."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wardmote.errors import Invalid, NotNow

DONE, PARTLY, NOT_DONE, NOT_KNOWN = "done", "partly done", "not done", "not known"
#: What can be said of a commitment, in the order of forms.
SAID = (DONE, PARTLY, NOT_DONE, NOT_KNOWN)
#: What pages show where nobody has said anything yet.
NOT_ANSWERED = "not answered"

#: Roles that open an evaluation, say who answers for what, and chase.
RUNS = ("csp_manager", "chair", "community_safety_officer")
#: Roles that may see what was asked by link, and so may ask.
ASKS = ("csp_manager", "community_safety_officer")
#: Who signs for the strategy group.
SIGNS = ("chair",)

LONGEST = 500


@dataclass(frozen=True)
class Told:
    """What somebody says was done: a state, words that show it or say why not, and perhaps evidence elsewhere.

    `shows` names a document or figure, `link` is where it is; `action` is the id of an action.
    """

    state: str
    words: str
    shows: str = ""
    link: str = ""
    action: UUID | None = None


def check_told(told: Told) -> None:
    """Return quietly if this can be said of a commitment; otherwise raise Invalid, saying what is missing."""
    if told.state not in SAID:
        raise Invalid("Say how far it was carried out.", instead=f"Choose one of {', '.join(SAID)}.")
    if not told.words.strip():
        if told.state in (DONE, PARTLY):
            raise Invalid("Nothing says what shows that it was done.", instead="Say in a sentence what shows it.")
        raise Invalid(f"Nothing says why it is {told.state}.", instead="Say in a sentence why.")
    if len(told.words) > LONGEST:
        raise Invalid(f"The words are {len(told.words)} characters long.", instead=f"Keep them to {LONGEST}.")


def until(*, ends: date, day: date) -> date:
    """The day up to which a plan is evaluated: its last one when it has ended, else the day it is evaluated on."""
    return min(ends, day)


def check_open(*, signed: bool) -> None:
    """Return quietly if an evaluation takes answers; one that is signed takes none."""
    if signed:
        raise NotNow(
            "This evaluation has been signed.", instead="Have it opened again, with the reason, to correct it."
        )


def check_may_sign(*, missing: int, summary: str) -> None:
    """Return quietly if an evaluation can be signed: every commitment is answered, if only with “not known”."""
    if missing:
        one = "1 commitment has" if missing == 1 else f"{missing} commitments have"
        raise NotNow(f"{one} no answer yet.", instead="Ask those who answer for them, or say that it is not known.")
    if not summary.strip():
        raise Invalid("Nothing says how far the plan was carried out as a whole.", instead="Say it in a few sentences.")


def may_tell(*, runs: bool, mine: bool, my_organisation: bool) -> bool:
    """Who may say what was done: whoever runs the evaluation, the owner, and the organisation that is asked."""
    return runs or mine or my_organisation
