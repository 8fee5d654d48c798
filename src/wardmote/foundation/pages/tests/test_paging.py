"""Long lists a page at a time: no row is lost or shown twice, and the ways to other pages keep what was asked."""

import pytest
from django.test import RequestFactory

from wardmote.foundation.pages.paging import cut, page_asked, paging

ROWS = tuple(range(101))


def test_every_row_is_on_one_page():
    pages = [cut(ROWS, page, 50) for page in (1, 2, 3)]
    assert [row for each in pages for row in each.rows] == list(ROWS)
    assert {(each.total, each.pages) for each in pages} == {(101, 3)}


@pytest.mark.parametrize(("asked", "page"), [(0, 1), (-3, 1), (4, 3), (99999, 3)])
def test_of_a_page_that_is_not_there_the_nearest_is_shown(asked, page):
    assert cut(ROWS, asked, 50).page == page


@pytest.mark.parametrize(("said", "page"), [("", 1), ("2", 2), ("two", 1), ("²", 1), ("9" * 40, 1), ("-1", 1)])
def test_what_cannot_be_read_asks_for_the_first(said, page):
    assert page_asked(RequestFactory().get("/", {"page": said})) == page


def test_a_list_of_one_page_has_no_ways_to_others():
    assert paging(1, 1, "/list/", {}) == {}
    assert cut((), 1).pages == 1


def test_the_ways_keep_the_filters_and_leave_out_what_is_far():
    made = paging(5, 9, "/list/", {"state": "late", "words": "", "page": "5"})
    assert [each.get("number", "…") for each in made["items"]] == [1, "…", 4, 5, 6, "…", 9]
    assert [each["number"] for each in made["items"] if each.get("current")] == [5]
    assert made["previous"]["href"] == "/list/?state=late&page=4"
    assert made["next"]["href"] == "/list/?state=late&page=6"


def test_two_lists_of_one_page_are_turned_apart():
    made = paging(1, 2, "/group/", {}, name="actions", of="actions")
    assert made["next"]["href"] == "/group/?actions=2"
    assert made["landmarkLabel"] == "Pages of actions"
    assert "previous" not in made
