"""May these words leave by this way to this reader? Every guard is asked, and silence is refusal."""

from collections.abc import Callable
from functools import cache

from wardmote.errors import Refused
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer, class_of
from wardmote.foundation.correspondence.classes import class_guard
from wardmote.foundation.correspondence.leaving import WAYS, About, Decision, Leaving, Opinion, Reader

Guard = Callable[[Leaving], Opinion | None]

_ASK = "Ask your CSP manager what may be sent, and to whom."


@cache
def guards() -> tuple[Guard, ...]:
    """The foundation's own guard, then those that desks declare."""
    return (class_guard, *desks.declared("guard"))


def may_leave(
    *, by: Viewer | None, way: str, reader: Reader, record_class: str, about: tuple[About, ...] = ()
) -> Decision:
    """Ask every guard. One refusal refuses; with nobody to pass it the answer is no.

    Raises Missing for a class there is not. An unknown way out is refused like any other.
    """
    class_of(record_class)
    if way not in WAYS:
        return Decision(False, f"Nothing leaves by “{way}”: the ways out are {', '.join(WAYS)}.", _ASK)
    return decide(Leaving(by, way, reader, record_class, tuple(about)), guards())


def decide(leaving: Leaving, asked: tuple[Guard, ...]) -> Decision:
    """What these guards together say of it."""
    opinions = [opinion for guard in asked if (opinion := guard(leaving)) is not None]
    for opinion in opinions:
        if not opinion.passes:
            return Decision(False, opinion.why, opinion.instead or _ASK)
    if opinions:
        return Decision(True, opinions[0].why)
    kind = class_of(leaving.record_class)
    why = f"Nothing of class {kind.slug} ({kind.title}) leaves by {leaving.way}, because no rule lets it."
    return Decision(False, why, _ASK)


def check_may_leave(
    *, by: Viewer | None, way: str, reader: Reader, record_class: str, about: tuple[About, ...] = ()
) -> None:
    """Return quietly if the words may leave; otherwise raise Refused, saying why."""
    decision = may_leave(by=by, way=way, reader=reader, record_class=record_class, about=about)
    if not decision:
        raise Refused(decision.why, instead=decision.instead)
