"""What the tests beside this file share."""

import pytest

from wardmote.foundation.calendars import limits, wall


@pytest.fixture
def declare(monkeypatch, db):
    """`declare(clocks, local=…)`: what desks say runs, and their own numbers, in place of the real desks'."""

    def put(clocks, local=None):
        told = {"clocks": (lambda viewer: list(clocks),), "local_limits": (lambda viewer: local or {},)}
        for module in (wall, limits):
            monkeypatch.setattr(module.desks, "declared", lambda fact: told.get(fact, ()))

    return put
