"""Reads a partner's table by its mapping: every line becomes figures, a total, or a line set aside with its reason."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from wardmote.errors import Invalid
from wardmote.evidence.periods import Month, Period
from wardmote.evidence.sources.partner_table.answers import ANSWERS, BESIDE_ANSWERS, RESPONSES, named
from wardmote.evidence.sources.partner_table.gazette import Gazette, Spot
from wardmote.evidence.sources.partner_table.heading import Heading, find_heading
from wardmote.evidence.sources.partner_table.mapping import Mapping, label_of
from wardmote.evidence.sources.partner_table.marks import Count, count_in, is_count_like
from wardmote.evidence.sources.partner_table.refusing import refuse_personal, refuse_too_fine
from wardmote.evidence.sources.partner_table.repeats import without_repeats
from wardmote.evidence.sources.partner_table.shapes import Aside, Figure, Reconciled, TableReading
from wardmote.evidence.sources.partner_table.times import Context, looks_like_time, period_in, period_in_text
from wardmote.evidence.sources.partner_table.totals import PrintedTotal, reconciled
from wardmote.evidence.sources.partner_table.workbook import Cell, Sheet, letter, text_of

TOTAL = re.compile(
    r"(grand |overall |sub-? ?)?totals?\b.*|.*\b(grand )?total|sum|"
    r"all (areas|districts|wards|places|kinds|types|categories|offences|crimes?)",
    re.IGNORECASE,
)
FROM_TITLE = "title"
#: Names of a count that say only that it is one.
PLAIN = re.compile(r"(the )?(count|number|no\.?|total|volume|value|figure|n|freq(uency)?)( of)?", re.IGNORECASE)


@dataclass(frozen=True)
class Column:
    """A column with figures: what its heading says of time, place and measure; empty where it says nothing."""

    at: int
    period: Period | None
    spot: Spot | None
    measure: str


@dataclass
class Work:
    """What is found as lines are read."""

    figures: list[Figure] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    printed: list[PrintedTotal] = field(default_factory=list)
    fates: dict[int, str] = field(default_factory=dict)


def read(sheet: Sheet, mapping: Mapping, gazette: Gazette, *, file: str, latest: str) -> TableReading:
    """A sheet as the mapping reads it. `latest` is the last month (YYYY-MM) that can have happened.

    Raises Invalid for a table with a column that looks personal, with places finer than its set allows, with two
    different figures for one place, period and kind, or with no figure at all.
    """
    heading = find_heading(sheet, file)
    reader = _Reader(sheet, heading, mapping, gazette, file, Month.parse(latest))
    refuse_personal(sheet, heading, reader.table_rows(), file)
    if mapping.how_asked and all(unit != RESPONSES for _, unit in reader.beside):
        raise Invalid(
            f"{file} does not say how many answered each question, so nobody could tell what its answers are worth.",
            instead="Add a column with that number beside each answer, and say that it holds responses.",
        )
    work = reader.read()
    refuse_too_fine(work.figures, mapping, file)
    figures, repeats = without_repeats(work.figures, file)
    if not figures:
        reasons = "; ".join(dict.fromkeys(each.reason for each in work.asides[:3])) or "no column of it holds counts"
        raise Invalid(
            f"{file}: not one figure could be read ({reasons}).", instead="See it with: wardmote evidence map FILE."
        )
    asides = sorted([*work.asides, *repeats], key=lambda each: (each.line, each.column))
    kept = {each.line for each in figures}
    fates = {line: "set aside" if fate == "kept" and line not in kept else fate for line, fate in work.fates.items()}
    totals: list[Reconciled] = reconciled(figures, work.printed)
    return TableReading(file, sheet.name, mapping, tuple(figures), tuple(asides), tuple(totals), fates)


class _Reader:
    """One sheet and what is known of it."""

    def __init__(
        self, sheet: Sheet, heading: Heading, mapping: Mapping, gazette: Gazette, file: str, latest: Month
    ) -> None:
        self.sheet, self.heading, self.mapping, self.gazette = sheet, heading, mapping, gazette
        self.file, self.latest = file, latest
        self.by_role: dict[str, list[int]] = {}
        for column in range(len(heading.names)):
            self.by_role.setdefault(mapping.role(label_of(heading, column)), []).append(column)
        self.titled = self._titled()
        self.totalled = [role for role in ("place", "measure", "kind") if self._has_totals(role)]
        self.columns = self._named([self._column(at) for at in self.by_role.get("count", ())])
        self.sums = [self._column(at) for at in self.by_role.get("total", ())]
        self.beside = [
            (self._column(at), unit) for role, unit in BESIDE_ANSWERS.items() for at in self.by_role.get(role, ())
        ]
        self.told: set[tuple[Spot, Period, str, int | None]] = set()

    def _has_totals(self, role: str) -> bool:
        """Whether a column has totals beside what they are totals of: "Total recorded crime" alone is a measure."""
        texts = {text_of(row[at]) for row in self.table_rows() for at in self.by_role.get(role, ())} - {""}
        return any(TOTAL.fullmatch(text) is None for text in texts)

    def table_rows(self) -> list[Sequence[Cell]]:
        """The rows with figures, and not the notes under them."""
        return [row for row in self.sheet.rows[self.heading.first :] if sum(cell is not None for cell in row) > 1]

    def read(self) -> Work:
        work = Work()
        for line in range(len(self.sheet.rows)):
            if line < self.heading.first:
                work.fates[line + 1] = "heading" if line in self.heading.lines else "above"
            else:
                work.fates[line + 1] = self._line(line, work)
        return work

    def _line(self, line: int, work: Work) -> str:
        row = self.sheet.rows[line]
        if all(cell is None for cell in row):
            return "blank"
        if not any(is_count_like(row[each.at]) for each in (*self.columns, *self.sums) if each.at < len(row)):
            return self._without_figures(line, row, work)
        said = {
            role: [self._said(line, at) for at in self.by_role.get(role, ())]
            for role in ("place", "place code", "period", "measure", "kind")
        }
        if over := [role for role in self.totalled if any(TOTAL.fullmatch(text_of(cell)) for cell in said[role])]:
            work.printed += self._printed(line, row, said, over)
            return "total"
        found = list(self._figures(line, row, said, work))
        work.figures += [*found, *self._beside_answers(line, row, said)]
        if found:
            work.printed += self._sums_of_row(line, row, said)
        return "kept" if found else "set aside"

    def _without_figures(self, line: int, row: Sequence[Cell], work: Work) -> str:
        filled = [cell for cell in row if cell is not None]
        if len(filled) == 1:
            return "note"
        work.asides.append(Aside(line + 1, "", "it holds no figure"))
        return "set aside"

    def _said(self, line: int, at: int) -> Cell:
        """A cell, or the one it was made one with."""
        cell = self.sheet.rows[line][at]
        if cell is None:
            for top, left, bottom, right in self.sheet.merged:
                if top <= line <= bottom and left <= at <= right:
                    return self.sheet.rows[top][left]
        return cell

    def _figures(self, line: int, row: Sequence[Cell], said: dict[str, list[Cell]], work: Work) -> Iterator[Figure]:
        whole = len(work.asides)
        for column in self.columns:
            cell = row[column.at] if column.at < len(row) else None
            count = count_in(cell)
            if count is not None and count.empty:
                continue
            reason = self._why_not(cell, count)
            spot = column.spot or self._spot(said)
            period = self._period(column, said)
            if isinstance(spot, str):
                reason = reason or spot
            elif isinstance(period, str):
                reason = reason or period
            elif not reason and count is not None:
                kind = self._kind(column, said)
                unit = ANSWERS if self.mapping.how_asked else ""
                yield Figure(line + 1, letter(column.at), spot, period, kind, count.count, count.mark, unit)
                continue
            _set_aside(work, line, column.at, reason, whole)

    def _beside_answers(self, line: int, row: Sequence[Cell], said: dict[str, list[Cell]]) -> Iterator[Figure]:
        """How many answered a question and were asked it, which stands in the row of each of its answers: once."""
        question = next((text_of(cell) for role in ("measure", "kind") for cell in said[role] if cell is not None), "")
        for column, unit in self.beside:
            count = count_in(row[column.at] if column.at < len(row) else None)
            spot, period = column.spot or self._spot(said), self._period(column, said)
            if count is None or count.empty or isinstance(spot, str) or isinstance(period, str) or not question:
                continue
            kind = named(question, unit)
            if (key := (spot, period, kind, count.count)) not in self.told:
                self.told.add(key)
                yield Figure(line + 1, letter(column.at), spot, period, kind, count.count, count.mark, unit)

    def _why_not(self, cell: Cell, count: Count | None) -> str:
        return f"“{text_of(cell)[:40]}” is no count, and no mark in place of one" if count is None else ""

    def _spot(self, said: dict[str, list[Cell]]) -> Spot | str:
        """The place of a row; a sentence where it is not known."""
        code = next((text_of(cell) for cell in said["place code"] if cell is not None), "")
        name = next((text_of(cell) for cell in said["place"] if cell is not None), "")
        given = code or name or self.mapping.place
        if not given:
            return "it names no place"
        spot = self.gazette.find(given, self.mapping.place_kind)
        if spot is None and code and name:
            spot = self.gazette.find(name, self.mapping.place_kind)
        if spot is not None:
            return spot
        close = self.gazette.nearest(given)
        return f"“{given[:60]}” is no place known here" + (f"; “{close}” is" if close else "")

    def _period(self, column: Column, said: dict[str, list[Cell]]) -> Period | str:
        period = column.period or self._said_period(said) or self.titled
        if period is None:
            given = " ".join(text_of(cell) for cell in said["period"] if cell is not None)
            return f"“{given[:40]}” is no period that can be told for sure" if given else "nothing says of when it is"
        return period if period.last <= self.latest else f"{period.label} is still to come"

    def _said_period(self, said: dict[str, list[Cell]]) -> Period | None:
        cells = [cell for cell in said["period"] if cell is not None]
        plain = Context(quarters=self.mapping.quarters)
        if len(cells) == 1:
            return period_in(cells[0], plain, serials=True)
        joined = period_in(" ".join(map(text_of, cells)), plain) or period_in(
            " ".join(map(text_of, reversed(cells))), plain
        )
        return joined or _in_context(cells, self.mapping.quarters)

    def _kind(self, column: Column, said: dict[str, list[Cell]]) -> str:
        measure = next((text_of(cell) for cell in said["measure"] if cell is not None), "")
        kinds = [text_of(cell) for cell in said["kind"] if cell is not None]
        return (
            " · ".join(filter(None, (measure or column.measure, *kinds))) or self.mapping.measure or self.mapping.title
        )

    def _printed(
        self, line: int, row: Sequence[Cell], said: dict[str, list[Cell]], over: Sequence[str]
    ) -> Iterator[PrintedTotal]:
        """What a row of totals (over places, measures or kinds) prints, column by column."""
        spot = None if "place" in over else self._spot(said)
        for column in self.columns:
            count = count_in(row[column.at] if column.at < len(row) else None)
            if count is None or count.count is None:
                continue
            period = self._period(column, said)
            kinds = [
                text_of(cell)
                for role in ("measure", "kind")
                for cell in said[role]
                if role not in over and cell is not None
            ]
            yield PrintedTotal(
                line=line + 1,
                printed=count.count,
                period=None if isinstance(period, str) else period,
                spot=column.spot or (spot if isinstance(spot, Spot) else None),
                measure=column.measure,
                kinds=tuple(kinds),
                what=self._what(column, said, over),
            )

    def _what(self, column: Column, said: dict[str, list[Cell]], over: Sequence[str]) -> str:
        label = text_of(next(cell for role in over for cell in said[role] if TOTAL.fullmatch(text_of(cell))))
        return f"{label}, {self.heading.label(column.at)}" if self.heading.label(column.at) else label

    def _sums_of_row(self, line: int, row: Sequence[Cell], said: dict[str, list[Cell]]) -> Iterator[PrintedTotal]:
        """What columns of totals print beside a row's own figures."""
        for column in self.sums:
            count = count_in(row[column.at] if column.at < len(row) else None)
            if count is not None and count.count is not None:
                yield PrintedTotal(
                    line + 1,
                    count.count,
                    column.period,
                    column.spot,
                    "",
                    (),
                    self.heading.label(column.at),
                    of_line=line + 1,
                )

    def _named(self, columns: list[Column]) -> list[Column]:
        """The name over the only figures of a row that has its own kind says no more than that they are counts."""
        told = bool(self.by_role.get("measure") or self.by_role.get("kind") or self.mapping.measure)
        if told and len({column.measure for column in columns}) == 1:
            return [replace(column, measure="") for column in columns]
        return columns

    def _column(self, at: int) -> Column:
        """What the heading of a column says."""
        times: list[Cell] = []
        spot: Spot | None = None
        words: list[str] = []
        has_place = bool(self.by_role.get("place") or self.by_role.get("place code") or self.mapping.place)
        for cell in self.heading.names[at]:
            if looks_like_time(cell):
                times.append(cell)
            elif cell is not None and not has_place and spot is None and (found := self.gazette.find(text_of(cell))):
                spot = found
            elif cell is not None:
                words.append(text_of(cell))
        period = self._heading_period(times)
        measure = " · ".join(word for word in words if not PLAIN.fullmatch(word))
        return Column(at, period, spot, measure)

    def _heading_period(self, times: Sequence[Cell]) -> Period | None:
        if len(times) < 2:
            return period_in(times[0], Context(self.titled, self.mapping.quarters)) if times else None
        return _in_context(times, self.mapping.quarters)

    def _titled(self) -> Period | None:
        """The period of the whole table: as the mapping says, or as the lines above it do."""
        if self.mapping.period not in ("", FROM_TITLE):
            period = period_in(self.mapping.period, Context(quarters=self.mapping.quarters))
            if period is None:
                raise Invalid(f"“{self.mapping.period}” is no period.", instead="Write it as 2024-04..2024-06.")
            return period
        found = {period for text in self.heading.above if (period := period_in_text(text, self.mapping.quarters))}
        return found.pop() if len(found) == 1 else None


def _in_context(cells: Sequence[Cell], quarters: str) -> Period | None:
    """A month or quarter within a year, whichever of the two is named first; `None` unless the one lies in the
    other."""
    for at, cell in enumerate(cells):
        year = period_in(cell, Context(quarters=quarters))
        if year is not None and len(year) >= 12:
            rest = [other for number, other in enumerate(cells) if number != at]
            found = period_in(rest[-1], Context(year, quarters)) if rest else year
            if found is not None and (len(found) == 12 or (found.first in year and found.last in year)):
                return found
    return period_in(cells[-1], Context(quarters=quarters)) if cells else None


def _set_aside(work: Work, line: int, at: int, reason: str, whole: int) -> None:
    """Note why a cell was not read; a reason that holds for the whole line is told once."""
    if not any(each.line == line + 1 and each.reason == reason for each in work.asides[whole:]):
        work.asides.append(Aside(line + 1, letter(at), reason))
