"""Processes for the tests of sealing: `write` adds rows and says each once it is committed; `seal` seals without rest.

Run as a program by `test_rush.py`, in an installation that the environment names; both go on until they are stopped.
"""

import sys
import uuid

PARTNERSHIP = uuid.UUID(int=70)


def main(what: str, times: int) -> None:
    from wardmote.project import django_start

    django_start.start()
    {"write": write, "seal": seal}[what](times)


def write(times: int) -> None:
    """Add `times` rows, two to a transaction, and print the number of each transaction that was acknowledged."""
    from django.db import transaction

    from wardmote.foundation import audit
    from wardmote.foundation.access import Tenant, the_system

    by = the_system("a test", Tenant(PARTNERSHIP, "a", "A", made_up=True))
    for number in range(1, times // 2 + 1):
        with transaction.atomic():
            audit.record(by=by, what="run", of=("audit", "Test", [f"{number}-1", f"{number}-2"]))
        print(number, flush=True)


def seal(times: int) -> None:
    """Seal `times` times, a hair's breadth apart."""
    from wardmote.foundation import audit
    from wardmote.foundation.now import now

    for _ in range(times):
        audit.seal(now())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
