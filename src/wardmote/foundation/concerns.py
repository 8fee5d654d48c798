"""What a concern of the foundation declares, as a desk does: found by folder, so that none lists another."""

import importlib
import importlib.util
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from wardmote.foundation.about_people import Along, Keeping, Walled, Watched
from wardmote.foundation.desks import ChangeKind, Round, Work, function
from wardmote.foundation.telling import Tells

HOME = "wardmote.foundation"


@dataclass(frozen=True)
class Concern:
    """A package of the foundation that has more to say than its addresses.

    - `landing(viewer) -> tuple[Card, ...]`: as a desk's.
    - `changed(viewer, since) -> Iterable[week.Changed]`: as a desk's.
    - `held_by(viewer, member) -> tuple[Card, ...]`: as a desk's.
    - `specimens() -> dict[address name, keyword arguments]`: as a desk's.
    - `standing(viewer, at, of) -> access.standing.Standing`: as a desk's.
    - `works`, `rounds`, `changes`, `walled`, `keeps`, `goes_along`, `goes_by_itself`, `tells` and
      `watched`: as a desk's.
    - `stays(case, ground) -> str`: why the sealing key of a case may not be destroyed now; empty where it may.
    """

    slug: str
    landing: str = ""
    changed: str = ""
    held_by: str = ""
    specimens: str = ""
    standing: str = ""
    works: tuple[Work, ...] = ()
    rounds: tuple[Round, ...] = ()
    changes: tuple[ChangeKind, ...] = ()
    walled: tuple[Walled, ...] = ()
    keeps: tuple[Keeping, ...] = ()
    goes_along: tuple[Along, ...] = ()
    goes_by_itself: tuple[tuple[str, str], ...] = ()
    tells: tuple[Tells, ...] = ()
    stays: str = ""
    watched: Watched | None = None


@cache
def every() -> tuple[Concern, ...]:
    """Every declaration: `CONCERN` in the concern.py of a package of the foundation."""
    home = importlib.import_module(HOME)
    names = (f"{HOME}.{found.name}.concern" for found in pkgutil.iter_modules(home.__path__) if found.ispkg)
    return tuple(importlib.import_module(name).CONCERN for name in names if importlib.util.find_spec(name))


def declared(fact: str) -> tuple[Callable[..., Any], ...]:
    """The functions that concerns declare under a name such as "specimens"."""
    return tuple(function(where) for concern in every() if (where := getattr(concern, fact)))
