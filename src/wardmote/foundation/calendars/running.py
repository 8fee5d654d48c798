"""A time limit that runs on some record, as its desk tells it. Plain Python."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from wardmote.clocks import Pause
from wardmote.foundation.access import BUSINESS

#: What a feed says of a clock whose desk gives it no neutral title.
NEUTRAL = "A partnership deadline"


@dataclass(frozen=True)
class RunningClock:
    """What runs, on which record, by which rule.

    - `what`: the clock's name on members' pages; `neutral` is what a calendar outside this site may say.
    - `desk`, `table`, `id`: the record; `href`: its page.
    - `rule`: the id of a rule of time. `start`: what it runs from, a day or (for a rule in hours) an instant; None
      where nobody has recorded it.
    - `pauses`, `done`: when its clock stood still, and when what it wants was done.
    - `areas`: names of the statutory areas it is of, none for the whole partnership; `owner`: the role or body that
      answers for it.
    - `record_class`: that of the record.
    """

    what: str
    desk: str
    table: str
    id: UUID
    href: str
    rule: str
    start: date | datetime | None
    pauses: tuple[Pause, ...] = ()
    done: date | datetime | None = None
    areas: tuple[str, ...] = ()
    owner: str = ""
    neutral: str = NEUTRAL
    record_class: str = BUSINESS

    @property
    def key(self) -> str:
        """The clock in addresses: the same for as long as it is the same clock on the same record."""
        told = "|".join((self.desk, self.table, str(self.id), self.rule, str(self.start), *self.areas))
        return sha256(told.encode()).hexdigest()[:16]
