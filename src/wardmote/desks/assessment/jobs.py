"""Work of this desk that outlasts a request."""

from datetime import datetime

from wardmote.desks.assessment import queries
from wardmote.errors import Broken
from wardmote.foundation.access import Viewer
from wardmote.foundation.jobs import Progress, Result


def check_issued(*, by: Viewer, at: datetime, progress: Progress) -> Result:
    """Read every issued file of the partnership again; raises Broken where one is not as it was issued."""
    files = [(each.reference, file.name) for each in queries.assessments_for(by) for file in each.files]
    changed = []
    for number, (reference, name) in enumerate(files):
        progress.say(100 * number // len(files), f"{number} of {len(files)} files read.")
        try:
            queries.issued_file(by, reference, name)
        except Broken:
            changed.append(f"{name} of the assessment {reference}")
    if changed:
        raise Broken(
            f"{len(changed)} of {len(files)} issued files are not as they were issued. The first is {changed[0]}.",
            instead="Restore them from a backup.",
        )
    return Result(f"{len(files)} issued files are as they were issued.", address="show-evidence")
