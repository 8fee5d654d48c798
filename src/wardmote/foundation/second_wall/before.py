"""Who stands before the second wall now: told to the database with the first question that needs it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

MACHINE = "machine"


@dataclass(frozen=True)
class Before:
    """What the wall asks of a viewer. `kind` is a viewer's, or "machine": a command of the whole installation."""

    kind: str
    name: str = ""
    partnership: UUID | None = None
    member: UUID | None = None
    organisation: UUID | None = None
    roles: tuple[str, ...] = ()

    def words(self) -> str:
        """As the database is told it. A member's name is nothing that it needs."""
        named = {"name": self.name} if self.kind in (MACHINE, "system") else {}
        ids = {each: str(said) for each in ("partnership", "member", "organisation") if (said := getattr(self, each))}
        return json.dumps({"kind": self.kind, **named, **ids, "roles": list(self.roles)}, sort_keys=True)


def machine(name: str) -> Before:
    """A command on the whole installation, by its name: it has no viewer, and says in the audit what it did."""
    return Before(MACHINE, name)


_before: ContextVar[Before | None] = ContextVar("before_the_second_wall", default=None)


@contextmanager
def stands(who: Before | None) -> Iterator[None]:
    """For as long as this lasts they stand there; None is nobody, who is shown nothing."""
    token = _before.set(who)
    try:
        yield
    finally:
        _before.reset(token)


def stand(who: Before | None) -> None:
    """From here to the end of the block of `stands` that this is in, somebody else stands there."""
    _before.set(who)


def words() -> str:
    """Who stands there, as the database is told it; nothing for nobody."""
    who = _before.get()
    return who.words() if who else ""
