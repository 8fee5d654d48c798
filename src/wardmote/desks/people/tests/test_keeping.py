"""How long records of people and searches are kept, who decides on them, what holds them, and what a night leaves."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.apps import apps

from wardmote.clocks.months import corresponding
from wardmote.desks.people.models import CaseLink, CaseSide, Person, PersonSearch, ProtectedMatch
from wardmote.desks.people.models.sealed import person_key
from wardmote.desks.people.rules.protecting import ANOTHER
from wardmote.desks.people.tests.given import ASB, AT, DAY, LATE, NIGHT, due_of, looked_up, recorded
from wardmote.desks.people.verbs import markers, persons, protecting
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation import desks
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.jobs.worker import do_all_that_waits
from wardmote.foundation.notices.queries import notices_for
from wardmote.foundation.retention import queries, rules
from wardmote.foundation.retention.models import Certificate, CertificateLine, Disposal
from wardmote.foundation.retention.presenters import certificates, due
from wardmote.foundation.retention.sealed import case_of
from wardmote.foundation.retention.verbs import deciding, holding
from wardmote.foundation.retention.verbs.destroying import destroy_approved
from wardmote.foundation.retention.verbs.proposing import propose_due
from wardmote.foundation.sealing import has_key, store
from wardmote.foundation.sealing.destroying import is_destroyed

pytestmark = pytest.mark.django_db
WHY = "The landlord's claim about the tenancy may want it."
HELD = {"ground": "claim", "cites": "Claim 7 of the county court", "words": WHY}
#: What is made of a person, and nothing of anybody else.
OF_PEOPLE = (
    "PersonDetail", "PersonToken", "ContactDetail", "SafeContact", "AddressChange", "SafetyMarker", "ProtectedMatch",
    "Protection", "SamePerson", "CaseLink", "PersonFound",
)  # fmt: skip
#: What would tell that a record was ever protected.
SECRET = {"protection", "searches that fitted it", "links to other records of the same person"}


def marked(by, person):
    markers.add_marker(
        person=person, purpose=ASB, words="Two dogs in the yard. Ring first.", owner=by.member_id,
        until=AT.date() + 9 * DAY, by=by, at=AT,
    )  # fmt: skip


def rows() -> dict[str, int]:
    return {name: apps.get_model("people", name)._default_manager.count() for name in OF_PEOPLE}


# What is proposed


def test_what_is_past_its_time_is_proposed_the_day_after_and_whoever_decides_is_told(officer, reviewer, night):
    person = recorded(officer)
    night(propose_due, LATE - DAY)
    assert due_of(reviewer, LATE - DAY) == []
    night(propose_due, LATE)
    (found,) = due_of(reviewer)
    assert (found.name, found.state, found.keepers) == (("people", "Person", person), "to be decided", (officer.name,))
    assert rules.up_on(found.since, found.months) == LATE.date() - DAY
    assert "past the time" in notices_for(reviewer)[0].words
    assert not any("past the time" in each.words for each in notices_for(officer))
    night(propose_due, LATE + DAY)
    assert [each.id for each in due_of(reviewer, LATE + DAY)] == [found.id]


def test_each_class_has_a_time_of_its_own_and_a_search_a_shorter_one(officer, adviser, reviewer, night):
    """Oracle: the defaults of local_values.toml, by hand: 24, 72 and 84 months."""
    recorded(officer)
    recorded(adviser, "Elspet", "Quarrendon", record_class="C5", purpose="safeguard_adult")
    proposed = {}
    for months in range(24, 86):
        at = AT.replace(year=corresponding(AT.date(), months)[0].year, month=corresponding(AT.date(), months)[0].month)
        night(propose_due, at + DAY)
        for row in Disposal.objects.all():
            proposed.setdefault((row.table, row.record_class), months)
    assert proposed == {("PersonSearch", ""): 24, ("Person", "C3"): 72, ("Person", "C5"): 84}


def test_what_was_worked_on_since_or_is_in_an_open_case_is_not_past_its_time(officer, reviewer, night):
    person, linked = recorded(officer), recorded(officer, "Ivo", "Marlscar", None)
    persons.add_alias(
        person=person, purpose=ASB, given="Sally", family="Withenfold", edition=1, by=officer, at=AT + 40 * DAY
    )
    side = CaseSide.objects.create(
        partnership_id=officer.tenant.id,
        desk="river",
        table="RiverCase",
        record=person,
        side="harmed",
        made_at=AT,
        made_by="a",
    )
    link = CaseLink.objects.create(
        partnership_id=officer.tenant.id, side=side, person_id=linked, role="victim", made_at=AT, made_by="a"
    )
    night(propose_due, LATE)
    assert due_of(reviewer) == []
    link.ended_at, link.ended_by = AT, "a"
    link.save()
    night(propose_due, LATE)
    assert [each.name[2] for each in due_of(reviewer)] == [linked]
    night(propose_due, LATE + 40 * DAY)
    assert len(due_of(reviewer, LATE + 40 * DAY)) == 2


def test_a_record_that_is_taken_over_says_when_it_was_last_worked_on(officer):
    old, never = AT.date() - 900 * DAY, AT.date() + DAY
    for day, kept_from in ((old, old), (never, AT.date())):
        search = looked_up(officer, "Ann", f"Lark{day.day}", None)
        one = persons.add_person(search=search, record_class="C3", none_of_these=True, worked_on=day, by=officer, at=AT)
        assert Person.objects.get(pk=one).used_on == kept_from


# Who decides


def test_only_their_own_agency_decides_and_nobody_on_what_they_keep(officer, reviewer, outsider, night):
    recorded(officer)
    night(propose_due, LATE)
    (found,) = due_of(reviewer)
    assert due_of(outsider) == []
    assert due_of(officer) == []
    for nobody in (outsider, officer):
        with pytest.raises(Missing):
            deciding.approve_disposal(disposal=found.id, by=nobody, at=LATE)
    keeps = replace(officer, roles=("liaison_officer",))
    assert due_of(keeps)[0].mine is False
    with pytest.raises(Refused, match="another decides"):
        deciding.approve_disposal(disposal=found.id, by=keeps, at=LATE)
    with pytest.raises(Refused, match="another decides"):
        deciding.extend_disposal(
            disposal=found.id, until=LATE.date() + DAY, ground="work", words=WHY, by=keeps, at=LATE
        )


def test_a_protected_record_is_known_to_who_looks_after_it_alone(officer, colleague, reviewer, night):
    person = recorded(officer)
    protecting.protect(
        person=person, purpose=ASB, custodian=colleague.member_id, deputy=None, because=WHY, by=officer, at=AT
    )
    night(propose_due, LATE)
    assert due_of(reviewer) == []
    assert queries.waiting_for(reviewer, LATE.date()) == 1, "the search, which is long past its time"
    (found,) = due_of(colleague)
    with pytest.raises(Missing):
        deciding.approve_disposal(disposal=found.id, by=reviewer, at=LATE)
    reference = Person.objects.get().reference
    refusals = set()
    for hidden in (reference, "P-0000-0000"):
        with pytest.raises(Missing) as refused:
            holding.place_hold(reference=hidden, review_on=LATE.date() + DAY, **HELD, by=reviewer, at=LATE)
        refusals.add((refused.value.sentence, refused.value.instead))
    assert len(refusals) == 1
    told = [each.words for each in notices_for(reviewer) if "past the time" in each.words]
    assert told == ["Records are past the time for which they are kept: 1. Decide on each."], "the search alone"
    held = holding.place_hold(disposal=found.id, review_on=LATE.date() + DAY, **HELD, by=colleague, at=LATE)
    assert queries.holds_for(reviewer, LATE) == ()
    with pytest.raises(Missing):
        holding.lift_hold(hold=held, words=WHY, by=reviewer, at=LATE)
    holding.lift_hold(hold=held, words=WHY, by=colleague, at=LATE)
    deciding.approve_disposal(disposal=found.id, by=colleague, at=LATE)
    night(destroy_approved, NIGHT)
    assert not Person.objects.exists()


def test_an_agency_in_which_nobody_may_decide_is_told_to_the_manager_and_a_protected_record_is_not(
    landlord, officer, colleague, new_member, night
):
    manager = desks.the_one("viewer_of")(new_member(name="Mo Lane", email="mo@netherwick.example").pk)
    recorded(landlord)
    person = recorded(officer, "Ivo", "Marlscar", None)
    protecting.protect(
        person=person, purpose=ASB, custodian=colleague.member_id, deputy=None, because=WHY, by=officer, at=AT
    )
    night(propose_due, LATE)
    said = [each.words for each in notices_for(manager)]
    assert [words for words in said if "may decide" in words] == [
        "Wickhaven Homes has records past their time, and nobody else there may decide. Give somebody a role that does."
    ]
    assert person not in {each.name[2] for each in queries.due_for(manager, LATE)}


# What a night leaves


@pytest.fixture
def two(officer, colleague, landlord, reviewer, tmp_path, night):
    """Two records, one of them with a marker, protected once, and searched for while it was."""
    first, second = recorded(officer), recorded(colleague, "Sarah", "Withenfold", None)
    marked(officer, first)
    protecting.protect(
        person=first, purpose=ASB, custodian=officer.member_id, deputy=None, because=WHY, by=officer, at=AT
    )
    looked_up(landlord, "Sara", "Withenfold")
    do_all_that_waits(tmp_path)
    for match in ProtectedMatch.objects.all():
        protecting.answer_match(match=match.pk, answer=ANOTHER, words=WHY, by=officer, at=AT)
    protecting.end_protection(person=first, purpose=ASB, because=WHY, by=officer, at=AT)
    night(propose_due, LATE)
    assert first not in {each.name[2] for each in due_of(reviewer)}, "its marker was not ended yet"
    night(markers.end_what_ran_out, LATE)
    night(propose_due, LATE)
    return first, second


def test_what_is_let_go_is_destroyed_the_night_after_with_all_of_it_and_nothing_else(two, reviewer, officer, night):
    first, second = two
    others = rows()
    (found,) = (each for each in due_of(reviewer) if each.name[2] == first)
    read_ = queries.one_due(reviewer, found.id, LATE)
    assert dict(read_.parts)["safety markers"] == 1
    assert not SECRET & set(dict(read_.parts))
    deciding.approve_disposal(disposal=found.id, by=reviewer, at=LATE)
    night(destroy_approved, LATE + timedelta(hours=12))
    assert Person.objects.filter(pk=first).exists(), "on the same day it can still be taken back"
    night(destroy_approved, NIGHT)
    assert set(Person.objects.values_list("pk", flat=True)) == {second}
    gone = {name: others[name] - n for name, n in rows().items()}
    assert (gone["SafetyMarker"], gone["Protection"]) == (1, 1)
    assert gone["ProtectedMatch"] >= 1
    assert all(n >= 0 for n in gone.values())
    assert rows()["PersonDetail"] > 0
    assert is_destroyed(person_key(first))
    assert not is_destroyed(person_key(second))
    assert PersonSearch.objects.filter(person=first).count() == 0
    assert not Disposal.objects.filter(record=first).exists()
    assert AuditRow.objects.filter(what="destroyed", table="people.Person", record=str(first)).count() == 2


def test_the_certificate_says_how_many_of_what_by_which_rule_and_on_whose_word(two, reviewer, outsider, night):
    for each in due_of(reviewer):
        deciding.approve_disposal(disposal=each.id, by=reviewer, at=LATE)
    night(destroy_approved, NIGHT)
    (one,) = queries.certificates_for(reviewer, NIGHT)
    (line,) = (each for each in one.lines if each.kind == "A person's record")
    assert (one.records, line.records, line.keys, line.approved_by) == (2, 2, 2, reviewer.name)
    assert line.approved_on == LATE.date()
    assert line.rule.startswith("72 months from the last day")
    assert "unconfirmed" in line.source
    assert dict(line.rows)["safety markers"] == 1
    assert not SECRET & set(dict(line.rows))
    assert queries.certificates_for(outsider, NIGHT) == ()
    with pytest.raises(Missing):
        queries.certificate_for(outsider, one.reference, NIGHT)
    document = certificates.certificate_document(one, reviewer.tenant)
    said = repr(document)
    assert "Withenfold" not in said
    assert not any(str(each) in said for each in two)
    page = certificates.certificate_page(one)
    assert [title for title, _facts in page.lines] == [each.text for each in document.blocks if hasattr(each, "level")]
    night(destroy_approved, NIGHT)
    assert (Certificate.objects.count(), CertificateLine.objects.count()) == (1, 1)


def test_what_was_let_go_is_taken_back_before_the_night(two, reviewer, colleague, night):
    first, _second = two
    (found,) = (each for each in due_of(reviewer) if each.name[2] == first)
    with pytest.raises(NotNow, match="Nobody approved"):
        deciding.take_approval_back(disposal=found.id, by=reviewer, at=LATE)
    deciding.approve_disposal(disposal=found.id, by=reviewer, at=LATE)
    with pytest.raises(NotNow, match="approved already"):
        deciding.approve_disposal(disposal=found.id, by=reviewer, at=LATE)
    deciding.take_approval_back(disposal=found.id, by=reviewer, at=LATE)
    night(destroy_approved, NIGHT)
    assert Person.objects.filter(pk=first).exists()
    assert {each.state for each in due_of(reviewer, NIGHT)} == {"to be decided"}


def test_what_was_worked_on_after_it_was_let_go_is_kept(two, reviewer, officer, night):
    first, _second = two
    (found,) = (each for each in due_of(reviewer) if each.name[2] == first)
    deciding.approve_disposal(disposal=found.id, by=reviewer, at=LATE)
    Person.objects.filter(pk=first).update(used_on=LATE.date())
    night(destroy_approved, NIGHT)
    assert Person.objects.filter(pk=first).exists()
    assert not Disposal.objects.filter(pk=found.id).exists()
    assert "has been worked on since" in notices_for(reviewer)[0].words


def test_a_record_whose_key_is_not_here_stays_whole_and_holds_no_other_up(two, reviewer, night, settings):
    first, second = two
    for each in due_of(reviewer):
        deciding.approve_disposal(disposal=each.id, by=reviewer, at=LATE)
    before = rows()["SafetyMarker"]
    store._path(settings.WARDMOTE_KEYS, person_key(first)).unlink()
    night(destroy_approved, NIGHT)
    assert set(Person.objects.values_list("pk", flat=True)) == {first}
    assert rows()["SafetyMarker"] == before == 1
    assert is_destroyed(person_key(second))


# Kept for longer


def test_it_is_kept_longer_on_a_ground_with_a_reason_and_then_proposed_again(officer, reviewer, night):
    recorded(officer)
    night(propose_due, LATE)
    (found,) = due_of(reviewer)
    until = LATE.date() + 90 * DAY

    def longer(**more):
        said = {"until": until, "ground": "work", "words": WHY, **more}
        deciding.extend_disposal(disposal=found.id, by=reviewer, at=LATE, **said)

    for wrong in (
        {"until": LATE.date()},
        {"until": LATE.date() + 800 * DAY},
        {"ground": "claim"},
        {"words": "Because."},
    ):
        with pytest.raises(Invalid):
            longer(**wrong)
    with pytest.raises(Invalid, match="somebody's name"):
        longer(words="Mrs Wren's claim about the tenancy may want it.")
    longer()
    assert [each.state for each in due_of(reviewer)] == ["kept longer"]
    assert queries.one_due(reviewer, found.id, LATE).words == WHY
    assert WHY not in repr(Disposal.objects.values_list())
    assert queries.waiting_for(reviewer, until) == 1, "the search alone"
    after = LATE + 91 * DAY
    assert [each.state for each in due_of(reviewer, after)] == ["to be decided"]
    assert queries.waiting_for(reviewer, after.date()) == 2
    deciding.approve_disposal(disposal=found.id, by=reviewer, at=after)
    night(destroy_approved, after + DAY)
    assert not Person.objects.exists()
    assert is_destroyed(case_of("Disposal", found.id))
    assert not has_key(case_of("Disposal", found.id))


def test_a_search_whose_custodian_has_not_answered_is_kept(officer, colleague, landlord, tmp_path, night):
    person = recorded(officer)
    protecting.protect(
        person=person, purpose=ASB, custodian=colleague.member_id, deputy=None, because=WHY, by=officer, at=AT
    )
    search = looked_up(landlord, "Sara", "Withenfold")
    do_all_that_waits(tmp_path)
    late = AT.replace(year=AT.year + 2) + DAY
    night(propose_due, late)
    assert not Disposal.objects.filter(record=search).exists()


def test_the_page_of_a_record_says_what_can_be_done_with_it(officer, reviewer, night):
    recorded(officer)
    night(propose_due, LATE)
    (found,) = due_of(reviewer)
    page = due.record_page(queries.one_due(reviewer, found.id, LATE))
    assert (page.may_approve, page.may_extend, page.may_take_back, page.read) == (True, True, False, None)
    assert "not open to you" in page.reading
    assert "Withenfold" not in repr(page)
    deciding.approve_disposal(disposal=found.id, by=reviewer, at=LATE)
    page = due.record_page(queries.one_due(reviewer, found.id, LATE))
    assert (page.may_approve, page.may_take_back) == (False, True)
