"""Writes to an installation again and again, and says each write once it is acknowledged. Tests run it as a program.

Each write is a verb of the product's own in a transaction of its own: a partnership's command asks for work. What is
said is the reference, on a line, after the transaction has ended. `--prepare` makes somebody to sign in as, and ends.
"""

import sys
import time

from wardmote.foundation.now import now
from wardmote.project import django_start

PARTNERSHIP = "example"
#: Seconds between two writes, so that the worker can keep up in the end.
PACE = 0.2


def prepare() -> None:
    """A made-up partnership, and an analyst of it who signs in with one click."""
    from wardmote.desks.agencies.api import NewMember, add_demo_member, organisations_for
    from wardmote.foundation.access import the_system
    from wardmote.foundation.accounts import demonstration
    from wardmote.project.loading import load_partnership
    from wardmote.reports.packs import load_pack

    demonstration.mark(by="a test", at=now(), empty=True)
    by = the_system("a test", load_partnership(load_pack(PARTNERSHIP), at=now()))
    analyst = NewMember("Ada Analyst", "ada@example.org", organisations_for(by)[0].name, ("analyst",))
    add_demo_member(member=analyst, by=by, at=now())


def write() -> None:
    """Ask for work, again and again."""
    from wardmote.desks.places.api import tenant_of
    from wardmote.foundation import jobs
    from wardmote.foundation.access import the_system

    by = the_system("acknowledging", tenant_of(PARTNERSHIP))
    while True:
        print(jobs.enqueue(by=by, name="assessment.check_issued"), flush=True)
        time.sleep(PACE)


if __name__ == "__main__":
    django_start.start_on_tables()
    prepare() if "--prepare" in sys.argv else write()
