"""What happened to a record, as its page tells it."""

import uuid

import pytest

from wardmote.errors import Refused
from wardmote.foundation import audit, desks
from wardmote.foundation.access import the_public, the_system
from wardmote.foundation.accounts.demonstration import people

ONE, TWO = uuid.UUID(int=1), uuid.UUID(int=2)


@pytest.fixture
def manager(demonstration):
    return desks.the_one("viewer_of")(people()[0].member_id)


def test_newest_first_with_who_and_which_fields(manager):
    audit.record(by=the_system("load-pack", manager.tenant), what="made", of=("plan", "Aim", ONE), fields=("title",))
    audit.record(by=manager, what="changed", of=("plan", "Aim", [ONE, TWO]), fields={"due": 1}, because="moved on")
    audit.record(by=manager, what="changed", of=("plan", "Commitment", ONE), fields=("due",))
    audit.record_read(by=manager, address="plan-work", of=[("plan", "Aim", ONE)])
    told = audit.history(of=("plan", "Aim", ONE), viewer=manager)
    assert [(each.what, each.by, each.fields, each.because) for each in told] == [
        ("changed", manager.name, ("due",), "moved on"),
        ("made", "load-pack", ("title",), ""),
    ]
    assert told[0].at >= told[1].at
    assert len(audit.history(of=("plan", "Aim", ONE), viewer=manager, most=1)) == 1


def test_another_partnerships_record_has_no_history_here(manager):
    from wardmote.desks.places.api import tenants

    other = next(tenant for tenant in tenants() if tenant.id != manager.tenant.id)
    audit.record(by=the_system("load-pack", other), what="made", of=("plan", "Aim", ONE))
    assert audit.history(of=("plan", "Aim", ONE), viewer=manager) == ()


def test_the_public_is_refused(manager):
    with pytest.raises(Refused):
        audit.history(of=("plan", "Aim", ONE), viewer=the_public(manager.tenant))
