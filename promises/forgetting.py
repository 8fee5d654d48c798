"""A plugin of pytest: each test begins with nothing remembered, as what was worked out before a change would hide it.

mutmut runs the tests as they are, to learn which come by a place, and each change in a copy of that same process. What
is worked out once in a run would be the one test's that was first to want it, and the others would never be tried.
"""

import functools
import gc
from collections.abc import Callable

_remembering: list[Callable[[], None]] = []


def pytest_sessionstart() -> None:
    _forget_all()


def pytest_collection_finish() -> None:
    _forget_all()


def pytest_runtest_setup() -> None:
    for forget in _remembering:
        forget()


def _forget_all() -> None:
    # No isinstance: some objects here answer for what they stand for, and would be woken.
    found = [each for each in gc.get_objects() if type(each) is functools._lru_cache_wrapper]
    _remembering[:] = [each.cache_clear for each in found if str(each.__module__).startswith("wardmote.")]
    pytest_runtest_setup()
