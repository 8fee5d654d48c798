"""Reads table C2: a title that says the year, lines of notes, one line of headings, and figures across the page.

Oracle of the layout: the published table of the year ending June 2025. Figures have thousands separators and blanks
after them; names of places may end in a note's number; `[x]` and the like stand where there is no figure. A line of a
force's total names no partnership; crimes no partnership was assigned stand under a name that says so.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wardmote.evidence.periods import Month, Period
from wardmote.evidence.records.rows import Row, SetAside

TITLE = re.compile(
    r"Community Safety Partnership area, (?P<cover>.+?), year ending (?P<month>[A-Z][a-z]+) (?P<year>[0-9]{4})"
)
MONTHS = {"March": 3, "June": 6, "September": 9, "December": 12}
# Our name for a column of places, and how its heading reads when blanks and line ends are one blank each.
PLACES = {
    "force_code": "Police Force Area code",
    "force": "Police Force Area name",
    "csp_code": "Community Safety Partnership code",
    "csp": "Community Safety Partnership name",
    "district_code": "Local Authority code",
    "district": "Local Authority name",
}
TOTAL = "Total recorded crime"
FIGURE = re.compile(r"[0-9]{1,3}(,[0-9]{3})*|[0-9]+")
MARK = re.compile(r"\[[a-z]+[0-9]*\]|")
NOTE = re.compile(r"\s*\[note [0-9]+\]")
UNASSIGNED = re.compile(r"unassigned", re.IGNORECASE)
PROVIDER = "Home Office, from the police forces"
UNIT = "crimes recorded"
DEFINITION = "crimes the police recorded in the year, by the Home Office counting rules, fraud excluded"
CAVEAT = "Published as official statistics, not as accredited official statistics."


def begins(head: str) -> bool:
    """Whether a file that begins so is this table, or was before its title or its headings were lost."""
    plain = _plain(head)
    titled = "recorded crimes" in plain[:400] and "Community Safety Partnership area" in plain[:400]
    return titled or (PLACES["csp_code"] in plain and TOTAL in plain)


def rows(path: Path) -> Iterator[Row | SetAside]:
    """Every figure as a row. A line with values too many or too few is set aside whole, a word that is no figure alone.

    Where title or headings cannot be read nothing else can, and that is all there is to say.
    """
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.reader(handle)
        table: _Table | None = None
        title = ""
        try:
            for cells in reader:
                if table is None:
                    title = title or _plain(" ".join(cells))
                    table = _begun(title, cells)
                elif any(cell.strip() for cell in cells):
                    yield from table.figures(reader.line_num, cells)
        except csv.Error:
            yield SetAside(reader.line_num, "a quotation mark that is not closed, so that what follows cannot be read")
        if table is None:
            yield SetAside(1, "its title does not say of what year it is, or its headings are not those of the table")


def _begun(title: str, cells: Sequence[str]) -> "_Table | None":
    """The table whose headings these cells are, if they are."""
    headings = [_plain(cell) for cell in cells]
    said = TITLE.search(title)
    if said is None or said["month"] not in MONTHS or not set(PLACES.values()) <= set(headings):
        return None
    last = Month(int(said["year"]), MONTHS[said["month"]])
    return _Table(str(Period(last - 11, last)), said["cover"], headings)


@dataclass(frozen=True)
class _Table:
    period: str
    cover: str
    headings: Sequence[str]

    def figures(self, line: int, cells: Sequence[str]) -> Iterator[Row | SetAside]:
        if len(cells) != len(self.headings):
            yield SetAside(line, f"{len(cells)} values where {len(self.headings)} are expected")
            return
        told = dict(zip(self.headings, (cell.strip() for cell in cells), strict=True))
        place = _place({name: NOTE.sub("", told[heading]) for name, heading in PLACES.items()})
        for heading in self.headings:
            if heading in PLACES.values():
                continue
            text = told[heading]
            if not FIGURE.fullmatch(text) and not MARK.fullmatch(text):
                yield SetAside(line, f"“{text[:40]}” under {heading} is neither a figure nor a mark")
                continue
            yield Row(line, {**place, **self._counted(heading, text)}, self.period)

    def _counted(self, heading: str, text: str) -> dict[str, str]:
        figure = text.replace(",", "") if FIGURE.fullmatch(text) else ""
        return {
            "cover": self.cover,
            "period": self.period,
            "kind": heading,
            "count": figure,
            "mark": "" if figure else text or "blank",
            "unit": UNIT,
            "definition": DEFINITION,
            "provider": PROVIDER,
            "caveat": CAVEAT,
        }


def _place(said: Mapping[str, str]) -> dict[str, str]:
    if not said["csp"]:
        return {"place_kind": "force", "place_code": said["force_code"], "place": said["force"]}
    if UNASSIGNED.match(said["csp"]):
        return {"place_kind": "not assigned", "place": said["csp"], "within": said["force"]}
    district = said["district_code"] if re.fullmatch(r"[EWX][0-9]{8}", said["district_code"]) else ""
    kind = "CSP" if said["csp_code"] else "other"
    place = {"place_kind": kind, "place_code": said["csp_code"], "place": said["csp"], "district_code": district}
    return {**place, "within": said["force"]}


def _plain(text: str) -> str:
    """Text with every run of blanks and line ends as one blank."""
    return " ".join(text.split())
