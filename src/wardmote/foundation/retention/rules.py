"""Who decides on what is past its time, how it stands, and what wins over what. Plain Python."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from uuid import UUID

from wardmote.clocks.months import after_months, corresponding
from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.naming import check_no_contact
from wardmote.foundation.now import day_of

REVIEWERS = "retention.reviewers"
LONGEST = "retention.longest_extension_months"
HOLD_REVIEW = "retention.hold_review_months"
HOLD, LONGER = "hold", "longer"
#: How a record stands that is past its time.
DECIDE, APPROVED, EXTENDED, HELD = "to be decided", "goes tonight", "kept longer", "held"
EVERY = (DECIDE, APPROVED, HELD, EXTENDED)
#: A court's order to destroy is obeyed though something is held: a hold keeps what courts may want. Nothing else wins
#: over one; erasure is not owed of what is needed for legal claims (UK GDPR, Article 17(3)(e)).
STRONGER = frozenset({"court"})
#: Fewer characters than this give no reason.
LEAST_REASON = 20
_GROUNDS = Path(__file__).with_name("grounds.toml")


@dataclass(frozen=True)
class Ground:
    """Why a record is kept for longer than its time, from a day on. `source` is what it rests on."""

    id: str
    kind: str
    title: str
    source: str
    starts: date


@cache
def grounds(kind: str) -> tuple[Ground, ...]:
    """Those of one kind: HOLD or LONGER."""
    told = tomllib.loads(_GROUNDS.read_text(encoding="utf-8"))["ground"]
    return tuple(each for each in (Ground(**row) for row in told) if each.kind == kind)


def ground_named(kind: str, slug: str, day: date) -> Ground:
    """The ground of that name that can be given on a day; raises Invalid."""
    for each in grounds(kind):
        if each.id == slug and each.starts <= day:
            return each
    raise Invalid("That is no ground for keeping it.", instead="Choose one of those that are listed.")


def earlier_than(day: date, months: int) -> date:
    """What ran from before this day is past its time, where it is kept for so many months."""
    return corresponding(day, -months)[0]


def up_on(since: date, months: int) -> date:
    """The last day for which a record is kept that is kept for so many months from a day."""
    return after_months(since, months).last


def state_of(*, held: bool, approved: bool, until: date | None, day: date) -> str:
    """How it stands on a day. A hold comes before all else."""
    if held:
        return HELD
    if approved:
        return APPROVED
    return EXTENDED if until is not None and until >= day else DECIDE


def is_ripe(approved_at: datetime | None, at: datetime) -> bool:
    """Was it approved on an earlier day, so that there was time to take that back?"""
    return approved_at is not None and day_of(approved_at) < day_of(at)


def may_know(viewer: Viewer, roles: Collection[str], agencies: Collection[UUID], only: Collection[UUID] | None) -> bool:
    """May this member know that there is such a record? Of their own agency's, or of nobody's, and by their role; where
    only some may know of it, they alone."""
    if viewer.kind != "member" or viewer.member_id is None:
        return False
    if only is not None:
        return viewer.member_id in only
    return viewer.holds(*roles) and (not agencies or viewer.organisation in agencies)


def check_decides(viewer: Viewer, keepers: Collection[UUID]) -> None:
    """Return quietly for a member who may know of a record and did not make it; otherwise raise Refused."""
    if viewer.member_id in keepers:
        raise Refused(
            "You made this record or keep it, so another decides on it.", instead="Ask a colleague who may decide."
        )


def check_reviews(viewer: Viewer, roles: Collection[str]) -> None:
    """Return quietly for a member whose role decides on records of their agency; otherwise raise Refused."""
    if viewer.kind != "member" or not viewer.holds(*roles):
        able = ", ".join(map(title_of, roles))
        raise Refused(f"Records that are past their time are decided on by these: {able}.", instead="Ask one of them.")


def check_reason(words: str) -> None:
    """Raise Invalid for a reason too short to be one, or one that says who somebody is or how to reach them."""
    if len(words.strip()) < LEAST_REASON:
        raise Invalid("That is too short to say why.", instead="Say what it is needed for, and until when.")
    check_no_contact(words, why="The reason is read by whoever decides, who may not read the record.")


def check_cites(cites: str) -> None:
    """Raise Invalid for a hold that names nothing it rests on."""
    if not any(map(str.isalnum, cites)):
        raise Invalid("A hold names what it rests on.", instead="Give the claim's number, or the letter and its day.")


def check_until(until: date, day: date, months: int) -> None:
    """Raise Invalid for a day that is over, or so late that nobody would look at it again in good time."""
    if until <= day:
        raise Invalid("That day is over.", instead="Give a day that is still to come.")
    if until > after_months(day, months).last:
        raise Invalid(
            f"It is looked at again after {months} months at the latest.",
            instead="Give an earlier day; it can be moved.",
        )


def check_not_held(held: Collection[object]) -> None:
    """Raise NotNow for what a legal hold keeps."""
    if held:
        raise NotNow("A legal hold keeps it.", instead="Nothing of it is destroyed until the hold is lifted.")
