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
