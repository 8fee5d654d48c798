"""Is there a quorum? By a group's terms of reference, and saying what is missing. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Needs:
    """What the terms of reference want in the room: `people` who count, of `bodies` organisations, `responsible` of
    them responsible authorities, and the chair or a deputy where `chair_needed`. `source` is where that is written."""

    people: int
    bodies: int
    responsible: int
    chair_needed: bool
    source: str


@dataclass(frozen=True)
class Sitting:
    """Somebody in the room whose place counts."""

    body: UUID
    responsible: bool
    chairs: bool = False


def missing(needs: Needs, room: Iterable[Sitting]) -> tuple[str, ...]:
    """What the room lacks, each as words after “missing:”; nothing where there is a quorum."""
    there = list(room)
    bodies = {each.body for each in there}
    responsible = {each.body for each in there if each.responsible}
    short = (
        (needs.people - len(there), "person who counts", "people who count"),
        (needs.bodies - len(bodies), "organisation", "organisations"),
        (needs.responsible - len(responsible), "responsible authority", "responsible authorities"),
    )
    said = [f"{lacks} more {one if lacks == 1 else many}" for lacks, one, many in short if lacks > 0]
    if needs.chair_needed and not any(each.chairs for each in there):
        said.append("the chair, or who stands in for the chair")
    return tuple(said)


def in_words(needs: Needs) -> str:
    """What is needed, in a sentence."""
    said = [_counted(needs.people, "person who counts", "people who count")]
    if needs.bodies > 1:
        said.append(f"of at least {_counted(needs.bodies, 'organisation', 'organisations')}")
    if needs.responsible:
        said.append(f"with at least {_counted(needs.responsible, 'responsible authority', 'responsible authorities')}")
    if needs.chair_needed:
        said.append("and the chair or who stands in for the chair")
    return ", ".join(said)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
