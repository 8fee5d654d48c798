"""What a journey needs: the site, one browser, and people."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from zlib import crc32

import pytest
from playwright.sync_api import Browser
from promises.canaries import left_in, left_in_addresses
from promises.night import NIGHTLY
from spec.access.opening import knows

from journeys.browser import KNOWS_AXE, Checked, launched
from journeys.person import Person
from journeys.site import Site, opened_as_made

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
#: What journeys type of people whom they make up, beside those of the demonstration.
TYPED = (
    "Tarnhollow",
    "Scarbeck",
    "another tenant of another town",
)


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[Site]:
    """The made-up partnership, served by the product itself. In the end nothing of people lies where it should not."""
    running = opened_as_made(tmp_path_factory.mktemp("site"))
    try:
        yield running.wait()
    finally:
        running.stop()
    told = (*knows(), *TYPED)
    left = [*left_in(running.site.var, told), *left_in_addresses(running.site.asked, told)]
    assert not left, f"After {len(running.site.asked)} requests there are left: {left[:20]}"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as opened:
        yield opened


@pytest.fixture(scope="session")
def checked() -> Checked:
    """What axe has looked at in this run."""
    return Checked()


@pytest.fixture
def somebody(site, browser, checked) -> Iterator[Callable[..., Person]]:
    """Makes people: `somebody(by="keyboard")`, `somebody(script=False)`, `somebody(phone=True)`."""
    with people_of(site, browser, checked) as make:
        yield make


@contextmanager
def people_of(site: Site, browser: Browser, checked: Checked) -> Iterator[Callable[..., Person]]:
    """Makes people of one site, and sends them away in the end."""
    contexts = []

    def make(*, by: str = "mouse", script: bool = True, phone: bool = False) -> Person:
        context = browser.new_context(
            viewport=PHONE if phone else DESK, java_script_enabled=script, locale="en-GB", timezone_id="Europe/London"
        )
        context.set_default_timeout(10_000)
        context.add_init_script(KNOWS_AXE)
        context.on("request", lambda request: site.asked.append(request.url))
        contexts.append(context)
        return Person(context.new_page(), site, checked, by=by, script=script)

    yield make
    for context in contexts:
        context.close()


BY_DAY = [
    pytest.param({"by": "keyboard", "phone": True}, id="by keyboard on a phone"),
    pytest.param({"by": "mouse", "script": False}, id="without scripts"),
]
BY_NIGHT = [
    pytest.param({"by": "mouse"}, id="by mouse"),
    pytest.param({"by": "keyboard"}, id="by keyboard"),
    pytest.param({"by": "mouse", "phone": True}, id="by mouse on a phone"),
]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Who walks as `anybody` walks by day in one of two ways, settled by the journey's name, and by night in five."""
    if "anybody" in metafunc.fixturenames:
        by_day = BY_DAY[crc32(metafunc.function.__name__.encode()) % len(BY_DAY)]
        metafunc.parametrize("anybody", [*BY_DAY, *BY_NIGHT] if NIGHTLY else [by_day], indirect=True)


@pytest.fixture
def anybody(request, somebody) -> Person:
    """The same journey by keys alone in a window 360 pixels wide, or without scripts; by night in every way."""
    return somebody(**request.param)
