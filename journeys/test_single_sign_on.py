"""Members come in by their own agency's sign-in site, a real provider, and still show our second factor."""

import pytest

from journeys.accounts import administrator_link, opened, sets_up_app
from journeys.conftest import people_of
from journeys.provider import PASSWORD, Provider

LINK = "Sign in with Netherwick Council"


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    """The agency's own sign-in site."""
    provider = Provider(tmp_path_factory.mktemp("council"))
    try:
        yield provider
    finally:
        provider.stop()


@pytest.fixture(scope="module")
def office(tmp_path_factory, council):
    """An installation that takes the word of the agency's site, with two members of that agency."""
    var = tmp_path_factory.mktemp("office")
    running = opened(var, more=council.settings())
    try:
        council.start(f"{running.site.address}/sign-in/with/council/back/")
        administrator_link(var, "ada.brook@netherwick.example", "Ada Brook")
        administrator_link(var, "ben.cole@netherwick.example", "Ben Cole")
        yield running.wait()
    finally:
        running.stop()


@pytest.fixture
def member(office, council, browser, checked):
    with people_of(office, browser, checked) as make:
        yield make


def signs_in_there(person, name):
    """Go to the agency's site and sign in there."""
    person.goes_to("/sign-in/")
    person.follows(LINK)
    page = person.page
    page.locator("input[name=login]").fill(name)
    page.locator("[type=submit]").first.click()
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("[type=submit]").first.click()
    page.wait_for_url(f"{person.site.address}/**")
    person.checks_the_page()


@pytest.mark.parametrize(
    "way",
    [
        pytest.param({"by": "keyboard"}, id="by keyboard"),
        pytest.param({"phone": True}, id="on a phone"),
    ],
)
def test_a_member_comes_in_by_their_own_agencys_site_and_two_factors(member, way, request):
    person = member(**way)
    signs_in_there(person, "ada")
    if person.page.url.endswith("/sign-in/set-up/"):
        app = sets_up_app(person)
        person.is_at("Ada Brook")
        person.presses("Sign out")
        person.follows(LINK)
        person.is_at("Show that it is you")
        person.answers("Code", app.code())
        person.presses("Continue")
        person.is_at("Ada Brook")
    else:
        person.is_at("Show that it is you")
        person.goes_to("/members/")
        person.is_refused()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ben", "has not verified your e-mail address"),
        ("cleo", "an e-mail address that is not one of its own"),
        ("dot", "There is no open account here for you"),
    ],
)
def test_whom_the_site_may_not_speak_for_is_refused_in_words(member, name, words):
    person = member()
    signs_in_there(person, name)
    person.is_refused()
    person.sees(words)
    person.goes_to("/members/")
    person.is_refused()


def test_who_turns_back_there_is_told_so_here(member):
    person = member()
    person.goes_to("/sign-in/with/council/back/?error=access_denied&state=made-up")
    person.is_refused()
    person.sees("did not say who you are")
