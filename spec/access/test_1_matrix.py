"""Access / Every cell of who may read what agrees with a reading in another form

Role × class × purpose × grant × membership × training × conflict of interest: the pure decision against `second.py`,
which reads two sheets. A cell is one combination; there is no sampling.
"""

from datetime import date
from functools import cache
from itertools import product
from uuid import UUID

import pytest
from spec.access.second import COURSES, NEEDS, REACHES, Cell, obstacles

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
MEMBERS = ("on the case", "on another", "glass")
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
#: How many cells there are; it only grows.
CELLS = 2_166_000


@cache
def standing(purpose: str, grant: str, member: str, courses: frozenset[str], conflict: str) -> Standing:
    of, field, granted = GRANTS[grant][1] or (None, "", None)
    leave = Leave(of, frozenset({field}), purpose if granted is None else granted) if of else None
    return Standing(
        trainings=frozenset(COURSE_SLUGS[each] for each in courses),
        on=frozenset({CASE if member == "on the case" else ANOTHER}),
        broken=frozenset({(CASE if member == "glass" else ANOTHER, purpose)}),
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


def cells(kind: str):
    return (
        Cell(role, kind, *rest)
        for role in REACHES
        for (*rest,) in product(PURPOSES, GRANTS, MEMBERS, TRAINED, CONFLICTS)
    )


@pytest.mark.long
@pytest.mark.parametrize("kind", [each.slug for each in classes()])
def test_every_cell(kind):
    checked = opened = 0
    for cell in cells(kind):
        expected = obstacles(cell) == 0
        assert read(cell) is expected, cell
        checked, opened = checked + 1, opened + expected
    print(f"{checked} cells, {opened} of them open")
    assert checked >= CELLS / len(classes())
    assert bool(opened) is (kind != "C9")


def test_the_sheets_and_the_product_speak_of_the_same_things():
    assert set(REACHES) == set(SLUGS)
    assert {each.slug for each in classes()} == set(next(iter(REACHES.values())))
    assert set(PURPOSES) - {"", "curiosity"} <= set(NEEDS)
    assert (
        len(REACHES) * len(classes()) * len(PURPOSES) * len(GRANTS) * len(MEMBERS) * len(TRAINED) * len(CONFLICTS)
        >= CELLS
    )
