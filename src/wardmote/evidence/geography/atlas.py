"""The geography that a store holds, of every vintage, and questions to it: which ward, how many people, what
outline."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wardmote.errors import Missing
from wardmote.evidence.geography.placing import WardLookUp
from wardmote.evidence.geography.reference.vintages import latest_month, not_after


@dataclass(frozen=True)
class Sheet:
    """One file of reference geography as catalogued, and how to read its rows (see `reference.drafts.SCHEMAS`)."""

    id: str
    kind: str
    level: str
    year: str
    vintage: str
    to: tuple[str, ...]
    file_name: str
    rows: Callable[[], Sequence[Sequence[Any]]]


@dataclass(frozen=True)
class People:
    """How many live in a place: of when, and how it was come by."""

    value: int
    vintage: str
    what: str
    file_name: str


@dataclass(frozen=True)
class Atlas:
    """Every sheet held, oldest first: what a later one says of a code goes before what an earlier one says."""

    sheets: tuple[Sheet, ...]

    def of(self, kind: str, level: str, vintage: str = "") -> list[Sheet]:
        """The sheets of a kind and level, and of one vintage where one is named; oldest vintage first."""
        found = [
            each for each in self.sheets if (each.kind, each.level) == (kind, level) and vintage in ("", each.vintage)
        ]
        return sorted(found, key=lambda each: latest_month(each.vintage))

    @property
    def ward_vintages(self) -> tuple[str, ...]:
        """The vintages of wards that look-ups lead to, oldest first."""
        found = {each.vintage for each in self.of("look-up", "lsoa") if "ward" in each.to}
        return tuple(sorted(found, key=latest_month))

    def wards(self, vintage: str | None = None) -> WardLookUp:
        """The wards as they stood in the month `vintage` (YYYY-MM), or the latest there are a look-up for.

        Raises Missing when no look-up reaches back so far, naming those there are.
        """
        held = self.ward_vintages
        if not held:
            raise Missing(
                "The store holds no look-up from LSOAs to wards.",
                instead="Add one of the Office for National Statistics: wardmote evidence add FILE.",
            )
        fitting = [each for each in held if vintage is None or not_after(each, vintage)]
        if not fitting:
            raise Missing(
                f"The store holds no look-up to wards as they stood in {vintage}.",
                instead=f"It holds those of {', '.join(held)}: name one of them, or add an older look-up.",
            )
        return self._ward_look_up(fitting[-1])

    def _ward_look_up(self, vintage: str) -> WardLookUp:
        sheets = [each for each in self.of("look-up", "lsoa", vintage) if "ward" in each.to]
        direct: dict[str, dict[str, tuple[str, float | None]]] = {}
        for sheet in sheets:
            of_sheet: dict[str, dict[str, tuple[str, float | None]]] = defaultdict(dict)
            for code, _, to_level, _, to_code, to_name, share, _ in sheet.rows():
                if to_level == "ward":
                    of_sheet[code][to_code] = (to_name or self.names("ward").get(to_code, to_code), share)
            direct |= of_sheet
        return WardLookUp(vintage, tuple(each.file_name for each in sheets), direct, *self._changes)

    @cached_property
    def _changes(self) -> tuple[Mapping[str, dict[str, float | None]], Mapping[str, dict[str, float | None]]]:
        """From LSOAs of one census to those of the other that they came of or became."""
        back: dict[str, dict[str, float | None]] = defaultdict(dict)
        forth: dict[str, dict[str, float | None]] = defaultdict(dict)
        for sheet in self.of("look-up", "lsoa"):
            for code, _, to_level, to_year, to_code, _, share, _ in sheet.rows() if "lsoa" in sheet.to else ():
                if to_level == "lsoa":
                    older, newer = (to_code, code) if to_year < sheet.year else (code, to_code)
                    back[newer][older] = share
                    forth[older][newer] = share
        return back, forth

    def names(self, level: str) -> Mapping[str, str]:
        """Code to name of every place of that level that any sheet names."""
        return self._names.get(level, {})

    @cached_property
    def _names(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for sheet in self.sheets:
            for row in sheet.rows():
                if row[1]:
                    found[sheet.level][row[0]] = row[1]
                if sheet.kind == "look-up" and row[5]:
                    found[row[2]][row[4]] = row[5]
        return found

    @cached_property
    def districts_of_wards(self) -> Mapping[str, str]:
        """Ward to the district it lies in, as far as look-ups say."""
        found: dict[str, str] = {}
        for sheet in self.of("look-up", "ward"):
            found |= {row[0]: row[4] for row in sheet.rows() if row[2] == "district"}
        for sheet in self.of("look-up", "lsoa"):
            district = {row[0]: row[4] for row in sheet.rows() if row[2] == "district"}
            found |= {row[4]: district[row[0]] for row in sheet.rows() if row[2] == "ward" and row[0] in district}
        return found

    @cached_property
    def ward_names(self) -> Mapping[str, str]:
        """Code to name of wards, each name in a district standing for its latest drawing."""
        latest: dict[tuple[str, str], str] = {}
        for vintage in self.ward_vintages:
            for code in sorted(self.wards(vintage).codes):
                latest[self.names("ward").get(code, code), self.districts_of_wards.get(code, "")] = code
        return {code: name for (name, _), code in latest.items()}

    def people(self, level: str, code: str, vintage: str | None = None) -> People:
        """The people of a place by its latest estimate, or the latest of the month `vintage` or before.

        A ward that no estimate names is added up from its LSOAs, placed by best fit. Raises Missing when neither can
        be.
        """
        for sheet in reversed(self.of("population", level)):
            if vintage is None or not_after(sheet.vintage, vintage):
                if (found := self._peopled[sheet.id].get(code)) is not None:
                    return People(found, sheet.vintage, "people", sheet.file_name)
        if level == "ward" and (summed := self._people_by_lsoa(code, vintage)):
            return summed
        raise Missing(
            f"The store holds no population of {code}.",
            instead="Add a table of the Office for National Statistics that has it: wardmote evidence add FILE.",
        )

    def peoples(self, level: str, codes: Iterable[str]) -> dict[str, People]:
        """The people of those places of which anything held says so, as `people` tells them."""
        found: dict[str, People] = {}
        for code in codes:
            with suppress(Missing):
                found[code] = self.people(level, code)
        return found

    @cached_property
    def _peopled(self) -> dict[str, dict[str, int]]:
        """The people of every place, by the id of the sheet that says so."""
        populations = [sheet for sheet in self.sheets if sheet.kind == "population"]
        return {sheet.id: {code: people for code, _, people in sheet.rows()} for sheet in populations}

    def _people_by_lsoa(self, ward: str, vintage: str | None) -> People | None:
        for wards in reversed(self.ward_vintages):
            placed = self.wards(wards)
            if ward not in placed.codes:
                continue
            for sheet in reversed(self.of("population", "lsoa")):
                if vintage is None or not_after(sheet.vintage, vintage):
                    found = [
                        people for code, people in self._peopled[sheet.id].items() if placed.ward(code).code == ward
                    ]
                    if found:
                        return People(sum(found), sheet.vintage, "people of its LSOAs, by best fit", sheet.file_name)
        return None

    def decile(self, lsoa: str, index: str | None = None) -> int | None:
        """The decile of deprivation of an LSOA, by the latest index that has it, or by that of the year `index`.

        An LSOA of another census has the decile of those it came of or became, where they agree; `None` otherwise.
        """
        for sheet in reversed([each for each in self.of("deprivation", "lsoa") if index in (None, each.vintage[:4])]):
            deciles = self._deciles[sheet.id]
            if lsoa in deciles:
                return deciles[lsoa]
            for changes in self._changes:
                found = {deciles.get(other) for other in changes.get(lsoa, {})}
                if len(found) == 1 and None not in found:
                    return found.pop()
        return None

    @cached_property
    def _deciles(self) -> dict[str, dict[str, int]]:
        return {
            sheet.id: {row[0]: row[2] for row in sheet.rows()} for sheet in self.sheets if sheet.kind == "deprivation"
        }

    def outlines(self, level: str, vintage: str | None = None) -> dict[str, bytes]:
        """Code to outline (WKB in National Grid metres), as drawn in the month `vintage` or last before it."""
        held = self.of("boundaries", level)
        fitting = [each for each in held if vintage is None or not_after(each.vintage, vintage)]
        if not fitting:
            raise Missing(
                f"The store holds no boundaries of that kind ({level}){f' of {vintage} or before' if vintage else ''}.",
                instead="Add a file of the Office for National Statistics' boundaries: wardmote evidence add FILE.",
            )
        last = fitting[-1].vintage
        return {code: shape for each in fitting if each.vintage == last for code, _, shape in each.rows()}
