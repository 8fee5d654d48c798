"""Rounds are made when due: every few seconds by each worker, daily by one, and again when that one dies."""

import json
import uuid
from datetime import UTC, datetime, time, timedelta

import pytest

from wardmote.foundation import desks
from wardmote.foundation.access import Tenant
from wardmote.foundation.jobs import declared, making_rounds
from wardmote.foundation.jobs.models import RoundMade, Worker
from wardmote.foundation.second_wall import before

pytestmark = pytest.mark.django_db

TENANTS = tuple(Tenant(id=uuid.UUID(int=n), slug=f"p{n}", name=f"P{n}", made_up=True) for n in (1, 2))
#: Half past five in the morning of 4 April 2026 in England, which is on summer time.
DAWN = datetime(2026, 4, 4, 4, 30, tzinfo=UTC)
MADE: list = []


def go(*, by, at):
    MADE.append(by.tenant.slug)


def stand(*, at, by=None):
    MADE.append(json.loads(before.words()))


def look(*, at):
    MADE.append("all")


def fall(*, by, at):
    MADE.append(by.tenant.slug)
    raise ValueError("words that somebody typed")


@pytest.fixture
def clock(monkeypatch):
    """What time it is, to be set; two partnerships; nothing made yet."""
    told = {"now": DAWN, "ticks": 0.0}
    monkeypatch.setattr(making_rounds, "now", lambda: told["now"])
    monkeypatch.setattr(desks, "function", globals().__getitem__)
    monkeypatch.setattr(desks, "the_one", {"tenants": lambda: TENANTS}.__getitem__)
    MADE.clear()
    return told


@pytest.fixture
def worker(clock):
    """Makes a worker, alive by its row, that makes rounds by the told clock."""

    def make():
        row = Worker.objects.create(host="here", began=DAWN, last_beat=DAWN)
        return making_rounds.Rounds(row.pk, lambda: clock["ticks"])

    return make


@pytest.fixture
def one(monkeypatch):
    """Declares one round."""

    def declare(run="go", **when):
        monkeypatch.setattr(declared, "rounds", lambda: {"t.one": desks.Round("one", run, **when)})

    return declare


def test_every_few_seconds_for_each_partnership(one, worker, clock):
    one(seconds=2)
    rounds = worker()
    for ticks in (0.0, 1.0, 1.9, 2.0, 3.0, 4.5):
        clock["ticks"] = ticks
        rounds.make()
    assert MADE == ["p1", "p2"] * 3
    assert not RoundMade.objects.exists()


def test_daily_from_its_time_in_england(one, worker, clock):
    one(daily=time(6))
    rounds = worker()
    for at, made in (
        (DAWN, 0),
        (DAWN + timedelta(minutes=29), 0),
        (DAWN + timedelta(minutes=30), 2),
        (DAWN + timedelta(hours=8), 2),
        (DAWN + timedelta(hours=24), 2),
        (DAWN + timedelta(hours=24, minutes=30), 4),
    ):
        clock["now"] = at
        rounds.make()
        assert len(MADE) == made, at


def test_before_the_second_wall_a_round_is_its_partnerships_or_the_whole_installations(one, worker, clock):
    one("stand", seconds=2)
    worker().make()
    assert [(each["kind"], each["name"]) for each in MADE] == [("system", "t.one")] * 2
    assert [each["partnership"] for each in MADE] == [str(tenant.id) for tenant in TENANTS]
    MADE.clear()
    one("stand", seconds=2, whole=True)
    worker().make()
    assert MADE == [{"kind": "machine", "name": "t.one", "roles": []}]


def test_two_workers_make_a_daily_round_once(one, worker, clock):
    one(daily=time(0))
    worker().make()
    worker().make()
    assert MADE == ["p1", "p2"]


def test_the_round_of_a_dead_worker_is_made_again_and_of_a_living_one_is_not(one, worker, clock):
    one(daily=time(0))
    first, second = worker(), worker()
    for tenant in TENANTS:
        making_rounds._claim("t.one", tenant, DAWN, first.worker)
    clock["now"] = DAWN + timedelta(hours=1)
    second.make()
    assert MADE == []
    Worker.objects.filter(pk=first.worker).delete()
    second.make()
    assert MADE == ["p1", "p2"]


def test_a_round_that_goes_wrong_is_tried_again_later_and_at_most_three_times(one, worker, clock, caplog):
    one("fall", daily=time(0))
    rounds = worker()
    for minutes in (0, 19, 20, 40, 60, 80):
        clock["now"] = DAWN + timedelta(minutes=minutes)
        rounds.make()
    assert MADE == ["p1", "p2"] * 3
    assert "t.one" in caplog.text


@pytest.mark.parametrize("when", [{"seconds": 2}, {"daily": time(0)}])
def test_a_round_of_the_whole_installation_is_made_once(one, worker, clock, when):
    one("look", whole=True, **when)
    rounds = worker()
    rounds.make()
    rounds.make()
    assert MADE == ["all"]
