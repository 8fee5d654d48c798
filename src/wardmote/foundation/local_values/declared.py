"""The values that differ from place to place, as data: `local_values.toml` in a desk or a package of the foundation.

[[value]]
name = "stale_after_days"       # "agencies.stale_after_days" everywhere else
title = "An account not used for this long is looked at"
about = "…"
kind = "number"                 # or "text", "choice", "yes or no", "roles" (slugs parted by semicolons)
unit = "days"
least = 14
most = 365
default = 90
legal = false                   # true: a change needs a second person
source = "Local practice; unconfirmed"
reviewed = ""                   # who confirmed the default, and when; empty: nobody yet
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from pkgutil import iter_modules

from wardmote import clocks
from wardmote.errors import Broken, Invalid, Missing
from wardmote.foundation import desks
from wardmote.foundation.access.roles import ROLES, title_of

HOME = "wardmote.foundation"
FILE = "local_values.toml"
KINDS = ("number", "text", "choice", "yes or no", "roles")
LONGEST_TEXT = 600
#: The group of local rules of time; a rule's value is called "clocks." and the rule's id.
CLOCKS = "clocks"
#: A local number is at most so many times the one that ships, or this much where that is more.
TIMES, AT_LEAST = 10, 60

Value = int | str | bool


@dataclass(frozen=True)
class Declared:
    """One value: what it is, what it may be, and what it is until somebody decides otherwise."""

    name: str
    title: str
    about: str
    kind: str
    default: Value
    source: str
    unit: str = ""
    least: int = 0
    most: int = 0
    choices: tuple[str, ...] = ()
    legal: bool = False
    reviewed: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "choices", tuple(self.choices))
        if self.kind not in KINDS or not self.source:
            raise Broken(f"The local value {self.name} is of the kind “{self.kind}”, or has no source.")
        try:
            self.check(self.default)
        except Invalid as wrong:
            raise Broken(f"The default of the local value {self.name} cannot be: {wrong}") from wrong

    @property
    def group(self) -> str:
        """The desk or package that declares it."""
        return self.name.partition(".")[0]

    def read(self, typed: str) -> Value:
        """The value that somebody typed; raises Invalid for what it cannot be."""
        text = typed.strip()
        if self.kind == "number":
            if not text.lstrip("-").isdecimal() or len(text) > 9:
                raise Invalid(f"“{text[:20]}” is not a whole number.", instead=f"Give {self.bounds}.")
            return self.check(int(text))
        if self.kind == "yes or no":
            if text not in ("yes", "no"):
                raise Invalid("The answer is neither yes nor no.", instead="Choose one of them.")
            return text == "yes"
        return self.check(text)

    def check(self, value: Value) -> Value:
        """The value, if it can be; raises Invalid, saying what it may be."""
        fits = {
            "number": isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most,
            "text": isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST_TEXT,
            "choice": value in self.choices,
            "yes or no": isinstance(value, bool),
            "roles": isinstance(value, str) and set(roles_in(value)) <= {role.slug for role in ROLES},
        }[self.kind]
        if not fits:
            raise Invalid(f"This cannot be what “{self.title}” is.", instead=f"Give {self.bounds}.")
        return value

    @property
    def bounds(self) -> str:
        """What it may be, in words."""
        return {
            "number": f"a whole number from {self.least} to {self.most}",
            "text": f"one to {LONGEST_TEXT} characters",
            "choice": f"one of: {', '.join(self.choices)}",
            "yes or no": "yes or no",
            "roles": "roles that a member may hold",
        }[self.kind]

    def said(self, value: Value) -> str:
        """The value in words: 90 days, yes."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if self.kind == "roles":
            return ", ".join(map(title_of, roles_in(str(value)))) or "nobody"
        return f"{value} {self.unit}".strip()


def roles_in(value: str) -> tuple[str, ...]:
    """The slugs of the roles that a value of the kind "roles" names, in the order in which they are given."""
    return tuple(slug for each in value.split(";") if (slug := each.strip()))


@cache
def declared() -> Mapping[str, Declared]:
    """Every value there is, by name: those of the files in their order, then the local rules of time."""
    found = {}
    for slug, package in _packages():
        file = files(package).joinpath(FILE)
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["value"] if file.is_file() else ():
            made = Declared(**{**row, "name": f"{slug}.{row['name']}"})
            found[made.name] = made
    return found | {each.name: each for each in declared_of_rules()}


def declared_of_rules() -> tuple[Declared, ...]:
    """Each local rule whose limit is a number of something, as a value that can differ from place to place."""
    return tuple(_of_rule(rule) for rule in clocks.rules() if rule.kind == "L" and hasattr(rule.limit, "number"))


def _of_rule(rule: clocks.Rule) -> Declared:
    number: int = rule.limit.number
    return Declared(
        name=f"{CLOCKS}.{rule.id}",
        title=rule.title,
        about=rule.said,
        kind="number",
        unit=rule.limit.with_number(2).said.removeprefix("2 "),
        least=1,
        most=max(number * TIMES, AT_LEAST),
        default=number,
        legal=True,
        source=rule.citation,
        reviewed=f"{rule.reviewed_by}, {rule.reviewed_on}" if rule.is_reviewed else "",
    )


def value_named(name: str) -> Declared:
    """The value of that name; raises Missing."""
    if name not in declared():
        raise Missing(f"Nothing called “{name}” varies locally.", instead="See the list of what does.")
    return declared()[name]


def _packages() -> list[tuple[str, str]]:
    home = import_module(HOME)
    ours = [f"{HOME}.{found.name}" for found in iter_modules(home.__path__) if found.ispkg]
    return [(package.rpartition(".")[2], package) for package in (*ours, *desks.packages())]
