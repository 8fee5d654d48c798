"""The words of jobs' pages."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Card, Link
from wardmote.foundation.jobs.models import DONE, FAILED, RUNNING, WAITING
from wardmote.foundation.jobs.queries import JobSeen, jobs_for
from wardmote.foundation.pages.words import moment


@dataclass(frozen=True)
class ProgressPage:
    """One job. `state` is a word; `result_href` is empty until there is something to see."""

    reference: str
    title: str
    state: str
    over: bool
    failed: bool
    percent: int
    sentence: str
    facts: tuple[tuple[str, str], ...]
    result_href: str


@dataclass(frozen=True)
class ListPage:
    """Jobs as rows: what, its address, its state, how far, when it was asked for."""

    rows: tuple[tuple[str, str, str, str, str], ...]


def progress_page(job: JobSeen) -> ProgressPage:
    """A job as its page says it."""
    facts = [(_("State"), _state(job.state)), (_("Asked for"), moment(job.made_at))]
    if job.began:
        facts.append((_("Begun"), moment(job.began)))
    if job.ended:
        facts.append((_("Ended"), moment(job.ended)))
    return ProgressPage(
        reference=job.reference,
        title=_title(job),
        state=_state(job.state),
        over=job.over,
        failed=job.state == FAILED,
        percent=job.percent,
        sentence=job.sentence or _sentence(job.state),
        facts=(*facts, (_("Reference"), job.reference)),
        result_href=_result(job),
    )


def list_page(jobs: Iterable[JobSeen]) -> ListPage:
    """Jobs as a list says them."""
    return ListPage(
        tuple(
            (
                _title(job),
                reverse("show-job", kwargs={"reference": job.reference}),
                _state(job.state),
                _("%(n)s%% done") % {"n": job.percent},
                moment(job.made_at),
            )
            for job in jobs
        )
    )


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """What the member asked for that takes long, latest first; nothing while they have asked for nothing."""
    found = jobs_for(viewer)
    if not found:
        return ()
    last = found[0]
    facts = ((_title(last), f"{_state(last.state)}. {last.sentence}".strip()),)
    return (
        Card(
            _("What I asked for"), facts=facts, links=(Link(_("All that I asked for"), reverse("list-jobs")),), order=90
        ),
    )


def _title(job: JobSeen) -> str:
    return job.title or _("Work that this version no longer does")


def _state(state: str) -> str:
    return {
        WAITING: _("Waiting to begin"),
        RUNNING: _("Being done"),
        DONE: _("Done"),
        FAILED: _("Not done"),
    }[state]


def _sentence(state: str) -> str:
    if state == WAITING:
        return _("This is waiting its turn. It usually begins within a few seconds.")
    return _("This has begun.")


def _result(job: JobSeen) -> str:
    if job.state != DONE or not job.result_address:
        return ""
    try:
        return reverse(job.result_address, kwargs=job.result_ids or None)
    except NoReverseMatch:
        # Made by another version, whose page has gone.
        return ""
