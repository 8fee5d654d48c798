"""Severity as it would have been recorded had every police force worked it out from the injuries.

Since 2012 forces have gone over, at different times, from an officer's judgement to a list of injuries from which
severity follows, which calls more casualties serious. The Department for Transport therefore publishes for each
casualty (and collision) the chance that it would be called serious, and the chance of slight; their sums can be
compared over the years. (Department for Transport, guide to severity adjustments for reported road casualties.)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

FATAL, SERIOUS, SLIGHT = "Fatal", "Serious", "Slight"
# The columns of the records whose sums these are, in this order.
COLUMNS = ("adjusted_serious", "adjusted_slight")


@dataclass(frozen=True)
class Adjusted:
    """Fatal as reported; serious and slight as adjusted; `without` is how many of those had no adjustment, and count as
    they were reported."""

    fatal: int
    serious: float
    slight: float
    without: int
    rows: int


def adjusted(cells: Iterable[Any]) -> Adjusted:
    """The sums of cells that were asked with the sums of `COLUMNS`.

    A death is never adjusted, whatever its columns hold. A row without an adjustment counts as it was reported: the
    look-up leaves out those whose severity was recorded by injuries.
    """
    fatal, serious, slight, without, rows = 0, 0.0, 0.0, 0, 0
    for cell in cells:
        if cell.kind == FATAL:
            fatal += cell.rows
            continue
        missing = cell.rows - cell.known[0]
        serious += cell.sums[0] + (missing if cell.kind == SERIOUS else 0)
        slight += cell.sums[1] + (missing if cell.kind == SLIGHT else 0)
        without += missing
        rows += cell.rows
    return Adjusted(fatal, serious, slight, without, rows)
