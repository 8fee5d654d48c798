"""A CSV of geography as lines of text: any usual separator, any number of lines above the names of its columns."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wardmote.errors import Invalid
from wardmote.evidence.geography.reference.levels import level_of, outward_of

# Names of columns stand above the first line with a code; publishers put at most a dozen lines of title above them.
MOST_ABOVE = 40
SAMPLED = 200
MOSTLY = 0.6
SEPARATORS = (",", ";", "\t", "|")


@dataclass(frozen=True)
class CodeColumn:
    """A column of codes: where it stands, what level its codes are of, and its name as the file has it."""

    at: int
    level: str
    name: str


@dataclass(frozen=True)
class RawTable:
    """The names of the columns, the lines above them joined, and where the data begin. `encoding` reads the file."""

    path: Path
    encoding: str
    separator: str
    names: tuple[str, ...]
    above: str
    first: int
    codes: tuple[CodeColumn, ...]
    sample: tuple[tuple[str, ...], ...]

    def numbers(self) -> Iterator[tuple[int, str]]:
        """The columns that hold numbers, with their names; a column without a name is a row's number."""
        for at, name in enumerate(self.names):
            values = [row[at] for row in self.sample if at < len(row) and row[at]]
            if name and values and all(decimal_in(value) is not None for value in values):
                yield at, name

    def lines(self) -> Iterator[tuple[int, list[str]]]:
        """Every line with anything in it after the names, stripped, with its number."""
        for number, values in _lines(self.path, self.encoding, self.separator):
            if number >= self.first and any(values):
                yield number, values


def open_table(path: Path) -> RawTable | None:
    """The table of a CSV with at least one column of codes or postcodes; `None` for any other file."""
    encoding = _encoding(path)
    separator = _separator(path, encoding)
    if not encoding or not separator:
        return None
    head: list[tuple[int, list[str]]] = []
    try:
        for number, values in _lines(path, encoding, separator):
            head.append((number, values))
            if len(head) > MOST_ABOVE + SAMPLED:
                break
    except csv.Error:
        return None
    start = next((i for i, (_, values) in enumerate(head) if any(map(_is_code, values))), None)
    if start is None or start > MOST_ABOVE:
        return None
    above = [values for _, values in head[:start] if any(values)]
    if not above:
        return None
    names = tuple(above[-1])
    codes = tuple(_code_columns(names, [values for _, values in head[start:]]))
    if not codes:
        return None
    told = " ".join(" ".join(filter(None, values)) for values in above[:-1])
    sample = tuple(tuple(values) for _, values in head[start : start + SAMPLED])
    return RawTable(path, encoding, separator, names, told, head[start][0], codes, sample)


def _is_code(value: str) -> bool:
    return bool(level_of(value) or outward_of(value))


def _code_columns(names: Sequence[str], sample: Sequence[Sequence[str]]) -> Iterator[CodeColumn]:
    """Columns nearly all of whose values are codes of one level."""
    for at, name in enumerate(names):
        values = [row[at] for row in sample if at < len(row) and row[at]]
        levels = Counter(level_of(value) or ("postcode" if outward_of(value) else "") for value in values)
        if not values or not name:
            continue
        level, many = levels.most_common(1)[0]
        # A table of the whole kingdom has codes of other kinds in the column, and most tables a foot.
        if level and many >= MOSTLY * len(values):
            yield CodeColumn(at, level, name)


def _encoding(path: Path) -> str:
    with path.open("rb") as handle:
        begins = handle.read(1 << 16)
        if b"\0" in begins:
            return ""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            with path.open("r", encoding=encoding, newline="") as handle:
                while handle.read(1 << 20):
                    pass
        except UnicodeDecodeError:
            continue
        return encoding
    return ""


def _separator(path: Path, encoding: str) -> str:
    if not encoding:
        return ""
    with path.open("r", encoding=encoding, newline="") as handle:
        begins = handle.read(1 << 14)
    counted = {separator: begins.count(separator) for separator in SEPARATORS}
    best = max(counted, key=lambda separator: counted[separator])
    return best if counted[best] else ""


def _lines(path: Path, encoding: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    with path.open("r", encoding=encoding, newline="") as handle:
        reader = csv.reader(handle, delimiter=separator)
        before = 0
        for values in reader:
            yield before + 1, [value.strip() for value in values]
            before = reader.line_num


def name_beside(raw: RawTable, values: Sequence[str], column: CodeColumn) -> str:
    """The name that goes with a code: the column whose name differs from the code's only in saying “name”."""
    wanted = _stem(column.name)
    for at, name in enumerate(raw.names):
        if at != column.at and _stem(name) == wanted and _says_name(name):
            return values[at]
    return ""


def _says_name(column: str) -> bool:
    return bool(re.search(r"name|nm$|^district$", column, re.IGNORECASE)) and not column.upper().endswith("NMW")


def _stem(column: str) -> str:
    plain = re.sub(r"[^a-z0-9]", "", column.lower())
    plain = re.sub(r"(code|name|cd|nm)(?=$|[0-9(])", "", plain)
    return {"district": "lad", "objectid": "lad"}.get(plain, plain)


def number_in(text: str) -> int | None:
    """A whole number as tables print it: 16,149 and 1954.0 too; `None` for anything else, and for less than nothing."""
    plain = text.replace(",", "").removesuffix(".0")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 12 else None


def decimal_in(text: str) -> float | None:
    """A number with or without decimals; `None` for anything else."""
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        return None
    return value if abs(value) < 1e15 else None


def refuse_no_vintage(name: str, what: str) -> Invalid:
    """The refusal of a file that does not say of when it is."""
    return Invalid(
        f"{name} holds {what}, and neither its columns, its title nor its name says of when.",
        instead="Add it by itself with --vintage YYYY-MM.",
    )
