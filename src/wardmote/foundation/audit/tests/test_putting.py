"""Bringing rows up to date records what changed, names no more than that, and nothing where nothing did."""

import pytest

from wardmote.desks.places.models import Area, Partnership
from wardmote.foundation import audit
from wardmote.foundation.access import Tenant, the_system
from wardmote.foundation.audit.models import AuditRow
from wardmote.project.tests.made_once import MADE_AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return Partnership.objects.create(
        slug="mereshire", name="Mereshire", made_up=True, made_at=MADE_AT, made_by="a test"
    )


@pytest.fixture
def by(partnership):
    return the_system("load-pack", Tenant(partnership.id, partnership.slug, partnership.name, made_up=True))


def recorded():
    return list(AuditRow.objects.order_by("id").values_list("what", "table", "fields"))


def test_a_row_is_made_then_left_alone_then_changed(partnership, by):
    key = {"partnership": partnership, "slug": "mere"}
    row = audit.put(Area, by=by, key=key, said={"name": "Mere", "order": 0})
    audit.put(Area, by=by, key=key, said={"name": "Mere", "order": 0})
    again = audit.put(Area, by=by, key=key, said={"name": "Mere", "order": 3})
    assert (again.pk, Area.objects.get().order) == (row.pk, 3)
    assert recorded() == [("made", "places.Area", "name order"), ("changed", "places.Area", "order")]


def test_without_a_reason_none_is_written(partnership, by):
    audit.put(Area, by=by, key={"partnership": partnership, "slug": "mere"}, said={"name": "Mere", "order": 0})
    audit.put_all(
        Area, [Area(partnership=partnership, slug="fell", name="Fell", order=0)], by=by, key=("slug",), said=("name",)
    )
    assert [row[-1] for row in rows()] == ["", ""]


def test_many_rows_are_made_left_alone_and_changed(partnership, by):
    def areas(**orders):
        made = [Area(partnership=partnership, slug=slug, name=slug, order=order) for slug, order in orders.items()]
        audit.put_all(Area, made, by=by, key=("partnership_id", "slug"), said=("name", "order"))
        return dict(Area.objects.values_list("slug", "order"))

    assert areas(mere=0, fell=1) == {"mere": 0, "fell": 1}
    assert areas(mere=0, fell=2, dale=3) == {"mere": 0, "fell": 2, "dale": 3}
    assert areas() == {"mere": 0, "fell": 2, "dale": 3}
    assert [(what, fields) for what, _, fields in recorded()] == [
        ("made", "name order"),
        ("made", "name order"),
        ("made", "name order"),
        ("changed", "order"),
    ]


def rows():
    return list(AuditRow.objects.order_by("id").values_list("what", "record", "fields", "because"))


def test_what_is_said_of_a_new_row_only_is_left_as_it_is_later(partnership, by):
    key = {"partnership": partnership, "slug": "mere"}
    given = {"by": by, "key": key, "said": {"name": "Mere"}, "because": "the pack"}
    row = audit.put(Area, **given, made={"order": 4})
    assert (row.name, row.order, row.slug) == ("Mere", 4, "mere")
    again = audit.put(Area, **{**given, "said": {"name": "Fell"}}, made={"order": 5})
    kept = Area.objects.get()
    assert (again.name, kept.name, kept.order) == ("Fell", "Fell", 4)
    assert rows() == [
        ("made", str(row.pk), "name order", "the pack"),
        ("changed", str(row.pk), "name", "the pack"),
    ]
    assert [bool(each) for each in AuditRow.objects.values_list("commitments", flat=True)] == [True, True]


def test_of_many_rows_each_is_named_and_only_what_changed_of_it(partnership, by):
    def put(**told):
        made = [
            Area(partnership=partnership, slug=slug, name=name, order=order) for slug, (name, order) in told.items()
        ]
        audit.put_all(
            Area, made, by=by, key=("partnership_id", "slug"), said=("name", "order"), because="the pack"
        )  # fmt: skip
        return dict(Area.objects.values_list("slug", "pk"))

    first = put(mere=("Mere", 0), fell=("Fell", 1), dale=("Dale", 2))
    assert {each[1] for each in rows()} == {str(each) for each in first.values()}
    held = put(mere=("Mere", 0), fell=("Fell", 7), dale=("Dales", 2), moor=("Moors", 8))
    assert rows()[3:] == [
        ("made", str(held["moor"]), "name order", "the pack"),
        ("changed", str(held["fell"]), "order", "the pack"),
        ("changed", str(held["dale"]), "name", "the pack"),
    ]
    assert dict(Area.objects.values_list("slug", "name")) == {
        "mere": "Mere", "fell": "Fell", "dale": "Dales", "moor": "Moors",
    }  # fmt: skip


def test_a_row_is_pointed_to_by_its_field(partnership, by):
    """A field of another table's row is named as its column is (`partnership_id`), and is brought up to date."""
    other = Partnership.objects.create(
        slug="fellshire", name="Fellshire", made_up=True, made_at=MADE_AT, made_by="a test"
    )
    given = {"by": by, "key": ("slug",), "said": ("partnership_id", "name")}
    audit.put_all(Area, [Area(partnership=partnership, slug="mere", name="Mere", order=0)], **given)
    audit.put_all(Area, [Area(partnership=other, slug="mere", name="Mere", order=0)], **given)
    assert Area.objects.get().partnership_id == other.pk
    assert recorded()[-1] == ("changed", "places.Area", "partnership_id")
