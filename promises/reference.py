"""The pages of docs/reference/ that are made from the code, so that they cannot go stale. `script/docs` writes them.

With them it writes those of docs/security/, which `promises/security.py` makes.
"""

import argparse
import os
from collections.abc import Callable

from promises import security
from promises.sources import ROOT

HOME = ROOT / "docs" / "reference"
MADE_BY = "<!-- Made by script/docs from the code; edit the code. -->\n\n"


def pages() -> dict[str, str]:
    """File name in docs/reference/ -> text."""
    return {name: MADE_BY + make() for name, make in MAKERS.items()}


def _commands() -> str:
    # argparse wraps to the terminal it is in; the page has one width everywhere.
    os.environ["COLUMNS"] = "100"
    from wardmote.project.command import parser

    parts = ["# Commands\n"]
    for name, sub in _leaves(parser(), "wardmote"):
        parts.append(f"## {name}\n\n```\n{sub.format_help().strip()}\n```\n")
    return "\n".join(parts)


def _leaves(parser: argparse.ArgumentParser, name: str):
    groups = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not groups:
        yield name, parser
    for group in groups:
        for word, sub in group.choices.items():
            yield from _leaves(sub, f"{name} {word}")


def _indicators() -> str:
    from wardmote.evidence import indicators

    parts = ["# Indicators\n"]
    for one in indicators.all():
        caveats = "\n".join(f"* {caveat}" for caveat in one.caveats)
        parts.append(
            f"## {one.title}\n\n{one.question}\n\nSource `{one.source}`; counted in {one.unit}.\n\n{caveats}\n"
        )
    return "\n".join(parts)


def _sources() -> str:
    from wardmote.evidence import sources

    parts = ["# Sources\n"]
    for one in sources.every_source():
        parts.append(f"## {one.title}\n\n`{one.slug}`, published by {one.publisher}. Licence: {one.licence}.\n")
    return "\n".join(parts)


def _rules_of_time() -> str:
    from wardmote import clocks

    parts = [
        "# Rules of time\n",
        "Shipped unconfirmed: none is shown as a duty until somebody named has checked it against its source.\n",
        "| rule | what and by when | rests on | written in |\n|---|---|---|---|",
    ]
    parts += [f"| `{one.id}` | {one.said} | {one.basis} | {one.citation} |" for one in clocks.rules()]
    return "\n".join(parts) + "\n"


def _gateways() -> str:
    from wardmote import protocol

    parts = [
        "# What agencies may tell one another\n",
        "Shipped unconfirmed: until somebody named has checked a gateway and its condition, a person is asked.\n",
    ]
    for name, sheet in (("Gateways", "gateway"), ("Data protection conditions", "condition"), ("Stops", "stop")):
        parts.append(f"## {name}\n\n| id | what | written in | in force |\n|---|---|---|---|")
        parts += [
            f"| `{one.id}` | {one.title} | {one.citation} | {_days(one.starts, one.ends)} |"
            for one in protocol.rulebook().sheets[sheet]
        ]
        parts.append("")
    return "\n".join(parts)


def _days(starts, ends) -> str:
    said = [f"{word} {day.day} {day:%B %Y}" for word, day in (("from", starts), ("to", ends)) if day]
    return " ".join(said) or "always"


def _settings() -> str:
    from wardmote.project.options import as_markdown

    return as_markdown()


MAKERS: dict[str, Callable[[], str]] = {
    "commands.md": _commands,
    "gateways.md": _gateways,
    "indicators.md": _indicators,
    "rules-of-time.md": _rules_of_time,
    "settings.md": _settings,
    "sources.md": _sources,
}


def write() -> None:
    HOME.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (HOME / name).write_text(text, encoding="utf-8")
    security.write()


if __name__ == "__main__":
    write()
