"""Rows about people, cut to the viewer: which rows, and of each which columns. There is no other way to read them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import and_, or_
from typing import Any
from uuid import UUID

from django.db.models import Case, F, Model, Q, QuerySet, Value, When

from wardmote.errors import Broken, Missing
from wardmote.foundation import desks
from wardmote.foundation.about_people import PeopleTable
from wardmote.foundation.access.conditions import Among, Condition, Every, Outside, holds
from wardmote.foundation.access.conditions import Any as Either
from wardmote.foundation.access.deciding import Asked, condition
from wardmote.foundation.access.standing import standing_of
from wardmote.foundation.access.viewer import Viewer
from wardmote.foundation.now import day_of

_CUT, _OPEN = "cut_to_viewer_", "open_to_viewer_"


@dataclass(frozen=True)
class Person:
    """One row. `said` has the declared columns, None where one is not for the viewer; `cut` names those."""

    id: UUID
    case: UUID | None
    holder: UUID | None
    said: Mapping[str, Any]
    cut: frozenset[str]


class People:
    """Rows that a viewer may see. Narrowing and ordering go by what they see of a column, never by the column."""

    def __init__(self, rows: QuerySet, declared: PeopleTable) -> None:
        self._rows, self._declared = rows, declared

    def where(self, **said: Any) -> "People":
        """Those of which a declared column, `case` or `holder` is so: `where(name="Ada", case=id)`."""
        return People(self._rows.filter(**{self._name(each): value for each, value in said.items()}), self._declared)

    def in_order(self, *columns: str) -> "People":
        """In the order of declared columns, then by id."""
        return People(self._rows.order_by(*map(self._name, columns), "pk"), self._declared)

    def count(self) -> int:
        """How many."""
        return self._rows.count()

    def one(self, id: UUID, *, case: UUID) -> Person:
        """The row of that id, of that case; raises Missing where it is not there, not of it, or not for the viewer."""
        for found in self.where(case=case)._rows.filter(pk=id):
            return self._person(found)
        raise Missing("There is nothing here by that name.", instead="Go back to the list, and choose from it.")

    def __iter__(self) -> Iterator[Person]:
        return map(self._person, self._rows)

    def _name(self, column: str) -> str:
        own = {"case": self._declared.case_column, "holder": self._declared.holder_column}
        if column in own:
            return own[column]
        if column not in dict(self._declared.columns):
            raise Broken(f"{self._declared.label} has no column by which its people may be looked for like that.")
        return _CUT + column

    def _person(self, found: dict[str, Any]) -> Person:
        names = dict(self._declared.columns)
        return Person(
            id=found["pk"],
            case=found[self._declared.case_column],
            holder=found[self._declared.holder_column],
            said={each: found[_CUT + each] for each in names},
            cut=frozenset(each for each in names if not found[_OPEN + each]),
        )


def people(
    viewer: Viewer, table: type[Model], *, purpose: str, at: datetime, cases: Collection[UUID] | None = None
) -> People:
    """The rows of a table that holds people, cut by the rule of `deciding`, for the purpose chosen on opening; of
    `cases` alone, by id, where they are given.

    A row of which no column is for the viewer is absent. Raises Broken for a table that no desk declares.
    """
    declared = declaration_of(table)
    rows = table._default_manager.all()
    if cases is not None:
        rows = rows.filter(**{f"{declared.case_column}__in": tuple(cases)})
    musts = conditions(viewer, declared, purpose=purpose, at=at, cases=cases)
    asked = [prefix + each for each in musts for prefix in (_CUT, _OPEN)]
    if len(set(musts.values())) == 1:
        # What opens a row then opens all of it, and is asked once.
        whole = {_CUT + each: F(each) for each in musts} | {_OPEN + each: Value(True) for each in musts}
        rows = rows.filter(as_q(next(iter(musts.values())), declared)).annotate(**whole)
        return People(rows.values("pk", declared.case_column, declared.holder_column, *asked), declared)
    opens = {each: as_q(must, declared) for each, must in musts.items()}
    for each, shown in opens.items():
        # Of what is not so, None.
        rows = rows.annotate(
            **{_CUT + each: Case(When(shown, then=F(each))), _OPEN + each: Case(When(shown, then=Value(True)))}
        )
    rows = rows.filter(reduce(or_, dict.fromkeys(opens.values())))
    return People(rows.values("pk", declared.case_column, declared.holder_column, *asked), declared)


def opens_to(viewer: Viewer, table: type[Model], case: UUID, *, purpose: str, at: datetime) -> bool:
    """Does the same rule open something of a case to this viewer, whosever contribution it is, were it written down?"""
    row = {"id": None, "partnership": viewer.tenant.id, "case": case, "holder": None, "record_class": None}
    musts = conditions(viewer, declaration_of(table), purpose=purpose, at=at)
    return any(holds(must, row) for must in musts.values())


def conditions(
    viewer: Viewer, declared: PeopleTable, *, purpose: str, at: datetime, cases: Collection[UUID] | None = None
) -> dict[str, Condition]:
    """What must be so of a row (of `cases`, where they are given) for each declared column to be read by this viewer at
    this moment."""
    standing = standing_of(viewer, at, None if cases is None else frozenset(cases))
    desk, _, name = declared.label.partition(".")

    def asked(column: str, kind: str) -> Condition:
        return condition(viewer, standing, Asked(kind, column, (desk, name), declared.case, purpose, day_of(at)))

    def of_its_row(column: str) -> Condition:
        of = ((Among("record_class", frozenset({each})), asked(column, each)) for each in declared.row_classes)
        return Either(tuple(map(Every, of)))

    return {column: asked(column, kind) if kind else of_its_row(column) for column, kind in declared.columns}


def declaration_of(table: type[Model]) -> PeopleTable:
    """What a desk declares of a table that holds people; raises Broken where none does."""
    for desk in desks.every():
        for each in desk.people:
            if each.label == table._meta.label:
                return each
    raise Broken(f"{table._meta.label} holds people, and no desk declares it.")


def as_q(must: Condition, declared: PeopleTable) -> Q:
    """A condition on rows as the database reads it."""
    paths = {"id": "pk", "partnership": "partnership"}
    paths |= {"case": declared.case_column, "holder": declared.holder_column, "record_class": declared.class_column}
    match must:
        case Among(column, values):
            return Q(**{f"{paths[column]}__in": tuple(sorted(values))})
        case Outside(column, values):
            return ~Q(**{f"{paths[column]}__in": tuple(sorted(values))})
        case Every(parts):
            return reduce(and_, (as_q(each, declared) for each in parts), _always())
        case _:
            return reduce(or_, (as_q(each, declared) for each in must.of), Q(pk__in=()))


def _always() -> Q:
    # An empty Q would be dropped from an "or", and what is always so would not count there.
    return Q(pk__isnull=False)
