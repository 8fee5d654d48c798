"""The role by class table: how far each role reaches into a record class, as dated data (`who_reads.toml`)."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("who_reads.toml")
EVERY, AREA, CASE = "every", "area", "case"
#: What opens rows, from the widest on; then what is about them and opens none.
OPENS = (EVERY, AREA, CASE)
#: Who has looked.
AUDIT = "audit"
TELLS = ("counts", "pseudonymised", "published", "status", AUDIT)


@dataclass(frozen=True)
class ClassRule:
    """From a day on: who reaches how far into a class, for which purposes, trained in what, by which source.

    Roles of `glass` open it by break-glass alone; those of `glass_by_two` once a second person agreed to that opening.
    It is unconfirmed while `reviewed_by` is empty.
    """

    slug: str
    starts: date
    source: str
    purposes: frozenset[str]
    courses: frozenset[str]
    glass: frozenset[str]
    reach: Mapping[str, str]
    glass_by_two: frozenset[str] = frozenset()
    reviewed_by: str = ""
    reviewed_on: date | None = None

    def reaches(self, roles: Collection[str]) -> tuple[str, ...]:
        """How far somebody with these roles reaches, the widest first."""
        held = {self.reach[role] for role in roles if role in self.reach}
        return tuple(each for each in (*OPENS, *TELLS) if each in held)

    def shows_rows(self, roles: Collection[str]) -> bool:
        """Does any row of the class open to somebody with these roles, be it only by break-glass that two agreed to?"""
        return bool(set(self.reaches(roles)) & set(OPENS) or self.glass_by_two & set(roles))


@cache
def rules() -> tuple[ClassRule, ...]:
    """Every entry of the table, in the order of the file."""
    sets = ("purposes", "courses", "glass", "glass_by_two")
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["class"]
    return tuple(ClassRule(**row | {name: frozenset(row[name]) for name in sets if name in row}) for row in rows)


@cache
def rule_on(record_class: str, day: date) -> ClassRule | None:
    """What holds of a class on a day; None where nothing does, and then nobody reads it."""
    held = [each for each in rules() if each.slug == record_class and each.starts <= day]
    return max(held, key=lambda each: each.starts) if held else None


def audited_by(roles: Collection[str], day: date) -> frozenset[str]:
    """The classes of which somebody with these roles may read who has looked, on a day."""
    slugs = {each.slug for each in rules()}
    held = ((slug, rule_on(slug, day)) for slug in slugs)
    return frozenset(slug for slug, rule in held if rule is not None and AUDIT in rule.reaches(roles))
