"""Record classes C0 to C9: what kind of record a row, a page or a letter is, and who may ever read one."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wardmote.errors import Missing
from wardmote.foundation.access.viewer import Viewer

PUBLIC_CLASS = "C0"
BUSINESS = "C1"
_FILE = Path(__file__).with_name("classes.toml")
#: Kinds of viewer that are of their partnership: its members, its named jobs, and an agency's registered mailbox.
OF_THE_PARTNERSHIP = frozenset({"member", "system", "mailbox"})


@dataclass(frozen=True)
class RecordClass:
    """`opens_to` is "anybody", "partnership" (whoever is of it) or "nobody"."""

    slug: str
    title: str
    holds: str
    opens_to: str

    def opens(self, kind: str) -> bool:
        """May a viewer or reader of this kind, of the same partnership, see such a record at all?"""
        return self.opens_to == "anybody" or (self.opens_to == "partnership" and kind in OF_THE_PARTNERSHIP)


@cache
def classes() -> tuple[RecordClass, ...]:
    """Every record class, from the most open on."""
    return tuple(RecordClass(**row) for row in tomllib.loads(_FILE.read_text(encoding="utf-8"))["class"])


@cache
def class_of(slug: str) -> RecordClass:
    """The record class of that name; raises Missing."""
    for each in classes():
        if each.slug == slug:
            return each
    raise Missing(f"There is no record class {slug}.", instead=f"Use one of {', '.join(c.slug for c in classes())}.")


def may_see(viewer: Viewer, record_class: str) -> bool:
    """May this viewer see any record of the class, of their own partnership?"""
    return class_of(record_class).opens(viewer.kind)
