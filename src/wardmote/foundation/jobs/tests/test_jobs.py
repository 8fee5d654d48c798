"""Work that outlasts a request: asked for in a transaction, done as whom it may, kept in words when it goes wrong."""

import uuid
from dataclasses import replace
from datetime import datetime

import pytest
from django.apps import apps
from django.db import OperationalError, transaction
from django_tasks_db.models import DBTaskResult

from wardmote.errors import Broken, Invalid, Missing, NotNow, Refused
from wardmote.foundation import desks, jobs
from wardmote.foundation.access import Tenant, Viewer, the_system
from wardmote.foundation.jobs import declared, doing, queries, verbs, worker
from wardmote.foundation.jobs.models import Job
from wardmote.foundation.second_wall import before, stands

TENANT = Tenant(id=uuid.UUID(int=7), slug="here", name="Here", made_up=True)
MEMBER = Viewer("member", TENANT, uuid.UUID(int=1), "Asha Patel", "The council", ("analyst",), ("Partnership analyst",))
COLLEAGUE = replace(MEMBER, member_id=uuid.UUID(int=2), name="Ben Ode")
DONE: list[dict] = []


def count(*, by: Viewer, at: datetime, progress: jobs.Progress, batch: str) -> jobs.Result:
    progress.say(50, "1 of 2 counted.")
    DONE.append({"by": by, "batch": batch, "before": before.words()})
    return jobs.Result("2 counted.", address="show-job", ids={"reference": "J-0000-0000"})


def refuse(*, by: Viewer, at: datetime, progress: jobs.Progress) -> jobs.Result:
    raise Invalid("File 3 cannot be read.", instead="Send it again.")


def fault(*, by: Viewer, at: datetime, progress: jobs.Progress) -> jobs.Result:
    raise ValueError("words that somebody typed")


def away(*, by: Viewer, at: datetime, progress: jobs.Progress) -> jobs.Result:
    raise OperationalError("database is locked")


@pytest.fixture
def works(monkeypatch, db):
    """Four kinds of work that a desk called `tests` declares, and one member who may have them done."""
    found = {
        f"tests.{name}": desks.Work(name, title=f"To {name}", run=name, roles=("analyst",))
        for name in ("count", "refuse", "fault", "away")
    }
    monkeypatch.setattr(declared, "works", lambda: found)
    known = {"viewer_of": lambda member_id: MEMBER, "tenants": lambda: (TENANT,)}
    monkeypatch.setattr(desks, "function", globals().__getitem__)
    monkeypatch.setattr(desks, "the_one", known.__getitem__)
    DONE.clear()
    return known


@pytest.fixture
def do(tmp_path):
    """Does every job that waits; how many."""
    return lambda: worker.do_all_that_waits(tmp_path)


def asked(name="count", by=MEMBER, **ids):
    return jobs.enqueue(by=by, name=f"tests.{name}", ids=ids)


def test_a_job_is_done_and_says_what_came_of_it(works, do):
    reference = asked(batch=uuid.UUID(int=9))
    assert queries.job_for(MEMBER, reference).state == "waiting"
    assert do() == 1
    seen = queries.job_for(MEMBER, reference)
    assert (seen.state, seen.percent, seen.sentence) == ("done", 100, "2 counted.")
    assert (seen.result_address, seen.result_ids) == ("show-job", {"reference": "J-0000-0000"})
    assert DONE[0]["batch"] == str(uuid.UUID(int=9))


def test_it_runs_as_a_viewer_of_the_system_for_its_member(works, do):
    reference = asked(batch=1)
    do()
    by = DONE[0]["by"]
    assert (by.kind, by.member_id, by.tenant, by.roles) == ("system", MEMBER.member_id, TENANT, ("analyst",))
    assert by.name == f"tests.count {reference}"


def test_its_viewer_stands_before_the_second_wall_while_it_is_done(works, do):
    with stands(None):
        asked(batch=1)
        do()
        assert DONE[0]["before"] == DONE[0]["by"].before.words()
        assert before.words() == ""


def test_a_command_asks_as_the_system(works, do):
    asked(by=the_system("load-pack", TENANT), batch=1)
    do()
    assert DONE[0]["by"] == the_system("load-pack", TENANT)


def test_what_is_rolled_back_was_never_asked(works, do):
    with transaction.atomic():
        asked(batch=1)
        transaction.set_rollback(True)
    assert do() == 0
    assert not Job.objects.exists()


