"""A demonstration is made through the real doors, is marked, and made again changes nothing."""

import io
from datetime import timedelta

import pytest
from django.apps import apps
from promises.night import NIGHTLY

from wardmote.desks.places.api import set_up_partnership, tenants
from wardmote.errors import Refused
from wardmote.foundation.access.roles import ROLES
from wardmote.foundation.accounts.demonstration import is_demonstration, people
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.health.checks import WELL, unsealed_audit
from wardmote.foundation.now import now
from wardmote.project.answering import check_pages_answer
from wardmote.project.demonstration import make_demonstration
from wardmote.project.tests.made_once import MADE_AT
from wardmote.reports.packs import load_pack

#: Each of them is opened by promises/test_addresses.py by day.


def rows():
    ours = [model for model in apps.get_models() if model.__module__.startswith("wardmote.")]
    return {model._meta.label: sorted(map(repr, model._default_manager.values_list())) for model in ours}


def test_made_again_it_changes_nothing(demonstration):
    before = rows()
    print(f"{sum(map(len, before.values()))} rows")
    make_demonstration(at=MADE_AT.replace(year=2027), out=io.StringIO())
    assert rows() == before


def test_there_is_somebody_of_every_role(demonstration):
    assert {role for person in people() for role in person.roles} == {role.title for role in ROLES}


def test_every_page_answers_though_the_worker_of_the_last_start_is_gone(demonstration, monkeypatch):
    later = now() + timedelta(days=1)
    monkeypatch.setattr("wardmote.foundation.health.checks.now", lambda: later)
    assert unsealed_audit() != WELL
    looked = AuditRow.objects.count()
    assert check_pages_answer(every=NIGHTLY) >= 20
    assert AuditRow.objects.count() == looked, "nobody looked: the site tried itself"


def test_what_is_made_up_says_so_and_what_is_real_does_not(demonstration, anybody):
    assert [(tenant.slug, tenant.made_up) for tenant in tenants()] == [
        ("chorley-south-ribble", False),
        ("example", True),
    ]
    banner = "Every person, event and figure here was invented"
    assert banner in anybody.get("/example/plan/").content.decode()
    assert banner not in anybody.get("/chorley-south-ribble/plan/").content.decode()


@pytest.mark.django_db
def test_a_real_database_never_becomes_a_demonstration():
    set_up_partnership(pack=load_pack("chorley_south_ribble"), by="a test", at=MADE_AT)
    with pytest.raises(Refused, match="already holds a partnership"):
        make_demonstration(at=MADE_AT, out=io.StringIO())
    assert not is_demonstration()
