"""Reads sums of money as people write them in spreadsheets, to the penny, and guesses none. Plain Python."""

import re
from decimal import Decimal

#: How an accountant writes nothing.
_NOTHING = re.compile(r"£?\s*[-–—−]|nil", re.I)
_SUM = re.compile(
    r"(?P<minus>[-−])?\s*(?:£|GBP)?\s*(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.(?P<part>[0-9]{1,2}|[0-9]{6,}))?",
    re.I,
)
#: What a spreadsheet's own reckoning may be away from a whole penny.
_NOISE = Decimal("0.000001")


def pence_in(text: str) -> int | None:
    """The pence that a text surely means: £1,234.50, 1234.5, (1,234.50) for less than nothing; None for what may mean
    something else, such as 1.234, 12,50, 500-600 or 500 + VAT."""
    said = " ".join(text.split())
    if _NOTHING.fullmatch(said):
        return 0
    inside = said[1:-1].strip() if said.startswith("(") and said.endswith(")") else ""
    found = _SUM.fullmatch(inside or said)
    if found is None or (inside and found["minus"]):
        return None
    pounds = Decimal(found["whole"].replace(",", "")) + Decimal(f"0.{found['part'] or 0}")
    pence = int((pounds * 100).to_integral_value())
    if abs(pounds * 100 - pence) > _NOISE:
        return None
    return -pence if inside or found["minus"] else pence
