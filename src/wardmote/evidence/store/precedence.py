"""Two files for one extract: which one counts. A wider file is never lost to a narrower one."""

from enum import Enum

from wardmote.evidence.store.extracts import Extract
from wardmote.evidence.store.places import usual_districts

# A few rows may move between districts when a month is issued again; a whole district does not vanish.
ENOUGH_TO_MISS = 3
# Nor does half of a month's rows.
FAR_FEWER = 0.5


class Standing(Enum):
    """How a new file stands to the extract already here."""

    AGAIN = "the same extent, issued again"
    WIDER = "it reaches further"
    NARROWER = "it is a narrower cut"
    APART = "each holds districts that the other lacks"


def standing(new: Extract, old: Extract, *, by_district: bool = True) -> Standing:
    """Compare extents: the districts each file cannot have lost by chance, then the number of rows.

    Only of a police force's file can a district be missed: a country's are too many and too small, and are renamed.
    """
    lost, gained = (_missing(old, new), _missing(new, old)) if by_district else (frozenset(), frozenset())
    if lost and gained:
        return Standing.APART
    if lost or (not gained and new.kept < old.kept * FAR_FEWER):
        return Standing.NARROWER
    return Standing.WIDER if gained or old.kept < new.kept * FAR_FEWER else Standing.AGAIN


def standing_of_figures(new: Extract, old: Extract) -> Standing:
    """Compare two tables of one series and period. Each figure is a row, so fewer rows of a kind are fewer places."""
    lost, gained = _fewer(new, old), _fewer(old, new)
    if lost and gained:
        return Standing.APART
    return Standing.NARROWER if lost else Standing.WIDER if gained else Standing.AGAIN


def _fewer(this: Extract, that: Extract) -> bool:
    """Whether this table has fewer figures of some kind or of some district than that one."""
    return any(this.kinds.get(kind, 0) < rows for kind, rows in that.kinds.items()) or any(
        this.districts.get(code, 0) < rows for code, rows in that.districts.items()
    )


def _missing(from_this: Extract, in_that: Extract) -> frozenset[str]:
    """Districts that matter in one file and have no row in the other."""
    matter = {code for code in usual_districts(from_this.districts) if from_this.districts[code] >= ENOUGH_TO_MISS}
    return frozenset(matter - set(in_that.districts))
