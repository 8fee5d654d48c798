"""Made-up clocks and viewers for the tests beside this file."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.calendars import RunningClock

AT = datetime(2026, 11, 26, 12, tzinfo=UTC)
TENANT = Tenant(UUID(int=1), "saltmere", "Saltmere Community Safety Partnership", made_up=True)
MANAGER = Viewer("member", TENANT, UUID(int=7), "Marian", "Netherwick Council", ("csp_manager",), ("CSP manager",))
OFFICER = Viewer("member", TENANT, UUID(int=8), "Ffion", "Saltmere Borough Council", ("asb_officer",), ("ASB officer",))
REPLY = RunningClock(
    what="Answer to recommendation 4",
    neutral="Answer due",
    desk="plan",
    table="Plan",
    id=UUID(int=3),
    href="/somewhere/",
    rule="GOV.SCRUTINY.REPLY",
    start=date(2026, 11, 20),
    areas=("Saltmere",),
    owner="CSP manager",
)


def clock(what: str, **more) -> RunningClock:
    return replace(REPLY, what=what, **more)
