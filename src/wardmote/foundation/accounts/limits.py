"""How long a session lasts, how often signing in may fail, how long a link works: dated data of `limits.toml`."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from wardmote.errors import Invalid


@dataclass(frozen=True)
class Limit:
    """One number, from a day on: what it means, who says so, and who here has confirmed it (empty: nobody yet)."""

    name: str
    value: int
    starts: date
    about: str
    source: str
    reviewed: str


@dataclass(frozen=True)
class Limits:
    """The numbers in force on one day. Those named `…_minutes` are minutes."""

    session_minutes: int
    idle_minutes: int
    confirmed_minutes: int
    account_tries: int
    address_tries: int
    tries_minutes: int
    wait_minutes: int
    forgotten_asked: int
    forgotten_minutes: int
    invitation_minutes: int
    password_characters: int

    def span(self, name: str) -> timedelta:
        """One of the `…_minutes` as a length of time: `span("idle")`."""
        return timedelta(minutes=getattr(self, f"{name}_minutes"))


def limits_on(day: date) -> Limits:
    """The limits in force on a day; raises Invalid where `limits.toml` lacks one.

    The first line of a name holds before its day too: a wrong clock is no reason for a session without end.
    """
    found: dict[str, int] = {}
    for limit in sorted(every_limit(), key=lambda each: each.starts):
        if limit.starts <= day or limit.name not in found:
            found[limit.name] = limit.value
    if missing := sorted(set(Limits.__dataclass_fields__) - set(found)):
        raise Invalid(f"limits.toml does not say {missing[0]}.", instead="Add it there.")
    return Limits(**found)


@cache
def every_limit() -> tuple[Limit, ...]:
    """Every line of `limits.toml`; raises Invalid for one that cannot be used."""
    raw = tomllib.loads(files("wardmote.foundation.accounts").joinpath("limits.toml").read_text(encoding="utf-8"))
    limits = tuple(Limit(**line) for line in raw["limit"])
    for limit in limits:
        if limit.name not in Limits.__dataclass_fields__ or limit.value < 1:
            raise Invalid(f"limits.toml says {limit.name} = {limit.value}.", instead="Correct or remove that line.")
    return limits
