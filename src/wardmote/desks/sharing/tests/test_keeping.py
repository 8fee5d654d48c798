"""Requests are kept for their time; what was told goes by itself by its day, certified, unless a hold keeps it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from wardmote.clocks.months import corresponding
from wardmote.desks.sharing.models import (
    Disclosure,
    DisclosureRequest,
    Hearer,
    MeetingDisclosure,
    RequestedField,
    StoredDecision,
)
from wardmote.desks.sharing.queries.keeping import kept_in_meetings
from wardmote.desks.sharing.queries.requests import request_for
from wardmote.desks.sharing.queries.telling import told_for
from wardmote.desks.sharing.tests.given import asked, in_force, told
from wardmote.desks.sharing.tests.in_meetings import CASE, record, shared, the_one, there
from wardmote.desks.sharing.verbs import told as told_verbs
from wardmote.errors import Missing, NotNow, Refused
from wardmote.foundation.access import the_system
from wardmote.foundation.grants.models import AccessGrant
from wardmote.foundation.now import now
from wardmote.foundation.retention import queries
from wardmote.foundation.retention.models import LegalHold
from wardmote.foundation.retention.over import Wanted
from wardmote.foundation.retention.verbs import deciding, holding
from wardmote.foundation.retention.verbs.destroying import destroy_approved
from wardmote.foundation.retention.verbs.proposing import propose_due
from wardmote.foundation.sealing import Case, has_key
from wardmote.foundation.sealing.destroying import is_destroyed

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
HELD = {
    "ground": "claim",
    "cites": "Claim 7 of the county court",
    "words": "The landlord's claim about the tenancy may want it.",
}


@pytest.fixture
def reference(pcso, manager, routine):
    """A request of the constabulary, which the council has answered."""
    reference = asked(pcso, routine)
    told(manager, reference)
    return reference


@pytest.fixture
def system(pcso):
    """The rounds' own viewer."""
    return the_system("sharing.destroy", pcso.tenant)


def key_of(viewer, reference):
    return Case("sharing", "Disclosure", request_for(viewer, reference).latest.id)


def hold(by, at, **more):
    return holding.place_hold(review_on=at.date() + 30 * DAY, **HELD, **more, by=by, at=at)


def test_what_goes_by_itself_is_certified_to_whoever_was_told(pcso, liaison, reference, system):
    late = now() + 91 * DAY
    told_verbs.destroy_due(by=system, at=late)
    (one,) = (each for each in queries.certificates_for(liaison, late) if each.day == late.date())
    (line,) = one.lines
    assert (line.kind, line.records, line.keys) == ("What was told on a request for information", 1, 1)
    assert (line.approved_by, line.approved_on) == ("", None)
    assert one.agency_name == pcso.agency


def test_a_hold_stops_what_goes_by_itself_and_what_somebody_says_is_destroyed_and_opens_nothing(
    pcso, manager, liaison, reference, system
):
    """Decided: a hold wins over the day that was agreed, over what the recipient says and over a command; access ends
    on that day all the same (UK GDPR, Articles 17(3)(e) and 18)."""
    at, key = now(), key_of(pcso, reference)
    held = hold(manager, at, reference=reference)
    with pytest.raises(NotNow, match="legal hold LH-"):
        told_verbs.destroy_told(request=reference, by=pcso, at=at)
    late = at + 91 * DAY
    told_verbs.destroy_due(by=system, at=late)
    assert has_key(key)
    assert Disclosure.objects.get(pk=key.id).destroyed_at is None
    found = request_for(manager, reference)
    assert found.latest.is_closed(late)
    with pytest.raises((NotNow, Missing)):
        told_for(pcso, found, 1, late)
    holding.lift_hold(hold=held, words="The claim was settled out of court.", by=manager, at=late)
    told_verbs.destroy_due(by=system, at=late + DAY)
    assert is_destroyed(key)
    assert LegalHold.objects.exists(), "what was lifted stays with the request"


