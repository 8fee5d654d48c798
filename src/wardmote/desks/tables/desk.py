"""Public tables: fixed tables by ward and month, made through the disclosure gate and let out by a second person."""

from wardmote.desks.tables.rules import MAKES, READS
from wardmote.foundation.desks import Desk, Entry, Work

HERE = "wardmote.desks.tables"

DESK = Desk(
    slug="tables",
    title="Public tables",
    purpose="Fixed tables for the public, with small counts hidden and enough beside them that none can be worked out.",
    public_nav=(Entry("Tables", "list-public-tables", order=31),),
    member_nav=(Entry("Public tables", "list-table-proposals", order=12, roles=READS),),
    specimens=f"{HERE}.queries:specimens",
    works=(Work("make", title="Making public tables", run=f"{HERE}.jobs:make", roles=MAKES),),
)
