"""The readers of jobs: only who asked for a job sees it."""

from dataclasses import dataclass
from datetime import datetime

from wardmote.errors import Missing, Refused
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.jobs import declared
from wardmote.foundation.jobs.models import DONE, FAILED, Job

#: How many jobs a list shows.
LISTED = 50


@dataclass(frozen=True)
class JobSeen:
    """A job as who asked for it sees it. `title` is empty where this version no longer does such work."""

    reference: str
    title: str
    state: str
    percent: int
    sentence: str
    made_at: datetime
    began: datetime | None
    ended: datetime | None
    result_address: str
    result_ids: dict[str, str]

    @property
    def over(self) -> bool:
        """Done or failed."""
        return self.state in (DONE, FAILED)


def job_for(viewer: Viewer, reference: str) -> JobSeen:
    """One job of the viewer's; raises Missing, or Refused for a colleague's."""
    return _seen(own_job(viewer, reference))


def jobs_for(viewer: Viewer) -> tuple[JobSeen, ...]:
    """What the viewer asked for, latest first."""
    rows = seen(viewer, Job, BUSINESS).filter(member=viewer.member_id, member__isnull=False)
    return tuple(map(_seen, rows.order_by("-made_at")[:LISTED]))


def own_job(viewer: Viewer, reference: str) -> Job:
    """The row of a job that the viewer asked for; for this package's own use."""
    row = seen(viewer, Job, BUSINESS).filter(reference=reference).first()
    if row is None:
        raise Missing("There is no such piece of work here.", instead="See the list of what you asked for.")
    if row.member is None or row.member != viewer.member_id:
        raise Refused("Only who asked for a piece of work can follow it.", instead="Ask your colleague how it went.")
    return row


def specimens() -> dict[str, dict[str, str]]:
    """An example of every address of jobs that takes arguments."""
    row = Job.objects.filter(member__isnull=False).order_by("made_at").first()
    return {name: {"reference": row.reference} for name in ("show-job", "tell-job", "do-again")} if row else {}


def _seen(row: Job) -> JobSeen:
    work = declared.works().get(row.name)
    return JobSeen(
        reference=row.reference,
        title=work.title if work else "",
        state=row.state,
        percent=row.percent,
        sentence=row.sentence,
        made_at=row.made_at,
        began=row.began,
        ended=row.ended,
        result_address=row.result_address,
        result_ids=row.result_ids,
    )
