"""Rows of another partnership, and of a class that is not open to the viewer, are absent: no error, no trace."""

from dataclasses import replace
from uuid import uuid4

import pytest

from wardmote.desks.places.models import Area, Partnership
from wardmote.errors import Broken
from wardmote.foundation.access import Tenant, Viewer, seen, the_public, the_system
from wardmote.foundation.accounts.models import Demonstration
from wardmote.project.tests.made_once import MADE_AT


@pytest.fixture
def two(db):
    """Two partnerships, each with an area of the same name."""
    found = []
    for slug in ("here", "there"):
        row = Partnership.objects.create(slug=slug, name=slug, made_up=True, made_at=MADE_AT, made_by="a test")
        Area.objects.create(partnership=row, slug="a", name=slug, order=0)
        found.append(Tenant(row.id, slug, slug, made_up=True))
    return found


def test_each_sees_its_own(two):
    here, _there = two
    for tenant in two:
        for viewer in (the_public(tenant), the_system("a job", tenant), Viewer("member", tenant, uuid4())):
            assert [row.name for row in seen(viewer, Area, "C0")] == [tenant.slug]
    assert not seen(the_public(replace(here, id=uuid4())), Area, "C0").exists()


@pytest.mark.parametrize(
    ("kind", "record_class", "found"),
    [
        ("public", "C0", 1),
        ("public", "C1", 0),
        ("member", "C1", 1),
        ("mailbox", "C1", 1),
        ("system", "C1", 1),
        ("member", "C3", 0),
        ("system", "C5", 0),
        ("something else", "C1", 0),
    ],
)
def test_a_class_not_open_to_the_viewer_is_absent(two, kind, record_class, found):
    assert seen(Viewer(kind, two[0], uuid4()), Area, record_class).count() == found


def test_a_shared_table_is_not_cut(two):
    assert seen(the_public(two[0]), Partnership, "C0").count() == 2


def test_a_table_without_a_partnership_that_nobody_declared_is_a_fault(two):
    with pytest.raises(Broken, match=r"accounts\.Demonstration has no partnership"):
        seen(the_public(two[0]), Demonstration, "C0")
