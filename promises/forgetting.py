"""A plugin of pytest that begins with nothing remembered: what was worked out before a change would hide the change.

mutmut runs the tests as they are, and each change in a copy of that same process.
"""

import functools
import gc


def pytest_sessionstart() -> None:
    for each in gc.get_objects():
        # No isinstance: some objects here answer for what they stand for, and would be woken.
        if type(each) is functools._lru_cache_wrapper and str(each.__module__).startswith("wardmote."):
            each.cache_clear()
