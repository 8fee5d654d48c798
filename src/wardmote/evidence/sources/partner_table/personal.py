"""Tells a column that looks personal, by its name and by what stands in it. What it finds is never repeated to anybody.

The store holds no row about an identifiable person, so a table with such a column does not enter it; nor does section
17A of the Crime and Disorder Act 1998, under which most of these tables are given, ask anybody for personal data.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from wardmote.evidence.geography.reference.levels import outward_of
from wardmote.evidence.sources.partner_table.workbook import Cell, text_of

WHOLE_POSTCODES = "whole postcodes"
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_PHONE = re.compile(r"(?<![0-9])(?:\+44\s?|\(?0)(?:[0-9][\s\-()]?){9,10}(?![0-9])")
_TEN_DIGITS = re.compile(r"(?<![0-9])[0-9]{3}[ \-]?[0-9]{3}[ \-]?[0-9]{4}(?![0-9])")
_INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][ABD-HJLNP-UW-Z]{2}\b")
_ADDRESS = re.compile(
    r"\b(?:flat|apartment|[0-9]{1,4}[a-z]?),?\s+(?:[a-z']+\s+){1,3}"
    r"(?:street|st|road|rd|avenue|ave|close|lane|ln|drive|crescent|court|way|terrace|grove|gardens|walk)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(r"\b(?i:mr|mrs|ms|miss|mx|dr|rev)\.? [A-Z][a-z]+")
_OF_A_PERSON = re.compile(
    r"\b(he|she|his|her|him|hers|victim|suspect|offender|male|female|aged [0-9]+|boyfriend|girlfriend|daughter|son)\b",
    re.IGNORECASE,
)
_WORDS_OF_A_STORY = 8
# Of the texts of a column, so many look like somebody's name before it is taken to hold names: some wards do too.
ENOUGH_NAMES, FEWEST_NAMES = 0.3, 2
#: Nobody's count of this century is dated before it.
OLD_DATES = date(2000, 1, 1)


@dataclass(frozen=True)
class Personal:
    """A column that looks personal (from 0), and what it seems to hold; `by_name` when its heading says so."""

    column: int
    what: str
    by_name: bool


def personal_columns(names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[Personal]:
    """Every column that looks personal, each once, by its name or else by what stands in it."""
    found: dict[int, Personal] = {}
    for column, name in enumerate(names):
        if what := by_name(name, [row[column] for row in rows if column < len(row)]):
            found[column] = Personal(column, what, by_name=True)
    width = max((len(row) for row in rows), default=0)
    for column in range(width):
        if column not in found and (what := by_content([row[column] for row in rows if column < len(row)])):
            found[column] = Personal(column, what, by_name=False)
    return [found[column] for column in sorted(found)]


def by_name(name: str, values: Sequence[Cell]) -> str:
    """What a column of that name holds; empty when the name does not say that it is about people."""
    for pattern, what in _patterns():
        if pattern.search(name.replace("_", " ")) and (what != WHOLE_POSTCODES or _holds_whole_postcodes(values)):
            return what
    return ""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = tomllib.loads(files(__package__).joinpath("personal.toml").read_text("utf-8"))["column"]
    return tuple((re.compile(each, re.IGNORECASE), row["what"]) for row in rows for each in row["names"])


def _holds_whole_postcodes(values: Sequence[Cell]) -> bool:
    """Outward postcodes under the name of postcodes are counts' own places."""
    return any(outward_of(text_of(value)) for value in values)


def by_content(values: Sequence[Cell]) -> str:
    """What a column's cells look like, were they about people; empty when they do not."""
    texts = [text_of(value) for value in values if isinstance(value, str)]
    for text in texts:
        if what := _in_text(text):
            return what
    numbers = [text_of(value) for value in values if isinstance(value, int | float)]
    if any(map(_is_nhs_number, numbers)):
        return "NHS numbers"
    if any(isinstance(value, date) and value.year < OLD_DATES.year for value in values):
        return "dates of birth"
    distinct = set(texts)
    named = sum(_looks_like_a_name(text) for text in distinct)
    if named >= FEWEST_NAMES and named >= ENOUGH_NAMES * len(distinct):
        return "names of people"
    return ""


def _in_text(text: str) -> str:
    if _EMAIL.search(text):
        return "e-mail addresses"
    if _INSURANCE.search(text):
        return "identifiers of people or of their cases"
    if any(_is_nhs_number(each) for each in _TEN_DIGITS.findall(text)):
        return "NHS numbers"
    if _PHONE.search(text):
        return "telephone numbers"
    if _POSTCODE.search(text):
        return WHOLE_POSTCODES
    if _ADDRESS.search(text):
        return "addresses"
    if _TITLED.search(text):
        return "names of people"
    if len(text.split()) >= _WORDS_OF_A_STORY and _OF_A_PERSON.search(text):
        return "words about people"
    return ""


def _is_nhs_number(text: str) -> bool:
    """Ten digits whose last is right. Source: NHS Data Model and Dictionary, NHS number, modulus 11."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = (11 - sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=False)) % 11) % 11
    return check != 10 and check == digits[9]


def _looks_like_a_name(text: str) -> bool:
    """A common forename and one or two more words with capitals; after a comma the forename comes last."""
    words = text.replace(",", " ").split()
    forename = words[-1] if "," in text else words[0] if words else ""
    capital = all(word[:1].isupper() and word.replace("-", "").replace("'", "").isalpha() for word in words)
    return 2 <= len(words) <= 3 and capital and forename.casefold() in _forenames()


@cache
def _forenames() -> frozenset[str]:
    text = files(__package__).joinpath("forenames.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
