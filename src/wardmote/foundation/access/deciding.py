"""May this member read this column of this row? The one rule: facts in, conditions with reasons out. Plain Python.

Every check must hold. A check is a condition on a row, so that the same rule answers on one row and cuts a table.
Rows have the columns `id`, `partnership`, `case` and `holder` (the organisation whose contribution it is).
"""

from dataclasses import dataclass
from datetime import date

from wardmote.foundation.access.classes import class_of
from wardmote.foundation.access.conditions import ALWAYS, NEVER, Among, Any, Condition, Every, Outside, Row, holds
from wardmote.foundation.access.standing import Name, Standing
from wardmote.foundation.access.viewer import Viewer
from wardmote.foundation.access.who_reads import AREA, CASE, EVERY, OPENS, ClassRule, rule_on


@dataclass(frozen=True)
class Asked:
    """What is to be read: a column of a record class, of a table (desk, table) whose rows are of a kind of case."""

    record_class: str
    column: str
    table: tuple[str, str]
    case: tuple[str, str]
    purpose: str
    day: date


@dataclass(frozen=True)
class Check:
    """One thing that must be so of a row, and the sentence that is told where it is not."""

    name: str
    must: Condition
    why: str


@dataclass(frozen=True)
class Decision:
    """True when the column may be read. `reasons` are the sentences of what is not so, in the order of the checks."""

    passes: bool
    reasons: tuple[str, ...]

    def __bool__(self) -> bool:
        return self.passes


def checks(viewer: Viewer, standing: Standing, asked: Asked) -> tuple[Check, ...]:
    """All that must be so, in the order in which a refusal tells it. Raises Missing for a class there is not."""
    kind, here = class_of(asked.record_class), Among("partnership", frozenset({viewer.tenant.id}))
    first = Check("partnership", here, "It belongs to another partnership.")
    if kind.opens_to != "nobody":
        return (first, _said("kind", kind.opens(viewer.kind), f"Class {kind.slug} is not open to the public."))
    member = _said("kind", viewer.kind == "member" and viewer.member_id is not None, "It is read by members only.")
    rule = rule_on(asked.record_class, asked.day)
    if rule is None:
        return (first, member, Check("role", NEVER, f"Nobody reads class {kind.slug}: no rule of that day opens it."))
    reaches, roles = rule.reaches(viewer.roles), set(viewer.roles)
    told = (first, member, _role(rule, viewer), _purpose(rule, asked), _training(rule, standing))
    if EVERY in reaches:
        return told
    by_two = bool(rule.glass_by_two & roles)
    broken = _opened(standing.broken, asked) if CASE in reaches and rule.glass & roles else frozenset()
    agreed = _opened(standing.agreed, asked) if by_two else frozenset()
    # Whom the class opens to by two alone reads nothing of it by being on a case.
    on = frozenset() if by_two and not set(reaches) & set(OPENS) else standing.ids("on", asked.case)
    return (*told, *_of_a_case(viewer, standing, asked, wide=AREA in reaches, on=on, glass=broken | agreed))


def decide(viewer: Viewer, standing: Standing, asked: Asked, row: Row) -> Decision:
    """The rule's answer on one row."""
    failed = tuple(each.why for each in checks(viewer, standing, asked) if not holds(each.must, row))
    return Decision(not failed, failed)


def condition(viewer: Viewer, standing: Standing, asked: Asked) -> Condition:
    """The same rule as a condition on rows."""
    return Every(tuple(each.must for each in checks(viewer, standing, asked)))


def _said(name: str, so: bool, why: str) -> Check:
    return Check(name, ALWAYS if so else NEVER, why)


def _role(rule: ClassRule, viewer: Viewer) -> Check:
    reaches = rule.reaches(viewer.roles)
    told = f" It tells you {reaches[0]} and no more." if reaches else ""
    return _said("role", rule.shows_rows(viewer.roles), f"Your role does not read class {rule.slug}.{told}")


def _purpose(rule: ClassRule, asked: Asked) -> Check:
    return _said("purpose", asked.purpose in rule.purposes, f"Class {rule.slug} is not read for the purpose you chose.")


def _training(rule: ClassRule, standing: Standing) -> Check:
    wanted = ", ".join(sorted(rule.courses - standing.trainings))
    return _said("training", rule.courses <= standing.trainings, f"Training that you need does not count: {wanted}.")


def _of_a_case(
    viewer: Viewer, standing: Standing, asked: Asked, *, wide: bool, on: frozenset, glass: frozenset
) -> tuple[Check, ...]:
    """What must be so of the case, and of whose contribution it is. `on` are the cases that the viewer is on.

    Broken glass stands in for being on the case and for a grant, and for nothing else.
    """
    no_conflict = Every(
        (Among("case", standing.ids("clear", asked.case)), Outside("case", standing.ids("conflicted", asked.case)))
    )
    leaves = [each for each in standing.leaves if asked.purpose == each.purpose and asked.column in each.fields]
    ways = (
        Among("holder", frozenset({viewer.organisation} - {None})),
        Among("case", glass),
        Among("case", _cases((each.of for each in leaves), asked)),
        Among("id", frozenset(each.of[2] for each in leaves if each.of[:2] == asked.table)),
    )
    return (
        Check("case", ALWAYS if wide else Among("case", on | glass), "You are not on this case."),
        Check("conflict", no_conflict, "It is not recorded that you have no conflict of interest in this case."),
        Check("grant", Any(ways), "It is another agency's, and no grant opens it to you for this purpose."),
    )


def _opened(glass: frozenset[tuple[Name, str]], asked: Asked) -> frozenset:
    return _cases((case for case, purpose in glass if purpose == asked.purpose), asked)


def _cases(names, asked: Asked) -> frozenset:
    kinds: tuple[str, str] = asked.case
    return frozenset(name[2] for name in names if _kind(name) == kinds)


def _kind(name: Name) -> tuple[str, str]:
    return name[0], name[1]
