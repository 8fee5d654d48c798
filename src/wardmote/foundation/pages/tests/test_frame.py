"""The frame says where one is, and stands even when nothing is known about the request."""

from dataclasses import dataclass

import pytest
from django.test import RequestFactory

from wardmote.foundation.pages.frame import frame_of, places


@dataclass(frozen=True)
class Entry:
    title: str
    href: str


BAR = (Entry("Your area", "/mereshire/"), Entry("What we are doing", "/mereshire/plan/"), Entry("First page", "/"))


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("/", {"First page": "page"}),
        ("/mereshire/", {"Your area": "page"}),
        ("/mereshire/figures/", {"Your area": "true"}),
        ("/mereshire/plan/", {"What we are doing": "page"}),
        ("/mereshire/plan/roads/", {"What we are doing": "true"}),
        ("/merewater/", {}),
        ("/elsewhere/", {}),
    ],
)
def test_one_entry_at_most_is_here(path, here):
    assert {place.title: place.here for place in places(BAR, path) if place.here} == here


def test_a_request_that_nothing_is_known_about_has_a_frame():
    frame = frame_of(RequestFactory().get("/"))
    assert (frame["site_name"], frame["made_up"], frame["reader"]) == ("Wardmote", False, None)
    assert frame["layout"] == "layouts/public.html"