def test_a_hold_on_what_it_hangs_on_keeps_it_too(pcso, manager, liaison, routine, system):
    """The request is about a case, and somebody holds the case's reference, as a desk above will have it held."""
    case = ("river_patrol", "RiverCase", routine)
    reference = asked(pcso, routine, about="", case=case)
    told(manager, reference)
    at, key = now(), key_of(pcso, reference)
    held = hold(manager, at, reference=reference)
    LegalHold.objects.filter(pk=held).update(desk=case[0], table=case[1], record=case[2])
    told_verbs.destroy_due(by=system, at=at + 91 * DAY)
    assert has_key(key)


def test_whoever_asked_may_hold_it_too_and_no_third_agency(pcso, liaison, officer, reference):
    """Both keep it. The officer is of another council, and is no liaison officer besides."""
    hold(liaison, now(), reference=reference)
    with pytest.raises(Missing):
        hold(replace(officer, roles=("liaison_officer",)), now(), reference=reference)


def test_a_request_goes_with_its_decisions_and_grants_once_what_was_told_is_gone(
    pcso, manager, chair, liaison, reference, system
):
    """Who told it keeps it, so somebody else of their agency decides."""
    kept, at = request_for(pcso, reference).id, now()
    late = at.replace(year=at.year + 6, month=at.month, day=min(at.day, 28)) + 5 * DAY
    propose = the_system("retention.propose", pcso.tenant)
    propose_due(by=propose, at=late)
    assert kept not in {each.name[2] for each in queries.due_for(manager, late)}, "what was told is not destroyed yet"
    told_verbs.destroy_due(by=system, at=late)
    propose_due(by=propose, at=late)
    (found,) = (each for each in queries.due_for(manager, late) if each.name[2] == kept)
    assert found.reference == reference
    assert kept not in {each.name[2] for each in queries.due_for(liaison, late)}, "the agency that told decides"
    key = Case("sharing", "DisclosureRequest", kept)
    disclosures = [each.id for each in request_for(pcso, reference).told]
    assert AccessGrant.objects.filter(record__in=disclosures).exists()
    with pytest.raises(Refused, match="another decides"):
        deciding.approve_disposal(disposal=found.id, by=manager, at=late)
    deciding.approve_disposal(disposal=found.id, by=replace(chair, roles=("liaison_officer",)), at=late)
    destroy_approved(by=the_system("retention.destroy", pcso.tenant), at=late + DAY)
    assert not DisclosureRequest.objects.filter(pk=kept).exists()
    for table in (Disclosure, StoredDecision, RequestedField):
        assert not table.objects.filter(request=kept).exists()
    assert not AccessGrant.objects.filter(record__in=disclosures).exists()
    assert is_destroyed(key)
    assert corresponding(at.date(), 72)[0] <= late.date()


def test_a_record_of_a_meeting_goes_once_nothing_told_in_it_is_kept(pcso, manager, chair, liaison, system):
    """Its requests go first; a hold on the case keeps it; who wrote it down does not decide."""
    reference = shared(manager, in_force(liaison, chair), there(manager, pcso))
    kept, request, at = record(manager, reference).id, the_one(manager, reference), now()
    late = at.replace(year=at.year + 6, month=at.month, day=min(at.day, 28)) + 5 * DAY
    propose = the_system("retention.propose", pcso.tenant)
    destroy = the_system("retention.destroy", pcso.tenant)
    another = replace(chair, roles=("liaison_officer",))

    def due():
        propose_due(by=propose, at=late)
        return {each.name[2]: each.id for each in queries.due_for(another, late)}

    told_verbs.destroy_due(by=system, at=late)
    assert kept not in due()
    deciding.approve_disposal(disposal=due()[request.id], by=another, at=late)
    destroy_approved(by=destroy, at=late + DAY)
    assert not DisclosureRequest.objects.filter(pk=request.id).exists()
    with pytest.raises(Refused, match="another decides"):
        deciding.approve_disposal(disposal=due()[kept], by=manager, at=late)
    assert [each.names for each in kept_in_meetings(another, Wanted(records=frozenset({kept})))] == [{CASE}]
    deciding.approve_disposal(disposal=due()[kept], by=another, at=late)
    destroy_approved(by=destroy, at=late + DAY)
    assert not MeetingDisclosure.objects.filter(pk=kept).exists()
    assert not Hearer.objects.filter(told_in=kept).exists()
