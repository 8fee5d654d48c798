"""The invented series: which there are, and writing any of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from wardmote.errors import Invalid, Missing
from wardmote.evidence.madeup.collisions import adjustment_files, collision_files
from wardmote.evidence.madeup.months import street_files
from wardmote.evidence.madeup.outcomes import outcome_files
from wardmote.evidence.madeup.recorded import recorded_files
from wardmote.evidence.madeup.reference import geography_files
from wardmote.evidence.madeup.stops import stop_files
from wardmote.evidence.madeup.writing import write_files
from wardmote.evidence.periods import Month

SERIES: Mapping[str, Callable[[int, Month, Month], Iterator[tuple[str, bytes]]]] = {
    "street": street_files,
    "outcomes": outcome_files,
    "stops": stop_files,
    "collisions": collision_files,
    "adjustments": adjustment_files,
    "recorded": recorded_files,
    "geography": geography_files,
}


def write_series(out_dir: Path, series: Sequence[str], *, seed: int, first: Month, last: Month) -> list[Path]:
    """Write the files of the named series from `first` to `last` under `out_dir` and return them in order.

    Collisions come by the year: those of each year whose December is among the months; recorded crime by the year to
    March. Geography is the same whatever the months. Equal seed and months give equal
    bytes, and all series are of the same land. Raises Missing for a series that is not there, Invalid when `last` is
    before `first`, NotNow when a file that is there holds something else.
    """
    if strange := [name for name in series if name not in SERIES]:
        raise Missing(f"There is no made-up series called {strange[0]}.", instead=f"There are: {', '.join(SERIES)}.")
    if last < first:
        raise Invalid(f"{last} is before {first}.", instead="Give the earlier month first.")
    return [path for name in series for path in write_files(out_dir, SERIES[name](seed, first, last), seed)]
