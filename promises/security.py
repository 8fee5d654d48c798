"""The pages of docs/security/, made from the data beside them: how each requirement and each threat is answered.

The data are `docs/security/asvs/v*.toml` (one file a chapter of the OWASP Application Security Verification Standard),
`threats.toml` and `inventory.toml`. `script/docs` writes the pages again; `promises/test_security.py` holds them.
"""

import json
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from promises.sources import ROOT

HOME = ROOT / "docs" / "security"
MADE_BY = "<!-- Made by script/docs from the data in this folder; edit the data. -->\n\n"
VERSION, PUBLISHED = "5.0.0", "30 May 2025"

#: The level of each requirement of the standard, in its order: "V1.2" is followed by one digit for V1.2.1, V1.2.2, …
LEVELS = {
    "V1.1": "22", "V1.2": "1111122223", "V1.3": "112222222223", "V1.4": "222", "V1.5": "123",
    "V2.1": "122", "V2.2": "112", "V2.3": "12223", "V2.4": "23",
    "V3.1": "3", "V3.2": "113", "V3.3": "12223", "V3.4": "11222233", "V3.5": "11122333", "V3.6": "3", "V3.7": "22333",
    "V4.1": "12233", "V4.2": "23333", "V4.3": "22", "V4.4": "1222",
    "V5.1": "2", "V5.2": "112333", "V5.3": "113", "V5.4": "222",
    "V6.1": "122", "V6.2": "111111112222", "V6.3": "11223333", "V6.4": "112233", "V6.5": "22222333", "V6.6": "2223",
    "V6.7": "33", "V6.8": "2222",
    "V7.1": "222", "V7.2": "1111", "V7.3": "22", "V7.4": "11222", "V7.5": "223", "V7.6": "22",
    "V8.1": "1233", "V8.2": "1123", "V8.3": "133", "V8.4": "23",
    "V9.1": "111", "V9.2": "1222",
    "V10.1": "22", "V10.2": "223", "V10.3": "22223", "V10.4": "1111122222233333", "V10.5": "22222", "V10.6": "22",
    "V10.7": "222",
    "V11.1": "2233", "V11.2": "22233", "V11.3": "11233", "V11.4": "1222", "V11.5": "23", "V11.6": "23", "V11.7": "33",
    "V12.1": "12233", "V12.2": "11", "V12.3": "22223",
    "V13.1": "2333", "V13.2": "222223", "V13.3": "2233", "V13.4": "1222233",
    "V14.1": "22", "V14.2": "12223333", "V14.3": "122",
    "V15.1": "12233", "V15.2": "12233", "V15.3": "1222222", "V15.4": "3333",
    "V16.1": "2", "V16.2": "22222", "V16.3": "2222", "V16.4": "222", "V16.5": "2223",
    "V17.1": "23", "V17.2": "22223333", "V17.3": "22",
}  # fmt: skip
CHAPTERS = {
    1: "Encoding and sanitisation", 2: "Validation and business logic", 3: "Web front end", 4: "APIs and web services",
    5: "Files", 6: "Authentication", 7: "Sessions", 8: "Authorisation", 9: "Self-contained tokens",
    10: "OAuth and OpenID Connect", 11: "Cryptography", 12: "Secure communication", 13: "Configuration",
    14: "Data protection", 15: "Secure coding and architecture", 16: "Logging and errors", 17: "WebRTC",
}  # fmt: skip
ABOUT_ASVS = """# OWASP ASVS {version}, level 2

Every requirement of levels 1 and 2 of the OWASP Application Security Verification Standard, version {version} of
{published}: {first} of level 1 and {second} of level 2. {count}. They are restated here in our own words and
shortened; the standard's own text is what counts.

*Met* names tests that fail where it is not so. *Not applicable* says why there is nothing that could fail it, and
where there is one names the test that notices when that changes. *Accepted* is not met, or not wholly, with the reason
and what would mend it. Nobody outside the project has verified any of this.
"""
ABOUT_THREATS = """# Threat model

{adversaries} adversaries, {attempts} things they try. Of each: what stops it, the tests that prove that, and what
remains, for something always does. The kinds are those of STRIDE.
"""
STATUSES = {"met": "Met", "accepted": "Accepted", "absent": "Not applicable"}


