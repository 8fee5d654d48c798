"""Of when a file of geography is: from what was said, the names of its columns, its title, or its name."""

import re

from wardmote.errors import Invalid

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_YEAR = re.compile(
    rf"({'|'.join(MONTHS)})[a-z]*[\s_\-()]*((?:19|20)[0-9]{{2}}|[0-9]{{2}})(?![0-9])", re.IGNORECASE
)
_ISO = re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])(?![0-9])")
_MID = re.compile(r"mid[\s_\-]*((?:19|20)[0-9]{2})", re.IGNORECASE)
_CENSUS = re.compile(r"census[\s_\-]*(20[0-9]{2})|(20[0-9]{2})[\s_\-]*census", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_CODED = re.compile(
    r"(?:^|[^A-Za-z])(OA|LSOA|MSOA|WD|WARD|LAD|CTY|CTYUA|CSP|PFA|RGN)[\s_]*([0-9]{2})(?:CD|NM|NMW|CDO)?(?![0-9])",
    re.IGNORECASE,
)
# The population of a census is of a day in March; a mid-year estimate is of 30 June.
MID_YEAR, CENSUS_MONTH = "06", "03"
GIVEN = re.compile(r"(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?")


def check_given(text: str) -> str:
    """A vintage said by a person: YYYY-MM, or YYYY. Raises Invalid for anything else."""
    if not GIVEN.fullmatch(text):
        raise Invalid(f"“{text}” is not a vintage.", instead="Write it as year and month: 2022-12.")
    return text


def year_of_column(name: str) -> str:
    """The year that a column's name gives its codes, as WD22CD or “LSOA code (2011)” do; empty when it gives none."""
    if coded := _CODED.search(name):
        return f"20{coded[2]}"
    named = _YEAR.search(name)
    return named[1] if named else ""


def of_places(year: str, *texts: str) -> str:
    """The vintage of the places a file leads to or draws: a month of that year where a text has one, or the year.

    With no `year` the first month with its year, or else year, that a text has. Empty when nothing says.
    """
    for text in texts:
        for month in _months(text):
            if year in ("", month[:4]):
                return month
    if year:
        return year
    return next((found[1] for text in texts if (found := _YEAR.search(text.replace("_", " ")))), "")


def of_people(*texts: str) -> str:
    """The month a population is of: the middle of a year, a census, a month; or only a year; empty when nothing
    says."""
    for pattern, month in ((_MID, MID_YEAR), (_CENSUS, CENSUS_MONTH)):
        for text in texts:
            if found := pattern.search(text):
                return f"{found[1] or found[2]}-{month}"
    return of_places("", *texts)


def latest_month(vintage: str) -> str:
    """A vintage as a month to compare by: where only a year is known, its last month."""
    return vintage if len(vintage) == len("2022-12") else f"{vintage}-12"


def not_after(vintage: str, asked: str) -> bool:
    """Whether a vintage is of the month or year asked for, or before. One of only a year is of any month of it."""
    return vintage <= latest_month(asked)[: len(vintage)]


def _months(text: str) -> list[str]:
    """Every month named with its year, as 2022-12."""
    text = text.replace("_", " ")
    found = [f"{year}-{month}" for year, month in _ISO.findall(text)]
    for month, year in _MONTH_YEAR.findall(text):
        number = MONTHS.index(month[:3].lower()) + 1
        found.append(f"{year if len(year) == 4 else '20' + year}-{number:02}")
    return found
