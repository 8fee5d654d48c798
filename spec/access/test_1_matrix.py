"""Access / Every cell of who may read what agrees with a reading in another form

Role × class × purpose × grant × membership × training × conflict of interest: the pure decision against `second.py`,
which reads two sheets. A cell is one combination. At night every cell is read. By day, of every class: cells in which
every value of each fact meets every value of each other, filled by a seeded chance; and for every role and purpose
those in which one thing is short, or the glass is broken by one or by two, for most cells are closed several times
over.
"""

from datetime import date
from functools import cache
from itertools import combinations, product
from random import Random
from uuid import UUID

import pytest
from spec.access.second import BY_TWO, COURSES, GLASS, NEEDS, REACHES, Cell, obstacles

from wardmote.foundation.access.classes import classes
from wardmote.foundation.access.deciding import Asked, decide
from wardmote.foundation.access.roles import ROLES
from wardmote.foundation.access.standing import Leave, Standing
from wardmote.foundation.access.viewer import Tenant, Viewer
from wardmote.protocol import rulebook

DAY = date(2026, 11, 27)
ID = [UUID(int=n) for n in range(9)]
HERE, MEMBER, OWN, OTHER = Tenant(ID[1], "here", "Here", made_up=True), ID[2], ID[3], ID[4]
CASE, ANOTHER = ("river_patrol", "RiverCase", ID[5]), ("river_patrol", "RiverCase", ID[6])
TABLE = ("river_patrol", "RiverPerson")
ROW = (*TABLE, ID[7])

SLUGS = {**{role.title: (role.slug,) for role in ROLES}, "nobody in particular": ()}
PURPOSES = (*sorted(each.id for each in rulebook().on(DAY).purposes), "", "curiosity")
COURSE_SLUGS = dict(zip(COURSES, ("information-sharing", "safeguarding-children", "domestic-abuse"), strict=True))
TRAINED = (*(frozenset(COURSES) - {missing} for missing in ("nothing", *COURSES)), frozenset())
MEMBERS = ("on the case", "on another", *GLASS)
CONFLICTS = {
    "none, as they said": {"clear": frozenset({CASE})},
    "never asked": {},
    "none elsewhere": {"clear": frozenset({ANOTHER})},
    "there is one": {"conflicted": frozenset({CASE})},
    "there is one, and they said none": {"clear": frozenset({CASE}), "conflicted": frozenset({CASE})},
}
#: Whose contribution it is, and what a grant opens: of the record, a field, a purpose (None: the one that was chosen).
GRANTS = {
    "own": (OWN, ()),
    "none": (OTHER, ()),
    "nobody's": (None, ()),
    "grant on the case": (OTHER, (CASE, "name", None)),
    "grant on the row": (OTHER, (ROW, "name", None)),
    "grant on another case": (OTHER, (ANOTHER, "name", None)),
    "grant of another field": (OTHER, (CASE, "school", None)),
    "grant for another purpose": (OTHER, (CASE, "name", "channel")),
}
#: How many cells there are, and how many of them are read by day at the least; both only grow.
CELLS, BY_DAY = 2_888_000, 120_000
SEED = 15


@cache
def standing(purpose: str, grant: str, member: str, courses: frozenset[str], conflict: str) -> Standing:
    of, field, granted = GRANTS[grant][1] or (None, "", None)
    leave = Leave(of, frozenset({field}), purpose if granted is None else granted) if of else None
    return Standing(
        trainings=frozenset(COURSE_SLUGS[each] for each in courses),
        on=frozenset({CASE if member == "on the case" else ANOTHER}),
        broken=frozenset({(CASE if member in GLASS else ANOTHER, purpose)}),
        agreed=frozenset({(CASE if member == BY_TWO else ANOTHER, purpose)}),
        leaves=(leave,) if leave else (),
        **CONFLICTS[conflict],
    )


@cache
def viewer(role: str) -> Viewer:
    return Viewer("member", HERE, MEMBER, "Ann", roles=SLUGS[role], organisation=OWN)


def read(cell: Cell) -> bool:
    row = {"id": ID[7], "partnership": HERE.id, "case": CASE[2], "holder": GRANTS[cell.grant][0]}
    asked = Asked(cell.kind, "name", TABLE, CASE[:2], cell.purpose, DAY)
    where = standing(cell.purpose, cell.grant, cell.member, cell.courses, cell.conflict)
    decision = decide(viewer(cell.role), where, asked, row)
    assert bool(decision.reasons) is not bool(decision)
    return bool(decision)


FACTS = (tuple(REACHES), PURPOSES, tuple(GRANTS), MEMBERS, TRAINED, tuple(CONFLICTS))
#: Nothing is short: grant, member, courses and conflict.
WHOLE = ("own", "on the case", frozenset(COURSES), "none, as they said")


def pairs_of(values: tuple) -> set:
    """Each two facts of a cell, by number, with their values."""
    return set(combinations(enumerate(values), 2))


def covering(seed: int) -> set[tuple]:
    """Cells, less their class, among which every value of each fact meets every value of each other."""
    chance, met, found = Random(seed), set(), []
    for one, other in combinations(range(len(FACTS)), 2):
        for this, that in product(FACTS[one], FACTS[other]):
            if ((one, this), (other, that)) not in met:
                cell = [chance.choice(values) for values in FACTS]
                cell[one], cell[other] = this, that
                found.append(tuple(cell))
                met |= pairs_of(tuple(cell))
    return set(found)


def nearly_open() -> set[tuple]:
    """For every role and purpose: nothing is short, one thing is, or the glass is broken, for each kind of grant."""
    rest = {WHOLE, *((grant, broken, *WHOLE[2:]) for grant in GRANTS for broken in GLASS)}
    for fact, values in enumerate(FACTS[2:]):
        rest |= {(*WHOLE[:fact], value, *WHOLE[fact + 1 :]) for value in values}
    return {(*first, *more) for first in product(*FACTS[:2]) for more in rest}


def every_agrees(kind: str, cells) -> int:
    """How many cells of a class were read both ways, and alike; some of them are open, but of C9."""
    checked = opened = 0
    for role, *rest in cells:
        cell = Cell(role, kind, *rest)
        expected = obstacles(cell) == 0
        assert read(cell) is expected, cell
        checked, opened = checked + 1, opened + expected
    print(f"{checked} cells, {opened} of them open")
    assert bool(opened) is (kind != "C9")
    return checked


KINDS = [each.slug for each in classes()]


@pytest.mark.parametrize("kind", KINDS)
def test_every_pair_and_whatever_is_nearly_open(kind):
    cells = covering(SEED + KINDS.index(kind)) | nearly_open()
    assert every_agrees(kind, cells) >= BY_DAY / len(KINDS)


def test_every_value_of_each_fact_meets_every_value_of_each_other():
    met = set().union(*map(pairs_of, covering(SEED)))
    wanted = sum(len(one) * len(other) for one, other in combinations(FACTS, 2))
    print(f"{wanted} pairs")
    assert len(met) == wanted


@pytest.mark.nightly
@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_every_cell(kind):
    assert every_agrees(kind, product(*FACTS)) >= CELLS / len(KINDS)


def test_the_sheets_and_the_product_speak_of_the_same_things():
    assert set(REACHES) == set(SLUGS)
    assert {each.slug for each in classes()} == set(next(iter(REACHES.values())))
    assert set(PURPOSES) - {"", "curiosity"} <= set(NEEDS)
    assert (
        len(REACHES) * len(classes()) * len(PURPOSES) * len(GRANTS) * len(MEMBERS) * len(TRAINED) * len(CONFLICTS)
        >= CELLS
    )