@dataclass(frozen=True)
class Requirement:
    """One requirement of the standard in our own words, and how it is answered: `said` is how it is met, or why not."""

    id: str
    level: int
    asks: str
    status: str
    said: str
    remedy: str = ""
    tests: tuple[str, ...] = ()


@dataclass(frozen=True)
class Attempt:
    """One thing that an adversary tries: what stops it, which tests prove that, and what remains."""

    tries: str
    kind: str
    assets: tuple[str, ...]
    stops: str
    remains: str
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Adversary:
    """Somebody who wants what they may not have."""

    slug: str
    title: str
    who: str
    wants: str
    tries: tuple[Attempt, ...] = field(default=())


def known(*levels: int) -> dict[str, int]:
    """The id of every requirement of these levels with its level, in the standard's order."""
    every = {
        f"{section}.{place}": int(level) for section, all_ in LEVELS.items() for place, level in enumerate(all_, 1)
    }
    return {name: level for name, level in every.items() if level in levels}


@cache
def requirements() -> tuple[Requirement, ...]:
    """Every requirement that is answered, in the standard's order as far as it is one of the standard's."""
    told: dict[str, dict[str, Any]] = {}
    for path in sorted((HOME / "asvs").glob("v*.toml")):
        for name, row in _read(path).items():
            if name in told:
                raise ValueError(f"{name} is answered twice")
            told[name] = row
    levels = known(1, 2, 3)
    order = {name: place for place, name in enumerate(levels)}
    return tuple(_requirement(name, levels.get(name, 0), told[name]) for name in sorted(told, key=lambda n: order[n]))


def _requirement(name: str, level: int, row: dict[str, Any]) -> Requirement:
    (status,) = set(row) & set(STATUSES)
    rest = set(row) - {"asks", status, "remedy", "tests"}
    if rest:
        raise ValueError(f"{name} says {rest}, which nobody reads")
    return Requirement(
        name, level, row["asks"], status, row[status], row.get("remedy", ""), tuple(row.get("tests", ()))
    )


@cache
def adversaries() -> tuple[Adversary, ...]:
    """Every adversary of the threat model."""
    return tuple(
        Adversary(
            row["slug"],
            row["title"],
            row["who"],
            row["wants"],
            tuple(
                Attempt(
                    one["tries"], one["kind"], tuple(one["assets"]), one["stops"], one["remains"], tuple(one["tests"])
                )
                for one in row["attempt"]
            ),
        )
        for row in threats()["adversary"]
    )


@cache
def threats() -> dict[str, Any]:
    """The whole of threats.toml: assets, kinds of attempt, adversaries."""
    return _read(HOME / "threats.toml")


@cache
def inventory() -> dict[str, Any]:
    """The whole of inventory.toml: what there is to protect and by what."""
    return _read(HOME / "inventory.toml")


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def pages() -> dict[str, str]:
    """File name in docs/security/ -> text."""
    return {
        "asvs.md": MADE_BY + _asvs(),
        "threat-model.md": MADE_BY + _threat_model(),
        "inventory.md": MADE_BY + _inventory(),
        "sbom.cdx.json": _bill_of_materials(),
    }


def _test(name: str) -> str:
    """A test as the pages say it: the file leads there."""
    file, _, function = name.partition("::")
    return f"[`{function}`](../../{file})"


def _tests(names: tuple[str, ...]) -> str:
    return ", ".join(_test(name) for name in names)


def _count(rows: list[Requirement]) -> str:
    return "; ".join(f"{sum(one.status == slug for one in rows)} {word.lower()}" for slug, word in STATUSES.items())


def _asvs() -> str:
    rows = list(requirements())
    first, second = len(known(1)), len(known(2))
    parts = [ABOUT_ASVS.format(version=VERSION, published=PUBLISHED, first=first, second=second, count=_count(rows))]
    for number, title in CHAPTERS.items():
        of_it = [one for one in rows if one.id.split(".")[0] == f"V{number}"]
        parts.append(f"## V{number} {title}\n\n{_count(of_it)}.\n")
        parts.append("| id | level | what it asks | status | how, or why | tests |\n|---|---|---|---|---|---|")
        parts[-1] += "".join(f"\n{_line(one)}" for one in of_it) + "\n"
    return "\n".join(parts)


