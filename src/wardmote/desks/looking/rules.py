"""Who reads who has looked, over how many days, and as many looks as a list holds. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wardmote.errors import NotNow, Refused
from wardmote.foundation.access.viewer import Viewer
from wardmote.foundation.access.who_reads import audited_by

#: Roles that read who has looked; a test holds this against the table of who reads what.
OVERSEES = ("liaison_officer",)
#: As many looks as are read for one list, and rows of the audit for one file: what takes longer is asked for in parts.
MOST, MOST_ROWS = 2_000, 200_000
#: How many days a list may go back from its last.
SPANS = (1, 7, 31, 92)
WEEK = 7
READ, REFUSED, EXPORTED = "read", "refused", "exported"


@dataclass(frozen=True)
class Days:
    """The days of a list: `span` of them, up to the day `until`."""

    until: date
    span: int = WEEK

    @property
    def first(self) -> date:
        """The first of them."""
        return self.until - timedelta(days=self.span - 1)


def check_may_oversee(viewer: Viewer, day: date) -> None:
    """Return quietly for who reads who has looked at records of some class; otherwise raise Refused."""
    if viewer.kind != "member" or not audited_by(viewer.roles, day):
        raise Refused(
            "Who has looked is read by the designated liaison officer.",
            instead="Ask them. Whoever looks after a protected record reads who looked at that one.",
        )


def check_is_not_too_much(rows: int) -> None:
    """Raise NotNow for more rows than one file of the site takes."""
    if rows > MOST_ROWS:
        raise NotNow(
            f"The audit has {rows:,} rows on these days, and a file made here takes {MOST_ROWS:,}.",
            instead="Choose fewer days, or have your administrator run wardmote audit export.",
        )


def names_told(ids: Sequence[str], called: dict[str, str | None], what: str) -> tuple[str, ...] | None:
    """What the records of a look are called, each once; None where the look itself is not told.

    A look at what the viewer may not know of is no look to them. One that was refused is told, without the record's
    name, for one at a record that never was is as well.
    """
    ours = [each for each in ids if each in called]
    told = [called[each] for each in ours]
    if what != REFUSED and ours and all(each is None for each in told):
        return None
    return tuple(dict.fromkeys(each for each in told if each))
