"""What a record tells of its person who asks: as whoever prepares it reads it, and nothing of a forum or a place."""

import pytest

from wardmote.desks.people.tests.given import ASB, AT, read, recorded
from wardmote.desks.people.verbs import contact, markers, persons, protecting
from wardmote.foundation.subject_access.declared import gather

pytestmark = pytest.mark.django_db
WHY = "Somebody who harmed them asks after them."


def marked(by, person):
    markers.add_marker(
        person=person, purpose=ASB, words="Two dogs in the yard. Ring first.", owner=by.member_id,
        until=AT.date().replace(day=28), by=by, at=AT,
    )  # fmt: skip


def told(by, person, purpose=ASB, at=AT):
    return [(each.table, each.treatment, each.held.title, each.held.words) for each in gather(by, person, purpose, at)]


def test_whoever_reads_a_record_gathers_what_it_says_with_what_was_put_right(officer):
    """Oracle: the record as it was made here, by hand."""
    person = recorded(officer)
    edition = read(officer, person).edition
    name = {"given": "Sarah", "family": "Withenfold", "because": "written down wrongly"}
    persons.correct_name(person=person, purpose=ASB, **name, edition=edition, by=officer, at=AT)
    marked(officer, person)
    found = told(officer, person)
    details = {(title.partition(",")[0], words) for table, _how, title, words in found if table.endswith("Detail")}
    assert details == {("Name", "Sara Withenfold"), ("Name", "Sarah Withenfold"), ("Date of birth", "4 March 1984")}
    assert [each for each in found if each[1] == "weighed"] == [
        (
            "people.SafetyMarker",
            "weighed",
            f"Until {AT.date().replace(day=28):%-d %B %Y}",
            "Two dogs in the yard. Ring first.",
        )
    ]
    assert found[0][3].startswith("Netherwick Council has had a record of you since ")


def test_neither_its_class_nor_its_purpose_nor_a_safe_contact_is_gathered(adviser):
    person = recorded(adviser, "Elspet", "Quarrendon", record_class="C5", purpose="safeguard_adult")
    said = contact.ContactSaid("safe", method="A letter to her sister")
    contact.say_contact(person=person, purpose="safeguard_adult", said=said, by=adviser, at=AT)
    found = told(adviser, person, "safeguard_adult")
    assert {each[0] for each in found} == {"people.Person", "people.PersonDetail"}
    words = " ".join(title + said for _table, _how, title, said in found)
    for hidden in ("C5", "safeguard", "sister", "safe"):
        assert hidden not in words


def test_what_is_protected_is_gathered_by_who_looks_after_it_and_is_nothing_to_others(adviser, officer, new_member):
    person = recorded(adviser, "Elspet", "Quarrendon", record_class="C5", purpose="safeguard_adult")
    protecting.protect(
        person=person, purpose="safeguard_adult", custodian=adviser.member_id, deputy=None, because=WHY, by=adviser,
        at=AT,
    )  # fmt: skip
    assert told(officer, person) == []
    assert told(officer, person, "safeguard_adult") == []
    found = told(adviser, person, "safeguard_adult")
    assert found
    assert not any("protect" in title + words for _table, _how, title, words in found)
