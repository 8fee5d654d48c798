"""The README's pictures show the product as it is: journeys take them, and they are stale once their pages change."""

import os
from collections.abc import Callable, Iterator

import pytest

from journeys.demonstration import made_up_partnership
from journeys.person import Person
from journeys.pictures import Picture, fingerprint, recorded, take
from journeys.site import Site, opened_as_made

TAKING = os.environ.get("WARDMOTE_TAKE_PICTURES") == "1"
STALE = "{file} shows a page that has changed since. Take it again with script/pictures, look at it and commit it."


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    """A site of the pictures' own: what other journeys do to theirs shows on its pages."""
    running = opened_as_made(tmp_path_factory.mktemp("pictured"))
    try:
        yield running.wait()
    finally:
        running.stop()


def goes_to_the_plan(person: Person) -> None:
    person.goes_to("/")
    person.follows(made_up_partnership(person))
    person.follows("What we are doing")


def goes_to_the_assessment(person: Person) -> None:
    person.goes_to("/")
    person.follows(made_up_partnership(person))
    person.follows("Figures")
    person.page.locator("main h2 a").first.click()
    person.page.locator(".wm-picture").first.scroll_into_view_if_needed()
    person.page.locator(".wm-picture").first.evaluate(
        "element => window.scrollBy(0, element.getBoundingClientRect().y - 160)"
    )


def goes_to_a_figure(person: Person) -> None:
    goes_to_the_assessment(person)
    person.page.locator(".wm-picture ~ .wm-table td a").first.click()
    person.page.wait_for_load_state("load")
    person.page.locator("#cells").evaluate("element => window.scrollBy(0, element.getBoundingClientRect().y - 420)")


PICTURES: dict[Picture, Callable[[Person], None]] = {
    Picture("plan", "the plan of the made-up partnership, and its priorities"): goes_to_the_plan,
    Picture(
        "assessment", "a chart of the assessment, with the range its series usually keeps to"
    ): goes_to_the_assessment,
    Picture("figure", "where one figure came from, down to the hash of the file"): goes_to_a_figure,
}


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_is_of_the_product_as_it_is(somebody, picture):
    person = somebody()
    PICTURES[picture](person)
    if TAKING:
        take(person, picture)
    assert picture.file.is_file(), f"{picture.file} is not there. Take it with script/pictures."
    assert recorded().get(picture.name) == fingerprint(person), STALE.format(file=picture.file)


def test_every_picture_is_taken_by_a_journey():
    taken = {picture.name for picture in PICTURES}
    assert set(recorded()) == taken
    print(f"{len(taken)} pictures")
