"""What the law wants of a partnership's membership, what a body was called when, and who is due to be looked at."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

from wardmote.errors import Invalid, Refused
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of

_FILE = Path(__file__).with_name("limbs.toml")
_COURSES = Path(__file__).with_name("courses.toml")

#: What an organisation can be in an area, in the order of its weight in law.
KINDS = ("responsible", "co-operating", "participating", "observer", "other")
#: As what somebody acts for an organisation.
PARTS = ("single point of contact", "designated liaison officer", "senior representative", "deputy representative")
#: Who opens, changes and closes accounts.
KEEPS_ACCOUNTS = ("administrator",)
#: Who names contacts, and who records training.
NAMES_CONTACTS = ("administrator", "csp_manager")
RECORDS_TRAINING = ("administrator", "csp_manager", "community_safety_officer")
#: The council of a unitary area stands on the same paragraph, for district and county at once.
UNITARY = "a-unitary"


def limb_in_words(limb: str) -> str:
    """A limb as pages say it: the letter of its paragraph and, where councils share one, which council."""
    return limb.replace("-", ", ")


@dataclass(frozen=True)
class Limb:
    """A paragraph of section 5(1), from a day on. `reviewed` is empty until somebody here has confirmed it."""

    slug: str
    title: str
    citation: str
    starts: date
    met_by: tuple[str, ...] = ()
    reviewed: str = ""

    def is_met(self, held: Iterable[str]) -> bool:
        """One of these limbs meets it."""
        return bool({self.slug, *self.met_by} & set(held))


@dataclass(frozen=True)
class Held:
    """That a body stands on a limb in an area, from a day until a day, each empty where it is not known or not set."""

    area: str
    limb: str
    starts: date | None = None
    ends: date | None = None

    def on(self, day: date) -> bool:
        """It holds on this day."""
        return is_on(self.starts, self.ends, day)


@dataclass(frozen=True)
class Course:
    """A course that members complete. `months` is how long it counts; 0 does not run out."""

    slug: str
    title: str
    months: int
    source: str
    reviewed: str = ""

    @property
    def needed_by(self) -> str:
        """The name of the local value that says which roles need it."""
        return f"agencies.needs_{self.slug.replace('-', '_')}"

    def counts_until(self, completed: date) -> date | None:
        """The last day on which it counts for somebody who completed it on a day; None where it does not run out."""
        return months_after(completed, self.months) if self.months else None


@cache
def courses() -> tuple[Course, ...]:
    """The courses that count."""
    rows = tomllib.loads(_COURSES.read_text(encoding="utf-8"))["course"]
    return tuple(Course(**row) for row in rows)


def course_named(slug: str) -> Course:
    """The course of that name; raises Invalid."""
    for course in courses():
        if course.slug == slug:
            return course
    raise Invalid(f"There is no course called {slug}.", instead="Choose one of the list.")


@cache
def limbs() -> tuple[Limb, ...]:
    """The limbs of section 5(1)."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["limb"]
    return tuple(Limb(**{**row, "met_by": tuple(row["met_by"])}) for row in rows)


def limb_choices() -> tuple[str, ...]:
    """Every limb that a body may stand on."""
    return (*(each.slug for each in limbs()), UNITARY)


def lacking(held: Iterable[Held], areas: Iterable[str], day: date) -> tuple[tuple[str, Limb], ...]:
    """The limbs that nobody stands on, by area, on a day."""
    held = tuple(held)
    return tuple(
        (area, limb)
        for area in areas
        for limb in limbs()
        if limb.starts <= day and not limb.is_met(each.limb for each in held if each.area == area and each.on(day))
    )


def is_on(starts: date | None, ends: date | None, day: date) -> bool:
    """Whether what begins and ends so holds on a day; both days are included, and an empty one does not bound it."""
    return (starts is None or starts <= day) and (ends is None or day <= ends)


def name_on(name: str, former: Iterable[tuple[str, date]], day: date) -> str:
    """What a body was called on a day: `former` are its earlier names, each with the last day it had it."""
    had = [(until, earlier) for earlier, until in former if day <= until]
    return min(had)[1] if had else name


def is_legal(*kinds: str) -> bool:
    """A change from or to being a responsible authority touches the law."""
    return "responsible" in kinds


def check_capacity(kind: str, limb: str) -> None:
    """Return quietly if a body may be this in an area; otherwise raise Invalid."""
    if kind not in KINDS:
        raise Invalid(f"Nothing is “{kind}” in a partnership.", instead=f"Choose one of {', '.join(KINDS)}.")
    if kind == "responsible" and limb not in limb_choices():
        raise Invalid(
            "A responsible authority stands on a limb of section 5(1) of the Crime and Disorder Act 1998.",
            instead=f"Give its limb: one of {', '.join(limb_choices())}.",
        )
    if kind != "responsible" and limb:
        raise Invalid("Only a responsible authority stands on a limb.", instead="Leave the limb out.")


def months_after(day: date, months: int) -> date:
    """The corresponding day so many months later, or the last day of that month where it has none."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - timedelta(days=1)).day))


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)


def check_keeps_accounts(by: Viewer, *also: str) -> None:
    """Return quietly if this viewer keeps accounts, or holds one of the roles `also`; otherwise raise Refused."""
    able = (*KEEPS_ACCOUNTS, *also)
    if by.kind != "system" and not by.holds(*able):
        said = " or ".join(title_of(role) for role in able)
        raise Refused(f"This is for this role: {said}.", instead="Ask a colleague with that role.")


def is_stale(last_used: date, last_reviewed: date | None, day: date, after: int) -> bool:
    """An account is due to be looked at: not used, and not looked at, for more than `after` days."""
    since = max(last_used, last_reviewed or last_used)
    return (day - since).days > after


def training_state(counts_until: date | None, day: date, warn: int) -> str:
    """Whether training counts on a day: "counts", "runs out soon" (within `warn` days) or "ran out"."""
    if counts_until is None:
        return "counts"
    if day > counts_until:
        return "ran out"
    return "runs out soon" if (counts_until - day).days <= warn else "counts"


#: How a course stands that a member's role needs: as `training_state`, or not recorded at all. The gravest first.
STANDINGS = ("missing", "ran out", "runs out soon", "counts")


def lacks(standing: str) -> bool:
    """Whether somebody is without a course that they need."""
    return standing in ("missing", "ran out")


def may_take_over(viewer: Viewer, member: UUID, deputies: Iterable[UUID]) -> bool:
    """A member's handover is read by themselves, by who stands in for them, and by who runs the partnership."""
    return viewer.holds("administrator", "csp_manager") or viewer.member_id in {member, *deputies}


def check_may_take_over(viewer: Viewer, member: UUID, deputies: Iterable[UUID]) -> None:
    """Return quietly if this viewer may read the member's handover; otherwise raise Refused."""
    if not may_take_over(viewer, member, deputies):
        raise Refused(
            "A member's handover is read by themselves, by who stands in for them, and by who runs the partnership.",
            instead="Ask the CSP manager to name you as the one who stands in.",
        )
