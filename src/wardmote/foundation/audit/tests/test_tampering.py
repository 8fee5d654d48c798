"""Tamperings with sealed rows by somebody who took the guards away: each is found, none is invented.

A thousand on each engine at night.
"""

import random
import uuid
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from promises.night import NIGHTLY

from wardmote.foundation import audit
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.audit.models import AuditRow, Salt, Seal, Waiting
from wardmote.foundation.audit.sealing import seal
from wardmote.foundation.audit.tests.forging import WAYS, Forger, take_the_guards_away
from wardmote.foundation.audit.verifying import verify
from wardmote.foundation.now import now

pytestmark = pytest.mark.long

TAMPERINGS = 1_000 if NIGHTLY else 80
ON_POSTGRES = 1_000 if NIGHTLY else 60
CHAINS = (uuid.UUID(int=70), uuid.UUID(int=71))


def fill(rows: int = 24) -> None:
    """Two chains of `rows` each, sealed in several goes over some minutes, so that there are anchors along them."""
    at = datetime(2026, 4, 4, 12, 0, tzinfo=UTC)
    for go in range(4):
        for chain in CHAINS:
            by = Viewer(kind="member", tenant=Tenant(chain, "a", "A", made_up=True), member_id=uuid.UUID(int=8))
            for number in range(rows // 4):
                audit.record(by=by, what="changed", of=("plan", "Aim", uuid.UUID(int=number + 1)), fields=("due",))
        seal(at + timedelta(minutes=2 * go))


def tamper_and_look(seed: int) -> tuple[str, int, set[tuple[str, int]]]:
    """One tampering, what should be found and what is; undone again."""
    with transaction.atomic():
        kind, sequence = Forger(CHAINS[seed % 2], random.Random(seed)).tampers()
        faults = verify(now()).faults
        assert {each.chain for each in faults if each.chain} <= {str(CHAINS[seed % 2])}, f"seed {seed}: {faults}"
        transaction.set_rollback(True)
    return kind, sequence, {(each.kind, each.sequence) for each in faults if each.chain}


def every_tampering_is_found(times: int) -> None:
    fill()
    assert not verify(now()).faults
    take_the_guards_away()
    told = Counter()
    for seed in range(times):
        kind, sequence, found = tamper_and_look(seed)
        told[kind] += 1
        assert found, f"seed {seed}: {kind} at {sequence} was not found"
        if kind == "re-hashed":
            # Anchors say between which lines a chain was hashed again, and not at which.
            assert any(k == kind and s <= sequence for k, s in found), f"seed {seed}: {kind} at {sequence}: {found}"
        else:
            assert (kind, sequence) in found, f"seed {seed}: {kind} at {sequence}: {found}"
    print(f"{connection.vendor}: {times} tamperings: {dict(told)}")
    left = [each for each in verify(now()).faults if each.kind != "guard"]
    assert not left, "every tampering was undone"


def test_every_tampering_is_found(homes, forgers_database):
    every_tampering_is_found(TAMPERINGS)


@pytest.mark.needs_postgres
def test_every_tampering_is_found_on_postgresql(homes, owned):
    assert connection.vendor == "postgresql"
    every_tampering_is_found(ON_POSTGRES)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_each_way_of_tampering_finds_little_more_than_itself(homes, forgers_database, way):
    """A forger who touched one or two rows is not made to look like one who touched them all."""
    fill()
    take_the_guards_away()
    for seed in range(12):
        with transaction.atomic():
            forger = Forger(CHAINS[0], random.Random(seed))
            way(forger)
            faults = [each for each in verify(now()).faults if each.chain]
            transaction.set_rollback(True)
        assert 1 <= len(faults) <= 3, f"{way.__name__}, seed {seed}: {faults}"


@pytest.mark.django_db
def test_what_is_whole_has_no_fault(homes):
    fill()
    report = verify(now())
    assert (report.faults, report.notes) == ([], [])
    assert (report.rows, report.chains) == (48, 2)
    assert Seal.objects.count() == AuditRow.objects.count() == 48
    assert not Waiting.objects.exists()
    assert not Salt.objects.exists()
