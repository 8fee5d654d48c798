"""Mails as data: `mails.toml` in a desk or in a package of the foundation. They have nowhere to put personal data.

A mail's words are fixed; its slots take only what names nobody:

    [[mail]]
    slug = "confirm-mailbox"
    subject = "A question from your community safety partnership"
    body = '''
    Please answer by {day}: {link}
    '''
    [mail.slots]
    day = "day"
    link = "wardmote.foundation.correspondence.links.arming:path_of"

A slot's kind is "day", "number", "reference", or "module:function": then the function is given the id in the slot when
the mail is sent, and answers with a path of this site, so that a secret is never kept in what waits to be sent.
`{partnership}` may stand in any body and is the partnership's name; `{closing}` is the local value
`correspondence.closing`.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from importlib.resources import files
from pkgutil import iter_modules
from string import Formatter
from uuid import UUID

from django.utils.formats import date_format

from wardmote.errors import Broken, Missing
from wardmote.foundation import desks

HOME = "wardmote.foundation"
FILE = "mails.toml"
#: What may stand in any body, and is filled in when the mail is sent.
EVERYWHERE = frozenset({"partnership", "closing"})
_REFERENCE = re.compile(r"[A-Z]{1,2}-[0-9A-Z]{4}-[0-9A-Z]{4}")


@dataclass(frozen=True)
class Template:
    """A mail: `name` is "agencies/confirm-mailbox"; `slots` are name → kind."""

    name: str
    subject: str
    body: str
    slots: Mapping[str, str]

    def __post_init__(self) -> None:
        named = {field for _, field, _, _ in Formatter().parse(self.body) if field is not None} - EVERYWHERE
        if named != set(self.slots):
            raise Broken(f"The mail {self.name} has the slots {sorted(named)} and declares {sorted(self.slots)}.")
        if not self.subject.strip() or set("{}\r\n") & set(self.subject):
            raise Broken(f"The subject of the mail {self.name} is not one neutral line without slots.")
        unknown = [
            kind for kind in self.slots.values() if kind not in ("day", "number", "reference") and ":" not in kind
        ]
        if unknown:
            raise Broken(f"The mail {self.name} has a slot of the kind “{unknown[0]}”, which could hold anything.")

    def late(self, slot: str) -> bool:
        """Is this slot filled by a function when the mail is sent?"""
        return ":" in self.slots[slot]

    def kept(self, given: Mapping[str, object]) -> dict[str, str]:
        """What is kept of the slots until the mail is sent. Raises Broken for anything that is more than its kind."""
        if set(given) != set(self.slots):
            raise Broken(f"The mail {self.name} wants {sorted(self.slots)} and was given {sorted(given)}.")
        return {name: _kept(self, name, value) for name, value in given.items()}

    def filled(self, kept: Mapping[str, str], *, site: str, everywhere: Mapping[str, str]) -> str:
        """The body to be sent; `site` is this site's own address, without a slash at its end."""
        words = {name: self._said(name, value, site) for name, value in kept.items()}
        return self.body.strip().format(**words, **everywhere) + "\n"

    def _said(self, slot: str, value: str, site: str) -> str:
        if self.late(slot):
            return f"{site}{desks.function(self.slots[slot])(UUID(value))}"
        return date_format(date.fromisoformat(value), "j F Y") if self.slots[slot] == "day" else value


def _kept(template: Template, slot: str, value: object) -> str:
    kind = template.slots[slot]
    fits = {
        "day": lambda: isinstance(value, date),
        "number": lambda: isinstance(value, int) and not isinstance(value, bool),
        "reference": lambda: isinstance(value, str) and bool(_REFERENCE.fullmatch(value)),
    }.get(kind, lambda: isinstance(value, UUID))
    if not fits():
        raise Broken(f"The slot “{slot}” of the mail {template.name} was given more than its kind ({kind}).")
    return value.isoformat()[:10] if isinstance(value, date) else str(value)


@cache
def templates() -> dict[str, Template]:
    """Every mail there is, by name: those of the foundation's packages and of the desks."""
    found = {}
    for slug, package in _packages():
        file = files(package).joinpath(FILE)
        if not file.is_file():
            continue
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["mail"]:
            made = Template(f"{slug}/{row['slug']}", row["subject"], row["body"], row.get("slots", {}))
            found[made.name] = made
    return found


def template_of(name: str) -> Template:
    """The mail of that name; raises Missing."""
    if name not in templates():
        raise Missing(f"There is no mail called {name}.", instead=f"Use one of {', '.join(sorted(templates()))}.")
    return templates()[name]


def _packages() -> list[tuple[str, str]]:
    home = import_module(HOME)
    ours = [f"{HOME}.{found.name}" for found in iter_modules(home.__path__) if found.ispkg]
    return [(package.rpartition(".")[2], package) for package in (*ours, *desks.packages())]
