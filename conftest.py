"""What every test may count on, and what is not collected where its means are absent."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings
from promises.night import NIGHTLY, Watching

#: The database of this run: SQLite, or a server's that the suite makes and drops for itself.
pytest_plugins = [
    "wardmote.project.tests.engine_fixtures",
    "wardmote.project.tests.demonstration_fixtures",
    "wardmote.project.tests.account_fixtures",
]

ROOT = Path(__file__).parent
DATA = Path(os.environ.get("WARDMOTE_TEST_DATA") or ROOT.parent / "shared").resolve()
POSTGRES = os.environ.get("WARDMOTE_TEST_POSTGRES", "")
ENGINE = os.environ.get("WARDMOTE_TEST_ENGINE", "sqlite")

# All that the tests bring in stays: to look through it for garbage as often as Python does is for nothing.
gc.set_threshold(50_000, *gc.get_threshold()[1:])

# By day the same examples for everybody; new ones are looked for at night.
settings.register_profile("day", derandomize=True, database=None)
settings.register_profile("night", print_blob=True)
settings.load_profile("night" if NIGHTLY else "day")

ABSENT = {
    "needs_data": ""
    if (DATA / "data").is_dir()
    else f"public data ({DATA / 'data'} is not there; set WARDMOTE_TEST_DATA)",
    "needs_postgres": "" if POSTGRES else "PostgreSQL (WARDMOTE_TEST_POSTGRES is not set)",
    "alike": "the night on this engine" if ENGINE == "postgresql" and not NIGHTLY else "",
    "nightly": "" if NIGHTLY else "the night (WARDMOTE_NIGHTLY is not 1)",
}


def pytest_configure(config):
    if NIGHTLY:
        config.pluginmanager.register(Watching(ENGINE), "night")


def pytest_collection_modifyitems(config, items):
    """Leave out, before the run, the tests whose means are absent: nothing is ever reported as skipped."""
    left_out = [item for item in items if any(why and item.get_closest_marker(mark) for mark, why in ABSENT.items())]
    kept = [item for item in items if item not in set(left_out)]
    waiting = {item.path for item in kept if "demonstration_made" in getattr(item, "fixturenames", ())}
    long = {item.path for item in kept if item.get_closest_marker("long")}
    place = {path: at for at, path in enumerate(dict.fromkeys(item.path for item in kept))}
    # What takes long begins first, so that no core waits for the others in the end; and of that the files that need no
    # demonstration, so that none waits in the beginning for the one process that makes it. Within a file those that ask
    # for the demonstration come last: its rows stand around all of them, and before that nothing does.
    items[:] = sorted(
        kept,
        key=lambda item: (
            item.path not in long,
            item.path in waiting,
            place[item.path],
            "demonstration" in getattr(item, "fixturenames", ()),
        ),
    )
    config.stash[LEFT_OUT] = {
        mark: count
        for mark, why in ABSENT.items()
        if why and (count := sum(item.get_closest_marker(mark) is not None for item in left_out))
    }


LEFT_OUT = pytest.StashKey[dict]()


def pytest_terminal_summary(terminalreporter, config):
    for mark, count in config.stash.get(LEFT_OUT, {}).items():
        terminalreporter.write_line(f"Not collected: {count} tests that need {ABSENT[mark]}.")


@pytest.fixture(scope="session")
def public_data() -> Path:
    """The folder of real public data; ask for it only in tests marked `needs_data`."""
    return DATA / "data"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project that holds the data, known answers and checks; for tests marked `needs_data`."""
    return DATA


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT
