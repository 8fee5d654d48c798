"""What the law wants of each area, line by line, and whether it is here. Computed from facts, never ticked."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from wardmote.errors import Invalid
from wardmote.reports.packs import HEADS

MET, MISSING = "met", "missing"


@dataclass(frozen=True)
class Check:
    """A line of the checklist: what is wanted, by which law, and who confirmed the line in the repository.

    `clock` names a rule of time that it rests on. A plan is not proposed while a line is missing that is `needed`.
    """

    slug: str
    title: str
    citation: str
    clock: str = ""
    needed: bool = False
    reviewed: str = ""

    @property
    def fingerprint(self) -> str:
        """What of it somebody confirms: a changed line is unconfirmed again."""
        return hashlib.sha256(f"{self.title}|{self.citation}|{self.clock}".encode()).hexdigest()


@dataclass(frozen=True)
class Finding:
    """Whether a line is met, and a sentence that says by what, or what is missing."""

    state: str
    sentence: str

    @property
    def met(self) -> bool:
        return self.state == MET


@dataclass(frozen=True)
class PriorityFacts:
    """A priority: its heads, whether it says why and how the police and crime plan was regarded, and its lines.

    `unmeasured` are aims without a measure, `unowned` commitments that are nobody's, or without day and rhythm.
    """

    title: str
    heads: tuple[str, ...]
    why: bool
    regard: bool
    aims: int
    unmeasured: int
    commitments: int
    unowned: int


@dataclass(frozen=True)
class PlanFacts:
    """A plan that is written here. `texts` are the parts it says something of; `unchosen` lines of the last one."""

    priorities: tuple[PriorityFacts, ...]
    texts: frozenset[str]
    equality: bool
    unchosen: int


@dataclass(frozen=True)
class AreaFacts:
    """What else is known of an area on a day.

    `in_force` names the plan in force, `approved` and `sent` are the days of the latest version, `received` of its
    receipt. `assessed` is when its current assessment was issued; `gaps` counts what nobody has told, by limb of
    regulation 7; `evaluated` is when the last plan's evaluation was signed. `unsound` counts aims of the plan being
    written that rest on something that no longer holds. `regarded` says what its authorities decided
    with regard to crime and disorder.
    """

    day: date
    in_force: str = ""
    approved: date | None = None
    sent: date | None = None
    received: date | None = None
    assessed: date | None = None
    assessment_due: date | None = None
    gaps: Mapping[str, int] | None = None
    evaluated: date | None = None
    unsound: int = 0
    regarded: str = ""


@cache
def checks() -> tuple[Check, ...]:
    """Every line, in the order in which they are shown."""
    told = tomllib.loads(Path(__file__).with_name("checks.toml").read_text(encoding="utf-8"))
    return tuple(Check(**row) for row in told["check"])


def check_named(slug: str) -> Check:
    """The line of that name; raises Invalid."""
    for check in checks():
        if check.slug == slug:
            return check
    raise Invalid("The checklist has no such line.", instead="Choose one from the checklist.")


def of_plan(plan: PlanFacts | None) -> dict[str, Finding]:
    """What a plan that is being written has of what the law wants in it; all is missing where none is."""
    if plan is None:
        none = _missing("No plan for this area is being written here.")
        return {check.slug: none for check in checks() if check.needed}
    return {
        **{f"text-{part}": _text(plan, part) for part in ("strategy", "resources", "measuring", "engagement")},
        "text-summary": _text(plan, "summary"),
        "text-consulted": _text(plan, "consulted"),
        "priorities": _priorities(plan),
        "steps": _steps(plan),
        "measures": _measures(plan),
        "regard": _regard(plan),
        "equality": _met("It has been assessed.") if plan.equality else _missing("It has not been assessed."),
        "choices": _counted(
            plan.unchosen,
            "line of the last plan is not decided on",
            "lines of the last plan are not decided on",
            "Every line of the last plan is decided on.",
        ),
        **{f"head-{head.replace('_', '-')}": _head(plan, head) for head in HEADS},
    }


def of_area(facts: AreaFacts) -> dict[str, Finding]:
    """What else the law wants of an area."""
    found = {
        "in-force": _met(facts.in_force) if facts.in_force else _missing("No plan of this area is in force."),
        "assessment": _assessment(facts),
        "approved": _done(facts.approved, "Approved", "No version has been approved."),
        "sent": _sent(facts),
        "rests-on": _counted(
            facts.unsound,
            "aim rests on something that no longer holds, as its priority's page says",
            "aims rest on something that no longer holds, as their priorities' pages say",
            "Nothing that an aim is said to rest on is known to have ended.",
        ),
        "section-17": _met(f"{facts.regarded}.")
        if facts.regarded
        else _missing("No decision of its authorities is written down."),
        "evaluated": _done(facts.evaluated, "Signed", "How far the last plan was carried out has not been signed."),
    }
    for limb in "abcdefg":
        found[f"limb-{limb}"] = _limb(facts, limb)
    return found


def missing_of(plan: PlanFacts) -> tuple[str, ...]:
    """The titles of what keeps a plan from being proposed, in the checklist's order."""
    found = of_plan(plan)
    return tuple(check.title for check in checks() if check.needed and not found[check.slug].met)


