"""Every kind of work that desks and the foundation declare, by name."""

from functools import cache

from wardmote.errors import Broken
from wardmote.foundation import concerns, desks
from wardmote.foundation.desks import Round, Work


@cache
def works() -> dict[str, Work]:
    """Name ("desk.work") -> what was declared."""
    return {f"{each.slug}.{work.name}": work for each in _declaring() for work in each.works}


@cache
def rounds() -> dict[str, Round]:
    """Name ("desk.round") -> what was declared."""
    return {f"{each.slug}.{turn.name}": turn for each in _declaring() for turn in each.rounds}


def work(name: str) -> Work:
    """The work of that name; raises Broken where no desk declares it (it did when the job was asked for)."""
    found = works().get(name)
    if found is None:
        raise Broken(f"Nothing here does the work called {name}.", instead="Tell whoever runs this site.")
    return found


def _declaring() -> tuple[desks.Desk | concerns.Concern, ...]:
    return (*concerns.every(), *desks.every())
