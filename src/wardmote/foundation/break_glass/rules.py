"""Who may break the glass, who is told, who reviews it, and what must be said. Plain Python."""

from datetime import date
from uuid import UUID

from wardmote.errors import Invalid, Refused
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.access.who_reads import rule_on
from wardmote.foundation.naming import check_no_contact
from wardmote.foundation.sealing import Case

#: Who is told at once, and who reviews it. Nobody reviews their own.
TOLD = REVIEWS = ("liaison_officer", "csp_manager")
#: What a review may find.
JUSTIFIED, NOT_JUSTIFIED = "justified", "not justified"
FINDINGS = (JUSTIFIED, NOT_JUSTIFIED)
#: What opens by break-glass only once a second person agreed, whatever the time: how somebody is reached safely, and
#: where they live. Whoever reviews may agree, and never to what they opened.
BY_TWO = "C6"
AGREED, REFUSED = "agreed", "refused"
ANSWERS = (AGREED, REFUSED)
#: Where that stands: it waits, is open, or is not: refused, no longer asked for, agreed to no more, or over.
WAITS, OPEN, NO_LONGER_ASKED, TAKEN_BACK, OVER = "waits", "open", "no longer asked for", "taken back", "over"
#: What somebody does who cannot wait for a second person.
BY_PHONE = (
    "Ring 999 if somebody is in danger. Otherwise ring who looks after the record, or the domestic violence service."
)
#: Fewer characters than this give no reason.
LEAST_REASON = 20
HOURS = "break_glass.hours"
#: What is told of to whoever oversees who looked: pages, with what stands for a case that is not told; and deeds.
PAGES = (
    ("show-broken-glass", "why somebody opened the case", "that is not told"),
    ("review-broken-glass", "whether it was right to open the case", "that is not told"),
    ("answer-release", "whether another may read how somebody is reached safely, in the case", "that is not told"),
)
DEEDS = (
    ("break_glass.BrokenGlass", "made", "opened by break-glass the case"),
    ("break_glass.BrokenGlass", "ended", "closed again the case"),
    ("break_glass.BrokenGlass", "confirmed", "reviewed that somebody opened the case"),
    ("break_glass.Release", "asked", "asked a second person for how somebody is reached safely, in the case"),
    ("break_glass.Release", "withdrawn", "no longer asked for how somebody is reached safely, in the case"),
    ("break_glass.Release", "approved", "agreed that another reads how somebody is reached safely, in the case"),
    ("break_glass.Release", "declined", "did not agree that another reads how somebody is reached safely, in the case"),
    ("break_glass.Release", "ended", "took back that another reads how somebody is reached safely, in the case"),
)
_CLASSES = ("C3", "C4", "C5", "C6", "C7", "C8")


def breakers(day: date) -> frozenset[str]:
    """The roles that may break the glass of some class on a day."""
    held = (rule_on(each, day) for each in _CLASSES)
    return frozenset().union(*(rule.glass | rule.glass_by_two for rule in held if rule is not None))


def may_break(viewer: Viewer, day: date) -> bool:
    """Is there any class of which this member may break the glass?"""
    return viewer.kind == "member" and viewer.member_id is not None and viewer.holds(*breakers(day))


def may_ask(viewer: Viewer, day: date) -> bool:
    """May this member ask a second person for how somebody is reached safely, in a case that they open?"""
    rule = rule_on(BY_TWO, day)
    return may_break(viewer, day) and rule is not None and viewer.holds(*rule.glass_by_two)


def check_may_ask(viewer: Viewer, purpose: str, day: date) -> None:
    """Return quietly for who may; raise Refused for another role, Invalid for what it is not read for."""
    rule = rule_on(BY_TWO, day)
    if rule is None or not may_ask(viewer, day):
        raise Refused("How somebody is reached safely is not opened by break-glass to your role.", instead=BY_PHONE)
    if purpose not in rule.purposes:
        raise Invalid(
            "How somebody is reached safely is not read for that purpose.",
            instead="Choose another purpose, or say that you do not need it.",
        )


def check_may_agree(viewer: Viewer, opener: UUID) -> None:
    """Return quietly for a second person; otherwise raise Refused. No time makes one person enough."""
    if not may_review(viewer) or viewer.member_id == opener:
        raise Refused(
            "How somebody is reached safely opens only with a second person: a liaison officer or CSP manager.",
            instead=BY_PHONE,
        )


def check_no_interest(clear: bool) -> None:
    """Raise Refused for somebody with an interest of their own, whether they would open a case or agree to it."""
    if not clear:
        raise Refused(
            "Nobody opens a case, or agrees that another does, in which they have an interest of their own.",
            instead="Ring a colleague.",
        )


def stands(answer: str, *, ended: bool, over: bool) -> str:
    """Where what was asked of a second person stands: `ended` by whoever gave their word, `over` with its opening."""
    if answer == REFUSED:
        return REFUSED
    if ended:
        return TAKEN_BACK if answer == AGREED else NO_LONGER_ASKED
    if over:
        return OVER
    return OPEN if answer == AGREED else WAITS


def may_review(viewer: Viewer) -> bool:
    """Does this member read what others opened, and say whether it was right?"""
    return viewer.kind == "member" and viewer.holds(*REVIEWS)


def check_may_review(viewer: Viewer, opener: UUID) -> None:
    """Return quietly for who may review what `opener` opened; otherwise raise Refused. Nobody reviews their own."""
    if not may_review(viewer) or opener == viewer.member_id:
        raise Refused("This is reviewed by another liaison officer or CSP manager.", instead="Ask one of them.")


def check_may_break(viewer: Viewer, day: date) -> None:
    """Return quietly for a member who may; otherwise raise Refused."""
    if not may_break(viewer, day):
        able = ", ".join(sorted(map(title_of, breakers(day))))
        raise Refused(
            f"Your role does not open a case by break-glass. These do: {able}.",
            instead="Ring a colleague who works on the case, or your liaison officer.",
        )


def case_named(said: str) -> tuple[str, str, UUID]:
    """The case whose reference somebody typed; raises Invalid for what is none. Whether it is there is not asked."""
    case = Case.parse(said.strip())
    return case.desk, case.table, case.id


def check_reason(reason: str) -> None:
    """Raise Invalid for a reason too short to be one, or one that says who somebody is or how to reach them."""
    if len(reason.strip()) < LEAST_REASON:
        raise Invalid("That is too short to say why.", instead="Say what may happen if you do not look now.")
    check_no_contact(reason, why="The reason is read by colleagues who are not on the case.")
