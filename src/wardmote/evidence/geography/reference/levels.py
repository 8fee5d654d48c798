"""What kind of place a code is of. The Office for National Statistics begins every code with its kind."""

import re

# The first three characters, for England and Wales, and for the rest of the United Kingdom where a table of all of it
# may hold them. Source: Office for National Statistics, Register of Geographic Codes. X is for invented land only.
KINDS = {
    "oa": ("E00", "W00"),
    "lsoa": ("E01", "W01", "X01"),
    "msoa": ("E02", "W02"),
    "ward": ("E05", "W05", "S13", "N08", "X05"),
    "district": ("E06", "E07", "E08", "E09", "W06", "S12", "N09", "X07"),
    "county": ("E10", "E11"),
    "csp": ("E22", "W14", "X22"),
    "police force": ("E23", "W15", "X23"),
    "region": ("E12",),
    "country": ("E92", "W92", "S92", "N92", "K02", "K03", "K04"),
}
MADE_UP = "X"
# From the finest to the coarsest; a look-up leads from the finest it has to each of the others.
FINEST_FIRST = ("postcode", "oa", "lsoa", "msoa", "ward", "outward", "district", "csp", "county", "police force")
NAMES = {
    "oa": "output areas",
    "lsoa": "LSOAs",
    "msoa": "MSOAs",
    "ward": "wards",
    "district": "districts",
    "county": "counties",
    "csp": "Community Safety Partnerships",
    "police force": "police force areas",
    "outward": "outward postcodes",
}
_CODE = re.compile(r"[EWSNKX][0-9]{8}")
_BY_PREFIX = {prefix: level for level, prefixes in KINDS.items() for prefix in prefixes}
# The last two letters are never C, I, K, M, O or V.
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?) *([0-9])[ABD-HJLNP-UW-Z]{2}")
_OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")


def is_made_up(code: str) -> bool:
    """Whether a code is of invented land: it begins with X, as no real one does."""
    return code.startswith(MADE_UP)


def level_of(text: str) -> str:
    """The kind of place a code is of; empty for what is no code, or a kind that is not used here."""
    return _BY_PREFIX.get(text[:3], "") if _CODE.fullmatch(text) else ""


def outward_of(text: str) -> str:
    """The first half of a whole postcode such as PR7 1DP or PR71DP; empty for anything else."""
    found = _POSTCODE.fullmatch(text.strip().upper())
    return found[1] if found else ""


def is_outward(text: str) -> bool:
    """Whether a text is the first half of a postcode and no more, as PR7."""
    return bool(_OUTWARD.fullmatch(text.strip().upper()))
