"""A legal hold stops every way of destroying, is read by the agency that placed it, and never ends by itself."""

from uuid import UUID

import pytest

from wardmote.desks.people.models import Person, PersonSearch
from wardmote.desks.people.models.sealed import person_key
from wardmote.desks.people.tests.given import AT, DAY, LATE, NIGHT, due_of, recorded
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation.notices.queries import notices_for
from wardmote.foundation.retention import queries
from wardmote.foundation.retention.declared import kind_of
from wardmote.foundation.retention.models import Disposal, LegalHold
from wardmote.foundation.retention.sealed import case_of
from wardmote.foundation.retention.verbs import deciding, holding
from wardmote.foundation.retention.verbs.destroying import destroy_approved
from wardmote.foundation.retention.verbs.parting import take_apart
from wardmote.foundation.retention.verbs.proposing import propose_due
from wardmote.foundation.sealing import has_key
from wardmote.foundation.sealing.destroying import destroy_key, is_destroyed

pytestmark = pytest.mark.django_db
WHY = "The landlord's claim about the tenancy may want it."
HELD = {"ground": "claim", "cites": "Claim 7 of the county court", "words": WHY}


def hold(by, at=LATE, **more) -> UUID:
    return holding.place_hold(review_on=at.date() + 30 * DAY, **{**HELD, **more}, by=by, at=at)


def test_a_hold_stops_destruction_by_everybody_until_it_is_lifted(officer, reviewer, night):
    person = recorded(officer)
    night(propose_due, LATE)
    (found,) = due_of(reviewer)
    deciding.approve_disposal(disposal=found.id, by=reviewer, at=LATE)
    held = hold(reviewer, disposal=found.id)
    assert Disposal.objects.get(pk=found.id).approved_at is None, "what was let go before it is decided on anew"
    assert [each.state for each in due_of(reviewer)] == ["held"]
    with pytest.raises(NotNow, match="already"):
        hold(reviewer, reference=Person.objects.get().reference)
    with pytest.raises(NotNow, match="legal hold keeps"):
        deciding.approve_disposal(disposal=found.id, by=reviewer, at=LATE)
    for ground in ("retention", "erasure", "mistake"):
        with pytest.raises(NotNow, match="legal hold LH-"):
            destroy_key(case=person_key(person), by="keys destroy (a test)", ground=ground, at=LATE)
    night(destroy_approved, NIGHT)
    assert Person.objects.exists()
    assert has_key(person_key(person))
    holding.lift_hold(hold=held, words="The claim was settled out of court.", by=reviewer, at=NIGHT)
    night(destroy_approved, NIGHT + DAY)
    assert Person.objects.exists(), "what was approved before the hold is decided on anew"
    deciding.approve_disposal(disposal=found.id, by=reviewer, at=NIGHT)
    night(destroy_approved, NIGHT + 2 * DAY)
    assert not Person.objects.exists()
    assert not LegalHold.objects.exists()
    assert is_destroyed(case_of("LegalHold", held))


def test_a_court_is_obeyed_though_something_is_held(officer, reviewer):
    person = recorded(officer)
    hold(reviewer, at=AT, reference=Person.objects.get().reference)
    destroy_key(case=person_key(person), by="keys destroy (a test)", ground="court", at=AT)
    assert is_destroyed(person_key(person))


def test_a_hold_keeps_what_hangs_on_the_record_even_where_somebody_else_let_it_go(officer, reviewer, night):
    """A search has no key of its own, so the night's own look at holds is all that keeps it."""
    recorded(officer)
    late = AT.replace(year=AT.year + 2) + DAY
    night(propose_due, late)
    (found,) = due_of(reviewer, late, "PersonSearch")
    held = hold(reviewer, at=late, reference=Person.objects.get().reference)
    holding.lift_hold(hold=held, words="It was the wrong record after all.", by=reviewer, at=late)
    deciding.approve_disposal(disposal=found.id, by=reviewer, at=late)
    LegalHold.objects.filter(pk=held).update(lifted_at=None, lifted_by="", lifted_words="")
    with pytest.raises(NotNow, match="legal hold"):
        take_apart(kind_of("people", "PersonSearch"), found.name[2], by=reviewer, at=late)
    night(destroy_approved, late + DAY)
    assert PersonSearch.objects.exists()
    assert Disposal.objects.get(pk=found.id).approved_at is None, "somebody decides anew"
    assert [each.state for each in due_of(reviewer, late + DAY, "PersonSearch")] == ["held"]


def test_of_a_hold_its_own_agency_reads_why_and_is_asked_whether_it_is_needed(officer, reviewer, outsider, night):
    """It is placed for thirty days, and asked about on the last of them and a week later, and on no day between."""
    recorded(officer)
    reference = Person.objects.get().reference
    with pytest.raises(Missing):
        hold(outsider, at=AT, reference=reference)
    with pytest.raises(Refused):
        hold(officer, at=AT, reference=reference)
    for wrong in ({"ground": "work"}, {"cites": " "}, {"words": "Because."}):
        with pytest.raises(Invalid):
            hold(reviewer, at=AT, reference=reference, **wrong)
    held = hold(reviewer, at=AT, reference=reference)
    found = queries.hold_for(reviewer, held, AT)
    assert (found.cites, found.words, found.quoted) == (HELD["cites"], WHY, reference)
    assert "county court" not in repr(LegalHold.objects.values_list())
    with pytest.raises(Missing):
        queries.hold_for(outsider, held, AT)
    later = AT + 30 * DAY
    night(propose_due, later)
    assert "still needed" in notices_for(reviewer)[0].words
    asked = len(notices_for(reviewer))
    night(propose_due, later + DAY)
    assert len(notices_for(reviewer)) == asked
    with pytest.raises(Invalid):
        holding.move_review(hold=held, review_on=later.date() + 900 * DAY, by=reviewer, at=later)
    holding.move_review(hold=held, review_on=later.date() + 60 * DAY, by=reviewer, at=later)
    assert LegalHold.objects.get().lifted_at is None, "no hold ends by itself"
