"""Local rules of time as local values: how long each takes here, decided on in the site.

A rule of law or guidance has its own number and is no local value. A number that a second person has approved counts as
confirmed; see `clocks.Override`.
"""

from collections.abc import Mapping

from wardmote import clocks
from wardmote.foundation.access import Viewer
from wardmote.foundation.local_values.declared import CLOCKS
from wardmote.foundation.local_values.reading import rows_on, when
from wardmote.foundation.now import day_of, today


def local_limits(viewer: Viewer) -> Mapping[str, clocks.Override]:
    """The partnership's own numbers for local rules of time, as they are today."""
    ours = [row for row in rows_on(viewer, today()) if row.name.startswith(f"{CLOCKS}.") and not row.from_pack]
    return {
        row.name.removeprefix(f"{CLOCKS}."): clocks.Override(
            value=row.value, version=f"{row.starts:%Y-%m-%d}", approved_by=row.made_by, approved_on=day_of(row.made_at)
        )
        for row in sorted(ours, key=when)
        if row.starts
    }