def _met(sentence: str) -> Finding:
    return Finding(MET, sentence)


def _missing(sentence: str) -> Finding:
    return Finding(MISSING, sentence)


def _counted(n: int, one: str, many: str, none: str) -> Finding:
    return _missing(f"{n} {one if n == 1 else many}.") if n else _met(none)


def _text(plan: PlanFacts, part: str) -> Finding:
    return _met("The plan says it.") if part in plan.texts else _missing("The plan says nothing of it yet.")


def _priorities(plan: PlanFacts) -> Finding:
    if not plan.priorities:
        return _missing("It has no priority.")
    bare = [each.title for each in plan.priorities if not each.why]
    if bare:
        return _missing(f"Nothing says what in the assessment makes this a priority: {'; '.join(bare)}.")
    return _met(f"{len(plan.priorities)} priorities, each with its reason in the assessment.")


def _steps(plan: PlanFacts) -> Finding:
    bare = [each.title for each in plan.priorities if not each.commitments]
    if bare or not plan.priorities:
        return _missing(f"No commitment serves this priority: {'; '.join(bare)}." if bare else "It has no priority.")
    unowned = sum(each.unowned for each in plan.priorities)
    if unowned:
        return _missing(f"{unowned} commitments are nobody's, or have neither a day nor a rhythm of evidence.")
    return _met(f"{sum(each.commitments for each in plan.priorities)} commitments, each somebody's.")


def _measures(plan: PlanFacts) -> Finding:
    bare = [each.title for each in plan.priorities if not each.aims]
    if bare or not plan.priorities:
        return _missing(f"No aim serves this priority: {'; '.join(bare)}." if bare else "It has no priority.")
    unmeasured = sum(each.unmeasured for each in plan.priorities)
    if unmeasured:
        return _missing(f"{unmeasured} aims have no measure.")
    return _met(f"{sum(each.aims for each in plan.priorities)} aims, each measured.")


def _regard(plan: PlanFacts) -> Finding:
    if "regard" not in plan.texts:
        return _missing("The plan says nothing of how the police and crime plan was regarded.")
    bare = [each.title for each in plan.priorities if not each.regard]
    if bare:
        return _missing(f"This priority says nothing of it: {'; '.join(bare)}.")
    return _met("The plan and each of its priorities say it.")


def _head(plan: PlanFacts, head: str) -> Finding:
    serving = [each.title for each in plan.priorities if head in each.heads]
    if serving:
        return _met(f"Served by: {'; '.join(serving)}.")
    if f"no-{head.replace('_', '-')}" in plan.texts:
        return _met("No priority this time, and the plan says why.")
    return _missing("No priority serves it, and nothing says why.")


def _done(on: date | None, done: str, undone: str) -> Finding:
    return _met(f"{done} on {_said(on)}.") if on else _missing(undone)


def _assessment(facts: AreaFacts) -> Finding:
    if facts.assessed is None:
        return _missing("No assessment of this area has been issued here.")
    if facts.assessment_due and facts.day > facts.assessment_due:
        return _missing(
            f"The last was issued on {_said(facts.assessed)}; the next was due on {_said(facts.assessment_due)}."
        )
    return _met(f"Issued on {_said(facts.assessed)}.")


def _sent(facts: AreaFacts) -> Finding:
    if facts.approved is None:
        return _missing("There is no approved version to send.")
    if facts.sent is None:
        return _missing("The latest version has not been sent.")
    came = f", and its receipt confirmed on {_said(facts.received)}" if facts.received else "; no receipt yet"
    return _met(f"Sent on {_said(facts.sent)}{came}.")


def _limb(facts: AreaFacts, limb: str) -> Finding:
    if facts.assessed is None:
        return _missing("No assessment of this area has been issued here.")
    if limb == "f" and facts.evaluated is None:
        return _missing("How far the last plan was carried out has not been signed.")
    gaps = (facts.gaps or {}).get(limb, 0)
    return _counted(
        gaps,
        "thing that it needs has not been told",
        "things that it needs have not been told",
        "Nothing that it needs is known to be missing.",
    )


def _said(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""