def test_who_may_not_is_refused_when_asking(works):
    with pytest.raises(Refused, match="may be asked for by this role: Partnership analyst"):
        asked(by=replace(MEMBER, roles=("councillor",), role_titles=("Councillor",)), batch=1)
    assert not Job.objects.exists()


def test_who_may_no_longer_is_refused_when_it_is_done(works, do):
    reference = asked(batch=1)
    works["viewer_of"] = lambda member_id: replace(MEMBER, roles=())
    do()
    seen = queries.job_for(MEMBER, reference)
    assert (seen.state, DONE) == ("failed", [])
    assert "may be asked for by this role" in seen.sentence


@pytest.mark.parametrize("content", ["Two words", "a,b", "", "x" * 81, "‘"])
def test_content_never_enters_a_job(works, content):
    with pytest.raises(Broken, match="ids only"):
        asked(batch=content)


def test_our_own_refusal_is_kept_in_words(works, do):
    reference = asked("refuse")
    do()
    seen = queries.job_for(MEMBER, reference)
    assert (seen.state, seen.sentence) == ("failed", "File 3 cannot be read. Send it again.")


def test_a_fault_is_kept_without_its_words(works, do, caplog):
    reference = asked("fault")
    do()
    seen = queries.job_for(MEMBER, reference)
    assert (seen.state, seen.sentence) == ("failed", doing.OUR_FAULT)
    kept = [row for table in (Job, DBTaskResult) for row in table.objects.values_list()]
    assert "somebody typed" not in repr(kept)
    assert reference in caplog.text


def test_a_failed_job_can_be_done_again_and_only_that(works, do, monkeypatch):
    reference = asked("fault")
    do()
    monkeypatch.setitem(declared.works(), "tests.fault", replace(declared.works()["tests.count"], run="again"))
    verbs.again(by=MEMBER, reference=reference)
    assert do() == 1
    assert queries.job_for(MEMBER, reference).state == "done"
    with pytest.raises(NotNow, match="has not gone wrong"):
        verbs.again(by=MEMBER, reference=reference)


def again(*, by: Viewer, at: datetime, progress: jobs.Progress) -> jobs.Result:
    return jobs.Result("Done this time.")


def test_only_who_asked_follows_it(works):
    reference = asked(batch=1)
    with pytest.raises(Refused, match="Only who asked"):
        queries.job_for(COLLEAGUE, reference)
    elsewhere = replace(MEMBER, tenant=replace(TENANT, id=uuid.UUID(int=8)))
    with pytest.raises(Missing):
        queries.job_for(elsewhere, reference)
    assert queries.jobs_for(COLLEAGUE) == queries.jobs_for(elsewhere) == ()
    assert [job.reference for job in queries.jobs_for(MEMBER)] == [reference]


def test_when_the_database_is_busy_the_job_waits_and_is_not_failed(works, do):
    reference = asked("away")
    with pytest.raises(OperationalError):
        do()
    assert queries.job_for(MEMBER, reference).state == "waiting"
    (task,) = DBTaskResult.objects.all()
    assert task.status == "READY"


def test_told_to_stop_it_is_put_back_and_not_counted(works, do):
    reference = asked(batch=1)
    taken = worker.claims.take_next(uuid.uuid4())
    doing.stopping.set()
    try:
        with pytest.raises(jobs.Stopping):
            doing.do_job.func(taken.args_kwargs["kwargs"]["job"])
    finally:
        doing.stopping.clear()
    assert Job.objects.values_list("state", "tries").get() == ("waiting", 0)
    worker.claims.put_back(taken)
    do()
    assert queries.job_for(MEMBER, reference).state == "done"


def test_a_job_that_stops_every_worker_is_given_up_in_words(works, do):
    reference = asked(batch=1)
    Job.objects.update(tries=doing.MOST_TRIES, state="running")
    do()
    seen = queries.job_for(MEMBER, reference)
    assert (seen.state, DONE) == ("failed", [])
    assert "begun 3 times" in seen.sentence


def test_a_job_that_is_over_is_not_done_again(works, do):
    asked(batch=1)
    do()
    DBTaskResult.objects.update(status="READY")
    do()
    assert len(DONE) == 1


def test_who_asked_and_that_it_was_run_are_in_the_audit(works, do):
    asked(batch=1)
    do()
    job = Job.objects.get()
    rows = apps.get_model("audit", "AuditRow").objects.filter(table="jobs.Job", record=str(job.pk)).order_by("pk")
    found = [(row.what, row.viewer, row.member, row.system) for row in rows]
    assert found == [("asked", "member", MEMBER.member_id, ""), ("run", "system", None, "worker")]
