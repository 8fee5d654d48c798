"""What an aim rests on and who serves a priority goes along into the next plan."""

from datetime import UTC, datetime

import pytest

from wardmote.desks.agencies.api import load_organisations
from wardmote.desks.governance.models import Citation, ServicePriority
from wardmote.desks.governance.queries.strategies import strategies_for
from wardmote.desks.governance.tests.given import AT, TODAY
from wardmote.desks.governance.verbs import directory, strategies
from wardmote.desks.places.api import set_up_partnership
from wardmote.desks.plan.api import aims_for, load_plan, priorities_to_serve
from wardmote.foundation.access import the_system
from wardmote.foundation.now import now
from wardmote.foundation.records import carry
from wardmote.reports.packs import load_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    """A job of the system in the real pack's partnership."""
    pack = load_pack("chorley_south_ribble")
    viewer = the_system("a test", set_up_partnership(pack=pack, by="a test", at=AT))
    load_organisations(pack=pack, by=viewer)
    load_plan(pack=pack, by=viewer, at=AT)
    return viewer


@pytest.fixture
def aims(by):
    """Two aims, of which the second takes the place of the first."""
    found = [aim.id for aim in aims_for(by)]
    return found[0], found[-1]


@pytest.fixture
def strategy(by, aims):
    told = {"said": strategies.StrategySaid("Harbour safety"), "by": by, "at": AT}
    reference = strategies.link_strategy(**told)
    made = next(each for each in strategies_for(by, TODAY) if each.reference == reference)
    strategies.say_aims(strategy=made.id, edition=made.edition, aims={aims[0]}, by=by, at=AT)
    return reference


def rests(by, reference):
    return {aim.id for each in strategies_for(by, TODAY) if each.reference == reference for aim in each.aims}


def along(by, table, old, new):
    carry(by=by, table=("plan", table), old=old, new=new, at=datetime(2027, 6, 1, tzinfo=UTC))


def test_an_aim_rests_on_what_the_one_before_it_rested_on(by, aims, strategy):
    along(by, "Aim", *aims)
    assert rests(by, strategy) == set(aims)
    along(by, "Aim", *aims)
    assert Citation.objects.filter(strategy__reference=strategy).count() == 2


def test_what_somebody_took_from_the_new_aim_stays_taken(by, aims, strategy):
    along(by, "Aim", *aims)
    found = next(each for each in strategies_for(by, TODAY) if each.reference == strategy)
    strategies.say_aims(strategy=found.id, edition=found.edition, aims={aims[0]}, by=by, at=AT)
    along(by, "Aim", *aims)
    assert rests(by, strategy) == {aims[0]}


def test_what_the_old_aim_no_longer_rests_on_does_not_go_along(by, aims, strategy):
    found = next(each for each in strategies_for(by, TODAY) if each.reference == strategy)
    strategies.say_aims(strategy=found.id, edition=found.edition, aims=set(), by=by, at=AT)
    along(by, "Aim", *aims)
    assert rests(by, strategy) == set()


def test_a_priority_keeps_its_services(by):
    first, *_more, last = [each.id for each in priorities_to_serve(by)]
    said = directory.ServiceSaid("Quayside", "Listens", ("domestic",), telephone="01632 960 001")
    reference = directory.add_service(said=said, by=by, at=now())
    made = ServicePriority.objects.filter(service__reference=reference)
    service = directory.Service.objects.get(reference=reference)
    directory.say_priorities(service=service.pk, edition=service.edition, priorities={first}, by=by, at=now())
    along(by, "Priority", first, last)
    along(by, "Priority", first, last)
    assert set(made.values_list("priority", flat=True)) == {first, last}
    assert made.count() == 2
