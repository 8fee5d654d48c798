"""What to know before a visit to an address: found however it is typed, by its own organisation, until its last day."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from wardmote.desks.people.models import AddressMarker, ContactDetail, VisitedAddress
from wardmote.desks.people.queries import addresses as queries
from wardmote.desks.people.queries.keeping import kept_address_markers
from wardmote.desks.people.rules.addresses import as_typed, kept_as, looked_for_as
from wardmote.desks.people.tests.given import ASB, AT, DAY, WHY_SAME, adopt, due_of, read, recorded, trained
from wardmote.desks.people.verbs import addresses as verbs
from wardmote.desks.people.verbs import contact, protecting
from wardmote.desks.people.verbs.markers import end_what_ran_out
from wardmote.errors import Invalid, Missing, Refused
from wardmote.foundation.notices.queries import notices_for
from wardmote.foundation.retention.over import Wanted

HOUSE, FLAT = "12 Mill Lane, Netherwick, QX1 2AB", "Flat 3, 12 Mill Lane, Netherwick, QX1 2AB"
WORDS = "Two dogs were loose in the yard in March. Ring before going in."
ADULT = "safeguard_adult"


@pytest.mark.parametrize(
    "typed",
    [
        "12 Mill Lane, Netherwick, QX1 2AB",
        "12, mill ln qx12ab",
        " 12 Mill  Lane\nNetherwick\nQX1 2AB ",
        "12 Old Mill Lane, QX1 2ab",
    ],
)
def test_one_address_is_one_however_it_is_typed(typed):
    assert kept_as(typed) == kept_as(HOUSE)


@pytest.mark.parametrize(
    "other",
    ["12a Mill Lane, QX1 2AB", "12 Mill Lane, QX1 2AC", "21 Mill Lane, QX1 2AB", FLAT, "Flat B, 12 Mill Lane, QX1 2AB"],
)
def test_another_address_is_another(other):
    assert kept_as(other) != kept_as(HOUSE)


def test_a_flat_is_looked_up_with_its_building_and_no_building_with_its_flats():
    assert kept_as(HOUSE) in looked_for_as(FLAT)
    assert kept_as(FLAT) not in looked_for_as(HOUSE)


def test_a_house_with_a_name_and_one_with_a_number_of_its_own():
    assert kept_as("Rose Cottage, Mill Lane, QX1 2AB") == kept_as("rose cottage QX1 2AB".replace(" QX", ", QX"))
    assert kept_as("UPRN 000100012345") == kept_as("100012345") == "address:uprn 100012345"
    assert as_typed(" 12 Mill  Lane,\n\n QX1 2AB") == "12 Mill Lane, QX1 2AB"


@pytest.mark.parametrize("typed", ["12 Mill Lane, Netherwick", "QX1 2AB", "12345", ""])
def test_what_cannot_be_told_from_another_is_refused(typed):
    with pytest.raises(Invalid):
        kept_as(typed)


def marked(by, address=HOUSE, words=WORDS, owner=None, days=10, at=AT, purpose=ASB):
    until = at.date() + days * DAY
    owner = owner or by.member_id
    return verbs.mark_address(address=address, purpose=purpose, words=words, owner=owner, until=until, by=by, at=at)


def shown(by, address=HOUSE, day=None):
    return [each.words for each in queries.markers_at(by, address, day or AT.date())]


@pytest.mark.django_db
def test_it_is_shown_to_the_whole_organisation_and_to_no_other(officer, colleague, landlord):
    marked(officer, owner=colleague.member_id)
    assert shown(officer) == shown(colleague, "12 mill lane qx12ab") == [WORDS]
    assert shown(officer, FLAT) == [WORDS]
    assert shown(officer, "14 Mill Lane, QX1 2AB") == []
    assert shown(landlord) == []
    assert "You own a safety marker of an address" in notices_for(colleague)[0].words
    assert [each.words for each in queries.own_markers(colleague, AT.date())] == [WORDS]
    assert queries.own_markers(officer, AT.date()) == ()


@pytest.mark.django_db
def test_it_goes_by_itself_after_its_last_day(officer, colleague, night):
    marked(officer, owner=colleague.member_id, days=2)
    last = AT.date() + 2 * DAY
    assert shown(officer, day=last) == [WORDS]
    assert shown(officer, day=last + DAY) == []
    night(end_what_ran_out, AT + 2 * DAY)
    assert AddressMarker.objects.get().ended_at is None
    night(end_what_ran_out, AT + 3 * DAY)
    assert AddressMarker.objects.get().ended_by
    assert "ran out" in notices_for(colleague)[0].words


@pytest.mark.django_db
def test_only_its_owner_ends_it(officer, colleague):
    marker = marked(officer, owner=colleague.member_id)
    with pytest.raises(Missing):
        verbs.end_address_marker(marker=marker, by=officer, at=AT)
    verbs.end_address_marker(marker=marker, by=colleague, at=AT)
    assert shown(officer) == []


@pytest.mark.django_db
def test_what_is_of_no_use_or_not_theirs_to_say_is_refused(officer, landlord, new_member):
    for wrong in (
        {"address": "Mill Lane"},
        {"words": "Dogs"},
        {"days": 0},
        {"days": 366},
        {"owner": landlord.member_id},
    ):
        with pytest.raises(Invalid):
            marked(officer, **wrong)
    other = trained(new_member(name="Cy Orr", email="cy@netherwick.example", roles=("councillor",)))
    for wrong in ({"by": officer, "purpose": "death_review"}, {"by": other}):
        with pytest.raises(Refused):
            marked(**wrong)


@pytest.mark.django_db
def test_nothing_is_marked_before_an_impact_assessment(new_member, partnership):
    early = trained(new_member(name="Ada Brook", roles=("asb_officer",)))
    with pytest.raises(Refused):
        marked(early)
    adopt(partnership)
    assert marked(early)


@pytest.mark.django_db
def test_whoever_reads_somebody_is_warned_of_where_they_are_visited(officer, colleague):
    person = recorded(officer)
    marked(colleague)
    assert not read(officer, person).warns
    verbs.say_visited(person=person, purpose=ASB, address="12 mill lane, qx1 2ab", by=officer, at=AT)
    found = read(officer, person)
    assert found.warns
    assert [each.words for each in found.visited.markers] == [WORDS]
    verbs.say_visited(person=person, purpose=ASB, address="14 Mill Lane, QX1 2AB", by=officer, at=AT)
    assert read(officer, person).visited.markers == ()
    verbs.stop_visiting(person=person, purpose=ASB, by=officer, at=AT)
    assert read(officer, person).visited is None
    assert VisitedAddress.objects.filter(ended_at__isnull=False).count() == 2


@pytest.mark.django_db
def test_where_somebody_protected_lives_is_written_down_nowhere_else(officer, colleague):
    person = recorded(officer)
    verbs.say_visited(person=person, purpose=ASB, address=HOUSE, by=officer, at=AT)
    of = {"person": person, "purpose": ASB, "custodian": officer.member_id, "deputy": None, "because": WHY_SAME}
    protecting.protect(**of, by=officer, at=AT)
    assert read(officer, person).visited is None
    with pytest.raises(Invalid, match="protected address, and nowhere else"):
        verbs.say_visited(person=person, purpose=ASB, address=HOUSE, by=officer, at=AT)


@pytest.mark.django_db
def test_of_domestic_abuse_it_is_never_written_and_a_protected_address_marks_nothing(adviser, new_member, assessed):
    second = trained(
        new_member(name="Ira Dunn", email="ira@haven-line.example", organisation="Haven Line", roles=("idva",))
    )
    person = recorded(adviser, record_class="C5", purpose=ADULT)
    with pytest.raises(Invalid):
        verbs.say_visited(person=person, purpose=ADULT, address=HOUSE, by=adviser, at=AT)
    of = {"person": person, "purpose": ADULT, "at": AT}
    contact.ask_for_address(**of, address=HOUSE, because="The refuge confirmed it this morning.", by=adviser)
    protecting.protect(**of, custodian=adviser.member_id, deputy=second.member_id, because=WHY_SAME, by=adviser)
    contact.decide_address(**of, decision="approved", by=second)
    assert ContactDetail.every_row.filter(kind="address").exists()
    assert not AddressMarker.objects.exists()
    assert not VisitedAddress.objects.exists()


@pytest.mark.django_db
def test_its_owner_is_told_on_their_week_before_it_runs_out(officer):
    marked(officer, days=300)
    assert queries.owned_running_out(officer, AT.date()) == ()
    marked(officer, days=14)
    assert queries.owned_running_out(officer, AT.date()) == (AT.date() + 14 * DAY,)


@pytest.mark.django_db
def test_it_is_kept_for_a_time_after_it_ended_and_says_whose_it_is(officer, reviewer, night):
    from wardmote.foundation.retention.verbs.proposing import propose_due

    marker = marked(officer, days=2)
    assert list(kept_address_markers(reviewer, Wanted())) == []
    verbs.end_address_marker(marker=marker, by=officer, at=AT)
    (over,) = kept_address_markers(reviewer, Wanted())
    assert over.keepers == {officer.member_id}
    assert [name for _id, name in over.agencies] == [officer.agency]
    night(propose_due, AT.replace(year=AT.year + 2) + DAY)
    assert [each.name[2] for each in due_of(reviewer, AT.replace(year=AT.year + 2) + DAY, "AddressMarker")] == [marker]


@pytest.mark.django_db
def test_words_lie_nowhere_in_clear(officer):
    marker = marked(officer)
    row = AddressMarker.objects.get(pk=marker)
    assert row.words.startswith("w1.")
    assert row.address.startswith("w1.")
    assert "mill" not in row.token.lower()
    for wrong in ({"words": WORDS}, {"address": HOUSE}, {"ended_at": AT}):
        with pytest.raises(IntegrityError), transaction.atomic():
            AddressMarker.objects.filter(pk=marker).update(**wrong)


@pytest.mark.django_db
def test_what_is_written_of_an_address_that_becomes_protected_ends(officer):
    person = recorded(officer)
    verbs.say_visited(person=person, purpose=ASB, address=HOUSE, by=officer, at=AT)
    verbs.end_visited(person=person, by=officer, at=AT, where="14 Mill Lane, QX1 2AB")
    assert read(officer, person).visited
    verbs.end_visited(person=person, by=officer, at=AT + timedelta(hours=1), where="12 mill lane qx12ab")
    assert read(officer, person).visited is None
