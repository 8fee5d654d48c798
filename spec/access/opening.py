"""Three sheets that an information-governance lead can read: who opens which pages, and who may be told what of whom.

They share no code and no data with the product. `pages.csv` puts every address among some pages; `who_opens.csv` says
of these, by role, what is answered; `who_knows.csv` names words that the demonstration tells of people, and who alone
may be told them.

`yes`     opens it
`no`      is refused by role, in whatever way it is asked for
`theirs`  opens it where the record is theirs to read; else it is refused or is not there
`absent`  never opens it: it is refused, or is not there
"""

import csv
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
#: Whoever has not signed in, and whoever holds a link that was mailed to an agency's registered mailbox.
ANYBODY, MAILBOX = "anybody", "mailbox"
CELLS = ("yes", "no", "theirs", "absent")


def _sheet(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@cache
def pages() -> dict[str, str]:
    """Among which pages each address is."""
    return {row["address"]: row["pages"] for row in _sheet("pages.csv")}


@cache
def opens() -> dict[str, dict[str, str]]:
    """What is answered of some pages, by reader."""
    return {row.pop("pages"): row for row in _sheet("who_opens.csv")}


@cache
def knows() -> dict[str, frozenset[str]]:
    """Who may be told each of these words."""
    return {
        row["words"]: frozenset(filter(None, row["who may be told"].split("; "))) for row in _sheet("who_knows.csv")
    }


def cell(address: str, reader: str) -> str:
    """What the sheets say of one reader at one address."""
    return opens()[pages()[address]][reader]


def told_wrongly(found: frozenset[str], reader: str) -> frozenset[str]:
    """Those of these words that this reader may not be told."""
    return frozenset(words for words in found if reader not in knows()[words])