def _line(one: Requirement) -> str:
    said = f"{one.said} *Would mend it:* {one.remedy}" if one.remedy else one.said
    return f"| {one.id} | {one.level} | {one.asks} | {STATUSES[one.status]} | {said} | {_tests(one.tests)} |"


def _threat_model() -> str:
    told = threats()
    attempts = sum(len(each.tries) for each in adversaries())
    parts = [
        ABOUT_THREATS.format(adversaries=len(adversaries()), attempts=attempts),
        "## What is protected\n\n| asset | what it is | what follows when it is lost |\n|---|---|---|",
    ]
    parts[-1] += "".join(f"\n| {one['title']} | {one['what']} | {one['harm']} |" for one in told["asset"]) + "\n"
    assets = {one["slug"]: one["title"] for one in told["asset"]}
    for each in adversaries():
        parts.append(f"## {each.title}\n\n{each.who} *Wants:* {each.wants}\n")
        parts.append("| tries | kind | at | what stops it | tests | what remains |\n|---|---|---|---|---|---|")
        rows = [
            (one.tries, told["kind"][one.kind], ", ".join(assets[name] for name in one.assets), one.stops,
             _tests(one.tests), one.remains)
            for one in each.tries
        ]  # fmt: skip
        parts[-1] += "".join(f"\n| {' | '.join(row)} |" for row in rows) + "\n"
    return "\n".join(parts)


def _inventory() -> str:
    told = inventory()
    parts = [f"# {told['title']}\n", f"{told['about']}\n"]
    for section in told["section"]:
        parts.append(f"## {section['title']}\n")
        if section.get("about"):
            parts.append(f"{section['about']}\n")
        rows = _made(section["made"]) if "made" in section else section["rows"]
        columns = section["columns"]
        parts.append(f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
        parts[-1] += "".join(f"\n| {' | '.join(row)} |" for row in rows) + "\n"
    return "\n".join(parts)


def _made(what: str) -> list[list[str]]:
    """Rows that are read from the product's own data, so that they are said once."""
    return {"limits": _limits, "classes": _classes, "parts": _parts}[what]()


def _limits() -> list[list[str]]:
    rows = _read(ROOT / "src/wardmote/foundation/accounts/limits.toml")["limit"]
    return [[f"`{row['name']}`", str(row["value"]), row["about"], row["source"]] for row in rows]


def _classes() -> list[list[str]]:
    rows = _read(ROOT / "src/wardmote/foundation/access/classes.toml")["class"]
    return [[row["slug"], row["title"], row["holds"]] for row in rows]


def _parts() -> list[list[str]]:
    return [[f"`{name}`", version, lock] for name, version, lock in parts()]


def parts() -> list[tuple[str, str, str]]:
    """Every package of the lock files that is installed where Wardmote runs: name, version, lock."""
    found: dict[str, tuple[str, str, str]] = {}
    for lock in ("base", "platform"):
        text = (ROOT / "locks" / f"{lock}.txt").read_text(encoding="utf-8")
        for name, version in re.findall(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", text, re.M):
            found.setdefault(name.lower(), (name.lower(), version, lock))
    return [found[name] for name in sorted(found)]


def _bill_of_materials() -> str:
    """CycloneDX 1.6: what is installed where Wardmote runs, and what its pages' files are made of."""
    installed = [_component("pypi", name, version) for name, version, _ in parts()]
    shown = [
        {**_component("npm", each["name"], each["version"]), "licenses": [{"license": {"id": each["licence"]}}]}
        for each in _read(ROOT / "assets.lock")["package"]
        if each["part"] == "shipped"
    ]
    project = _read(ROOT / "pyproject.toml")["project"]
    whole = {"type": "application", "bom-ref": "wardmote", "name": project["name"], "version": project["version"]}
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**whole, "licenses": [{"license": {"id": project["license"]}}]}},
        "components": installed + shown,
    }
    return json.dumps(bill, indent=1) + "\n"


def _component(kind: str, name: str, version: str) -> dict[str, Any]:
    where = f"pkg:{kind}/{name.replace('@', '%40')}@{version}"
    return {"type": "library", "bom-ref": where, "name": name, "version": version, "purl": where}


def write() -> None:
    """Write the pages again."""
    for name, text in pages().items():
        (HOME / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
