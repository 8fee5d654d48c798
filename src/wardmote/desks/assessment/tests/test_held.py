"""The evidence page: every source, what it covers here, and totals that come right."""

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model

from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.assessment.held import held_for
from wardmote.desks.assessment.presenters import evidence_page, source_page
from wardmote.desks.assessment.presenters.evidence import PAGE
from wardmote.desks.places.api import tenant_of
from wardmote.evidence import Store
from wardmote.evidence.sources import every_source
from wardmote.foundation.access import the_public
from wardmote.foundation.pages.words import number

OURS = ("X07000001", "X07000002")


@pytest.fixture
def held(demonstration):
    return held_for(viewer_of(get_user_model().objects.get(email="tunde.brackley@mereshire-police.example").pk))


def test_every_source_is_there_and_every_row_is_accounted_for(held):
    assert {each.source.slug for each in held.sources} == {each.slug for each in every_source()}
    store = Store.open(settings.WARDMOTE_STORE)
    assert len(held.extracts) + held.elsewhere == len(store.extracts())
    assert sum(each.rows for each in held.extracts) == sum(each.kept + each.set_aside for each in held.extracts)
    told = dict(evidence_page(held).totals)
    assert told["Rows"] == number(sum(each.rows for each in store.extracts()))


def test_what_is_of_our_districts_is_as_the_store_counts_it(held):
    store = Store.open(settings.WARDMOTE_STORE)
    for each in held.sources:
        if each.here is not None:
            counted = store.counts(each.source.slug, districts=OURS)
            assert each.rows_here == sum(cell.rows for cell in counted if cell.district_code in OURS), each.source.slug


def test_geography_is_listed_and_says_that_it_is_made_up(held):
    page = evidence_page(held)
    assert len(page.geography) == 5
    assert all("(made up)" in row[0] for row in page.geography)


def test_a_long_source_comes_a_page_at_a_time_and_leaves_none_out(held):
    street = held.of("police_uk")
    pages = [
        source_page(street, "police_uk", "Street", number) for number in range(1, -(-len(street.extracts) // PAGE) + 1)
    ]
    assert [len(page.rows) for page in pages] == [PAGE, len(street.extracts) - PAGE]
    assert {row[-1] for page in pages for row in page.rows} == {each.sha256 for each in street.extracts}
    assert (pages[0].newer, pages[-1].older) == ("", "")
    assert source_page(street, "police_uk", "Street", 999).rows == pages[-1].rows


def test_a_partnership_of_other_districts_is_told_how_much_is_of_elsewhere(demonstration):
    held = held_for(the_public(tenant_of("chorley-south-ribble")))
    assert [each.source.slug for each in held.sources] == []
    assert "say nothing of this partnership's districts" in evidence_page(held).elsewhere
