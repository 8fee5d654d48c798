"""Writes to an installation without pause, and says each write once it is acknowledged. Tests run it as a program.

Each write is a verb of the product's own in a transaction of its own: a partnership's command asks for work. What is
said is the reference, on a line, after the transaction has ended.
"""

import sys

from wardmote.project import django_start


def main() -> None:
    django_start.start_on_tables()
    from wardmote.desks.places.api import tenants
    from wardmote.foundation import jobs
    from wardmote.foundation.access import the_system

    by = the_system("acknowledging", tenants()[-1])
    while True:
        print(jobs.enqueue(by=by, name="assessment.check_issued"), flush=True)


if __name__ == "__main__":
    sys.exit(main())
