"""Requests for access: who receives, prepares and reviews, how one stands, and what must be so first. Plain Python."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from uuid import UUID

from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.access.viewer import Viewer

#: Roles that receive a request for their organisation, name who prepares, and review what leaves.
HANDLES = ("liaison_officer", "csp_manager", "agency_lead")
#: Rules of time: a month, and three where an extension was told within that month.
RULE, EXTENDED = "INF.DSAR", "INF.DSAR.EXTENDED"

#: How it was established who asks.
NOT_YET = "not yet"
IDENTITY = {
    "known": "They are known to whoever received it",
    "seen": "A document was seen",
    "authority": "Somebody acts for them, and their authority was seen",
    NOT_YET: "Not yet: proof was asked for",
}
#: Why the clock stops, in the rule's own words.
PROOF, CLARIFY = "proof of identity", "clarification"
PAUSES = {PROOF: "Proof of who they are", CLARIFY: "What they mean, where much is held"}

LEAVE_OUT, REFUSE = "leave out", "refuse"
GIVE, BLACK_OUT, KEEP_BACK = "given", "blacked out", "kept back"
DECISIONS = {
    GIVE: "Give it as it stands",
    BLACK_OUT: "Give it without what tells of others",
    KEEP_BACK: "Keep it back",
}
#: What stands where something was taken out.
MARK = "[left out]"
NONE, AVOIDED = "none", "avoided"
HARM = {
    NONE: "What is given is not likely to cause serious harm to anybody",
    AVOIDED: "What would be likely to was kept back",
}
TOLD, NOTHING, REFUSED = "given", "nothing", "refused"
WAYS = {"sent": "It is sent to them", "in hand": "They are handed it in person"}

#: How a part stands, and so a request.
ASKED, STOPPED, PREPARED, REVIEWED = "asked", "stopped", "to be reviewed", "to be given"
ANSWERED, WITHDRAWN = "answered", "withdrawn"
STATES = (ASKED, STOPPED, PREPARED, REVIEWED, ANSWERED, WITHDRAWN)
LEAST_REASON = 20
_GROUNDS = Path(__file__).parents[1] / "grounds.toml"


@dataclass(frozen=True)
class Ground:
    """Why something is kept back, or a request refused. `tells`: whether the answer says so."""

    id: str
    kind: str
    title: str
    source: str
    tells: bool
    starts: date


@cache
def _grounds() -> tuple[Ground, ...]:
    return tuple(Ground(**row) for row in tomllib.loads(_GROUNDS.read_text(encoding="utf-8"))["ground"])


def grounds(kind: str, day: date) -> tuple[Ground, ...]:
    """Those of one kind that hold on a day."""
    return tuple(each for each in _grounds() if each.kind == kind and each.starts <= day)


def ground_called(slug: str) -> Ground | None:
    """The ground of that name, whenever it held."""
    return next((each for each in _grounds() if each.id == slug), None)


def check_ground(kind: str, slug: str, day: date) -> None:
    """Raise Invalid for what is no ground of that kind."""
    if slug not in {each.id for each in grounds(kind, day)}:
        raise Invalid("That is no ground that the law gives.", instead="Choose one of those that are listed.")


def handles(viewer: Viewer) -> bool:
    """Does this member receive and review for their organisation?"""
    return viewer.kind == "member" and viewer.organisation is not None and viewer.holds(*HANDLES)


def check_handles(viewer: Viewer) -> None:
    """Raise Refused for anybody else."""
    if not handles(viewer):
        raise Refused(
            f"This is done by these roles: {', '.join(map(title_of, HANDLES))}.",
            instead="Pass it to one of them at once: the month has begun.",
        )


def may_see(viewer: Viewer, organisation: UUID, preparer: UUID | None, only: Collection[str] | None) -> bool:
    """May this member know of one agency's part? Whoever handles it there and prepares it; where only some may know of
    it (a protected record), they alone, whatever their role."""
    if viewer.kind != "member" or viewer.member_id is None:
        return False
    if only is not None:
        return str(viewer.member_id) in only
    return viewer.organisation == organisation and (handles(viewer) or viewer.member_id == preparer)


def check_received(received: date, today: date, given: str, family: str, bodies: Collection[UUID]) -> None:
    """Raise Invalid unless somebody asked someone, on a day that has come."""
    if received > today:
        raise Invalid("A request was received on a day that has come.", instead="Give the day on which it came in.")
    if not any(map(str.isalpha, family)) or not any(map(str.isalpha, given)):
        raise Invalid("A request is somebody's.", instead="Give their first name and their family name.")
    if not bodies:
        raise Invalid("Nobody was asked.", instead="Choose the organisations that they ask.")


def check_reason(words: str) -> None:
    """Raise Invalid for a reason too short to be one."""
    if len(words.strip()) < LEAST_REASON:
        raise Invalid("That is too short to say why.", instead="Say what decided it, so that it can be shown later.")


def check_open(state: str) -> None:
    """Raise NotNow for what is over."""
    if state in (ANSWERED, WITHDRAWN):
        raise NotNow(f"This was {state}.", instead="Open it again first.")


def check_prepares(viewer: Viewer, preparer: UUID | None) -> None:
    """Raise Refused for anybody but who was asked to prepare it."""
    if preparer is None or viewer.member_id != preparer:
        raise Refused(
            "What is held is gathered by whoever was asked to prepare it, on the basis that they have themselves.",
            instead="Ask who that is, or have somebody named.",
        )


def check_reviews(viewer: Viewer, preparer: UUID | None, only: Collection[str] | None) -> None:
    """Raise Refused for who prepared it, and for who does not review."""
    if only is None:
        check_handles(viewer)
    if viewer.member_id == preparer:
        raise Refused("Two people look at what leaves.", instead="Ask a colleague who may review it.")


def check_extends(received: date, last: date, today: date, *, extended: bool) -> None:
    """Raise NotNow for a second extension, or one that is told after the month it had to be told in."""
    if extended:
        raise NotNow("It was extended once, and the law knows no second time.", instead="Answer what you can now.")
    if today > last:
        raise NotNow(
            "The month in which an extension has to be told is over.", instead="Answer at once, and say why it is late."
        )


def check_decision(decision: str, original: str, given: str, ground: str, reason: str, day: date) -> None:
    """Raise Invalid for what is no decision: nothing is taken out but what is marked, and nothing put in; what is left
    out rests on a ground and a reason."""
    if decision not in DECISIONS:
        raise Invalid("That is none of the decisions there are.", instead="Choose one of them.")
    if decision == GIVE:
        return
    check_ground(LEAVE_OUT, ground, day)
    check_reason(reason)
    if decision == BLACK_OUT:
        check_blacked_out(original, given)
        if (found := ground_called(ground)) and not found.tells:
            raise Invalid(
                "A mark would tell that something was left out, and on this ground that is not told.",
                instead="Keep the whole of it back.",
            )


def check_blacked_out(original: str, given: str) -> None:
    """Raise Invalid unless the words are those that are held, in their order, with a mark where some were taken out."""
    if MARK not in given:
        raise Invalid("Nothing was taken out.", instead=f"Write {MARK} where something is taken out, or give it whole.")
    rest, words = " ".join(original.split()), " ".join(given.split()).split(MARK)
    for number, part in enumerate(each.strip() for each in words):
        at = rest.find(part)
        if at < 0 or (number == 0 and part and at != 0):
            raise Invalid(
                "That is not what is held.", instead=f"Take words out, put {MARK} there, and change no other."
            )
        rest = rest[at + len(part) :]
    if words[-1].strip() and rest.strip():
        raise Invalid("Something is missing at the end.", instead=f"Write {MARK} there too.")


def outcome_of(shown: Collection[str], marked: bool) -> str:
    """What became of a part: something was told, or nothing. What is kept back unsaid counts as nothing held."""
    return TOLD if shown or marked else NOTHING
