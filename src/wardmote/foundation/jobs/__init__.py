"""Work that outlasts a request: asked for in the transaction of a verb, done by a worker, watched on a page.

A desk declares `Work` in its desk.py. A verb asks for it, and the worker calls its `run` as a viewer of the system on
behalf of the member who asked:

    reference = jobs.enqueue(by=viewer, name="intake.take_in", ids={"batch": batch.id})

    def take_in(*, by: Viewer, at: datetime, progress: Progress, batch: str) -> Result: ...

What is handed over is ids, never content. A worker may die at any instant and the job is then done again from its
start, so `run` finds what it has done already and goes on. Sentences of progress and results give counts and references
and never words that somebody typed.
"""

from collections.abc import Mapping
from uuid import UUID

from wardmote.foundation.access import Viewer
from wardmote.foundation.jobs.progress import Progress, Result, Stopping

__all__ = ["Progress", "Result", "Stopping", "enqueue"]


def enqueue(*, by: Viewer, name: str, ids: Mapping[str, UUID | str | int] | None = None) -> str:
    """Ask for work, in the caller's transaction; the job's reference, of which `show-job` is the page.

    `name` is "desk.work" as declared. Raises Refused where the viewer may not have it done.
    """
    # Tables can be imported only once Django has started, and this package is imported before.
    from wardmote.foundation.jobs import verbs

    return verbs.enqueue(by=by, name=name, ids=ids or {})
